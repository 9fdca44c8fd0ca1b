import { absolute, type Money } from '../../model/money.ts';

/** So many partial sums are looked at before a search gives up. */
const partialSums = 200_000;

/** What a bounded search for subsets of one sum found. */
export interface Subsets<Item> {
  /** Subsets with the sum, up to {@link mostKept} of them. */
  readonly found: readonly (readonly Item[])[];
  readonly count: number;
  /** The search ended at its bound: there may be more. */
  readonly isCutShort: boolean;
}

/** So many subsets are kept; more are only counted. */
export const mostKept = 50;

/**
 * Subsets of at least two items whose amounts add up to a target, counted. Items with one `keyOf` are interchangeable, so that a
 * subset is not counted once for each of them. Depth first, largest amounts first; a branch is left once what remains cannot reach.
 */
export function subsetsThatSumTo<Item>(
  items: readonly Item[],
  target: Money,
  amountOf: (item: Item) => Money,
  keyOf: (item: Item) => string,
): Subsets<Item> {
  const sorted = [...items].sort((a, b) => {
    const left = absolute(amountOf(a));
    const right = absolute(amountOf(b));
    return left > right ? -1 : left < right ? 1 : keyOf(a) < keyOf(b) ? -1 : 1;
  });
  const most = new Array<Money>(sorted.length + 1).fill(0n);
  const least = new Array<Money>(sorted.length + 1).fill(0n);
  for (let at = sorted.length - 1; at >= 0; at -= 1) {
    const amount = amountOf(sorted[at] as Item);
    most[at] = (most[at + 1] ?? 0n) + (amount > 0n ? amount : 0n);
    least[at] = (least[at + 1] ?? 0n) + (amount < 0n ? amount : 0n);
  }
  const found: (readonly Item[])[] = [];
  const chosen: Item[] = [];
  let count = 0;
  let looked = 0;
  walk(0, target);
  return { found, count, isCutShort: looked > partialSums };

  function walk(from: number, rest: Money): void {
    looked += 1;
    if (looked > partialSums) return;
    if (rest === 0n && chosen.length >= 2) {
      count += 1;
      if (found.length < mostKept) found.push([...chosen]);
    }
    if (rest > (most[from] ?? 0n) || rest < (least[from] ?? 0n)) return;
    for (let at = from; at < sorted.length; at += 1) {
      const item = sorted[at] as Item;
      const before = at > from ? sorted[at - 1] : undefined;
      if (before !== undefined && keyOf(before) === keyOf(item)) continue;
      if (rest > (most[at] ?? 0n) || rest < (least[at] ?? 0n)) return;
      chosen.push(item);
      walk(at + 1, rest - amountOf(item));
      chosen.pop();
    }
  }
}
