import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { normaliseCell } from '../../src/intake/encoding.ts';
import { identifyTable } from '../../src/intake/identify.ts';
import { profiles } from '../../src/intake/profiles/index.ts';
import { columnOf } from '../../src/intake/profiles/vocabulary.ts';
import type { SniffedTable, StatedTotal, TableMapping } from '../../src/intake/table.ts';
import { sniffBytes, sniffText } from './sniffed.ts';

const folder = 'fixtures/profiles';
const cases = profiles.flatMap(({ id }) =>
  readdirSync(`${folder}/${id}`).map((name) => ({ id, name, path: `${folder}/${id}/${name}` })),
);

function read(path: string): { readonly table: SniffedTable; readonly mapping: TableMapping } {
  const [file = ''] = readdirSync(path).filter((name) => !name.endsWith('.json'));
  const table = sniffBytes(readFileSync(`${path}/${file}`), file);
  return { table, mapping: identifyTable(table, { file }) };
}

test.for(cases)('$id: $name', async ({ id, path }) => {
  const { table, mapping } = read(path);
  const headers = (columns: TableMapping['columns']): Record<string, string> =>
    Object.fromEntries(Object.entries(columns).map(([field, { header }]) => [field, header]));
  expect(mapping.profile).toBe(id);
  // Where a file has none of the layouts known, its columns are told by their words.
  if (mapping.layoutConfidence !== 'X') expect(mapping.confidence).toBeGreaterThanOrEqual(0.85);
  const told = {
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerLine: table.headerLine,
    rows: table.head.map(({ line }) => line),
    trailer: table.trailer.map(({ line }) => line),
    side: mapping.side,
    columns: headers(mapping.columns),
    memo: mapping.memoColumns.map(({ header }) => header),
    refundColumns: headers(mapping.refundColumns),
    sign: mapping.sign,
    dateTime: mapping.dateTime,
    date: mapping.date,
    time: mapping.time,
    settlementDate: mapping.settlementDate,
    identity: mapping.identity,
    statedTotals: mapping.statedTotals,
    statedCoverage: mapping.statedCoverage,
  };
  await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(
    `../../${path}/mapping.json`,
  );
});

/** Hundred-thousandths of a plain decimal. */
function exact(text: string): bigint {
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  const value = BigInt(`${whole}${decimals.padEnd(5, '0')}`);
  return sign === '-' ? -value : value;
}

function found(total: StatedTotal, table: SniffedTable, mapping: TableMapping): bigint | number {
  const cellsOf = (header: string | undefined): string[] => {
    const index = table.header.indexOf(header ?? '');
    return rows.map(({ cells }) => normaliseCell(cells[index] ?? ''));
  };
  const families: Readonly<Record<string, string>> = { sale: 'sale', capture: 'sale' };
  const kindOf = (row: SniffedTable['head'][number]): string => {
    const word = normaliseCell(row.cells[mapping.columns.kind?.index ?? -1] ?? '').toLowerCase();
    return families[mapping.kindWords[word] ?? ''] ?? 'refund';
  };
  const rows = table.head.filter((row) => total.of === null || kindOf(row) === total.of);
  if (total.measure === 'count') return rows.length;
  const isRaw = total.header !== undefined;
  const values = cellsOf(total.header ?? mapping.columns[total.field]?.header).map(exact);
  const signed = values.map((value, at) => {
    const row = rows[at];
    if (isRaw || row === undefined) return value;
    const size = value < 0n ? -value : value;
    return kindOf(row) === 'refund' ? -size : size;
  });
  return signed.reduce((sum, value) => sum + value, 0n);
}

/** Totals a currency, or of what several columns make up, are checked by the load: see records.json. */
const isPlain = ({ statedTotals, sums, minorUnits }: TableMapping): boolean =>
  statedTotals.length > 0 &&
  !minorUnits &&
  statedTotals.every(({ currency, field }) => currency === undefined && !(field in sums));
const stating = cases.filter(
  ({ path, name }) =>
    !/cut-off|comma|too-short|that-is-none|no-amount/.test(name) && isPlain(read(path).mapping),
);

test('most fixtures state totals', () => {
  expect(stating.length).toBeGreaterThanOrEqual(15);
});

test.for(stating)('$id: $name states the totals of its rows', ({ path }) => {
  const { table, mapping } = read(path);
  for (const total of mapping.statedTotals) {
    // What came in and what went out is summed over rows as they were loaded: see loaded-profiles.test.ts.
    if (total.of === 'in' || total.of === 'out') continue;
    const size = (value: bigint): bigint => (value < 0n ? -value : value);
    const is = found(total, table, mapping);
    if (typeof is === 'number') expect(is, total.name).toBe(Number(total.stated));
    else expect(size(is), total.name).toBe(size(exact(total.stated)));
  }
});

test.for(profiles)('$id names only columns that one of its layouts has', (profile) => {
  const headers = profile.layouts.flatMap(({ headers: names }) => names);
  for (const { headers: own, requires, forbids = [] } of profile.layouts) {
    for (const name of requires) expect(columnOf(own, name), name).not.toBe(-1);
    for (const name of forbids) expect(columnOf(own, name), name).toBe(-1);
  }
  const named = [profile.columns, profile.refundColumns, profile.outColumns ?? {}].flatMap(
    (columns) => Object.values(columns),
  );
  for (const names of named) {
    expect(names.some((name) => columnOf(headers, name) !== -1)).toBe(true);
  }
});

/** What is told by places is not told by a header. */
const named = profiles.flatMap((profile) =>
  profile.layouts
    .filter(({ places }) => places === undefined)
    .map((layout) => ({ profile, layout })),
);

test.for(named)(
  'a header line of $profile.id, $layout.name.en, is recognised alone',
  ({ profile, layout }) => {
    const mapping = identifyTable(sniffText(`${layout.headers.join(',')}\n`), { file: 'f.csv' });
    expect(mapping.profile).toBe(profile.id);
    expect(mapping.confidence).toBe(1);
  },
);

test.for(profiles)('the quirks of $id are named once', ({ quirks, title, source }) => {
  expect(new Set(quirks.map(({ name }) => name)).size).toBe(quirks.length);
  for (const { name, says } of quirks) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(says.en).toMatch(/\.$/);
    expect(says['zh-CN']).toMatch(/[\u4e00-\u9fff].*。$/);
  }
  expect(title.en).not.toBe(title['zh-CN']);
  expect(source.en).not.toMatch(/\/(work|home|tmp)\b/);
});

test('refunds of a REFUND bill happened when they were done, not when the sale was', () => {
  const { table, mapping } = read(`${folder}/wechat-pay-trade/refunds-of-earlier-days`);
  const { dateTime, amount, acquirerReference, originalReference } = mapping.refundColumns;
  const first = table.head[0]?.cells ?? [];
  expect(first[dateTime?.index ?? -1]).toBe('`2026-01-05 14:33:24');
  expect(first[amount?.index ?? -1]).toBe('`10.00');
  expect(acquirerReference?.header).toBe('微信退款单号');
  expect(originalReference?.header).toBe('微信订单号');
});

test('words that the bill of an acquirer we saw does not use are not guessed', () => {
  const { mapping } = read(`${folder}/wechat-pay-trade/all`);
  expect(mapping.kindWords['消费']).toBeUndefined();
  expect(read(`${folder}/china-ums/portal-workbook-as-csv`).mapping.kindWords['扫码退货']).toBe(
    'refund',
  );
});

test('a header is found however it is spelled', () => {
  const header = ['交易时间', '服务费(元)', 'Merchant ID', 'psp_reference'];
  expect(columnOf(header, '服务费（元）')).toBe(1);
  expect(columnOf(header, 'merchant id')).toBe(2);
  expect(columnOf(header, 'PspReference')).toBe(3);
  expect(columnOf(header, '金额')).toBe(-1);
});
