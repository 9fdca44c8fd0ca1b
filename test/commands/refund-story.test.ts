import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { ExemplifiedCommand } from '../../src/commands/exemplified-command.ts';
import { addLedgerCommands } from '../../src/commands/ledger-commands.ts';
import type { RunCommand } from '../../src/commands/options.ts';
import { addReconcile } from '../../src/commands/reconcile-command.ts';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { PosreconError } from '../../src/errors/posrecon-error.ts';
import { printError } from '../../src/errors/print.ts';
import { firstBreak, readTrail } from '../../src/ledger/audit-trail.ts';
import type { AuditEntry } from '../../src/model/ledger.ts';
import { by, enterCopyOf } from './refund-ledger.ts';

let leave = (): void => undefined;
afterEach(() => leave());

interface Told {
  readonly exit: number;
  readonly text: string;
}

/** What a command line says to one account on a day of October. */
async function tell(user: string, day: number, typed: readonly string[]): Promise<Told> {
  let told: Told = { exit: 70, text: '' };
  const run: RunCommand = async (command) => {
    try {
      const { exitCode, messages, output } = await command(by(user, day));
      told = { exit: exitCode, text: [...messages, output.trimEnd()].join('\n') };
    } catch (error) {
      if (!(error instanceof PosreconError)) throw error;
      told = { exit: error.exitCode, text: printError(error) };
    }
  };
  const posrecon = new ExemplifiedCommand('posrecon').exitOverride();
  addReconcile(posrecon, run, async () => undefined);
  addLedgerCommands(posrecon, run);
  await posrecon.parseAsync(typed, { from: 'user' });
  return told;
}

/** Changes the ledger behind its back. */
async function tamper(change: (trail: readonly AuditEntry[]) => readonly string[]): Promise<void> {
  const engine = openDuckDb();
  try {
    await engine.run("attach 'ledger.duckdb' as ledger");
    for (const sql of change(await readTrail(engine))) await engine.run(sql);
    await engine.run('detach ledger');
  } finally {
    engine.close();
  }
}

/** Sets an entry's actor; with all hashes after it computed anew, where a forger is thorough. */
function forged(trail: readonly AuditEntry[], action: string, actor: string): readonly string[] {
  let previous = '';
  return trail.map((entry) => {
    const said = { ...entry, actor: entry.action === action ? actor : entry.actor, previous };
    const { number, at, about, body } = said;
    previous = createHash('sha256')
      .update(JSON.stringify([number, at, said.actor, said.action, about, body, said.previous]))
      .digest('hex');
    return `update ledger.audit set actor = '${said.actor}', previous = '${said.previous}', hash = '${previous}' where number = ${number}`;
  });
}

/** A hash is named by when it was first seen: what an entry says in full is not this story's. */
function withoutHashes(text: string): string {
  const seen: string[] = [];
  return text.replace(/[0-9a-f]{64}/g, (hash) => {
    if (!seen.includes(hash)) seen.push(hash);
    return `<hash ${seen.indexOf(hash) + 1}>`;
  });
}

test('a double charge, followed until the money is back', { timeout: 120_000 }, async () => {
  ({ leave } = enterCopyOf('fixtures/cli/refund-until-the-money-is-back'));
  const lines: string[] = [];
  const type = async (user: string, day: number, typed: string, exit: number): Promise<string> => {
    const told = await tell(
      user,
      day,
      typed.match(/"[^"]*"|\S+/g)?.map((part) => part.replaceAll('"', '')) ?? [],
    );
    lines.push(
      `# ${day} October, ${user}`,
      `$ posrecon ${typed}`,
      told.text,
      `[exit ${told.exit}]`,
      '',
    );
    expect({ typed, exit: told.exit }).toEqual({ typed, exit });
    return told.text;
  };
  const note = (text: string): void => {
    lines.push(`# ${text}`, '');
  };

  await type('nightly', 13, 'reconcile till.csv acquirer-12.csv', 1);
  const list = await type('ann', 13, 'refunds list', 0);
  const id = /r_[0-9a-f]{16}/.exec(list)?.[0] ?? '';
  note('Whoever drafted it may not approve it.');
  await type('nightly', 13, `refunds approve ${id}`, 2);
  await type('ann', 13, `refunds approve ${id}`, 0);
  await type('bob', 13, `refunds submit ${id} --reference Q-1001`, 0);
  await type('bob', 15, `refunds fail ${id} --cause bank --reason "the batch number was wrong"`, 0);
  await type('bob', 15, `refunds submit ${id} --reference Q-1002`, 0);
  note('The last line is noted elsewhere: it is the anchor of later checks.');
  const verified = await type('ann', 15, 'ledger verify', 0);
  const anchor = /[0-9a-f]{64}/.exec(verified)?.[0] ?? '';
  note('60.00 of 68.00 comes, and later than the contract allows.');
  const partial = await type('nightly', 22, 'reconcile acquirer-21.csv --drafts drafts', 1);
  const other = /(d_[0-9a-f]{16})(?![\s\S]*d_[0-9a-f]{16})/.exec(partial)?.[0] ?? '';
  expect(existsSync(`drafts/reminder-duplicate-charge-${id}.html`)).toBe(true);
  note('The rest is asked for already.');
  await type('ann', 22, `refunds draft ${other}`, 2);
  note('The rest comes.');
  await type('nightly', 27, 'reconcile acquirer-26.csv', 0);
  await type('ann', 27, `refunds show ${id}`, 0);
  await type('ann', 27, `refunds export ${id} -o evidence.zip`, 0);
  const pack = readFileSync('evidence.zip');
  await tell('bob', 30, ['refunds', 'export', id, '-o', 'again.zip']);
  expect(readFileSync('again.zip').equals(pack)).toBe(true);
  await type('ann', 27, `ledger verify --anchor ${anchor}`, 0);

  note('Somebody writes into the ledger that bob approved it.');
  const whole = readFileSync('ledger.duckdb');
  await tamper(() => ["update ledger.audit set actor = 'bob' where action = 'approve'"]);
  expect(readFileSync('ledger.duckdb').equals(whole)).toBe(false);
  await type('ann', 28, 'ledger verify', 4);
  note('Somebody computes every hash anew, so that each entry follows from the one before.');
  await tamper((trail) => forged(trail, 'approve', 'bob'));
  await tamper((trail) => {
    expect(firstBreak(trail)).toBeNull();
    return [];
  });
  await type('ann', 28, 'ledger verify', 0);
  note('The anchor noted on 15 October tells.');
  await type('ann', 28, `ledger verify --anchor ${anchor}`, 4);
  await expect(`${withoutHashes(lines.join('\n').trimEnd())}\n`).toMatchFileSnapshot(
    '__snapshots__/refunds/story.en.txt',
  );
});

test('who approves is the account of the operating system, whatever name the environment gives', () => {
  const entered = enterCopyOf('fixtures/cli/refund-until-the-money-is-back');
  leave = entered.leave;
  const type = (typed: readonly string[], names: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, [join(root, 'bin/posrecon.js'), ...typed], {
      cwd: entered.folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], TZ: 'UTC', NO_COLOR: '1', ...names },
    });
  type(['reconcile', 'till.csv', 'acquirer-12.csv', '--quiet'], {});
  const { stdout } = type(['refunds', 'list', '--format', 'json'], {});
  const [request] = JSON.parse(stdout) as readonly { readonly id: string }[];
  const approved = type(['refunds', 'approve', request?.id ?? ''], {
    USER: 'somebody',
    LOGNAME: 'somebody',
    USERNAME: 'somebody',
    SUDO_USER: 'somebody',
  });
  expect(approved.status).toBe(2);
  expect(approved.stderr).toContain(
    `${userInfo().username} drafted ${request?.id} and cannot approve it`,
  );
});
