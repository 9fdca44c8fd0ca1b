import { amountDigits } from './amount-form.ts';
import { normaliseCell } from './encoding.ts';
import { centsOf } from './profiles/settle-amounts.ts';
import type { SampleRecord, SniffedTable } from './table.ts';
import { timeFormOf } from './time-form.ts';

type CellShape = 'empty' | 'date' | 'number' | 'text';

/** What the rows of a table look like, column by column: the shape that nearly all of them have. */
export type RowShape = readonly (CellShape | null)[];

export function rowShapeOf(records: readonly SampleRecord[], width: number): RowShape {
  const shape: (CellShape | null)[] = [];
  const rows = records
    .slice(0, 80)
    .filter(({ cells }) => Math.abs(cells.length - width) <= 1)
    .map(({ cells }) => ({
      isData: !saysNoData(cells.map(normaliseCell)),
      cells: cells.map(shapeOf),
    }))
    .filter(({ isData, cells }) => isData || cells.includes('date'))
    .map(({ cells }) => cells);
  for (let column = 0; column < width; column += 1) {
    const counts: Record<CellShape, number> = { empty: 0, date: 0, number: 0, text: 0 };
    for (const row of rows) {
      const cell = row[column];
      if (cell !== undefined) counts[cell] += 1;
    }
    const filled = counts.date + counts.number + counts.text;
    const most = (['date', 'number'] as const).find((kind) => counts[kind] * 10 > filled * 7);
    shape.push(filled * 2 > rows.length ? (most ?? 'text') : null);
  }
  return shape;
}

/**
 * Splits what follows the last data record: totals, notices, comments, a second header and its row. A record that was cut off, or
 * that has one wrong value, is data.
 */
export function splitTrailer(
  records: readonly SampleRecord[],
  shape: RowShape,
  isTruncated: boolean,
): { readonly data: readonly SampleRecord[]; readonly trailer: readonly SampleRecord[] } {
  let end = records.length;
  for (let at = records.length - 1; at >= 0; at -= 1) {
    const record = records[at];
    if (record === undefined) break;
    const isCutOff = isTruncated && at === records.length - 1;
    const isSum = (): boolean => sumsUp(record, records.slice(0, at), shape);
    if (isDataRecord(record, shape, isCutOff, isSum)) break;
    end = at;
  }
  const summary = records.findIndex(({ cells }) => isSummaryHeader(cells.map(normaliseCell)));
  if (summary !== -1 && summary < end && records.length - summary <= 3) end = summary;
  return { data: records.slice(0, end), trailer: records.slice(end) };
}

/** Whether a record has the shape of the table's rows rather than of a total or a notice. */
function isDataRecord(
  record: SampleRecord,
  shape: RowShape,
  isCutOff: boolean,
  isSum: () => boolean,
): boolean {
  const cells = record.cells.map(normaliseCell);
  const wanted = { date: 0, number: 0, text: 0, empty: 0 };
  const met = { date: 0, number: 0, text: 0, empty: 0 };
  for (const [column, kind] of shape.entries()) {
    if (kind === null || column >= cells.length) continue;
    wanted[kind] += 1;
    if (meets(cells[column] ?? '', kind)) met[kind] += 1;
  }
  const expected = wanted.date + wanted.number + wanted.text;
  const found = met.date + met.number + met.text;
  const isWide = cells.length === shape.length;
  const hasDay = wanted.date > 0 && met.date > 0;
  // A merchant may be called Total, and a receipt #12.
  const filled = cells.filter((cell) => cell !== '');
  if (saysNoData(cells)) {
    const least = isTotalWord(filled[0] ?? '') ? expected : expected - 1;
    return hasDay && isWide && found >= least && !isSum();
  }
  if (isCutOff && !isWide) return expected === 0 || found * 2 >= expected - 1;
  if (filled.length <= 2 && shape.length >= 5 && met.date === 0) return false;
  if (wanted.date > 0 && met.date === 0) {
    // Dates that cannot be read, or are left out, beside all that names a record.
    const isNamed = isWide && met.text > 0 && met.number > 0 && !filled.some(isTotalWord);
    return found * 4 >= expected * 3 || (isNamed && found * 3 >= (expected - wanted.date) * 2);
  }
  // A fee or a payout among sales leaves most cells empty, but it is as wide as the table and has its day.
  if (hasDay && isWide && (met.date === wanted.date || met.number > 0)) return true;
  return expected === 0 || found * 2 >= expected;
}

const shapes = new WeakMap<SniffedTable, RowShape>();

/** Whether a row has all dates of the table's rows: what begins as a total does, and has them, is a record. */
export function hasItsDays(cells: readonly string[], table: SniffedTable): boolean {
  const shape = shapes.get(table) ?? rowShapeOf(table.head, table.header.length);
  shapes.set(table, shape);
  const days = [...shape.keys()].filter((column) => shape[column] === 'date');
  const isDay = (column: number): boolean => meets(cells[column] ?? '', 'date');
  return days.length > 0 && cells.length >= shape.length && days.every(isDay);
}

/** Whether a record states what the others add up to. */
function sumsUp(
  { cells }: SampleRecord,
  others: readonly SampleRecord[],
  shape: RowShape,
): boolean {
  return shape.some((kind, column) => {
    const stated = kind === 'number' ? centsOf(cells[column]) : null;
    if (stated === null || stated === 0 || others.length < 2) return false;
    const sum = others.reduce((all, other) => all + (centsOf(other.cells[column]) ?? 0), 0);
    return sum === stated;
  });
}

/** Whether a record says by its words that it is a comment, a total or a notice. */
function saysNoData(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const first = filled[0] ?? '';
  const isComment = /^[#=]|^[-*_─]{5,}/.test(first);
  return isComment || isTotalWord(first) || isSummaryHeader(cells) || isNotice(filled);
}

function meets(cell: string, wanted: CellShape): boolean {
  const shape = shapeOf(cell);
  return shape === wanted || (wanted === 'text' && shape !== 'empty' && shape !== 'date');
}

function shapeOf(text: string): CellShape {
  const cell = normaliseCell(text);
  if (cell === '' || /^(?:-{1,2}|\/|\*|无|null|n\/a)$/i.test(cell)) return 'empty';
  if (timeFormOf(cell) !== null) return 'date';
  return amountDigits(cell) === null ? 'text' : 'number';
}

/** A cell that says that the row is a total. */
export function isTotalWord(cell: string): boolean {
  return /^(?:本页|本日|当日|人民币|交易|金额)?(?:合\s*计|总\s*计|小\s*计|汇\s*总)(?:金额)?(?:[\s:(].*)?$|^(?:grand |sub-?)?totals?(?: amount)?\s*:?$|^(?:summe|gesamt|gesamtsumme|somme|suma|i alt|total general)\s*:?$/i.test(
    cell,
  );
}

/** A sentence, perhaps cut in two by the delimiter: no row of a table. */
function isNotice(filled: readonly string[]): boolean {
  if (filled.length === 0 || filled.length > 3) return false;
  const text = filled.join(' ');
  if (
    /^(?:请注意|注意|注|说明|备注|提示|温馨提示|以上数据|打印时间|打印日期|导出时间|制表|查询时间|note|disclaimer|end of (?:file|report|statement)|<end>|\*+ ?end)/i.test(
      text,
    )
  ) {
    return true;
  }
  return filled.length <= 2 && (/[。！；]/.test(text) || /仅供参考|为准/.test(text));
}

/** `总交易单数,应结订单总金额,…`: names of totals, whose values follow in the next record. */
function isSummaryHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.some((cell) => /^[\d.+-]+$/.test(cell))) return false;
  const totals = filled.filter(
    (cell) => /总|合计|笔数|小计|\btotal|\bcount\b|\bsum\b/i.test(cell) && cell.length < 24,
  );
  return totals.length * 2 >= filled.length && totals[0] === filled[0];
}
