import type { Side } from '../../model/transaction.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { Field, MappedColumn, SniffedTable } from '../table.ts';
import { assignTimes, timeFields } from './assign-times.ts';
import { byScore, type Pick } from './assignment.ts';
import { fitOf } from './column-fit.ts';
import { fillByValues } from './fill-by-values.ts';
import { settleAmounts } from './settle-amounts.ts';
import { dropPartialFees, dropUnrelatedTotal, settleReferences } from './settle-payments.ts';
import { settleWords } from './settle-words.ts';
import { candidatesOf } from './vocabulary.ts';

/** What a dictionary and the values make of a table's columns. */
export interface AutoColumns {
  readonly columns: Readonly<Partial<Record<Field, MappedColumn>>>;
  readonly memoColumns: readonly MappedColumn[];
  /** 0 to 1: how sure the dictionary is of date and amount. */
  readonly confidence: number;
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
  'till',
  'cashier',
  'orderId',
  'orderTotal',
  'tip',
  'countedCash',
  'expectedCash',
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
  'respondBy',
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
      if (!timeFields.has(field) && !fieldsOf[side].has(field)) continue;
      const fit = table.head.length === 0 ? 0 : fitOf(field, shape, headerScore);
      const isBlank = table.head.length > 0 && shape.values.length === 0;
      if (fit === null || (isBlank && headerScore < 8)) continue;
      const score = headerScore + fit;
      if (score >= leastScore || (isBlank && score > 5)) picks.push({ field, index, score });
    }
  }
  const chosen = new Map<Field, Pick>();
  const taken = new Set<number>();
  const byValues = new Set<Field>();
  const assignment = { table, shapes, side, picks, chosen, taken, byValues };
  assignTimes(assignment);
  for (const pick of picks.filter(({ field }) => !timeFields.has(field)).sort(byScore)) {
    if (chosen.has(pick.field) || taken.has(pick.index)) continue;
    chosen.set(pick.field, pick);
    taken.add(pick.index);
  }
  settleAmounts(assignment);
  if (side !== 'bank') {
    dropUnrelatedTotal(assignment);
    settleReferences(assignment);
    dropPartialFees(assignment);
  }
  fillByValues(assignment);
  settleWords(assignment);
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
