import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';

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
  return line === null
    ? `payout ${ids['merchantId']} ${ids['settlementDate']}`
    : `${basename(file)}:${line}`;
}

/**
 * Runs posrecon on the files of a folder. @param {string} program bin/posrecon.js @param {string} folder
 * @param {readonly { name: string, side: string }[]} files @param {{ currency: string, timeZone: string }} place
 * @returns {Promise<Finding[]>}
 */
export async function runPosrecon(program, folder, files, { currency, timeZone }) {
  const report = await runForJson(
    process.execPath,
    [
      program,
      'reconcile',
      ...files.flatMap(({ name, side }) => [`--${side}`, name]),
      ...['--currency', currency, '--time-zone', timeZone],
      ...['--format', 'json', '--fail-on', 'never'],
    ],
    folder,
  );
  return findingsOf(report);
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
      else reject(new Error(`${join(cwd)}: ${program} ended with ${code}\n${Buffer.concat(messages)}`));
    });
  });
}
