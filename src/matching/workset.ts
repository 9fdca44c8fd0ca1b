import { asMoney, asText, asWhole, type Engine, type SqlRow } from '../engine/engine.ts';
import type { Money } from '../model/money.ts';
import type { Family, Kind, Status, Transaction } from '../model/transaction.ts';
import { familyOf } from '../model/transaction.ts';

/** A pair of a till's and an acquirer's record, by row number. */
export interface Pair {
  readonly pos: Transaction;
  readonly stl: Transaction;
}

/**
 * The records that judging sees, and which of them are the same payment. Passes over the residual add pairs;
 * detectors only read.
 */
export class Workset {
  readonly pos: readonly Transaction[];
  readonly stl: readonly Transaction[];
  private readonly posById: ReadonlyMap<number, Transaction>;
  private readonly stlById: ReadonlyMap<number, Transaction>;
  private readonly stlOfPos = new Map<number, number>();
  private readonly posOfStl = new Map<number, number>();
  private stlByAmount: ReadonlyMap<Money, readonly Transaction[]> | null = null;
  private posByAmount: ReadonlyMap<Money, readonly Transaction[]> | null = null;
  private attemptsByAmount: ReadonlyMap<Money, readonly Transaction[]> | null = null;
  private readonly forbidden = new Set<string>();
  /** What {@link open} found, until a record is matched or cancelled. */
  private readonly openLists = new Map<string, readonly Transaction[]>();
  private readonly cancelledIds = { pos: new Set<number>(), settlement: new Set<number>() };
  /** Pairs that a pass over the residual found: not yet in the engine. */
  readonly added: { readonly pos: number; readonly stl: number; readonly pass: string }[] = [];

  constructor(pos: readonly Transaction[], stl: readonly Transaction[]) {
    this.pos = [...pos].sort(byContent);
    this.stl = [...stl].sort(byContent);
    this.posById = new Map(pos.map((record) => [record.id, record]));
    this.stlById = new Map(stl.map((record) => [record.id, record]));
  }

  /** The acquirer's records of one amount: where twins are to be found. */
  settledOfAmount(amount: Money): readonly Transaction[] {
    this.stlByAmount ??= groupByAmount(this.stl);
    return this.stlByAmount.get(amount) ?? [];
  }

  /** The till's records of one amount, due or not. */
  recordedOfAmount(amount: Money): readonly Transaction[] {
    this.posByAmount ??= groupByAmount(this.pos);
    return this.posByAmount.get(amount) ?? [];
  }

  /** The till's attempts of one amount that were not approved. */
  attemptsOfAmount(amount: Money): readonly Transaction[] {
    this.attemptsByAmount ??= groupByAmount(
      this.pos.filter(
        ({ isDue, status, kind }) => !isDue && status !== 'approved' && familyOf(kind) === 'sale',
      ),
    );
    return this.attemptsByAmount.get(amount) ?? [];
  }

  /** A pair that the keyed passes found. */
  know(posId: number, stlId: number): void {
    this.openLists.clear();
    this.stlOfPos.set(posId, stlId);
    this.posOfStl.set(stlId, posId);
  }

  /** A pair that a pass over the residual found. */
  pair(pos: Transaction, stl: Transaction, pass: string): void {
    this.know(pos.id, stl.id);
    this.added.push({ pos: pos.id, stl: stl.id, pass });
  }

  /** A pair that a person ruled out. */
  forbid(posId: number, stlId: number): void {
    this.forbidden.add(`${posId} ${stlId}`);
  }

  mayPair(pos: Transaction, stl: Transaction): boolean {
    return this.forbidden.size === 0 || !this.forbidden.has(`${pos.id} ${stl.id}`);
  }

  /** Two records of one side that undo each other and need no counterpart. */
  cancel(first: Transaction, second: Transaction): void {
    this.openLists.clear();
    this.cancelledIds[first.side].add(first.id);
    this.cancelledIds[second.side].add(second.id);
  }

  cancelled(side: 'pos' | 'settlement'): ReadonlySet<number> {
    return this.cancelledIds[side];
  }

  isCancelled(record: Transaction): boolean {
    return this.cancelledIds[record.side].has(record.id);
  }

  counterpartOf(record: Transaction): Transaction | null {
    const id = record.side === 'pos' ? this.stlOfPos.get(record.id) : this.posOfStl.get(record.id);
    if (id === undefined) return null;
    return (record.side === 'pos' ? this.stlById.get(id) : this.posById.get(id)) ?? null;
  }

  isMatched(record: Transaction): boolean {
    return record.side === 'pos' ? this.stlOfPos.has(record.id) : this.posOfStl.has(record.id);
  }

  /** Whether the other side should have it and has not. */
  isOpen(record: Transaction): boolean {
    return record.isDue && !this.isMatched(record) && !this.isCancelled(record);
  }

  open(side: 'pos' | 'settlement', family: Family): readonly Transaction[] {
    const key = `${side} ${family}`;
    const known = this.openLists.get(key);
    if (known !== undefined) return known;
    const records = side === 'pos' ? this.pos : this.stl;
    const found = records.filter(
      (record) => familyOf(record.kind) === family && this.isOpen(record),
    );
    this.openLists.set(key, found);
    return found;
  }

  /** The records of a pair, where both are here. */
  pairOf(posId: number, stlId: number): Pair | null {
    const pos = this.posById.get(posId);
    const stl = this.stlById.get(stlId);
    return pos === undefined || stl === undefined ? null : { pos, stl };
  }

  pairs(): readonly Pair[] {
    return this.pos.flatMap((pos) => {
      const stl = this.counterpartOf(pos);
      return stl === null ? [] : [{ pos, stl }];
    });
  }
}

export function groupByAmount(
  records: readonly Transaction[],
): ReadonlyMap<Money, readonly Transaction[]> {
  const groups = new Map<Money, Transaction[]>();
  for (const record of records) {
    const group = groups.get(record.amount);
    if (group === undefined) groups.set(record.amount, [record]);
    else group.push(record);
  }
  return groups;
}

/** The same order of records whatever the order of rows: by time, amount and references, never by row number. */
export function byContent(a: Transaction, b: Transaction): number {
  if (a.occurredAt !== b.occurredAt) return (a.occurredAt ?? 0) - (b.occurredAt ?? 0);
  const left = contentKey(a);
  const right = contentKey(b);
  return left < right ? -1 : left > right ? 1 : a.id - b.id;
}

/** What a record says, as text. */
export function contentKey(record: Transaction): string {
  return [
    record.kind,
    record.amount,
    record.currency,
    record.merchantId,
    record.terminalId,
    record.orderId,
    record.rrn,
    record.acquirerReference,
    record.stan,
    record.batchNo,
    record.authCode,
    record.card,
    record.occurredAt,
    record.settlementDay,
  ].join('\u001f');
}

export const transactionSelect = `
  id, cast(kind as varchar) as kind, cast(status as varchar) as status, cast(class as varchar) as class,
  amount, currency, cast(epoch(occurred_at) as bigint) as occurred, cast(occurred_at as date) - date '1970-01-01' as day,
  merchant_id, terminal_id, rrn, stan, batch_no, auth_code, order_id, acquirer_reference,
  original_reference, original_order_id, card, card_type, channel, store, cashier, order_total, fee, net,
  settlement_date - date '1970-01-01' as settlement_day, payout_id,
  respond_by - date '1970-01-01' as respond_by`;

/** Reads the chosen records of both sides with the pairs among them. */
export async function readWorkset(engine: Engine): Promise<Workset> {
  const read = async (table: 'pos' | 'stl'): Promise<readonly Transaction[]> => {
    const rows = await engine.rows(
      `select ${transactionSelect} from ${table} where id in (select id from focus_${table}) order by id`,
    );
    return rows.map((row) => toTransaction(row, table === 'pos' ? 'pos' : 'settlement'));
  };
  // What one query gave back is taken in while the engine is at the next.
  const [pos, stl, pairs] = await Promise.all([
    read('pos'),
    read('stl'),
    engine.rows(
      'select pos_id, stl_id from matched where pos_id in (select id from focus_pos) order by pos_id',
    ),
  ]);
  const workset = new Workset(pos, stl);
  for (const row of pairs) workset.know(asWhole(row['pos_id']) ?? 0, asWhole(row['stl_id']) ?? 0);
  return workset;
}

export function toTransaction(row: SqlRow, side: 'pos' | 'settlement'): Transaction {
  const money = (name: string) => (typeof row[name] === 'bigint' ? row[name] : null);
  const settlementDay = asWhole(row['settlement_day']);
  return {
    side,
    id: asWhole(row['id']) ?? 0,
    kind: (asText(row['kind']) ?? 'other') as Kind,
    status: (asText(row['status']) ?? 'approved') as Status,
    isDue: row['class'] === 'due',
    amount: asMoney(row['amount']),
    currency: asText(row['currency']) ?? '',
    occurredAt: asWhole(row['occurred']),
    day: asWhole(row['day']) ?? settlementDay,
    merchantId: asText(row['merchant_id']),
    terminalId: asText(row['terminal_id']),
    rrn: asText(row['rrn']),
    stan: asText(row['stan']),
    batchNo: asText(row['batch_no']),
    authCode: asText(row['auth_code']),
    orderId: asText(row['order_id']),
    acquirerReference: asText(row['acquirer_reference']),
    originalReference: asText(row['original_reference']),
    originalOrderId: asText(row['original_order_id']),
    card: asText(row['card']),
    cardType: asText(row['card_type']),
    channel: asText(row['channel']),
    store: asText(row['store']),
    cashier: asText(row['cashier']),
    orderTotal: money('order_total'),
    fee: money('fee'),
    net: money('net'),
    settlementDay,
    payoutId: asText(row['payout_id']),
    respondByDay: asWhole(row['respond_by']),
  };
}
