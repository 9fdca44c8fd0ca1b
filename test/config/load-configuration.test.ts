import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Configuration, loadConfiguration } from '../../src/config/load-configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(join(folder, 'posrecon.yaml'), { force: true }));

function load(yaml: string): Promise<Configuration> {
  writeFileSync(join(folder, 'posrecon.yaml'), yaml);
  return loadConfiguration(null, folder);
}

async function errorOf(yaml: string): Promise<string> {
  const error = await load(yaml).then(
    () => null,
    (thrown: unknown) => thrown as { code: string; location?: { line?: number }; message: string },
  );
  return error === null ? 'no error' : `${error.code} ${error.location?.line} ${error.message}`;
}

test('without a configuration nothing is said', async () => {
  expect(await loadConfiguration(null, folder)).toMatchObject({
    files: [],
    settings: {},
    timeZone: null,
    currency: null,
    language: null,
  });
});

test.for(['', '# nothing yet\n', '\ufeffsources: {}\n'])('%j is a configuration', async (yaml) => {
  expect(await load(yaml)).toMatchObject({ files: [], settings: {} });
});

test('everything that can be said is read', async () => {
  const configuration = await load(
    `timeZone: Asia/Shanghai
currency: CNY
language: zh-CN
sources:
  settlement:
    files: ["ums/b.csv", ums/a.csv, "ums/b.csv"]
    profile: auto
    columns: { amount: 交易金额, rrn: "检索参考号" }
    decimalMark: ","
    dateOrder: dmy
    minorUnits: true
    timeZone: UTC
    currency: EUR
    kindWords: { 兑奖: other, 1: sale }
    statusWords: { 挂起: pending }
  pos:
    files: [till.csv]
`,
  );
  expect(configuration.files).toEqual([
    { file: 'till.csv', side: 'pos' },
    { file: 'ums/b.csv', side: 'settlement' },
    { file: 'ums/a.csv', side: 'settlement' },
  ]);
  expect(configuration.timeZone).toBe('Asia/Shanghai');
  expect(configuration.language).toBe('zh-CN');
  expect(configuration.settings).toEqual({
    settlement: {
      profile: 'auto',
      columns: { amount: '交易金额', rrn: '检索参考号' },
      decimalMark: ',',
      dateOrder: 'dmy',
      minorUnits: true,
      timeZone: 'UTC',
      currency: 'EUR',
      kindWords: { 兑奖: 'other', 1: 'sale' },
      statusWords: { 挂起: 'pending' },
    },
  });
  expect(configuration.locate(['sources', 'settlement', 'columns', 'rrn'])).toEqual({
    file: 'posrecon.yaml',
    line: 8,
  });
});

test('files are named from where posrecon was started', async () => {
  mkdirSync(join(folder, 'shop'), { recursive: true });
  writeFileSync(
    join(folder, 'shop/october.yaml'),
    'sources: { bank: { files: [ccb.csv, ../b.csv] } }\n',
  );
  const { files } = await loadConfiguration('shop/october.yaml', folder);
  expect(files.map(({ file }) => file)).toEqual(['shop/ccb.csv', 'b.csv']);
});

test.for([
  ['language: de\n', '1 language is "de", which is not known'],
  ['currency: yuan\n', '1 currency is "yuan", which is no currency code'],
  ['currency: CNY\ncurrency: EUR\n', '2 this is not YAML: Map keys must be unique'],
  ['time_zone: UTC\n', '1 time_zone is no setting; did you mean "timeZone"?'],
  ['sources:\n  acquirer: {}\n', '2 sources.acquirer is no setting'],
  ['sources:\n  pos:\n', '2 sources.pos must hold settings, "name: value", indented below it'],
  ['sources:\n  pos:\n    files: a.csv\n', '3 sources.pos.files must be a list'],
  [
    'sources:\n  pos:\n    files:\n      - a.csv\n      - 12\n',
    '5 sources.pos.files.1 must be text',
  ],
  ['sources:\n  pos:\n    files: [""]\n', '3 sources.pos.files.0 is empty'],
  ['sources:\n  pos:\n    minorUnits: "no"\n', '3 sources.pos.minorUnits must be true or false'],
  ['sources:\n  pos:\n    columns:\n      rrn: 12\n', '4 sources.pos.columns.rrn must be text'],
  [
    'sources:\n  pos:\n    decimalMark: ":"\n',
    '3 sources.pos.decimalMark is ":", which is not known',
  ],
  ['- till.csv\n', '1 the configuration must hold settings, "name: value", indented below it'],
  ['a: 1\nlanguage: de\n', '1 a is no setting'],
  ['language: de\nb: 1\n', '1 language is "de", which is not known'],
  ['sources: {\n', '2 this is not YAML'],
] as const)('%j', async ([yaml, expected]) => {
  expect(await errorOf(yaml)).toMatch(`ERR_CONFIG ${expected}`);
});
