// `npm run check:accounting`: books the shops, the two-week story and hostile files, and has hledger, ledger and beancount read what was written.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, prepare, root } from './ensure.js';

const languages = ['en', 'zh-CN'];
const folder = mkdtempSync(join(tmpdir(), 'posrecon-accounting-'));
let passed = 0;
let failed = 0;

function check(what, test) {
  try {
    test();
    passed += 1;
  } catch (error) {
    failed += 1;
    const said = [error.message, error.stdout, error.stderr].filter(Boolean).join('\n');
    console.error(`failed: ${what}\n${said.trim().slice(0, 4000)}\n`);
  }
}

function run(tool, args) {
  return execFileSync(tool, args, { encoding: 'utf8', stdio: 'pipe' });
}

function requireTools(tools) {
  const absent = tools.filter((tool) => {
    try {
      run(tool, ['--version']);
      return false;
    } catch {
      return true;
    }
  });
  if (absent.length === 0) return;
  fail(`not installed: ${absent.join(', ')}. On Debian: apt-get install hledger beancount ledger`);
}

/** A shop whose files try to be a journal: in every cell that an entry may repeat, and in the file's name. */
function hostileShop() {
  const shop = join(folder, 'hostile; date:2020-01-01, {shop}');
  mkdirSync(shop);
  const tender =
    '"2026-01-01 * ""x""  Assets:Bank  9 CNY ; date:2020-01-01, [2020/01/01] :tag: | \\ =1+1"';
  writeFileSync(
    join(shop, 'till "a".csv'),
    `Date,Time,Order,Amount,Tender,Type\n2026-10-12,12:00:00,R1,20.00,${tender},Sale\n2026-10-12,12:10:00,R2,30.00,${tender},Sale\n`,
  );
  writeFileSync(
    join(shop, 'acquirer;b.csv'),
    `Settlement Date,Merchant ID,Transaction Date,Transaction Time,Transaction Type,Merchant Reference,Currency,Gross Amount,Fee,Net Amount\n2026-10-12,540436200017731,2026-10-12,12:00:05,Sale,R1,GBP,20.00,0.22,19.78\n2026-10-12,540436200017731,2026-10-12,12:10:05,Sale,R2,GBP,300.00,0.30,299.70\n`,
  );
  writeFileSync(
    join(shop, '[2020-01-01] bank.csv'),
    'Date,Description,Reference,Money Out,Money In,Balance\n13/10/2026,ACQUIRER,MID 540436200017731,,319.48,400.00\n',
  );
  return shop;
}

function filesIn(shop) {
  return readdirSync(shop).map((file) => join(shop, file));
}

/** What a run writes: its report, and its journal in each format. Discrepancies are no failure here. */
function write(name, language, args, files) {
  const base = join(folder, `${name}.${language}`);
  const endings = ['json', 'journal', 'beancount', 'journal.csv', 'voucher.csv'];
  const outputs = endings.flatMap((ending) => ['-o', `${base}.${ending}`]);
  const shown = ['--quiet', '--fail-on', 'never', '--lang', language];
  execFileSync('node', [join(root, 'bin/posrecon.js'), ...files, ...args, ...shown, ...outputs], {
    stdio: 'pipe',
  });
  return base;
}

/** What stands on each account, by hledger. */
function balances(files) {
  const rows = run('hledger', [
    ...files.flatMap((file) => ['-f', file]),
    ...['balance', '--flat', '--no-total', '--output-format=csv'],
  ]);
  return new Map(
    rows
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => JSON.parse(`[${row}]`)),
  );
}

/** The same by beancount: an account's name there may differ in signs, so amounts alone. */
function beancountAmounts(file) {
  const rows = run('bean-query', [
    '--format=csv',
    file,
    'select account, sum(number) as total, currency group by account, currency',
  ]);
  return rows
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(',')[1]?.trim())
    .map(Number)
    .filter((total) => total !== 0)
    .sort((a, b) => a - b);
}

function same(what, found, expected) {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left} is not ${right}`);
}

/** Each format says the same amounts. */
function checkFiles(name, language, base) {
  const journal = `${base}.journal`;
  check(`${name} in ${language}: hledger reads it strictly`, () => {
    run('hledger', ['-f', journal, 'check', '--strict', 'ordereddates']);
    run('hledger', ['-f', journal, 'print']);
  });
  check(`${name} in ${language}: ledger reads it, and no check of its own objects`, () => {
    run('ledger', ['-f', journal, '--strict', '--pedantic', 'balance']);
  });
  check(`${name} in ${language}: bean-check`, () => {
    const said = run('bean-check', [`${base}.beancount`]);
    if (said.trim() !== '') throw new Error(said);
  });
  check(`${name} in ${language}: hledger and beancount find the same balances`, () => {
    const byHledger = [...balances([journal]).values()]
      .map((amount) => Number(amount.split(' ')[0]))
      .filter((amount) => amount !== 0)
      .sort((a, b) => a - b);
    same('balances', beancountAmounts(`${base}.beancount`), byHledger);
  });
}

const cents = (amount) => Math.round(Number(amount) * 1e5);
const total = (amounts) => amounts.reduce((sum, amount) => sum + cents(amount), 0);

/** What is left with the acquirers is what the report has in transit or short, and fees are its fees. */
function checkReport(name, base) {
  check(`${name}: balances are the report's`, () => {
    const report = JSON.parse(readFileSync(`${base}.json`, 'utf8'));
    const found = balances([`${base}.journal`]);
    const of = (account) =>
      total(
        [...found]
          .filter(([path]) => path.startsWith(account))
          .map(([, amount]) => amount.split(' ')[0]),
      );
    const waiting = report.payouts.filter(
      ({ status }) => !['paid', 'short', 'excess'].includes(status),
    );
    const short = report.discrepancies.filter(({ code }) => code === 'short-payout');
    same(
      'Assets:Acquirer',
      of('Assets:Acquirer'),
      total([...waiting.map(({ net }) => net), ...short.map(({ args }) => args.difference)]),
    );
    same(
      'Expenses:Card-Fees',
      of('Expenses:Card-Fees'),
      -total(report.takings.map(({ fees }) => fees)),
    );
    same('Assets:Bank', of('Assets:Bank'), total(report.takings.map(({ banked }) => banked)));
  });
}

requireTools(['hledger', 'ledger', 'bean-check']);
await prepare();
try {
  const story = join(root, 'fixtures/stories/two-weeks');
  const shops = ['cafe', 'chain', 'stall'].map((shop) => [
    shop,
    join(root, 'fixtures/shops', shop),
  ]);
  for (const [name, shop] of [...shops, ['two weeks', story], ['hostile', hostileShop()]]) {
    for (const language of languages) {
      const base = write(name, language, ['--no-ledger'], filesIn(shop));
      checkFiles(name, language, base);
      if (language === 'en' && name !== 'hostile') checkReport(name, base);
    }
  }
  const days = [...new Set(readdirSync(story).map((file) => file.slice(-12, -4)))].sort();
  const ledger = ['--ledger', join(folder, 'ledger.duckdb')];
  const nights = days.map((day) =>
    write(
      `night ${day}`,
      'en',
      ledger,
      filesIn(story).filter((file) => file.includes(day)),
    ),
  );
  check('the journals of fourteen nights together are that of one run', () => {
    const together = balances(nights.map((base) => `${base}.journal`));
    const atOnce = balances([join(folder, 'two weeks.en.journal')]);
    const sorted = (found) =>
      [...found].filter(([, amount]) => amount !== '0').sort(([a], [b]) => (a < b ? -1 : 1));
    same('balances', sorted(together), sorted(atOnce));
  });
  check('beancount reads the nights in one', () => {
    const main = join(folder, 'all.beancount');
    const included = nights.map((base) => `include "${base}.beancount"\n`).join('');
    writeFileSync(main, `plugin "beancount.plugins.auto_accounts"\n${included}`);
    const said = run('bean-check', [main]);
    if (said.trim() !== '') throw new Error(said);
  });
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
