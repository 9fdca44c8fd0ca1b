import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { fail, prepare, root } from './ensure.js';

// `npm run check:workbook`: workbooks of the three shops and of hostile files, in both languages, as LibreOffice opens them.
// Debian: apt-get install libreoffice-calc.

const languages = ['en', 'zh-CN'];
const shops = ['cafe', 'chain', 'stall'];
/** What a spreadsheet would rather read as something else. */
const hostile = [
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1+1',
  '_x0041_x0042_',
  '<b>&amp;</b>',
  '00000012',
  '1E5',
  '12345678901234567890',
  '2026-10-12',
  '1/2',
  'TRUE',
  '#REF!',
  '😀一',
];
/** Where the columns of the records stand. */
const at = { side: 0, file: 1, line: 2, currency: 6, amount: 7, order: 19 };

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'posrecon-workbook-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const soffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
if (soffice.status !== 0) fail('soffice is missing: apt-get install libreoffice-calc');

const runs = [
  ...shops.map((shop) => ({ name: shop, files: filesIn(join(root, 'fixtures/shops', shop)) })),
  { name: 'hostile', files: hostileFiles() },
].flatMap(({ name, files }) =>
  languages.map((language) => ({ name: `${name}-${language}`, language, files })),
);
for (const { name, language, files } of runs) reconcile(name, language, files);
convert(runs.map(({ name }) => join(folder, `${name}.xlsx`)));

let passed = 0;
let failed = 0;
for (const { name } of runs) {
  const report = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const book = read(readFileSync(join(folder, `${name}.xlsx`)), { cellNF: true });
  const sheets = book.SheetNames.map((sheet) => ({
    sheet,
    shown: parse(readFileSync(join(folder, 'csv', `${name}-${sheet}.csv`), 'utf8'), {
      relaxColumnCount: true,
    }),
    meant: utils.sheet_to_json(book.Sheets[sheet], { header: 1, raw: true, defval: null }),
  }));
  for (const { sheet, shown, meant } of sheets) {
    say(`${name}: every cell of ${sheet}`, differences(shown, meant));
  }
  const [summary, discrepancies, records, payouts, requests] = sheets.map(({ shown }) =>
    shown.slice(1),
  );
  say(`${name}: the files’ checksums`, [
    ...report.sources.flatMap(({ sha256 }) =>
      summary.some((row) => row.includes(`SHA-256 ${sha256}`)) ? [] : [sha256],
    ),
  ]);
  say(`${name}: the discrepancies of the report`, [
    ...unlike(
      discrepancies.map((row) => [row[0], row[1], row[6], cents(row[7]), row[8]]),
      report.discrepancies.map(({ id, code, atStake, occurredAt }) => [
        id,
        code,
        atStake?.currency ?? '',
        cents(atStake?.amount ?? ''),
        (occurredAt ?? '').slice(0, 19).replace('T', ' '),
      ]),
    ),
  ]);
  say(`${name}: the payouts of the report`, [
    ...unlike(
      payouts.map((row) => [row[0], row[2], row[3], cents(row[4])]),
      report.payouts.map(({ id, settlementDate, currency, net }) => [
        id,
        settlementDate ?? '',
        currency,
        cents(net),
      ]),
    ),
  ]);
  say(`${name}: the requests of the report`, [
    ...unlike(
      requests.map((row) => [row[0], row[1], row[4], cents(row[5])]),
      report.refundRequests.map(({ id, discrepancy, currency, amount }) => [
        id,
        discrepancy,
        currency,
        cents(amount),
      ]),
    ),
  ]);
  say(`${name}: the records of each file`, [
    ...unlike(
      report.sources.map(({ file }) => totals(records.filter((row) => row[at.file] === file))),
      report.sources.map(({ totals: stated }) =>
        stated.map(({ currency, count, sum }) => [currency, count, cents(sum)].join(' ')),
      ),
    ),
  ]);
  if (name.startsWith('hostile')) {
    const orders = records.filter((row) => row[at.file] === '@till.csv');
    say(
      `${name}: order numbers as the file has them`,
      unlike(
        orders.map((row) => [row[at.order]]),
        hostile.map((order) => [order]),
      ),
    );
  }
}
console.log(`${soffice.stdout.trim()}\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function filesIn(path) {
  return readdirSync(path)
    .sort()
    .map((file) => join(path, file));
}

/** A till log and a settlement that has every second sale of it, with hostile order numbers and names, also of the files. */
function hostileFiles() {
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const time = (sale) => `2026-10-12 10:${String(sale).padStart(2, '0')}:00`;
  const till = hostile.map((text, sale) =>
    [time(sale), 'T0000001', quoted(text), quoted(text), 'sale', `${sale + 1}.05`, 'approved'].join(
      ',',
    ),
  );
  const settled = hostile.map((text, sale) =>
    [
      '2026-10-12',
      time(sale),
      'T0000001',
      quoted(text),
      'sale',
      `${sale + (sale % 5 === 0 ? 8 : 1)}.05`,
      '-0.01',
    ].join(','),
  );
  const paths = ['@till.csv', '=1+1.csv'].map((file) => join(folder, file));
  const head = 'Date Time,Terminal,Order,Cashier,Type,Amount,Status';
  writeFileSync(paths[0], `${[head, ...till].join('\n')}\n`);
  const settledHead = 'Settlement Date,Transaction Time,Terminal ID,Order No,Type,Amount,Fee';
  writeFileSync(
    paths[1],
    `${[settledHead, ...settled.filter((_, sale) => sale % 4 !== 1)].join('\n')}\n`,
  );
  return ['@till.csv', '=1+1.csv'];
}

function reconcile(name, language, files) {
  const outputs = ['xlsx', 'json'].flatMap((ending) => ['-o', join(folder, `${name}.${ending}`)]);
  run(process.execPath, [
    join(root, 'bin/posrecon.js'),
    'reconcile',
    ...files,
    ...['--quiet', '--no-ledger', '--fail-on', 'never', '--lang', language, ...outputs],
  ]);
}

/** Every sheet of every workbook as CSV: UTF-8, dates as they are shown, numbers with all their digits. */
function convert(workbooks) {
  mkdirSync(join(folder, 'csv'));
  const { stderr } = run('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
    '--outdir',
    join(folder, 'csv'),
    ...workbooks,
  ]);
  const complaints = stderr.split('\n').filter((line) => line !== '' && !line.includes('javaldx'));
  if (complaints.length > 0) fail(`LibreOffice complains:\n${complaints.join('\n')}`);
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  if (result.status === 0) return result;
  return fail(`${command} ended with ${result.status}\n${result.stdout}${result.stderr}`);
}

/** Where LibreOffice shows another cell than was written. */
function differences(shown, meant) {
  return meant.flatMap((row, line) =>
    row.flatMap((value, column) => {
      const text = shown[line]?.[column] ?? '';
      return isShownAs(value, text) ? [] : [`${line + 1}:${column + 1} ${value} is ${text}`];
    }),
  );
}

function isShownAs(value, text) {
  if (value === null) return text === '';
  if (typeof value === 'number') {
    return Number(text.replace('%', '')) / (text.endsWith('%') ? 100 : 1) === value;
  }
  if (value instanceof Date) {
    // The program that reads it here drops what a number lacks of a whole second.
    const told = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
    return text === told.slice(0, 10) || text === told.slice(0, 19).replace('T', ' ');
  }
  return value === text;
}

/** Rows that are not what the report says. */
function unlike(shown, told) {
  if (shown.length !== told.length) return [`${shown.length} in place of ${told.length}`];
  return told.flatMap((row, line) => {
    const [one, other] = [row, shown[line]].map((each) => JSON.stringify(each));
    return one === other ? [] : [`${one} is ${other}`];
  });
}

function totals(records) {
  const sums = new Map();
  for (const row of records) {
    const [count, sum] = sums.get(row[at.currency]) ?? [0, 0n];
    sums.set(row[at.currency], [count + 1, sum + BigInt(cents(row[at.amount]))]);
  }
  return [...sums].map(([currency, [count, sum]]) => [currency, count, sum].join(' '));
}

/** A decimal as 1/100000, so that 154.4 and 154.40 are the same; text that is none stays. */
function cents(text) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,5}))?$/.exec(text) ?? [];
  return whole === undefined ? text : String(BigInt(`${sign}${whole}${fraction.padEnd(5, '0')}`));
}

function say(what, faults) {
  if (faults.length === 0) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED ${what}\n  ${faults.slice(0, 5).join('\n  ')}`);
  }
}
