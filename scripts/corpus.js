import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asNamedOtherwise, claimedTwice, misnamed, readOtherwise } from './corpus-detection.js';
import { faultsOf } from './corpus-expectations.js';
import { fail, filesBelow, prepare, root } from './ensure.js';

// `npm run corpus -- DIR`: reads files that nobody on this project wrote, and says what it made of them.
// DIR holds EXPECTED.json: path → { entries?, signedSum?, … } as an independent script counted them.
// Every file is read a second time under another name. With --files also a line a file.

/** What is read, or must at least be answered politely. */
const formats = [
  ['MT940', /^mt940\//],
  ['MT942', /^mt942\//],
  ['CAMT', /^camt\//],
  ['OFX, QFX', /^ofx\//],
  ['QIF', /^qif\//],
  ['BAI2', /^bai2\//],
  ['UnionPay ACP', /^cn\/unionpay-acp\//],
  ['WeChat merchant', /^cn\/wechat\/merchant-/],
  ['WeChat consumer', /^cn\/wechat\/consumer-/],
  ['Alipay consumer', /^cn\/alipay\//],
  ['Chinese banks', /^cn\/banks\//],
  ['bank CSV', /^bank-csv\//],
  ['processor CSV', /^processor-csv\//],
];
/** What readers of these formats made of them, beside the files. */
const answersOfOthers = /\.json$/i;
const filesPerCall = 12;

const folder = resolve(process.argv[2] ?? fail('which folder? npm run corpus -- DIR'));
if (!existsSync(join(folder, 'EXPECTED.json'))) fail(`${folder} holds no EXPECTED.json`);
await prepare();

const expectations = JSON.parse(readFileSync(join(folder, 'EXPECTED.json'), 'utf8'));
const failures = [];
const tally = formats.map(([format, pattern]) => {
  const paths = filesBelow(folder, '.')
    .map((path) => path.slice(2))
    .filter((path) => pattern.test(path) && !answersOfOthers.test(path));
  const answers = inspect(paths, folder);
  const renamed = asNamedOtherwise(folder, paths, (scratch, copies) => inspect(copies, scratch));
  for (const [index, answer] of answers.entries()) {
    failures.push(...faultsOf(answer, expectations[answer.path]));
    failures.push(...misnamed(answer), ...readOtherwise(answer, renamed[index]));
  }
  return { format, answers };
});
print(tally);
const paths = tally.flatMap(({ answers }) => answers.map(({ path }) => path));
failures.push(...(await claimedTwice(folder, paths)));
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(failures.length === 0 ? 'All requirements hold.' : `${failures.length} failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Inspects files in batches; where a batch crashes, one by one, to know which file it was. */
function inspect(paths, cwd) {
  const answers = [];
  for (let start = 0; start < paths.length; start += filesPerCall) {
    const batch = paths.slice(start, start + filesPerCall);
    const run = runInspect(batch, cwd);
    if (run.crash === null || batch.length === 1) answers.push(...answersOf(batch, run));
    else answers.push(...batch.flatMap((path) => answersOf([path], runInspect([path], cwd))));
  }
  return answers;
}

function runInspect(paths, cwd) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/posrecon.js'), 'inspect', '--format', 'json', ...paths],
    { cwd, encoding: 'utf8', maxBuffer: 1 << 28 },
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
