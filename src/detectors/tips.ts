import type { Pair } from '../matching/workset.ts';
import type { Support } from '../model/discrepancy-arguments.ts';
import type { Inference } from '../model/report.ts';
import { familyOf } from '../model/transaction.ts';

/** How far a settled sale may be above the recorded amount without being wrong. */
export interface Tips {
  /** Parts in 100 000 of the recorded amount; `null`: no tips. */
  readonly share: bigint | null;
  readonly inferred: readonly Inference[];
}

/** No guest adds more than this, in parts of 100 000. */
const mostTip = 35_000n;
/** So many sales, and one in so many of all, must be above their amount before tips are taken to be usual here. */
const leastTipped = 8;
const oneIn = 12;

/**
 * Whether guests add tips after the authorisation: as the contract says, else told from the pairs themselves, where many sales were
 * settled above the recorded amount, nearly none of them by more than a tip, and few below it.
 */
export function tipsOf(agreed: bigint | null, pairs: readonly Pair[], matched: number): Tips {
  if (agreed !== null) return { share: agreed, inferred: [] };
  const sales = pairs.filter(
    ({ pos, stl }) => familyOf(pos.kind) === 'sale' && pos.currency === stl.currency,
  );
  const above = sales.filter(({ pos, stl }) => stl.amount > pos.amount);
  const below = sales.filter(({ pos, stl }) => stl.amount < pos.amount);
  const tipped = above.filter(({ pos, stl }) => isTip(pos.amount, stl.amount, mostTip));
  const isUsual =
    tipped.length >= leastTipped &&
    tipped.length * oneIn >= matched &&
    tipped.length * 10 >= above.length * 9 &&
    below.length * 5 <= tipped.length;
  if (!isUsual) return { share: null, inferred: [] };
  const support: Support = { agree: tipped.length, of: above.length };
  return {
    share: mostTip,
    inferred: [{ what: 'tips', for: {}, value: { atMost: '35%' }, support }],
  };
}

/** Whether an amount is at most so much above another. */
export function isTip(amount: bigint, settled: bigint, share: bigint): boolean {
  return settled > amount && (settled - amount) * 100_000n <= amount * share;
}
