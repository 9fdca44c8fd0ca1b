import type { Side } from '../model/transaction.ts';
import { normaliseCell } from './encoding.ts';
import { namedTotals } from './named-totals.ts';
import { plainNumber } from './plain-number.ts';
import { belowNameInPreamble } from './preamble-cells.ts';
import type { TotalRule } from './profiles/profile.ts';
import { columnOf } from './profiles/vocabulary.ts';
import type { Field, MappedColumn, SniffedTable, StatedTotal } from './table.ts';
import { isTotalWord } from './trailer.ts';

/** The totals that a file states of itself: by a profile's rules, else from rows that are called totals and by their own names. */
export function statedTotalsOf(
  table: SniffedTable,
  rules: readonly TotalRule[],
  columns: Readonly<Partial<Record<Field, MappedColumn>>>,
  side: Side,
  minorUnits = false,
): readonly StatedTotal[] {
  const found: StatedTotal[] = [];
  for (const rule of rules) {
    if (rule.from === 'lines') {
      found.push(...inMarkedLines(table, rule, minorUnits));
      continue;
    }
    const stated = rule.from === 'summary' ? inSummary(table, rule) : inSentence(table, rule);
    if (stated === null) continue;
    const at = rule.header?.map((name) => columnOf(table.header, name)).find((i) => i !== -1);
    if (rule.header !== undefined && at === undefined) continue;
    found.push({
      ...stated,
      measure: rule.measure,
      field: rule.field,
      of: rule.of,
      ...(at === undefined ? {} : { header: table.header[at] ?? '' }),
    });
  }
  if (found.length > 0) return found;
  const inRow = inTotalRow(table, columns);
  return inRow.length > 0 || rules.length > 0 ? inRow : namedTotals(table, side);
}

type Stated = Pick<StatedTotal, 'name' | 'stated' | 'line'>;

function inSummary(table: SniffedTable, rule: TotalRule): Stated | null {
  for (const [at, record] of table.trailer.entries()) {
    const column = record.cells.findIndex((cell) => normaliseCell(cell) === rule.name);
    const values = table.trailer[at + 1];
    if (column === -1 || values === undefined) continue;
    const stated = plainNumber(values.cells[column] ?? '');
    return stated === null ? null : { name: rule.name, stated, line: values.line };
  }
  const above = belowNameInPreamble(table, rule.name);
  const stated = plainNumber(above?.text ?? '');
  return above === null || stated === null ? null : { name: rule.name, stated, line: above.line };
}

/** A line a currency, its first cell the mark of such lines and its second the currency. */
function inMarkedLines(
  table: SniffedTable,
  { mark, at = 2, currencyAt, name, measure, field, of }: TotalRule,
  minorUnits: boolean,
): readonly StatedTotal[] {
  return table.trailer.flatMap(({ line, cells }) => {
    const stated = plainNumber(cells[at] ?? '');
    const currency =
      currencyAt === undefined ? '' : normaliseCell(cells[currencyAt] ?? '').toUpperCase();
    if (normaliseCell(cells[0] ?? '') !== mark || stated === null) return [];
    const value =
      measure === 'sum' && minorUnits && /^\d+$/.test(stated)
        ? stated.padStart(3, '0').replace(/(\d\d)$/, '.$1')
        : stated;
    const told = { name: `${name} ${currency}`.trim(), stated: value, line, measure, field, of };
    return [currency === '' ? told : { ...told, currency }];
  });
}

function inSentence(table: SniffedTable, rule: TotalRule): Stated | null {
  const trailer = table.trailer.map(({ line, cells }) => ({
    line,
    text: cells.join(table.delimiter),
  }));
  const preamble = table.preamble.map((text, index) => ({ line: index + 1, text }));
  for (const { line, text } of [...trailer, ...preamble]) {
    const groups = rule.pattern?.exec(text.normalize('NFKC'))?.groups;
    const stated = plainNumber(groups?.['value'] ?? '');
    if (stated !== null) return { name: groups?.['name'] ?? rule.name, stated, line };
  }
  return null;
}

const totalled: readonly (readonly [Field, StatedTotal['field'], StatedTotal['of']])[] = [
  ['amount', 'amount', null],
  ['debit', 'amount', 'out'],
  ['credit', 'amount', 'in'],
  ['fee', 'fee', null],
  ['net', 'net', null],
];

/** A row `合计` whose figures stand below the table's columns states their sums. */
function inTotalRow(
  table: SniffedTable,
  columns: Readonly<Partial<Record<Field, MappedColumn>>>,
): readonly StatedTotal[] {
  const row = table.trailer.find((record) => {
    const first = normaliseCell(record.cells.find((cell) => normaliseCell(cell) !== '') ?? '');
    return isTotalWord(first) && !/小计|sub/i.test(first) && isAligned(table, record);
  });
  if (row === undefined) return [];
  const label = normaliseCell(row.cells.find((cell) => normaliseCell(cell) !== '') ?? '');
  const found: StatedTotal[] = [];
  const counted = row.cells.map((cell) => /^(?:共\s*)?(\d+)\s*笔$/.exec(normaliseCell(cell))?.[1]);
  const count = counted.find((value) => value !== undefined);
  if (count !== undefined) {
    found.push({
      name: label,
      stated: count,
      line: row.line,
      measure: 'count',
      field: 'amount',
      of: null,
    });
  }
  for (const [field, measured, of] of totalled) {
    const column = columns[field];
    const stated = column === undefined ? null : plainNumber(row.cells[column.index] ?? '');
    if (column === undefined || stated === null) continue;
    found.push({
      name: `${label} ${column.header}`,
      stated,
      line: row.line,
      measure: 'sum',
      field: measured,
      of,
      header: column.header,
    });
  }
  return found;
}

/** Whether a total row is as wide as the table, or shorter with its figures below columns that hold figures. */
function isAligned(table: SniffedTable, { cells }: SniffedTable['trailer'][number]): boolean {
  const width = table.header.length;
  if (Math.abs(cells.length - width) <= 1) return true;
  const figures = cells.flatMap((cell, index) => (plainNumber(cell) === null ? [] : [index]));
  const holdsFigures = (index: number): boolean =>
    table.head.some((record) => plainNumber(record.cells[index] ?? '') !== null);
  return cells.length < width && figures.length > 0 && figures.every(holdsFigures);
}
