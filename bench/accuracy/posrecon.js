import { fork, spawn } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./score.js').Finding} Finding */

/** Roles of evidence that name a counterpart; every other one names a culprit. */
const counterparts = new Set(['stands', 'sale', 'original', 'counterpart']);

/** A JSON report of posrecon as findings of the benchmark. @param {any} report @returns {Finding[]} */
export function findingsOf({ discrepancies, refundRequests }) {
  /** @type {Map<string, Finding['drafts'][number][]>} */
  const drafts = new Map();
  for (const { discrepancy, kind, amount, currency } of refundRequests)
    drafts.set(discrepancy, [...(drafts.get(discrepancy) ?? []), { kind, amount, currency }]);
  return discrepancies.map((/** @type {any} */ each) => ({
    code: each.code,
    severity: each.severity,
    culprits: each.evidence.filter(({ role }) => !counterparts.has(role)).map(placeOf),
    amount: each.atStake?.amount ?? null,
    currency: each.atStake?.currency ?? null,
    owedTo: each.owedTo,
    drafts: drafts.get(each.id) ?? [],
  }));
}

/** @param {{ file: string, line: number | null, ids: Record<string, string> }} evidence */
function placeOf({ file, line, ids }) {
  if (line === null && ids['stan'] !== undefined)
    return `trace ${ids['terminalId']} ${ids['batchNo']} ${ids['stan']}`;
  return line === null
    ? `payout ${ids['merchantId']} ${ids['settlementDate']}`
    : `${basename(file)}:${line}`;
}

/**
 * Processes that have posrecon loaded, so that a day costs what its work costs and not a start. @param {string} dist folder of a build
 */
export function openPosrecon(dist) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const idle = [];
  return {
    /**
     * @param {string} folder @param {readonly { name: string, side: string }[]} files @param {{ currency: string, timeZone: string }} place
     * @returns {Promise<Finding[]>}
     */
    async run(folder, files, place) {
      const worker =
        idle.pop() ?? fork(fileURLToPath(new URL('posrecon-worker.js', import.meta.url)), [dist]);
      const report = await new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`posrecon ended in ${folder}`));
        worker.once('exit', onExit);
        worker.once('message', (/** @type {any} */ { report, failure }) => {
          worker.off('exit', onExit);
          if (failure === undefined) resolve(report);
          else reject(new Error(`${folder}: ${failure}`));
        });
        worker.send({ folder, files, ...place });
      });
      idle.push(worker);
      return findingsOf(report);
    },
    close() {
      for (const worker of idle) worker.disconnect();
    },
  };
}

/**
 * Runs another tool: a command that gets the folder as its last argument and prints `{ "findings": [ … ] }`.
 * @param {string} command @param {string} folder @returns {Promise<Finding[]>}
 */
export async function runTool(command, folder) {
  const [program, ...args] = command.split(' ');
  const { findings } = await runForJson(program, [...args, folder], process.cwd());
  return findings.map((/** @type {Partial<Finding>} */ each) => ({
    severity: 'error',
    amount: null,
    currency: null,
    owedTo: null,
    drafts: [],
    ...each,
  }));
}

/** @param {string} program @param {readonly string[]} args @param {string} cwd @returns {Promise<any>} */
function runForJson(program, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {Buffer[]} */
    const output = [];
    /** @type {Buffer[]} */
    const messages = [];
    child.stdout.on('data', (bytes) => output.push(bytes));
    child.stderr.on('data', (bytes) => messages.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(output).toString()));
      else reject(new Error(`${cwd}: ${program} ended with ${code}\n${Buffer.concat(messages)}`));
    });
  });
}
