import type { Inference } from '../../model/report.ts';
import { terms } from './terms.ts';
import { count } from './wording.ts';

const scopeNames: Readonly<Record<string, string>> = {
  acquirer: 'acquirer',
  merchantId: 'merchant',
  terminalId: 'terminal',
  channel: 'channel',
  cardType: 'card type',
  currency: 'currency',
  file: 'file',
  profile: 'format',
};

const valueNames: Readonly<Record<string, string>> = {
  rate: 'rate',
  cap: 'at most',
  floor: 'at least',
  perItem: 'per item',
  rounding: 'rounding',
  businessDays: 'business days',
  days: 'days',
  payer: 'payer',
  seconds: 'seconds',
  from: 'from',
  to: 'until',
  time: 'time',
  timeZone: 'time zone',
  currency: 'currency',
  side: 'side',
};

/** `acquirer Example Pay, merchant 898…`: what a rule holds for. */
export function scope(named: Inference['for']): string {
  return pairs(named, scopeNames);
}

function pairs(
  record: Readonly<Record<string, string | number | null>>,
  names: Readonly<Record<string, string>>,
): string {
  return Object.entries(record)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${names[key] ?? key} ${value}`)
    .join(', ');
}

/** The value of a rule that says one thing, which needs no name of its own. */
function onlyValue(record: Readonly<Record<string, string | number | null>>): string | null {
  const values = Object.values(record).filter((value) => value !== null && value !== '');
  return values.length === 1 ? String(values[0]) : null;
}

function rule({ what, value }: Inference): string {
  const alone = onlyValue(value);
  if (what === 'side' && (alone === 'pos' || alone === 'settlement' || alone === 'bank')) {
    return `${terms.inferences.side}: ${terms.sides[alone]}`;
  }
  if (what === 'payout-lag' && typeof value['businessDays'] === 'number') {
    return `payouts come ${count(value['businessDays'], 'business day', 'business days')} after settlement`;
  }
  if (what === 'payout-lag' && typeof value['days'] === 'number') {
    return `payouts come ${count(value['days'], 'day', 'days')} after settlement, weekends included`;
  }
  if (what === 'payout-basis' && value['basis'] === 'gross') {
    return 'payouts hold the gross; the fees are collected later';
  }
  if (what === 'tips' && typeof value['atMost'] === 'string') {
    return `guests add tips after the sale: up to ${value['atMost']} more than the till’s amount is not called wrong`;
  }
  if (what === 'usual-payer' && typeof value['payer'] === 'string') {
    return `payouts come from “${value['payer']}”`;
  }
  if (what === 'clock-skew' && typeof value['seconds'] === 'number') {
    const direction = value['seconds'] < 0 ? 'behind' : 'ahead of';
    return `the till’s clock is ${count(Math.abs(value['seconds']), 'second', 'seconds')} ${direction} the acquirer’s`;
  }
  if (what === 'cut-off' && typeof value['time'] === 'string') {
    return `the acquirer’s day ends at ${value['time']}`;
  }
  return `${terms.inferences[what]}: ${alone ?? pairs(value, valueNames)}`;
}

export function inferred(inference: Inference): string {
  const holdsFor = scope(inference.for);
  const { agree, of } = inference.support;
  const sentence = `${holdsFor === '' ? '' : `${holdsFor}: `}${rule(inference)}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} (${agree} of ${of} agree)`;
}
