import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fail, filesBelow, prepare, root } from './ensure.js';

// `npm run corpus -- DIR`: reads files that nobody on this project wrote, and says what it made of them.
// DIR holds EXPECTED.json: path → { entries?, signedSum?, … } as an independent script counted them.
// With --files also a line a file.

/** What is read as a table, or must at least be answered politely. */
const formats = [
  ['WeChat merchant', /^cn\/wechat\/merchant-/],
  ['WeChat consumer', /^cn\/wechat\/consumer-/],
  ['Alipay consumer', /^cn\/alipay\//],
  ['Chinese banks', /^cn\/banks\//],
  ['bank CSV', /^bank-csv\//],
  ['processor CSV', /^processor-csv\//],
];
const extensions = /\.(csv|txt|xlsx?)$/i;
const filesPerCall = 12;

const folder = resolve(process.argv[2] ?? fail('which folder? npm run corpus -- DIR'));
if (!existsSync(join(folder, 'EXPECTED.json'))) fail(`${folder} holds no EXPECTED.json`);
await prepare();

const expectations = JSON.parse(readFileSync(join(folder, 'EXPECTED.json'), 'utf8'));
const failures = [];
const tally = formats.map(([format, pattern]) => {
  const paths = filesBelow(folder, '.')
    .map((path) => path.slice(2))
    .filter((path) => pattern.test(path) && extensions.test(path));
  const answers = inspect(paths);
  for (const answer of answers) failures.push(...faultsOf(answer));
  return { format, answers };
});
print(tally);
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(failures.length === 0 ? 'All requirements hold.' : `${failures.length} failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Inspects files in batches; where a batch crashes, one by one, to know which file it was. */
function inspect(paths) {
  const answers = [];
  for (let start = 0; start < paths.length; start += filesPerCall) {
    const batch = paths.slice(start, start + filesPerCall);
    const run = runInspect(batch);
    if (run.crash === null || batch.length === 1) answers.push(...answersOf(batch, run));
    else answers.push(...batch.flatMap((path) => answersOf([path], runInspect([path]))));
  }
  return answers;
}

function runInspect(paths) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/posrecon.js'), 'inspect', '--format', 'json', ...paths],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  let files = [];
  let crash = null;
  try {
    files = JSON.parse(stdout).files;
  } catch {
    crash = 'standard output is no JSON';
  }
  if (/^\s+at .*:\d+:\d+\)?$/m.test(stderr)) crash = 'a stack trace on standard error';
  if (![0, 1, 3].includes(status)) crash = `exit code ${status}`;
  return { status, files, crash, stderr };
}

function answersOf(paths, { status, files, crash, stderr }) {
  return paths.map((path) => ({
    path,
    status,
    crash: crash === null ? null : `${crash}: ${stderr.trim().split('\n')[0] ?? ''}`,
    // A sheet of a workbook answers as `a.xlsx!Sheet1`.
    entries: files.filter(({ file }) => file === path || file.startsWith(`${path}!`)),
  }));
}

function faultsOf({ path, crash, entries }) {
  const [entry] = entries;
  if (crash !== null) return [`${path}: ${crash}`];
  if (entry === undefined) return [`${path}: inspect does not mention it`];
  const faults =
    entry.profile === null && !isExplained(entry) ? ['profile null without a word'] : [];
  faults.push(...differences(entries, expectations[path]));
  if (basename(path).startsWith('merchant-tradebill-'))
    faults.push(...tradeBillFaults(path, entry));
  if (basename(path).startsWith('merchant-fundflow')) faults.push(...fundFlowFaults(entry));
  return faults.map((fault) => `${path}: ${fault}`);
}

function isExplained({ problems, why }) {
  return problems.length + (why ?? []).length > 0;
}

/** Counts and sums against what an independent script counted. */
function differences(entries, expected) {
  const faults = [];
  const count = entries.reduce((sum, { records }) => sum + records.loaded, 0);
  if (expected?.entries !== undefined && count !== expected.entries) {
    faults.push(`${count} entries, expected ${expected.entries}`);
  }
  const sums = entries.flatMap(({ totals }) => totals.map(({ sum }) => Number(sum)));
  if (expected?.signedSum !== undefined) {
    const sum = sums.reduce((a, b) => a + b, 0);
    if (Math.abs(sum - Number(expected.signedSum)) > 0.005) {
      faults.push(`sum ${sum.toFixed(2)}, expected ${expected.signedSum}`);
    }
  }
  return faults;
}

function tradeBillFaults(path, { profile, records, totals, controlTotals }) {
  const [, [count, sum]] = Object.entries({
    '-all.': [3, 0.03],
    '-refund.': [2, -0.02],
    '-success.': [1, 0.01],
  }).find(([kind]) => path.includes(kind));
  const faults = [];
  if (profile !== 'wechat-pay-trade') faults.push(`profile ${profile}, not wechat-pay-trade`);
  if (records.read !== count) faults.push(`${records.read} rows read, not ${count}`);
  if (records.rejected !== 0) faults.push(`${records.rejected} rows rejected`);
  if (totals.length !== 1 || Number(totals[0].sum) !== sum) {
    faults.push(`sums ${totals.map((total) => total.sum).join(', ')}, not ${sum}`);
  }
  if (controlTotals.length === 0) faults.push('its control totals were not found');
  for (const { name, stated, found, agrees } of controlTotals) {
    if (!agrees) faults.push(`control total ${name}: ${stated} stated, ${found} found`);
  }
  return faults;
}

/** One of its rows was taken out: a profile that knows it must see that, and who does not know it must say so. */
function fundFlowFaults(entry) {
  if (entry.profile === null || entry.profile === 'auto') {
    return isExplained(entry) ? [] : ['taken as it is, without a note'];
  }
  return entry.controlTotals.some(({ agrees }) => !agrees)
    ? []
    : [`profile ${entry.profile} does not see that a row is missing`];
}

function print(formatsRead) {
  const rows = formatsRead.map(({ format, answers }) => {
    const entries = answers.flatMap((answer) => answer.entries);
    const count = (field) => entries.reduce((sum, { records }) => sum + records[field], 0);
    const named = entries.filter(({ profile }) => profile !== null && profile !== 'auto').length;
    const guessed = entries.filter(({ profile }) => profile === 'auto').length;
    const exitCodes = [...new Set(answers.map(({ status }) => status))].sort().join(' ');
    return [
      format,
      answers.length,
      named,
      guessed,
      entries.length - named - guessed,
      count('read'),
      count('rejected'),
      exitCodes,
    ];
  });
  const head = ['format', 'files', 'named', 'auto', 'not named', 'rows read', 'rejected', 'exit'];
  const widths = head.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column])].map((cell) => String(cell).length)),
  );
  for (const row of [head, ...rows]) {
    console.log(
      row
        .map((cell, i) =>
          i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]),
        )
        .join('  '),
    );
  }
  if (!process.argv.includes('--files')) return;
  for (const { answers } of formatsRead) for (const answer of answers) printFile(answer);
}

function printFile({ path, status, entries }) {
  for (const { file, profile, side, records, problems } of entries) {
    console.log(
      `  ${file}: ${profile ?? 'not named'}, ${side ?? 'side unknown'}, ${records.read} read, ${records.rejected} rejected${problems[0] ? `; ${problems[0].code} ${problems[0].message}` : ''}`,
    );
  }
  if (entries.length === 0) console.log(`  ${path}: nothing (exit ${status})`);
}
