import type { Slip } from './discrepancy-arguments.ts';
import { absolute, type Money, minorUnit } from './money.ts';

/** What turns the amount due into the amount charged, if it is a usual slip of the hand or the till. Signs are ignored. */
export function slipBetween(due: Money, charged: Money, currency: string): Slip {
  const a = absolute(due);
  const b = absolute(charged);
  const unit = minorUnit(currency);
  if (a === b) return 'unknown';
  for (const factor of [10n, 100n, 1000n]) {
    if (a * factor === b || b * factor === a) return 'decimal-shift';
  }
  if (a % unit !== 0n || b % unit !== 0n) return 'rounding';
  const left = (a / unit).toString();
  const right = (b / unit).toString();
  if (isTransposed(left, right)) return 'transposed';
  if (isDoubled(left, right) || isDoubled(right, left)) return 'doubled-digit';
  if (isDropped(left, right) || isDropped(right, left)) return 'dropped-digit';
  if (isNeighbour(left, right)) return 'neighbour-digit';
  const difference = b - a;
  if (
    absolute(difference) < unit * 100n &&
    (a % (unit * 100n) === 0n || b % (unit * 100n) === 0n)
  ) {
    return 'rounding';
  }
  const share = Number((difference * 1000n) / a);
  return [100, 125, 150, 180, 200, 220, 250].some((tip) => Math.abs(share - tip) <= 1)
    ? 'tip'
    : 'unknown';
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((digit, index) => digit !== b[index]);
  return (
    at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

/** `long` is `short` with one digit typed twice. */
function isDoubled(short: string, long: string): boolean {
  if (long.length !== short.length + 1) return false;
  for (let at = 0; at < short.length; at += 1) {
    if (short.slice(0, at + 1) + short.slice(at) === long) return true;
  }
  return false;
}

function isDropped(long: string, short: string): boolean {
  if (long.length !== short.length + 1) return false;
  for (let at = 0; at < long.length; at += 1) {
    if (long.slice(0, at) + long.slice(at + 1) === short) return true;
  }
  return false;
}

const keypadNeighbours: Readonly<Record<string, string>> = {
  '0': '12',
  '1': '0245',
  '2': '01356',
  '3': '256',
  '4': '1578',
  '5': '1234678',
  '6': '23589',
  '7': '458',
  '8': '45679',
  '9': '568',
};

/** One digit is the key beside it on a keypad. */
function isNeighbour(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const wrong = [...a]
    .map((digit, index) => ({ digit, other: b[index] ?? '' }))
    .filter(({ digit, other }) => digit !== other);
  const [only] = wrong;
  return (
    wrong.length === 1 &&
    only !== undefined &&
    (keypadNeighbours[only.digit] ?? '').includes(only.other)
  );
}
