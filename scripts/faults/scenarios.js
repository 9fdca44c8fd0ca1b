import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { faultOf, night, stageOf, stateOf } from './night.js';
import { posreconIsReadableBy } from './other-account.js';

/** Of the last run's stages; the run itself is over after `done`. */
const stages = ['start', 'carried', 'intake', 'matching', 'judging', 'ledger', 'done'];

/** Lets a run be killed when `when` says so, and tells what it left; `null` where it had ended before. */
async function killed(setting, hasLedger, when) {
  const ledger = newLedger(setting, hasLedger);
  const kill = (child) => child.kill('SIGKILL');
  const run = night(setting, ledger, setting.tonight(hasLedger), {
    onLine: (line, child) => when.onStage?.(stageOf(line), () => kill(child)),
  });
  when.onStart?.(() => kill(run.child));
  const { signal } = await run.ended;
  const left = await whole(setting, ledger, hasLedger);
  discard(setting, ledger);
  return signal === null ? null : left;
}

/** A ledger after a fault: last night's or tonight's, sound, and good for another run. Gives back which, or throws. */
async function whole(setting, ledger, hasLedger, folder = setting) {
  const { states } = setting;
  const path = join(folder.path, ledger);
  const left = await stateOf(path);
  const end = hasLedger ? states.tonight : states.first;
  const which =
    left === end ? 'tonight' : left === (hasLedger ? states.last : 'none') ? 'last' : null;
  if (which === null) throw new Error('the ledger is neither last night’s nor tonight’s');
  const fault = left === 'none' ? null : await faultOf(folder, ledger);
  if (fault !== null) throw new Error(fault);
  const again = await night(folder, ledger, setting.tonight(hasLedger)).ended;
  if (again.exit !== 0) throw new Error(`another run: exit ${again.exit} ${again.said}`);
  if ((await stateOf(path)) !== end)
    throw new Error('another run does not lead to tonight’s ledger');
  return which;
}

let ledgers = 0;

/** A copy of last night's ledger, or the name of one that is not there yet. */
function newLedger(setting, hasLedger, folder = setting) {
  ledgers += 1;
  const name = `ledger-${ledgers}.duckdb`;
  if (hasLedger) copyFileSync(setting.last, join(folder.path, name));
  return name;
}

function discard(setting, ledger) {
  for (const end of ['', '.wal']) rmSync(join(setting.path, `${ledger}${end}`), { force: true });
}

export async function killedAtStages(setting, tell) {
  for (const hasLedger of [true, false]) {
    for (const stage of stages.filter((each) => hasLedger || each !== 'carried')) {
      await tell(`after ${stage}`, () =>
        killed(setting, hasLedger, {
          onStage: (ended, kill) => ended === stage && kill(),
        }).then((left) => left ?? 'tonight'),
      );
    }
  }
}

/** Half of the moments lie where the ledger is written; one in four runs is the first of its ledger. */
export async function killedAtRandom(setting, tell, kills) {
  for (let count = 0; count < kills; count += 1) {
    const hasLedger = count % 4 !== 3;
    const part = count % 2 === 0 ? 'writing' : 'whole';
    await tell(`at a moment of the ${part} run`, async () => {
      let left = null;
      while (left === null) {
        left = await killedWithin(setting, hasLedger, part);
        // It had ended before: the machine is faster now than when the run was timed.
        if (left === null) setting.timing[part] *= 0.9;
      }
      return left;
    });
  }
}

function killedWithin(setting, hasLedger, part) {
  const delay = setting.random.next() * setting.timing[part];
  const later = (kill) => setTimeout(kill, delay).unref();
  return killed(
    setting,
    hasLedger,
    part === 'writing'
      ? { onStage: (ended, kill) => ended === 'judging' && later(kill) }
      : { onStart: later },
  );
}

const unwritable = /error\[ERR_(LEDGER|FILE)_UNWRITABLE\]/;

/** A run that could not write says so with exit 4, one that could does not; either way the ledger is whole. */
async function hindered(setting, ledger, hasLedger, folder, options) {
  const { exit, signal, said } = await night(folder, ledger, setting.tonight(hasLedger), options)
    .ended;
  if (exit !== 0 && !unwritable.test(said)) throw new Error(`exit ${exit ?? signal} ${said}`);
  const left = await whole(setting, ledger, hasLedger);
  if ((left === 'tonight') !== (exit === 0)) throw new Error(`exit ${exit}, and it is ${left}’s`);
  return left;
}

/** No file may grow beyond a bound, from nothing to more than the ledger needs. */
export async function boundedFiles(setting, tell, steps) {
  for (const hasLedger of [true, false]) {
    for (let step = 0; step < steps; step += 1) {
      // More of the small bounds, which the log of a transaction meets.
      const share = (step / steps) ** 3;
      const blocks = Math.ceil((statSync(setting.after).size * 1.25 * share) / 512);
      await tell(`no file above ${blocks / 2} KiB`, async () => {
        const ledger = newLedger(setting, hasLedger);
        const left = await hindered(setting, ledger, hasLedger, setting, { blocks });
        discard(setting, ledger);
        return left;
      });
    }
  }
}

/** A file system of its own that is full before the run has ended. Mounting one needs root. */
export async function fullDisk(setting, tell, steps) {
  const path = join(setting.path, 'disk');
  mkdirSync(path, { recursive: true });
  const spare = statSync(setting.after).size;
  for (let step = 0; step < steps; step += 1) {
    const size = statSync(setting.last).size + Math.ceil((spare * 1.5 * step) / steps);
    const kib = Math.ceil(size / 1024);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'none', path]);
    if (mounted.status !== 0) return 'no file system can be mounted here';
    try {
      await tell(`${kib} KiB of disk`, async () => {
        const ledger = join('disk', newLedger(setting, true, { path }));
        const { exit, said } = await night(setting, ledger, setting.tonight(true)).ended;
        if (exit !== 0 && !unwritable.test(said)) throw new Error(`exit ${exit} ${said}`);
        const bigger = spawnSync('mount', ['-o', 'remount,size=64m', path]);
        if (bigger.status !== 0) throw new Error('the disk cannot be made larger');
        const left = await whole(setting, ledger, true);
        if ((left === 'tonight') !== (exit === 0)) throw new Error(`exit ${exit}: ${left}’s`);
        return left;
      });
    } finally {
      spawnSync('umount', [path]);
    }
  }
  return null;
}

/** Neither the file nor its folder may be written to. */
export async function readOnly(setting, tell) {
  const isRoot = process.getuid?.() === 0;
  const uid = isRoot ? 65534 : undefined;
  if (isRoot && !posreconIsReadableBy(uid)) return 'another account cannot read posrecon here';
  for (const [what, fileMode, folderMode] of [
    ['file', 0o444, 0o777],
    ['folder', 0o666, 0o555],
    ['file and folder', 0o444, 0o555],
    ['file that may not be read', 0o000, 0o777],
  ]) {
    await tell(what, async () => {
      const folder = join(setting.path, `read-only-${ledgers}`);
      mkdirSync(folder);
      const ledger = newLedger(setting, true, { path: folder });
      const path = join(folder, ledger);
      const before = readFileSync(path);
      chmodSync(path, fileMode);
      chmodSync(folder, folderMode);
      const name = join(`read-only-${ledgers - 1}`, ledger);
      const { exit, said } = await night(setting, name, setting.tonight(true), { uid }).ended;
      chmodSync(folder, 0o777);
      chmodSync(path, 0o666);
      if (exit !== 4 || !said.includes('error[ERR_LEDGER_UNWRITABLE]')) {
        throw new Error(`exit ${exit} ${said}`);
      }
      if (!readFileSync(path).equals(before)) throw new Error('the file was changed');
      return whole(setting, name, true);
    });
  }
  return null;
}

/** A damaged file: refused and left alone, or the damage stands where nothing is, or `ledger verify` names it. */
async function spoiled(setting, spoil) {
  const ledger = newLedger(setting, true);
  const path = join(setting.path, ledger);
  spoil(path);
  const before = readFileSync(path);
  const { exit, said } = await night(setting, ledger, setting.tonight(true)).ended;
  let outcome = 'refused';
  if (exit === 4 && /error\[ERR_LEDGER_(DAMAGED|NEWER)\]/.test(said)) {
    if (!readFileSync(path).equals(before)) throw new Error('refused, and changed');
  } else if (exit === 0) {
    const left = await stateOf(path).catch(() => null);
    const fault = await faultOf(setting, ledger);
    if (left === setting.states.tonight && fault === null) outcome = 'harmless';
    else if (fault?.includes('exit 4')) outcome = 'named by verify';
    else throw new Error('the run took it for whole, and verify does too');
  } else {
    throw new Error(`exit ${exit} ${said}`);
  }
  discard(setting, ledger);
  return outcome;
}

export async function truncated(setting, tell) {
  const { size } = statSync(setting.last);
  const cuts = [0, 1, 4096, 8192, 12288, size / 4, size / 2, size - 262144, size - 4096, size - 1];
  for (const cut of cuts) {
    const bytes = Math.max(0, Math.floor(cut));
    await tell(`cut to ${bytes} bytes`, () =>
      spoiled(setting, (path) => truncateSync(path, bytes)),
    );
  }
}

export async function flipped(setting, tell, count) {
  const { size } = statSync(setting.last);
  for (let flip = 0; flip < count; flip += 1) {
    const at = flip % 4 === 0 ? setting.random.int(0, 12287) : setting.random.int(0, size - 1);
    const bit = 1 << setting.random.int(0, 7);
    await tell(`bit ${bit} of byte ${at}`, () =>
      spoiled(setting, (path) => {
        const bytes = readFileSync(path);
        bytes[at] ^= bit;
        writeFileSync(path, bytes);
      }),
    );
  }
}

/** Two runs at once: each ends well or is told that another run is in its way, and one ends well. */
export async function raced(setting, tell, rounds) {
  for (let round = 0; round < rounds; round += 1) {
    const hasLedger = round % 2 === 0;
    const lead = setting.random.next() * setting.timing.whole * (round % 3) * 0.5;
    await tell(`the second ${Math.round(lead)} ms later`, async () => {
      const ledger = newLedger(setting, hasLedger);
      const first = night(setting, ledger, setting.tonight(hasLedger));
      await new Promise((resolve) => setTimeout(resolve, lead));
      const second = night(setting, ledger, setting.tonight(hasLedger));
      const ends = [await first.ended, await second.ended];
      for (const { exit, said } of ends) {
        if (exit !== 0 && !(exit === 4 && said.includes('error[ERR_LEDGER_LOCKED]'))) {
          throw new Error(`exit ${exit} ${said}`);
        }
      }
      if (ends.every(({ exit }) => exit !== 0)) throw new Error('neither ended well');
      const left = await whole(setting, ledger, hasLedger);
      if (left !== 'tonight') throw new Error('one ended well, and nothing was written');
      discard(setting, ledger);
      return ends.every(({ exit }) => exit === 0) ? 'both ended well' : 'one was told to wait';
    });
  }
}
