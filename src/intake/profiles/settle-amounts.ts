import type { Side } from '../../model/transaction.ts';
import { amountDigits } from '../amount-form.ts';
import type { ColumnShape } from '../column-shape.ts';
import type { Field, SniffedTable } from '../table.ts';
import type { Assignment, Pick } from './assignment.ts';

/** Which of several amounts is the one that was charged. */
export function settleAmounts(assignment: Assignment): void {
  const { table, shapes, side, picks, chosen, taken } = assignment;
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
export function centsOf(cell: string | undefined): number | null {
  const digits = amountDigits((cell ?? '').trim());
  if (digits === null) return null;
  const plain = /[.,]\d{1,2}$/.test(digits) ? digits : `${digits}.00`;
  const whole = plain.slice(0, Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(',')));
  const decimals = plain.slice(whole.length + 1).padEnd(2, '0');
  const sign = /^[^\d]*-|^\(/.test(cell ?? '') ? -1 : 1;
  return sign * Number(`${whole.replace(/\D/g, '')}${decimals.slice(0, 2)}`);
}
