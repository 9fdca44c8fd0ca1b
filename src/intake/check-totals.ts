import { asCount, asMoney, type Engine, literal } from '../engine/engine.ts';
import { isOfDrawer, type StoreTable } from '../engine/schema.ts';
import { absolute, formatMoney, parseMoney } from '../model/money.ts';
import { familyOf } from '../model/transaction.ts';
import { bareTextSteps, everyPadding, noPadding } from './bare-text.ts';
import type { LoadContext, LoadedRows } from './load-context.ts';
import { isPlainMoney, moneySql, plainMoneySteps } from './money-sql.ts';
import type { CheckedTotal, PlannedSource } from './source.ts';
import type { StatedTotal } from './table.ts';

/** Compares the totals that a file states of itself with its rows, as they were loaded. */
export async function checkTotals(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  rows: LoadedRows,
  store: StoreTable,
): Promise<readonly CheckedTotal[]> {
  const checked: CheckedTotal[] = [];
  const ofColumns = await sumColumns(engine, planned, rows);
  for (const total of planned.mapping.statedTotals) {
    const isMoney = total.measure === 'sum';
    const found =
      total.header === undefined
        ? await measured(engine, planned, total, rows, store)
        : ofColumns.get(total);
    if (found === undefined) continue;
    if (!isMoney) {
      const count = String(found);
      checked.push({
        name: total.name,
        stated: total.stated,
        found: count,
        agrees: Number(total.stated) === Number(found),
        line: total.line,
        isMoney,
      });
      continue;
    }
    const stated = parseMoney(inFiveDecimals(total.stated.replaceAll(',', '')));
    const sum = absolute(asMoney(found));
    const currency = total.currency ?? planned.mapping.currency ?? context.currency;
    checked.push({
      name: total.name,
      stated: stated === null ? total.stated : formatMoney(absolute(stated), currency),
      found: formatMoney(sum, currency),
      agrees: stated !== null && absolute(stated) === sum,
      line: total.line,
      isMoney,
    });
  }
  return checked;
}

/** A decimal with at most five places, rounded half away from zero. */
function inFiveDecimals(text: string): string {
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)\.(\d{6,})$/.exec(text) ?? [];
  if (places === '') return text;
  const up = Number(places[5]) >= 5 ? 1n : 0n;
  const digits = (BigInt(`${whole}${places.slice(0, 5)}`) + up).toString().padStart(6, '0');
  return `${sign}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}

/** Sums of the file's own columns, all in one scan of it. */
async function sumColumns(
  engine: Engine,
  { mapping, probe, table }: PlannedSource,
  { relation }: LoadedRows,
): Promise<ReadonlyMap<StatedTotal, bigint>> {
  const totals = mapping.statedTotals.filter(
    ({ header }) => header !== undefined && table.header.includes(header),
  );
  const headers = [...new Set(totals.map(({ header = '' }) => header))];
  if (headers.length === 0) return new Map();
  const cells = headers.map((_, index) => `cell_${index}`);
  const { kind } = mapping.columns;
  const read = kind === undefined ? cells : [...cells, 'kind_word'];
  const padding = probe.whole ? everyPadding : (probe.padding ?? noPadding);
  const columns = [
    ...headers.map((header, index) => `c${table.header.indexOf(header)} as ${cells[index]}`),
    ...(kind === undefined ? [] : [`c${kind.index} as kind_word`]),
  ];
  const rows = [
    ...bareTextSteps(read, padding, table.delimiter, true),
    ...plainMoneySteps(cells, mapping.decimalMark),
  ].reduce(
    (inner, step) => `(select ${step} from ${inner})`,
    `(select ${columns.join(', ')} from ${relation})`,
  );
  const sums = totals.map(({ header = '', of }, index) => {
    const cell = cells[headers.indexOf(header)] ?? '';
    const family = ofFamily(mapping, of);
    const sum = mapping.roundsAmounts
      ? sumOfFinerAmounts(cell, family)
      : `sum(${moneySql(cell, mapping, isPlainMoney(cell))}) ${family}`;
    return `cast(coalesce(${sum}, 0) as decimal(38,5)) as total_${index}`;
  });
  const row = await engine.row(`select ${sums.join(', ')} from ${rows}`);
  return new Map(totals.map((total, index) => [total, asMoney(row[`total_${index}`])]));
}

/**
 * Rounded once, not row by row. Amounts in 64 bits are added for themselves: reading one in 128 bits takes as long as all else of its
 * row.
 */
export function sumOfFinerAmounts(cell: string, family: string): string {
  const isShort = `regexp_full_match(${cell}, '[+-]?[0-9]{1,9}([.][0-9]{1,9})?')`;
  const long = `case when ${isShort} then null else try_cast(${cell} as decimal(30,12)) end`;
  return `coalesce(sum(case when ${isShort} then cast(${cell} as decimal(18,9)) end) ${family}, 0)
    + coalesce(sum(${long}) ${family}, 0)`;
}

async function measured(
  engine: Engine,
  { mapping }: PlannedSource,
  total: StatedTotal,
  rows: LoadedRows,
  store: StoreTable,
): Promise<bigint | number> {
  const condition = {
    sale: "family = 'sale'",
    refund: "family = 'refund'",
    in: 'amount > 0',
    out: 'amount < 0',
  };
  const where = [
    ...(total.of === null ? [] : [`and ${condition[total.of]}`]),
    ...(total.currency === undefined ? [] : [`and currency = ${literal(total.currency)}`]),
  ].join(' ');
  // Rows that a rule leaves out stand among those that such an export counts.
  const isOfAllRows =
    mapping.side === 'bank' ||
    (total.of === null && (mapping.kindRules ?? []).some(({ kind }) => kind === 'ignored'));
  const isOfTill = mapping.side === 'pos';
  const measure =
    total.measure === 'count'
      ? 'count(*)'
      : `cast(coalesce(sum(${total.field}), 0) as decimal(38,5))`;
  const row = await engine.row(
    `select ${measure} as total from ${store}
     where id >= ${rows.firstId} and id < ${rows.endId} ${isOfAllRows ? '' : "and kind <> 'ignored'"} ${isOfTill ? `and not (${isOfDrawer})` : ''} ${where}`,
  );
  return total.measure === 'count' ? asCount(row['total']) : asMoney(row['total']);
}

/** Limits a total over the file's own columns to the rows of a family, by their kind word. */
function ofFamily({ columns, kindWords }: PlannedSource['mapping'], of: StatedTotal['of']): string {
  if (columns.kind === undefined || (of !== 'sale' && of !== 'refund')) return '';
  const words = Object.entries(kindWords)
    .filter(([, kind]) => familyOf(kind) === of)
    .map(([word]) => literal(word));
  return `filter (where lower(kind_word) in (${words.join(', ')}))`;
}
