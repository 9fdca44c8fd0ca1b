import { absolute, formatMoney, type Money, minorUnit } from '../model/money.ts';

/** One rate as the rows show it: per mille of a hundredth (0.005 % steps), with cap, floor and a fixed part per item. */
export interface FeeRate {
  /** Parts in 100 000: 380 is 0.38 %. */
  readonly rate: bigint;
  readonly perItem: Money;
  readonly cap: Money | null;
  readonly floor: Money | null;
}

export interface FeeRow {
  readonly amount: Money;
  readonly fee: Money;
  readonly day: number;
}

const rateStep = 5n;
const rateBase = 100_000n;
/** A schedule is told from no fewer rows. */
export const leastRows = 8;

export interface Fitted {
  readonly rate: FeeRate;
  readonly agree: number;
  readonly of: number;
}

export function fitWithBreak(
  rows: readonly FeeRow[],
  currency: string,
): {
  readonly before: Fitted;
  readonly after: Fitted;
  readonly day: number;
  readonly agree: number;
} | null {
  const days = [...new Set(rows.map((row) => row.day))].sort((a, b) => a - b);
  let best: { before: Fitted; after: Fitted; day: number; agree: number } | null = null;
  for (const day of days.slice(1)) {
    const before = rows.filter((row) => row.day < day);
    const after = rows.filter((row) => row.day >= day);
    if (before.length < leastRows || after.length < leastRows) continue;
    const first = fitRate(before, currency);
    const second = fitRate(after, currency);
    if (first === null || second === null) continue;
    if (first.agree < before.length * 0.95 || second.agree < after.length * 0.95) continue;
    if (sameRate(first.rate, second.rate)) continue;
    const agree = first.agree + second.agree;
    if (best === null || agree > best.agree) best = { before: first, after: second, day, agree };
  }
  return best;
}

function sameRate(a: FeeRate, b: FeeRate): boolean {
  return a.rate === b.rate && a.cap === b.cap && a.floor === b.floor && a.perItem === b.perItem;
}

/** The rate with which most rows agree, tried from the rows themselves; among near ones that which gives most fees to the digit. */
export function fitRate(rows: readonly FeeRow[], currency: string): Fitted | null {
  const tolerance = minorUnit(currency);
  const largest = [...rows]
    .sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0))
    .slice(0, 60);
  const candidates = new Map<string, FeeRate>();
  const propose = (rate: bigint, perItem: Money): void => {
    if (rate < 0n || rate > rateBase / 5n) return;
    candidates.set(`${rate} ${perItem}`, { rate, perItem, cap: null, floor: null });
  };
  for (const { amount, fee } of largest) {
    if (amount <= 0n) continue;
    const nearest = ((fee * rateBase * 2n) / amount / rateStep + 1n) / 2n;
    for (const near of [-1n, 0n, 1n]) propose((nearest + near) * rateStep, 0n);
  }
  for (const [a, b] of spreadPairs(rows)) {
    const rate = ((b.fee - a.fee) * rateBase) / (b.amount - a.amount);
    const rounded = ((rate + rateStep / 2n) / rateStep) * rateStep;
    const fixed = a.fee - (a.amount * rounded) / rateBase;
    const whole = ((fixed + tolerance / 2n) / tolerance) * tolerance;
    if (whole > 0n) propose(rounded, whole);
  }
  let best: Fitted | null = null;
  let bestScore = -1;
  for (const candidate of candidates.values()) {
    const rate = withBounds(candidate, rows, tolerance);
    const agree = rows.filter((row) => agrees(rate, row, currency)).length;
    const exact = rows.filter((row) => isExact(rate, row, currency)).length;
    const score = agree + exact;
    if (score > bestScore || (score === bestScore && best !== null && isSimpler(rate, best.rate))) {
      best = { rate, agree, of: rows.length };
      bestScore = score;
    }
  }
  return best;
}

/** Pairs of rows far apart in amount, to tell a fixed part from a rate. */
function spreadPairs(rows: readonly FeeRow[]): readonly (readonly [FeeRow, FeeRow])[] {
  const sorted = [...rows].sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0));
  const pairs: (readonly [FeeRow, FeeRow])[] = [];
  for (let at = 0; at < Math.min(8, sorted.length); at += 1) {
    const a = sorted[at];
    const b = sorted[sorted.length - 1 - at];
    if (a !== undefined && b !== undefined && b.amount > a.amount) pairs.push([a, b]);
  }
  return pairs;
}

function isSimpler(a: FeeRate, b: FeeRate): boolean {
  const parts = (rate: FeeRate): number =>
    (rate.perItem === 0n ? 0 : 4) + (rate.cap === null ? 0 : 2) + (rate.floor === null ? 0 : 1);
  if (parts(a) !== parts(b)) return parts(a) < parts(b);
  const roundness = (rate: FeeRate): number =>
    rate.rate % 50n === 0n ? 0 : rate.rate % 10n === 0n ? 1 : 2;
  return roundness(a) !== roundness(b) ? roundness(a) < roundness(b) : a.rate < b.rate;
}

/** A cap or floor is believed where it is a round sum and most rows beyond it have exactly it. */
function withBounds(rate: FeeRate, rows: readonly FeeRow[], tolerance: Money): FeeRate {
  const over = rows.filter((row) => rawFee(rate, row.amount) > row.fee + tolerance);
  const under = rows.filter((row) => rawFee(rate, row.amount) + tolerance < row.fee);
  const cap = boundOf(over, rows, rate, 'cap');
  const floor = boundOf(under, rows, rate, 'floor');
  return { ...rate, cap, floor };
}

function boundOf(
  beyond: readonly FeeRow[],
  rows: readonly FeeRow[],
  rate: FeeRate,
  which: 'cap' | 'floor',
): Money | null {
  const counts = new Map<Money, number>();
  for (const { fee } of beyond) counts.set(fee, (counts.get(fee) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best === undefined || best[1] < 2) return null;
  const [bound] = best;
  const unit = which === 'cap' ? 100_000n : 1000n;
  if (bound % unit !== 0n) return null;
  const reached = rows.filter(({ amount }) =>
    which === 'cap' ? rawFee(rate, amount) > bound : rawFee(rate, amount) < bound,
  );
  const exactly = reached.filter(({ fee }) => fee === bound).length;
  return exactly * 5 >= reached.length * 4 ? bound : null;
}

function rawFee(rate: FeeRate, amount: Money): Money {
  const product = absolute(amount) * rate.rate;
  return product / rateBase + rate.perItem;
}

export function expectedFee(
  rate: FeeRate,
  amount: Money,
  currency: string,
  digits: 'minor' | 'full',
): Money {
  const unit = digits === 'minor' ? minorUnit(currency) : 1n;
  let fee = ((rawFee(rate, amount) + unit / 2n) / unit) * unit;
  if (rate.cap !== null && fee > rate.cap) fee = rate.cap;
  if (rate.floor !== null && fee < rate.floor) fee = rate.floor;
  return fee;
}

function isExact(rate: FeeRate, { amount, fee }: FeeRow, currency: string): boolean {
  const digits = fee % minorUnit(currency) === 0n ? 'minor' : 'full';
  return expectedFee(rate, amount, currency, digits) === fee;
}

/** Whether a fee is what the rate comes to, give or take one minor unit. */
export function agrees(rate: FeeRate, row: FeeRow, currency: string): boolean {
  let fee = rawFee(rate, row.amount);
  if (rate.cap !== null && fee > rate.cap) fee = rate.cap;
  if (rate.floor !== null && fee < rate.floor) fee = rate.floor;
  return absolute(fee - row.fee) <= minorUnit(currency);
}

/** `0.38%`, `2.90% + 0.30`. */
export function rateText(rate: FeeRate, currency: string): string {
  const percent = `${(Number(rate.rate) / 1000).toFixed(rate.rate % 10n === 0n ? 2 : 3)}%`;
  return rate.perItem === 0n ? percent : `${percent} + ${formatMoney(rate.perItem, currency)}`;
}
