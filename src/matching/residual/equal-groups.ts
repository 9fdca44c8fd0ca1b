import { type Family, familyOf, type Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import type { Workset } from '../workset.ts';
import { assignCheapest, type Candidate } from './assign.ts';
import { cardOf, cardsDiffer } from './card.ts';
import type { Clocks } from './clock.ts';

/** What must be equal for two records to be the same payment, beside amount, currency and family. */
export interface GroupKey {
  readonly id: string;
  readonly card: boolean;
  readonly terminal: boolean;
  /** How far apart they may be, in seconds, clocks set alike. */
  readonly within: number;
}

const tenMinutes = 600;

/** Keys from strict to loose, as far as both sides have the columns; without a card, sales whose time tells are weighed instead. */
function groupKeys(comparable: Comparable, isWeighed: boolean): readonly GroupKey[] {
  const card = comparable.card !== null;
  const { terminal } = comparable;
  const keys: GroupKey[] = [];
  if (card && terminal)
    keys.push({ id: 'by-card-terminal-amount', card, terminal, within: tenMinutes });
  if (card) keys.push({ id: 'by-card-amount', card, terminal: false, within: tenMinutes });
  if (isWeighed) return keys;
  if (terminal) keys.push({ id: 'by-terminal-amount', card: false, terminal, within: tenMinutes });
  if (!terminal || !card)
    keys.push({ id: 'by-amount', card: false, terminal: false, within: tenMinutes });
  return keys;
}

/** Numbers that both records carry and that differ: they are not the same payment, whatever else agrees. */
export function isVetoed(pos: Transaction, stl: Transaction, comparable: Comparable): boolean {
  const differ = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && a !== b;
  return (
    (comparable.rrn && differ(pos.rrn, stl.rrn)) ||
    (comparable.order && differ(pos.orderId, stl.orderId)) ||
    (comparable.reference && differ(pos.acquirerReference, stl.acquirerReference)) ||
    (comparable.merchant && differ(pos.merchantId, stl.merchantId))
  );
}

/**
 * Matches what is left where all attributes of a key are equal: n till records against m of the acquirer's, as many pairs as
 * possible and those closest in time. With a card missing on either record, only keys without the card apply to it.
 */
export function matchEqualGroups(
  workset: Workset,
  comparable: Comparable,
  clocks: Clocks,
  family: Family,
): void {
  for (const key of groupKeys(comparable, family === 'sale' && clocks.tellTime)) {
    const pos = workset.open('pos', family);
    const stl = workset.open('settlement', family);
    const groups = new Map<string, Transaction[]>();
    const nameOf = (record: Transaction): string | null => {
      const card = key.card ? cardOf(record, comparable) : '';
      const terminal = key.terminal ? record.terminalId : '';
      if (card === null || terminal === null) return null;
      return [record.amount, record.currency, card, terminal].join('\u001f');
    };
    for (const record of stl) {
      const name = nameOf(record);
      if (name === null) continue;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [record]);
      else group.push(record);
    }
    const stlAt = new Map(stl.map((record, index) => [record.id, index]));
    const candidates: Candidate[] = [];
    pos.forEach((record, left) => {
      const name = nameOf(record);
      if (name === null) return;
      for (const other of groups.get(name) ?? []) {
        if (isVetoed(record, other, comparable) || !workset.mayPair(record, other)) continue;
        if (!key.card && cardsDiffer(record, other, comparable)) continue;
        const apart = clocks.apart(record, other);
        if (apart === null || apart > key.within) continue;
        if (areElsewhere(record, other, key, comparable) && !isAtOnce(apart, clocks)) continue;
        candidates.push({ left, right: stlAt.get(other.id) ?? 0, cost: apart });
      }
    });
    for (const { left, right } of assignCheapest(candidates).pairs) {
      const a = pos[left];
      const b = stl[right];
      if (a !== undefined && b !== undefined) workset.pair(a, b, key.id);
    }
  }
}

/** Neither card nor terminal ties them together. */
function areElsewhere(
  pos: Transaction,
  stl: Transaction,
  key: GroupKey,
  comparable: Comparable,
): boolean {
  return (
    !key.card &&
    comparable.terminal &&
    pos.terminalId !== null &&
    stl.terminalId !== null &&
    pos.terminalId !== stl.terminalId
  );
}

function isAtOnce(apart: number, clocks: Clocks): boolean {
  return clocks.tellTime && apart <= clocks.closeSeconds;
}

/** Same card (or both unknown) and same amount: what could be taken for each other. */
export function areTwins(a: Transaction, b: Transaction): boolean {
  return (
    a.amount === b.amount &&
    a.currency === b.currency &&
    a.card !== null &&
    a.card === b.card &&
    familyOf(a.kind) === familyOf(b.kind)
  );
}
