import type { Side } from '../../model/transaction.ts';
import { amountDigits } from '../amount-form.ts';
import { type ColumnShape, sampleOf, wordOf } from '../column-shape.ts';
import { headerKey } from '../header-key.ts';
import type { Field, MappedColumn, SniffedTable } from '../table.ts';
import { fitOf } from './column-fit.ts';
import { candidatesOf, familiarity } from './vocabulary.ts';
import { kindOf, statusOf } from './word-meaning.ts';

/** What a dictionary and the values make of a table's columns. */
export interface AutoColumns {
  readonly columns: Readonly<Partial<Record<Field, MappedColumn>>>;
  readonly memoColumns: readonly MappedColumn[];
  /** 0 to 1: how sure the dictionary is of date and amount. */
  readonly confidence: number;
}

interface Pick {
  readonly field: Field;
  readonly index: number;
  readonly score: number;
}

const payment: readonly Field[] = [
  'amount',
  'currency',
  'kind',
  'status',
  'merchantId',
  'merchantName',
  'terminalId',
  'store',
  'cashier',
  'orderId',
  'orderTotal',
  'tip',
  'rrn',
  'stan',
  'batchNo',
  'authCode',
  'acquirerReference',
  'originalReference',
  'originalOrderId',
  'card',
  'cardType',
  'channel',
  'fee',
  'net',
  'settlementDate',
  'payoutId',
  'direction',
  'memo',
];

/** The meanings that a side's file can have, but for those of date and time. */
const fieldsOf: Readonly<Record<Side, ReadonlySet<Field>>> = {
  pos: new Set(payment),
  settlement: new Set([...payment, 'debit', 'credit']),
  bank: new Set<Field>([
    'amount',
    'debit',
    'credit',
    'direction',
    'currency',
    'balance',
    'account',
    'counterparty',
    'counterpartyAccount',
    'memo',
    'bankReference',
  ]),
};
const when: ReadonlySet<Field> = new Set<Field>(['dateTime', 'date', 'time']);

/** Below this a header's likeness to a word is chance. */
const leastScore = 4.5;

/** Maps the columns of an export that is none of the known ones. */
export function mapColumns(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  side: Side,
): AutoColumns {
  const { header } = table;
  const picks: Pick[] = [];
  for (const [index, cell] of header.entries()) {
    const shape = shapes[index];
    if (shape === undefined || cell === '') continue;
    for (const [field, headerScore] of candidatesOf(cell, side)) {
      if (!when.has(field) && !fieldsOf[side].has(field)) continue;
      const fit = table.head.length === 0 ? 0 : fitOf(field, shape);
      const isBlank = table.head.length > 0 && shape.values.length === 0;
      if (fit === null || (isBlank && headerScore < 8)) continue;
      const score = headerScore + fit;
      if (score >= leastScore || (isBlank && score > 5)) picks.push({ field, index, score });
    }
  }
  const chosen = new Map<Field, Pick>();
  const taken = new Set<number>();
  assignTimes(picks, shapes, side, chosen, taken);
  const rest = picks.filter(({ field }) => !when.has(field)).sort(byScore);
  for (const pick of rest) {
    if (chosen.has(pick.field) || taken.has(pick.index)) continue;
    chosen.set(pick.field, pick);
    taken.add(pick.index);
  }
  const byValues = new Set<Field>();
  settleAmounts(table, shapes, side, picks, chosen, taken);
  if (side !== 'bank') {
    dropUnrelatedTotal(table, chosen);
    settleReferences(table, side, chosen);
    dropPartialFees(table, shapes, chosen);
  }
  fillByValues(table, shapes, side, chosen, taken, byValues);
  settleWords(shapes, side, chosen);
  const columns: Partial<Record<Field, MappedColumn>> = {};
  for (const [field, { index }] of chosen) {
    const by = byValues.has(field) ? 'values' : 'synonym';
    columns[field] = { index, header: header[index] ?? '', by };
  }
  return {
    columns,
    memoColumns: memosOf(picks, chosen, taken, header, side),
    confidence: confidenceOf(chosen),
  };
}

function byScore(a: Pick, b: Pick): number {
  return b.score - a.score || a.index - b.index;
}

/** One column of date and time, else a column of each; a column of dates alone is the date. */
function assignTimes(
  picks: readonly Pick[],
  shapes: readonly ColumnShape[],
  side: Side,
  chosen: Map<Field, Pick>,
  taken: Set<number>,
): void {
  const columns = new Map<number, number>();
  for (const { field, index, score } of picks) {
    if (!when.has(field)) continue;
    const filled =
      (shapes[index]?.filled ?? 0) < 0.5 && (shapes[index]?.values.length ?? 0) > 0 ? 4 : 0;
    columns.set(index, Math.max(columns.get(index) ?? 0, score - filled));
  }
  const settles = new Map<number, number>();
  for (const { field, index, score } of picks) {
    if (field === 'settlementDate') settles.set(index, score);
  }
  const ranked = [...columns]
    .filter(([index, score]) => score >= (settles.get(index) ?? 0) || side === 'bank')
    .map(([index, score]) => ({ index, score, shape: shapes[index] }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const best = (test: (shape: ColumnShape) => boolean): Pick | undefined => {
    const found = ranked.find(({ shape }) => shape !== undefined && test(shape));
    return found === undefined
      ? undefined
      : { field: 'date', index: found.index, score: found.score };
  };
  const take = (field: Field, pick: Pick): void => {
    chosen.set(field, { ...pick, field });
    taken.add(pick.index);
  };
  if (ranked.every(({ shape }) => shape?.values.length === 0)) {
    for (const field of ['dateTime', 'date', 'time'] as const) {
      const pick = picks.filter((p) => p.field === field && !taken.has(p.index)).sort(byScore)[0];
      if (pick !== undefined && !(field === 'date' && chosen.has('dateTime'))) take(field, pick);
      if (field === 'date' && chosen.has('dateTime')) break;
    }
    return;
  }
  const joined = best((shape) => shape.dateTime >= 0.5);
  const date = best((shape) => shape.date >= 0.5);
  const time = best(
    (shape) => shape.time >= 0.5 || (shape.compactClock >= 0.9 && shape.date < 0.5),
  );
  const split = date !== undefined && time !== undefined;
  if (
    joined !== undefined &&
    (date === undefined || joined.score >= date.score - (split ? 0.5 : 3))
  ) {
    take('dateTime', joined);
  } else if (date !== undefined) {
    take('date', date);
    if (time !== undefined && time.index !== date.index) take('time', time);
  }
}

/** Which of several amounts is the one that was charged. */
function settleAmounts(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  side: Side,
  picks: readonly Pick[],
  chosen: Map<Field, Pick>,
  taken: Set<number>,
): void {
  const swap = (field: Field, pick: Pick | undefined): void => {
    if (pick === undefined) return;
    const before = chosen.get(field);
    if (before !== undefined) taken.delete(before.index);
    chosen.set(field, { ...pick, field });
    taken.add(pick.index);
  };
  const amount = chosen.get('amount');
  if (side !== 'bank' && amount === undefined && chosen.has('orderTotal')) {
    swap('amount', chosen.get('orderTotal'));
    chosen.delete('orderTotal');
  }
  if (
    side !== 'bank' &&
    chosen.get('amount') === undefined &&
    chosen.has('net') &&
    !chosen.has('fee')
  ) {
    swap('amount', chosen.get('net'));
    chosen.delete('net');
  }
  if (chosen.has('debit') !== chosen.has('credit')) {
    const lone = chosen.has('debit') ? 'debit' : 'credit';
    if (chosen.has('amount')) {
      taken.delete(chosen.get(lone)?.index ?? -1);
      chosen.delete(lone);
    }
  }
  if (chosen.has('debit') && chosen.has('credit')) {
    chosen.delete('direction');
    const debit = chosen.get('debit');
    const usual = chosen.get('amount');
    if (usual !== undefined && (side === 'bank' || (debit?.score ?? 0) > usual.score)) {
      chosen.delete('amount');
      taken.delete(usual.index);
    } else if (usual !== undefined) {
      for (const field of ['debit', 'credit'] as const) {
        taken.delete(chosen.get(field)?.index ?? -1);
        chosen.delete(field);
      }
    }
  }
  if (side === 'bank') return;
  const current = chosen.get('amount');
  if (current === undefined) return;
  const rivals = picks.filter(
    ({ field, index }) =>
      field === 'amount' &&
      index !== current.index &&
      (!taken.has(index) || chosen.get('orderTotal')?.index === index),
  );
  const explains = (index: number): number => equationsMet(table, shapes, chosen, index, side);
  let best = { pick: current, met: explains(current.index) };
  for (const pick of rivals) {
    const met = explains(pick.index);
    if (met > best.met + 0.2) best = { pick, met };
  }
  if (best.pick !== current) {
    if (chosen.get('orderTotal')?.index === best.pick.index) chosen.delete('orderTotal');
    swap('amount', best.pick);
  }
}

/** What the order came to is the amount due only where nothing was taken off in between. */
function dropUnrelatedTotal(table: SniffedTable, chosen: Map<Field, Pick>): void {
  const total = chosen.get('orderTotal')?.index;
  const amount = chosen.get('amount')?.index;
  if (total === undefined || amount === undefined) return;
  let rows = 0;
  let unequal = 0;
  let reduced = 0;
  for (const { cells } of sampleOf(table)) {
    const [due, paid] = [centsOf(cells[total]), centsOf(cells[amount])];
    if (due === null || paid === null || due === 0 || paid === 0) continue;
    rows += 1;
    const off = Math.abs(due) - Math.abs(paid);
    if (off === 0) continue;
    const isExplained = cells.some(
      (cell, index) =>
        index !== total && index !== amount && Math.abs(centsOf(cell) ?? 0) === Math.abs(off),
    );
    if (isExplained && off > 0) reduced += 1;
    if (!isExplained) unequal += 1;
  }
  if (reduced > 0 || unequal * 10 > rows * 3) chosen.delete('orderTotal');
}

/** The number that 原… repeats on a refund is the one to know sales by. */
function settleReferences(table: SniffedTable, side: Side, chosen: Map<Field, Pick>): void {
  const original = chosen.get('originalReference');
  if (original !== undefined) {
    const key = headerKey(table.header[original.index] ?? '').replace(
      /^(?:原交易|原|original|orig)/,
      '',
    );
    const index = table.header.findIndex((cell) => headerKey(cell) === key);
    const users = [...chosen].filter(([, pick]) => pick.index === index);
    if (index !== -1 && users.length === 0) {
      chosen.set('acquirerReference', { field: 'acquirerReference', index, score: original.score });
    }
  }
  const batch = chosen.get('batchNo');
  const hasTerminals = chosen.has('terminalId') || chosen.has('stan');
  if (side === 'settlement' && batch !== undefined && !hasTerminals && !chosen.has('payoutId')) {
    // Without terminals there is no terminal batch: what is settled together is one.
    chosen.delete('batchNo');
    chosen.set('payoutId', { ...batch, field: 'payoutId' });
  }
}

/** Where the cost is split over columns, or net into debit and credit, one of them alone misleads. */
function dropPartialFees(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  chosen: Map<Field, Pick>,
): void {
  const net = chosen.get('net');
  if (net !== undefined && /credit|debit|[借贷]方/.test(headerKey(table.header[net.index] ?? ''))) {
    chosen.delete('net');
  }
  const parts = table.header.filter((cell, index) => {
    const isPart = /^(?:interchange|schemefee|markup|assessment)/.test(headerKey(cell));
    return isPart && (shapes[index]?.zero ?? 1) < 1 && (shapes[index]?.values.length ?? 0) > 0;
  });
  const fee = chosen.get('fee');
  const feeKey = headerKey(table.header[fee?.index ?? -1] ?? '');
  if (parts.length > 0 && /^commission/.test(feeKey)) chosen.delete('fee');
}

/** The share of rows in which amount − fee = net, or in which the amount is another one plus the tip. */
function equationsMet(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  chosen: ReadonlyMap<Field, Pick>,
  amount: number,
  side: Side,
): number {
  const net = chosen.get('net')?.index;
  const fee = chosen.get('fee')?.index;
  const tip = chosen.get('tip')?.index;
  let rows = 0;
  let met = 0;
  for (const { cells } of table.head.slice(0, 60)) {
    const gross = centsOf(cells[amount]);
    if (gross === null) continue;
    if (net !== undefined && fee !== undefined) {
      const [n, f] = [centsOf(cells[net]), centsOf(cells[fee])];
      if (n === null || f === null || f === 0) continue;
      rows += 1;
      if (Math.abs(gross - f - n) <= 2 || Math.abs(gross + f - n) <= 2) met += 1;
    } else if (tip !== undefined && side === 'pos') {
      const t = centsOf(cells[tip]);
      if (t === null || t === 0) continue;
      rows += 1;
      const others = shapes.keys();
      for (const other of others) {
        if (other !== amount && other !== tip && centsOf(cells[other]) === gross - t) {
          met += 1;
          break;
        }
      }
    }
  }
  return rows < 1 ? 0 : met / rows;
}

/** Hundredths, good enough to compare columns while sniffing; money itself is never read this way. */
function centsOf(cell: string | undefined): number | null {
  const digits = amountDigits((cell ?? '').trim());
  if (digits === null) return null;
  const plain = /[.,]\d{1,2}$/.test(digits) ? digits : `${digits}.00`;
  const whole = plain.slice(0, Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(',')));
  const decimals = plain.slice(whole.length + 1).padEnd(2, '0');
  const sign = /^[^\d]*-|^\(/.test(cell ?? '') ? -1 : 1;
  return sign * Number(`${whole.replace(/\D/g, '')}${decimals.slice(0, 2)}`);
}

/** Columns whose header says nothing and whose values can be only one thing that is still missing. */
function fillByValues(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  side: Side,
  chosen: Map<Field, Pick>,
  taken: Set<number>,
  byValues: Set<Field>,
): void {
  const fill = (field: Field, test: (shape: ColumnShape, index: number) => boolean): void => {
    if (chosen.has(field)) return;
    const found = [...shapes.entries()].filter(
      ([index, shape]) => !taken.has(index) && shape.values.length > 0 && test(shape, index),
    );
    const [first] = found;
    if (first === undefined || (found.length > 1 && field !== 'date' && field !== 'dateTime'))
      return;
    chosen.set(field, { field, index: first[0], score: 4 });
    taken.add(first[0]);
    byValues.add(field);
  };
  const isUnknown = (index: number): boolean => familiarity(table.header[index] ?? '') === 0;
  if (!chosen.has('date') && !chosen.has('dateTime')) {
    fill('dateTime', (shape) => shape.dateTime >= 0.8);
    if (!chosen.has('dateTime')) fill('date', (shape) => shape.date >= 0.8);
  }
  if (!chosen.has('debit') && !chosen.has('credit')) {
    fill('amount', (shape, index) => shape.decimals >= 0.8 && isUnknown(index));
  }
  if (side === 'bank') {
    const isOneColumn = chosen.has('amount') && !chosen.has('debit');
    const amount = shapes[chosen.get('amount')?.index ?? -1];
    if (isOneColumn && amount?.negative === 0)
      fill('direction', (shape) => shape.direction >= 0.95);
    return;
  }
  fill('card', (shape) => shape.card >= 0.8);
  fill(
    'rrn',
    (s, index) => s.maxLength === 12 && s.digits === 1 && s.distinct > 0.9 && isUnknown(index),
  );
  fill('kind', (shape, index) => shape.kind >= 0.9 && isRepeating(shape) && isUnknown(index));
  fill(
    'status',
    (shape, index) =>
      shape.status >= 0.9 && isRepeating(shape) && isUnknown(index) && !isYesOrNo(shape),
  );
}

/** One column can say both what was done and how it ended: `消费成功`, `SALE DECLINED`. */
function settleWords(shapes: readonly ColumnShape[], side: Side, chosen: Map<Field, Pick>): void {
  if (side === 'bank') return;
  const kind = chosen.get('kind');
  const status = chosen.get('status');
  const isSigned = (shapes[chosen.get('amount')?.index ?? -1]?.negative ?? 0) > 0;
  if (kind !== undefined) {
    chosen.delete('direction');
    if (status !== undefined) return;
    const words = distinctWords(shapes[kind.index]);
    if (words.some((word) => isUnsuccessful(word) && kindOf(word) !== null)) {
      chosen.set('status', { ...kind, field: 'status' });
    }
    return;
  }
  if (status === undefined) return;
  const words = distinctWords(shapes[status.index]);
  const kinds = words.map(kindOf);
  const undoes = kinds.some((k) => k === 'refund' || k === 'void' || k === 'reversal');
  if (!isSigned && undoes && kinds.every((k) => k !== null)) {
    chosen.set('kind', { ...status, field: 'kind' });
  }
}

/** Whether values are words that come again and again rather than texts. */
function isRepeating(shape: ColumnShape): boolean {
  return shape.distinct < 0.5 || shape.values.length < 10;
}

/** Flags of yes and no say something that only their header tells. */
function isYesOrNo(shape: ColumnShape): boolean {
  return distinctWords(shape).every((word) => /^(?:y|n|yes|no|true|false|是|否)$/.test(word));
}

function distinctWords(shape: ColumnShape | undefined): readonly string[] {
  return [...new Set(shape?.values ?? [])].map(wordOf);
}

function isUnsuccessful(word: string): boolean {
  const status = statusOf(word);
  return status !== null && status !== 'approved' && status !== 'voided';
}

function memosOf(
  picks: readonly Pick[],
  chosen: ReadonlyMap<Field, Pick>,
  taken: ReadonlySet<number>,
  header: readonly string[],
  side: Side,
): readonly MappedColumn[] {
  const first = chosen.get('memo')?.index;
  const further = new Set(
    picks
      .filter((p) => p.score >= 6 && p.index !== first)
      // A second party of the transfer is text about it too.
      .filter((p) => p.field === 'memo' || (side === 'bank' && p.field === 'counterparty'))
      .map((p) => p.index),
  );
  return [...further]
    .filter((index) => !taken.has(index))
    .sort((a, b) => a - b)
    .map((index) => ({ index, header: header[index] ?? '', by: 'synonym' as const }));
}

function confidenceOf(chosen: ReadonlyMap<Field, Pick>): number {
  const date = chosen.get('dateTime') ?? chosen.get('date');
  const amount = chosen.get('amount') ?? chosen.get('debit');
  const sureness = (pick: Pick | undefined): number => Math.min((pick?.score ?? 0) / 10, 1);
  return Math.round(((sureness(date) + sureness(amount)) / 2) * 100) / 100;
}
