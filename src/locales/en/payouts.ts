import type { DiscrepancyArguments, StatedRule } from '../../model/discrepancy-arguments.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { capitalised, count, inferredRule, money, on, quotedList } from './wording.ts';

type Payouts =
  | 'wrong-fee'
  | 'missing-payout'
  | 'short-payout'
  | 'excess-payout'
  | 'late-payout'
  | 'unknown-payer'
  | 'unexplained-credit';
type Fee = DiscrepancyArguments['wrong-fee'];
type Difference = DiscrepancyArguments['excess-payout'];
type Short = DiscrepancyArguments['short-payout'];

/** `the payout of 2026-10-12 (merchant 898…)`. */
function payoutOf(args: {
  readonly payoutId: string | null;
  readonly merchantId: string | null;
  readonly settlementDate: string | null;
}): string {
  const name = args.payoutId === null ? 'the payout' : `payout ${args.payoutId}`;
  const day = args.settlementDate === null ? '' : ` for ${args.settlementDate}`;
  return `${name}${day}${args.merchantId === null ? '' : ` (merchant ${args.merchantId})`}`;
}

/** `0.38%, at most 20.00 CNY`; where the configuration states it, `by contract 0.38%, …`. */
function schedule(args: Fee): string {
  const parts = [
    args.rate === null ? 'the contract' : `${args.rule === null ? '' : 'by contract '}${args.rate}`,
  ];
  if (args.floor !== null) parts.push(`at least ${money(args.floor, args.currency)}`);
  if (args.cap !== null) parts.push(`at most ${money(args.cap, args.currency)}`);
  return parts.join(', ');
}

/** Which line of the contract holds, and for what. */
function statedRule({
  acquirer,
  merchantId,
  channel,
  cardType,
  from,
  statedAt,
}: StatedRule): string {
  const parts = [
    acquirer,
    ...(merchantId === null ? [] : [`merchant ${merchantId}`]),
    ...(channel === null ? [] : [`channel ${channel}`]),
    ...(cardType === null ? [] : [`card type ${cardType}`]),
    ...(from === null ? [] : [`from ${from}`]),
  ];
  return `The contract states it, ${statedAt}: ${parts.join(', ')}.`;
}

function feeFact(args: Fee): string {
  const amount = money(args.amount, args.currency);
  return args.basis === 'net'
    ? `The acquirer kept ${money(args.charged, args.currency)} of ${amount} where its own fee column says ${money(args.expected, args.currency)}`
    : `The fee on ${amount} was ${money(args.charged, args.currency)} instead of ${money(args.expected, args.currency)} (${schedule(args)})`;
}

function feeSummary(args: Fee): string {
  const difference = money(args.difference, args.currency);
  return args.direction === 'over'
    ? `${feeFact(args)}; you are owed ${difference}.`
    : `${feeFact(args)}; ${difference} less than agreed was taken.`;
}

function differenceFact(args: Difference): string {
  return `${capitalised(payoutOf(args))} should have been ${money(args.net, args.currency)}, but ${money(args.banked, args.currency)} came on ${args.creditedOn}`;
}

function difference(args: Difference): string {
  return `The acquirer’s own records of ${count(args.transactions, 'transaction', 'transactions')}, less fees and refunds, come to ${money(args.net, args.currency)}; the bank’s credit is ${money(args.banked, args.currency)}. The difference is ${money(args.difference, args.currency)}.`;
}

const unexplainedDifference =
  'No other payout and no combination of credits in the bank statement explains the difference.';

/** What makes up the sum that is missing, as far as the files tell. */
function shortfall(args: Short): string {
  if (args.ground === 'stated') {
    return 'The bank’s own narration of the credit says that this sum was kept, and for what.';
  }
  if (args.ground === 'rows') {
    return args.rows === 1
      ? 'It is the net of one of the payout’s transactions: that one may not have been paid out.'
      : 'It is the net of two of the payout’s transactions together, and of no other two: those may not have been paid out.';
  }
  return unexplainedDifference;
}

export const payouts: Pick<AllDiscrepancyTexts, Payouts> = {
  'wrong-fee': {
    title: 'Wrong fee',
    summary: feeSummary,
    explanation: (args) =>
      args.basis === 'net'
        ? [
            `The gross less the fee that the acquirer states is not the net that it pays: ${money(args.charged, args.currency)} was kept, ${money(args.expected, args.currency)} is stated.`,
          ]
        : [
            `The fee for ${money(args.amount, args.currency)} comes to ${money(args.expected, args.currency)} (${schedule(args)}); ${money(args.charged, args.currency)} was taken.`,
            args.rule === null
              ? inferredRule('the fee schedule', args.inferred)
              : statedRule(args.rule),
          ],
    reason: (args) =>
      `${feeFact(args)}, ${money(args.difference, args.currency)} too ${args.direction === 'over' ? 'much' : 'little'}.${args.chargedAt === null ? '' : ` The transaction was made${on(args.chargedAt)}.`}`,
    finds:
      'A fee that is not the contract’s (rate, cap, floor, per item), or a net that is not gross less fee.',
    matters: 'Small sums, every day: a wrong rate goes unnoticed for months.',
    remedy: 'Compare with the contract, then claim the difference for every transaction concerned.',
    limits:
      'Where posrecon.yaml states no fee schedule, it is inferred from the rows, by acquirer, merchant, card type and currency: it shows what is usual, not what was agreed. Sales that are too few or show no one rate are listed as not checked.',
  },
  'missing-payout': {
    title: 'Payout not in the bank',
    summary: (args) =>
      `${capitalised(payoutOf(args))}, ${count(args.transactions, 'transaction', 'transactions')}, was due on ${args.dueOn} and is not in the bank; you are owed ${money(args.net, args.currency)}.`,
    explanation: (args) => [
      `The acquirer’s records of ${count(args.transactions, 'transaction', 'transactions')}, less fees and refunds, come to ${money(args.net, args.currency)}.`,
      `It was due on ${args.dueOn}, a day that the bank statement covers; no credit or combination of credits pays it.`,
      inferredRule('the number of business days to the payout', args.inferred),
    ],
    reason: (args) =>
      `${capitalised(payoutOf(args))} of ${money(args.net, args.currency)}, ${count(args.transactions, 'transaction', 'transactions')}, was due on ${args.dueOn}. It has not been credited to our account.`,
    finds: 'A payout that is due and not in the bank.',
    matters: 'A whole day’s takings are missing.',
    remedy:
      'Check that the bank account at the acquirer is right and that no credit was returned, then claim the payout.',
    limits:
      'A payout to another account, whose statement was not given, is missing here and in order there.',
  },
  'short-payout': {
    title: 'Payout too small',
    summary: (args) =>
      args.ground === 'stated'
        ? `${differenceFact(args)}; the narration says that ${money(args.difference, args.currency)} was kept: book it as what it was kept for.`
        : `${differenceFact(args)}; you are owed ${money(args.difference, args.currency)}.`,
    explanation: (args) => [difference(args), shortfall(args)],
    reason: (args) =>
      `${differenceFact(args)}. ${money(args.difference, args.currency)} is missing.`,
    finds: 'A bank credit that is less than the settlement’s net.',
    matters: 'The acquirer kept money that its own settlement says is yours.',
    remedy:
      'Ask the acquirer for a breakdown: a deduction (rent, chargeback, reserve) must be shown. Claim what is not.',
    limits:
      'A deduction that the acquirer shows only in a letter or its portal is not in the files. One that the bank’s narration names with its sum is a notice only; whether it was agreed is not checked.',
  },
  'excess-payout': {
    title: 'Payout too large',
    summary: (args) =>
      `${differenceFact(args)}, ${money(args.difference, args.currency)} too much; find out what it is for before you spend it.`,
    explanation: (args) => [difference(args), unexplainedDifference],
    reason: (args) => `${differenceFact(args)}, ${money(args.difference, args.currency)} too much.`,
    finds: 'A bank credit that is more than the settlement’s net.',
    matters: 'Money that is not yours is taken back later, when nobody remembers why.',
    remedy: 'Ask the acquirer what the difference is for, and book it as a liability until then.',
    limits: 'It may be late money of an earlier day whose settlement was not among the files.',
  },
  'late-payout': {
    title: 'Payout came late',
    summary: (args) =>
      `${capitalised(payoutOf(args))}, ${money(args.net, args.currency)}, was due on ${args.dueOn} and came on ${args.creditedOn}, ${count(args.daysLate, 'business day', 'business days')} late.`,
    explanation: (args) => [
      `The bank credited ${money(args.net, args.currency)} in full on ${args.creditedOn}; payouts of this acquirer usually come so that this one was due on ${args.dueOn}.`,
      inferredRule('the number of days to the payout', args.inferred),
    ],
    reason: (args) =>
      `${capitalised(payoutOf(args))} of ${money(args.net, args.currency)} was due on ${args.dueOn} and was credited on ${args.creditedOn}, ${count(args.daysLate, 'business day', 'business days')} late.`,
    finds: 'A payout that came in full, but after the day on which it was due.',
    matters:
      'Late money is the first sign of an acquirer in trouble, and the shop pays interest meanwhile.',
    remedy:
      'Ask the acquirer why, and watch the next payouts; where it recurs, invoke the contract.',
    limits:
      'The due day is inferred from when other payouts came. Bank holidays outside China are known only where the statement itself shows that nothing was booked; several payouts in one credit are judged by the last of them.',
  },
  'unknown-payer': {
    title: 'Payout from an unknown payer',
    summary: (args) =>
      `${money(args.amount, args.currency)} came on ${args.creditedOn} from “${args.payer}”, who is none of your ${args.inferred === null ? 'contracted' : 'usual'} payers${args.usualPayers.length === 0 ? '' : ` (${quotedList(args.usualPayers)})`}; find out who holds your money.`,
    explanation: (args) => [
      `The credit matches what was settled${args.settlementDate === null ? '' : ` for ${args.settlementDate}`} by amount and day, but its payer is “${args.payer}”.`,
      inferredRule('the list of usual payers', args.inferred),
    ],
    reason: (args) =>
      `${money(args.amount, args.currency)} was credited on ${args.creditedOn} by “${args.payer}”, with whom we have no contract.`,
    finds: 'A payout from a payer who is none of the contracted acquirers.',
    matters:
      'Where a third party without a licence collects and passes on the takings (二清), the money is lost if it fails.',
    remedy:
      'Ask the acquirer in writing who the payer is, and under which contract. Settlement by a firm without a licence is a case for the supervisor (in mainland China 12363): report it, and keep the statements and the contract.',
    limits: 'Banks shorten payers’ names, and acquirers pay from several legal entities.',
  },
  'unexplained-credit': {
    title: 'Credit that no settlement explains',
    summary: (args) =>
      `${money(args.amount, args.currency)} came on ${args.creditedOn} from “${args.payer}”, and no settlement explains it; find out what it is for before you spend it.`,
    explanation: (args) => [
      `“${args.payer}” usually pays your takings, and the settlement files cover ${args.from === args.to ? args.from : `${args.from} to ${args.to}`}, for which this credit would have come; no payout, and no payouts together, make this sum.`,
      inferredRule('the list of usual payers', args.inferred),
    ],
    reason: (args) =>
      `${money(args.amount, args.currency)} was credited on ${args.creditedOn} by “${args.payer}”. None of the settlements received explains it.`,
    finds: 'A credit from an acquirer that no settlement among the files explains.',
    matters:
      'Either a settlement export is missing, or the acquirer paid what is not yours and will take it back.',
    remedy:
      'Look for the settlement of another merchant number or account; if there is none, ask the acquirer, and book it as a liability until then.',
    limits:
      'Takings of a merchant number whose export was not given look the same, and so do bonuses and corrections that the acquirer announces elsewhere.',
  },
};
