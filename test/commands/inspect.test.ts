import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type InspectFlags, runInspect } from '../../src/commands/inspect.ts';
import { inspect } from '../../src/inspect.ts';
import { profiles } from '../../src/intake/profiles/index.ts';
import { languages, loadLocale } from '../../src/locales/index.ts';
import type { InspectedFile, InspectionReport } from '../../src/model/inspection.ts';
import { renderInspection } from '../../src/reporters/terminal-inspection.ts';
import { filesOf } from '../meta/repository.ts';
import { contextIn } from './context.ts';
import { pathsOf, shops } from './shop-paths.ts';

const english = await loadLocale('en');
const folder = mkdtempSync(join(tmpdir(), 'posrecon-inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function inspectAs(
  files: readonly string[],
  flags: InspectFlags = {},
): Promise<{ readonly files: readonly InspectedFile[]; readonly exitCode: number }> {
  const outcome = await runInspect(files, { ...flags, format: 'json' }, contextIn('en'));
  const report = JSON.parse(outcome.output) as InspectionReport;
  return { files: report.files, exitCode: outcome.exitCode };
}

async function inspectOne(
  path: string,
  flags: InspectFlags = {},
): Promise<InspectedFile & { readonly exitCode: number }> {
  const { files, exitCode } = await inspectAs([path], flags);
  const [file] = files;
  if (file === undefined) throw new Error(`${path} is not told`);
  return { ...file, exitCode };
}

describe.for(shops)('the files of the %s', (shop) => {
  test.for(languages)('read well in %s', async (language) => {
    const { output, messages, exitCode } = await runInspect(pathsOf(shop), {}, contextIn(language));
    expect({ messages, exitCode }).toEqual({ messages: [], exitCode: 0 });
    await expect(output).toMatchFileSnapshot(`__snapshots__/inspect/${shop}.${language}.txt`);
  });

  test('are told to machines', async () => {
    const { output } = await runInspect(pathsOf(shop), { format: 'json' }, contextIn('zh-CN'));
    await expect(output).toMatchFileSnapshot(`__snapshots__/inspect/${shop}.json`);
  });
});

test.for(profiles.map(({ id }) => id))(
  'the fixtures of %s read well, and no row is lost',
  async (id) => {
    const paths = filesOf(`fixtures/profiles/${id}`).filter((path) => !path.endsWith('.json'));
    const { report } = await inspect({
      files: paths.map((file) => ({ file, side: null })),
      settings: {},
      timeZone: null,
      currency: null,
      maxProblems: 10,
      locale: english,
    });
    expect(report.files.map(({ file }) => file)).toEqual(paths);
    for (const { profile, records, totals } of report.files) {
      expect(profile).toBe(id);
      expect(records.loaded + records.ignored + records.rejected).toBe(records.read);
      expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(records.loaded);
    }
    const text = renderInspection(report, { locale: english, width: 100, color: false });
    await expect(text).toMatchFileSnapshot(`__snapshots__/inspect/profile-${id}.txt`);
  },
);

test('the keys of an entry stand in the order of the contract', async () => {
  const { exitCode, ...file } = await inspectOne('fixtures/shops/cafe/bank.csv');
  const contract =
    'file container encoding profile confidence side headerLine columns coverage records totals statements controlTotals problems';
  const keys = Object.keys(file).filter(
    (key) => key !== 'title' && key !== 'why' && key !== 'firstRecords',
  );
  expect(keys.join(' ')).toBe(contract);
  expect(Object.keys(file.statements[0] ?? {}).join(' ')).toBe(
    'account currency opening closing entries sum balances',
  );
});

test('a file of unknown side is told with its guesses', async () => {
  const path = fileOf('vague.csv', 'Date,Description,Amount\n2026-10-12,Coffee,3.40\n');
  const file = await inspectOne(path);
  expect(file).toMatchObject({ profile: null, side: null, headerLine: 1, exitCode: 3 });
  expect(file.columns.map(({ header }) => header)).toEqual(['Date', 'Description', 'Amount']);
  expect(file.why.join('\n')).toMatch(/^it may be a bank statement/);
  expect(file.problems.map(({ code }) => code)).toEqual(['ERR_SIDE_UNKNOWN']);
  expect(await inspectOne(path, { profile: 'auto' })).toMatchObject({ profile: null });
  const said = await runInspect([], { bank: [path], format: 'json' }, contextIn('en'));
  expect(JSON.parse(said.output).files[0]).toMatchObject({ profile: 'auto', side: 'bank' });
  expect(said.exitCode).toBe(0);
});

test.for([
  ['nowhere.csv', null, 'ERR_FILE_MISSING'],
  ['empty.csv', '', 'ERR_FILE_EMPTY'],
  ['book.xlsx', Buffer.from('PK\u0003\u0004'), 'ERR_FILE_DAMAGED'],
  ['prose.csv', 'There is nothing here\nthat is a table.\n', 'ERR_HEADER_NOT_FOUND'],
] as const)('%s gets an entry all the same', async ([name, content, code]) => {
  const path = content === null ? join(folder, name) : fileOf(name, content);
  const { files, exitCode } = await inspectAs([path, 'fixtures/shops/cafe/till.csv']);
  expect(exitCode).toBe(3);
  expect(files[0]).toMatchObject({ file: path, profile: null, problems: [{ code }] });
  expect(files[1]).toMatchObject({ profile: 'auto', side: 'pos' });
});

test('a total that disagrees is shown and judges nothing', async () => {
  const { controlTotals, exitCode } = await inspectOne('fixtures/shops/chain/ums.csv');
  expect(controlTotals.filter(({ agrees }) => !agrees)).toEqual([
    { name: '交易金额', stated: '129707.63', found: '128807.63', agrees: false },
  ]);
  expect(exitCode).toBe(0);
});

const fundFlow = `记账时间,业务单号,流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号
\`2026-10-12 13:54:01,\`50300806962021020105978994968,\`4200000920202610127964319284,\`退款,\`退款,\`支出,\`0.01,\`0.22,\`1900009871API,\`退款总金额0.01元;含手续费0.00元,\`S20261012135356381941
\`2026-10-12 14:00:45,\`50300907032021020105978998710,\`4200000846202610121461830397,\`退款,\`退款,\`支出,\`0.01,\`0.21,\`1900009871API,\`退款总金额0.01元;含手续费0.00元,\`S20261012140044552846
资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额
`;

test('totals of an export that is not known are found by their names', async () => {
  const whole = await inspectOne(fileOf('whole.csv', `${fundFlow}\`2,\`0,\`0.00,\`2,\`0.02\n`));
  expect(whole).toMatchObject({ profile: 'auto', side: 'bank', records: { read: 2 } });
  expect(whole.controlTotals.map(({ name, agrees }) => [name, agrees])).toEqual([
    ['资金流水总笔数', true],
    ['收入笔数', true],
    ['收入金额', true],
    ['支出笔数', true],
    ['支出金额', true],
  ]);
  const cut = await inspectOne(fileOf('cut.csv', `${fundFlow}\`3,\`1,\`0.01,\`2,\`0.02\n`));
  expect(cut.controlTotals.filter(({ agrees }) => !agrees)).toEqual([
    { name: '资金流水总笔数', stated: '3', found: '2', agrees: false },
    { name: '收入笔数', stated: '1', found: '0', agrees: false },
    { name: '收入金额', stated: '0.01', found: '0.00', agrees: false },
  ]);
});

test('a cell that is no amount beside a 0.00 is no entry of nothing', async () => {
  const path = 'fixtures/profiles/ccb-corporate/an-amount-that-is-none/ccb.csv';
  const { records, problems, exitCode } = await inspectOne(path);
  expect(records).toEqual({ read: 2, loaded: 1, ignored: 0, rejected: 1 });
  expect(problems).toMatchObject([{ line: 3, code: 'ERR_INTAKE_AMOUNT' }]);
  expect(exitCode).toBe(3);
});

test('amounts of several currencies in one column stay apart', async () => {
  const path = fileOf(
    'card-account.csv',
    '交易日期,记账日期,交易说明,交易币种/金额\n2026-10-11,2026-10-12,消费 示例商户,CNY 12.50\n2026-10-12,2026-10-13,消费 Example,JPY 1000\n2026-10-13,2026-10-14,消费 示例商户,CNY3.00\n',
  );
  const { totals } = await inspectOne(path);
  expect(totals).toEqual([
    { currency: 'CNY', count: 2, sum: '15.50' },
    { currency: 'JPY', count: 1, sum: '1000' },
  ]);
});

test('the first records show no whole card number', async () => {
  const path = fileOf(
    'card.csv',
    'Date,Time,Till,Cashier,Receipt,Type,Tender,Amount,Card\n2026-10-12,07:08:29,T2,Ben,R1,Sale,Card,4.10,4111111111111111\n',
  );
  const { firstRecords } = await inspectOne(path);
  expect(firstRecords[0]?.['card']).toBe('411111******1111');
});

test.for([
  [[], {}],
  [['a.csv'], { format: 'html' }],
  [['a.csv'], { profile: 'acme' }],
] as const)('%j with %j is a usage error', async ([files, flags]) => {
  await expect(runInspect(files, flags, contextIn('en'))).rejects.toMatchObject({ exitCode: 2 });
});
