import type { BankEntry } from '../../model/transaction.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { groupBy, type PayoutGroup } from './payout-groups.ts';
import { type Subsets, subsetsThatSumTo } from './subset-sum.ts';

/** A credit covers at most so many settlement days in a row. */
const longestMergedDays = 10;
/** A free choice among more payouts than this proves nothing, and is not searched. */
const mostCandidates = 20;
/** A narration that names merchant and day. */
const namesBoth = 3;

/** Several settlement days in a row of one merchant, or of all merchants of an acquirer, or several merchants of one day, in one credit. */
export function matchByRun(open: OpenPayouts): void {
  const groups = open.groups().filter(({ isOwn }) => isOwn);
  const series = [
    ...groupBy(groups, (group) => `${group.acquirer} ${group.merchantId} ${group.currency}`),
    ...groupBy(groups, (group) => `${group.acquirer} ${group.currency}`),
  ].map(([, list]) => [...groupBy(list, ({ settlementDay }) => `${settlementDay}`).values()]);
  const days = [
    ...groupBy(groups, (group) => `${group.acquirer} ${group.settlementDay} ${group.currency}`),
  ].map(([, list]) => list.map((group) => [group]));
  for (const entry of open.entries()) {
    const runs = [...series, ...days].flatMap((units) => runsThatSumTo(open, units, entry));
    decide(open, [entry], fitting(open, runs, entry));
  }
}

/** Any choice of an acquirer's payouts in one credit of its usual payer: evidence only where one choice alone adds up. */
export function matchByChoice(open: OpenPayouts): void {
  for (const entry of open.entries()) {
    for (const [, groups] of groupBy(
      open.groups().filter(({ isOwn }) => isOwn),
      ({ acquirer }) => acquirer,
    )) {
      const candidates = groups.filter(
        (group) =>
          open.isInWindow(group, entry) &&
          open.namedScore(group, entry) >= 0 &&
          (open.isUsualPayer(group, entry) || open.namedScore(group, entry) === namesBoth),
      );
      if (candidates.length < 2 || !open.isUnused(entry)) continue;
      if (candidates.length > mostCandidates) continue;
      const subsets = subsetsThatSumTo(
        candidates,
        entry.amount,
        ({ net }) => net,
        ({ id }) => id,
      );
      if (subsets.isCutShort) open.leaveUndetermined(candidates, [entry], 0);
      else decideAmong(open, [entry], subsets);
    }
  }
}

/** Parts of a series, in order, that add up to the entry. */
function runsThatSumTo(
  open: OpenPayouts,
  units: readonly (readonly PayoutGroup[])[],
  entry: BankEntry,
): readonly (readonly PayoutGroup[])[] {
  const left = units
    .map((unit) => unit.filter((group) => open.isOpen(group) && open.isInWindow(group, entry)))
    .filter((unit) => unit.length > 0)
    .sort((a, b) => (a[0]?.settlementDay ?? 0) - (b[0]?.settlementDay ?? 0));
  const found: PayoutGroup[][] = [];
  for (let start = 0; start < left.length; start += 1) {
    let sum = 0n;
    for (let end = start; end < Math.min(left.length, start + longestMergedDays); end += 1) {
      for (const { net } of left[end] ?? []) sum += net;
      const run = left.slice(start, end + 1).flat();
      if (run.length > 1 && sum === entry.amount) found.push(run);
    }
  }
  return found;
}

/** Each set of payouts once; those that the narration names before those that it does not, and none of which it names another day. */
function fitting(
  open: OpenPayouts,
  runs: readonly (readonly PayoutGroup[])[],
  entry: BankEntry,
): readonly (readonly PayoutGroup[])[] {
  const nameOf = (run: readonly PayoutGroup[]): string =>
    run
      .map(({ id }) => id)
      .sort()
      .join('\n');
  const once = [...new Map(runs.map((run) => [nameOf(run), run])).values()];
  const scoreOf = (run: readonly PayoutGroup[]): number =>
    Math.min(...run.map((group) => open.namedScore(group, entry)));
  const possible = once.filter((run) => scoreOf(run) >= 0);
  const best = Math.max(0, ...possible.map(scoreOf));
  return possible.filter((run) => scoreOf(run) === best);
}

function decide(
  open: OpenPayouts,
  [entry]: readonly [BankEntry],
  solutions: readonly (readonly PayoutGroup[])[],
): void {
  decideAmong(open, [entry], {
    found: solutions,
    count: solutions.length,
    isCutShort: false,
  });
}

function decideAmong(
  open: OpenPayouts,
  [entry]: readonly [BankEntry],
  { found, count }: Subsets<PayoutGroup>,
): void {
  const [only] = found;
  if (only === undefined) return;
  if (count === 1) open.takeTogether(only, entry);
  else open.leaveUndetermined([...new Set(found.flat())], [entry], count);
}
