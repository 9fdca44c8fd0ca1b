import { asCount, type Engine } from '../engine/engine.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import type { Transaction } from '../model/transaction.ts';
import { type Listed, nothingListed } from './listed.ts';

/** Money that the acquirer took back, with the sale that was disputed and what had been refunded of it, as far as the files tell. */
export interface Dispute {
  readonly record: Transaction;
  readonly sale: Transaction | null;
  readonly refunds: readonly Transaction[];
}

/** Each is compared with what could be its sale. */
const mostDisputes = 5000;

/** Reads the acquirer's chargebacks with the sales and refunds that could belong to them. */
export async function readDisputes(engine: Engine): Promise<Listed<Dispute>> {
  const isDispute = "kind = 'chargeback' and status = 'approved' and amount < 0";
  const counted = await engine.row(`select count(*) as n from stl where ${isDispute}`);
  const of = asCount(counted['n']);
  if (of === 0) return nothingListed;
  const read = async (condition: string): Promise<readonly Transaction[]> => {
    const rows = await engine.rows(
      `select ${transactionSelect} from stl where ${condition} order by id`,
    );
    return rows.map((row) => toTransaction(row, 'settlement'));
  };
  const disputes = await read(`${isDispute} and id in (
    select id from stl where ${isDispute} order by id limit ${mostDisputes})`);
  const named = (column: string): string =>
    `select ${column} from stl where ${isDispute} and ${column} is not null`;
  const references = ['original_reference', 'rrn', 'acquirer_reference'].map(named).join(' union ');
  const orders = ['original_order_id', 'order_id'].map(named).join(' union ');
  const others = await read(`class = 'due' and (
    rrn in (${references}) or acquirer_reference in (${references}) or original_reference in (${references})
    or order_id in (${orders}) or original_order_id in (${orders})
    or (family = 'sale' and (card, amount) in (select (card, abs(amount)) from stl where ${isDispute} and card is not null)))`);
  const sales = others.filter(({ kind }) => kind === 'sale' || kind === 'capture');
  const refunds = others.filter((record) => !sales.includes(record));
  const items = disputes.map((record) => {
    const sale = saleOf(record, sales);
    return { record, sale, refunds: refunds.filter((refund) => gaveBack(refund, sale, record)) };
  });
  return { items, of };
}

/** By its reference, else its order number, else the only sale of the card and amount; never one made after the dispute. */
function saleOf(record: Transaction, sales: readonly Transaction[]): Transaction | null {
  const earlier = sales.filter(
    (sale) =>
      sale.currency === record.currency &&
      (sale.occurredAt ?? 0) <= (record.occurredAt ?? Number.POSITIVE_INFINITY) + 86_400,
  );
  const byReference = earlier.filter((sale) => sharesReference(sale, record));
  const byOrder = earlier.filter((sale) => sharesOrder(sale, record));
  const byCard = earlier.filter(
    (sale) => sale.card !== null && sale.card === record.card && sale.amount === -record.amount,
  );
  for (const found of [byReference, byOrder, byCard.length === 1 ? byCard : []]) {
    const [first] = [...found].sort((a, b) => distance(a, record) - distance(b, record));
    if (first !== undefined) return first;
  }
  return null;
}

/** A sale of the disputed amount before a part of one, a later one before an earlier. */
function distance(sale: Transaction, record: Transaction): number {
  return (sale.amount === -record.amount ? 0 : 1e12) - (sale.occurredAt ?? 0);
}

function gaveBack(refund: Transaction, sale: Transaction | null, record: Transaction): boolean {
  if (sale === null || (refund.occurredAt ?? 0) > (record.occurredAt ?? 0) + 86_400) return false;
  const names = [sale.rrn, sale.acquirerReference].filter((name) => name !== null);
  const orders = [refund.originalOrderId, refund.orderId];
  return (
    names.some((name) => name === refund.originalReference || name === refund.rrn) ||
    (sale.orderId !== null && orders.includes(sale.orderId) && sale.card === refund.card)
  );
}

function sharesReference(sale: Transaction, record: Transaction): boolean {
  const names = [record.originalReference, record.rrn, record.acquirerReference];
  return [sale.rrn, sale.acquirerReference].some((name) => name !== null && names.includes(name));
}

function sharesOrder(sale: Transaction, record: Transaction): boolean {
  return sale.orderId !== null && [record.originalOrderId, record.orderId].includes(sale.orderId);
}
