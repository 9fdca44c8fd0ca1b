import { sampleOf } from '../column-shape.ts';
import { headerKey } from '../header-key.ts';
import type { Assignment } from './assignment.ts';
import { centsOf } from './settle-amounts.ts';

/** What the order came to is the amount due only where nothing was taken off in between. */
export function dropUnrelatedTotal(assignment: Assignment): void {
  const { table, chosen } = assignment;
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
export function settleReferences(assignment: Assignment): void {
  const { table, side, chosen } = assignment;
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
export function dropPartialFees(assignment: Assignment): void {
  const { table, shapes, chosen } = assignment;
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
