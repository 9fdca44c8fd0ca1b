import type { CashierCounts, StandingOut } from '../model/takings.ts';

/** Fewer refunds and voids than this say nothing of anybody. */
const leastUndone = 5;
/** How often as often as the others. */
const leastTimes = 2;
/** How likely it may be, over all cashiers, that chance alone makes one of them stand out so. */
const mostChance = 0.01;

/**
 * Cashiers with more refunds and voids than the others' share of sales leads one to expect: at least five, at least twice the others' rate,
 * and so many that chance alone brings one cashier of them to it in less than one of a hundred such days. By name.
 */
export function findStandingOut(counts: readonly CashierCounts[]): readonly StandingOut[] {
  const cashiers = counts.filter(({ cashier }) => cashier !== '');
  const sum = (count: 'sales' | 'undone'): number =>
    cashiers.reduce((total, each) => total + each[count], 0);
  const [sales, undone] = [sum('sales'), sum('undone')];
  return cashiers
    .map((each) => ({
      ...each,
      othersSales: sales - each.sales,
      othersUndone: undone - each.undone,
    }))
    .filter(
      (each) =>
        each.sales > 0 &&
        each.othersSales > 0 &&
        each.undone >= leastUndone &&
        each.undone * each.othersSales >= leastTimes * each.othersUndone * each.sales &&
        chanceOfSoMany(each.undone, undone, each.sales / sales) * cashiers.length < mostChance,
    )
    .sort((a, b) => (a.cashier < b.cashier ? -1 : 1));
}

/** How likely at least `found` of `all` are one cashier's who has this share of the sales (binomial). */
function chanceOfSoMany(found: number, all: number, share: number): number {
  let chance = 0;
  let logChoose = 0;
  for (let many = 0; many <= all; many += 1) {
    if (many >= found) {
      chance += Math.exp(logChoose + many * Math.log(share) + (all - many) * Math.log1p(-share));
    }
    logChoose += Math.log(all - many) - Math.log(many + 1);
  }
  return chance;
}
