import type { ColumnShape } from '../column-shape.ts';
import type { Field } from '../table.ts';

/** What the values of a column say to a meaning that its header suggests: points for or against; `null`: they cannot be that. */
export function fitOf(field: Field, shape: ColumnShape, headerScore: number): number | null {
  if (shape.values.length === 0) return -2;
  return (fits[field] ?? anyText)(shape, headerScore >= 8);
}

/** `isWord`: the header is a word for the field, not a text with one in it. */
type Fit = (shape: ColumnShape, isWord: boolean) => number | null;

/** So few values need not hold one that can be read. */
const few = 3;

const fits: Readonly<Partial<Record<Field, Fit>>> = {
  dateTime: (s) => (s.dateTime >= 0.5 ? 1 : s.date >= 0.5 || s.time >= 0.5 ? 0 : null),
  date: (s) => (s.date >= 0.5 ? 1 : s.dateTime >= 0.5 ? 0 : null),
  time: (s) => (s.time >= 0.5 ? 1 : s.dateTime >= 0.5 || s.compactClock >= 0.9 ? 0 : null),
  settlementDate: (s, isWord) => {
    if (s.date >= 0.5 || s.dateTime >= 0.5) return 1;
    return isWord && s.values.length <= few && s.spoilt >= 0.5 && s.maxLength >= 6 ? 0 : null;
  },
  respondBy: (s) => (s.date >= 0.5 || s.dateTime >= 0.5 ? 1 : null),
  amount: money,
  debit: money,
  credit: money,
  fee: money,
  net: money,
  orderTotal: money,
  tip: money,
  countedCash: money,
  expectedCash: money,
  balance: money,
  currency: (s) => (s.currency >= 0.8 ? 1 : null),
  kind,
  status,
  direction: (s) => (s.direction >= 0.8 ? 1 : s.direction >= 0.3 ? 0 : null),
  channel: (s) => {
    if (s.decimals >= 0.5 || (s.kind >= 0.8 && s.channel < 0.3)) return null;
    if (s.channel >= 0.5) return 1;
    return s.distinct > 0.8 && s.values.length > 10 ? -3 : 0;
  },
  card: (s) => {
    if (s.decimals >= 0.5) return null;
    if (s.card >= 0.5) return 1.5;
    if (s.digits >= 0.8) return s.maxLength <= 4 || s.maxLength >= 12 ? 0.5 : -2;
    return s.distinct < 0.1 && s.values.length > 20 ? -3 : -1;
  },
  rrn: (s) => number(s, s.maxLength === 12 ? 1 : s.maxLength < 8 ? -3 : s.maxLength > 18 ? -2 : 0),
  stan: (s) => number(s, s.maxLength <= 6 ? 1 : s.maxLength <= 8 ? -1 : null),
  batchNo: (s) => number(s, s.maxLength <= 8 ? 0.5 : s.maxLength <= 12 ? -0.5 : -4),
  authCode: (s) => number(s, s.maxLength <= 8 ? 0.5 : -3),
  terminalId: identifier,
  merchantId: identifier,
  orderId: identifier,
  acquirerReference: identifier,
  originalReference: identifier,
  originalOrderId: identifier,
  payoutId: identifier,
  bankReference: identifier,
  account: (s) => (s.decimals >= 0.5 || (s.values.length > 1 && s.distinct > 0.5) ? null : 0),
};

function money(s: ColumnShape, isWord: boolean): number | null {
  // Under the very word, a slip is a bad cell of its column.
  const mayHoldSlips = isWord && (s.amount > 0 || s.values.length <= few);
  const amounts = s.amount + (mayHoldSlips ? s.spoilt : 0);
  if (amounts < 0.6 || (s.decimals < 0.1 && s.maxLength >= 11)) return null;
  if (s.date > 0.5 || s.dateTime > 0.5) return null;
  return (s.decimals >= 0.5 ? 0.5 : 0) - (s.zero === 1 ? 1 : 0);
}

function kind(s: ColumnShape): number | null {
  if (s.kind >= 0.5) return 1;
  if (s.channel >= 0.5 || s.decimals >= 0.5 || s.date >= 0.5) return null;
  return s.distinct > 0.6 && s.values.length > 10 ? null : -1.5;
}

function status(s: ColumnShape): number | null {
  if (s.status >= 0.5) return 1;
  if (s.decimals >= 0.5 || s.date >= 0.5 || s.dateTime >= 0.5 || s.channel >= 0.8) return null;
  return s.distinct > 0.6 && s.values.length > 10 ? null : -1.5;
}

function number(s: ColumnShape, points: number | null): number | null {
  return s.decimals >= 0.5 || s.time >= 0.5 ? null : points;
}

function identifier(s: ColumnShape): number | null {
  return s.decimals >= 0.5 || s.time >= 0.5 ? null : 0;
}

function anyText(s: ColumnShape): number | null {
  return s.decimals >= 0.8 && s.distinct > 0.2 ? null : 0;
}
