import type { DiscrepancyArguments } from '../../model/discrepancy.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { capitalised, count, inferredRule, money, on, quotedList } from './wording.ts';

type Payouts = 'wrong-fee' | 'missing-payout' | 'short-payout' | 'excess-payout' | 'unknown-payer';
type Fee = DiscrepancyArguments['wrong-fee'];
type Difference = DiscrepancyArguments['short-payout'];

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

/** `0.38%, at most 20.00 CNY` */
function schedule(args: Fee): string {
  const parts = [args.rate ?? 'the contract'];
  if (args.floor !== null) parts.push(`at least ${money(args.floor, args.currency)}`);
  if (args.cap !== null) parts.push(`at most ${money(args.cap, args.currency)}`);
  return parts.join(', ');
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

function differenceExplanation(args: Difference): string[] {
  return [
    `The acquirer’s own records of ${count(args.transactions, 'transaction', 'transactions')}, less fees and refunds, come to ${money(args.net, args.currency)}; the bank’s credit is ${money(args.banked, args.currency)}. The difference is ${money(args.difference, args.currency)}.`,
    'No other payout and no combination of credits in the bank statement explains the difference.',
  ];
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
            inferredRule('the fee schedule', args.inferred),
          ],
    reason: (args) =>
      `${feeFact(args)}, ${money(args.difference, args.currency)} too ${args.direction === 'over' ? 'much' : 'little'}.${args.chargedAt === null ? '' : ` The transaction was made${on(args.chargedAt)}.`}`,
    finds:
      'A fee that is not the contract’s (rate, cap, floor, per item), or a net that is not gross less fee.',
    matters: 'Small sums, every day: a wrong rate goes unnoticed for months.',
    remedy: 'Compare with the contract, then claim the difference for every transaction concerned.',
    limits:
      'Where posrecon.yaml states no fee schedule, it is inferred from the rows: it shows what is usual, not what was agreed.',
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
      `${differenceFact(args)}; you are owed ${money(args.difference, args.currency)}.`,
    explanation: differenceExplanation,
    reason: (args) =>
      `${differenceFact(args)}. ${money(args.difference, args.currency)} is missing.`,
    finds: 'A bank credit that is less than the settlement’s net.',
    matters: 'The acquirer kept money that its own settlement says is yours.',
    remedy:
      'Ask the acquirer for a breakdown: a deduction (rent, chargeback, reserve) must be shown. Claim what is not.',
    limits:
      'A deduction that the acquirer shows only in a letter or its portal is not in the files.',
  },
  'excess-payout': {
    title: 'Payout too large',
    summary: (args) =>
      `${differenceFact(args)}, ${money(args.difference, args.currency)} too much; find out what it is for before you spend it.`,
    explanation: differenceExplanation,
    reason: (args) => `${differenceFact(args)}, ${money(args.difference, args.currency)} too much.`,
    finds: 'A bank credit that is more than the settlement’s net.',
    matters: 'Money that is not yours is taken back later, when nobody remembers why.',
    remedy: 'Ask the acquirer what the difference is for, and book it as a liability until then.',
    limits: 'It may be late money of an earlier day whose settlement was not among the files.',
  },
  'unknown-payer': {
    title: 'Payout from an unknown payer',
    summary: (args) =>
      `${money(args.amount, args.currency)} came on ${args.creditedOn} from “${args.payer}”, who is none of your usual payers${args.usualPayers.length === 0 ? '' : ` (${quotedList(args.usualPayers)})`}; find out who holds your money.`,
    explanation: (args) => [
      `The credit matches what was settled${args.settlementDate === null ? '' : ` for ${args.settlementDate}`} by amount and day, but its payer is “${args.payer}”.`,
      inferredRule('the list of usual payers', args.inferred),
    ],
    reason: (args) =>
      `${money(args.amount, args.currency)} was credited on ${args.creditedOn} by “${args.payer}”, with whom we have no contract.`,
    finds: 'A payout from a payer who is none of the contracted acquirers.',
    matters:
      'Where a third party without a licence collects and passes on the takings (二清), the money is lost if it fails.',
    remedy: 'Ask the acquirer in writing who the payer is, and under which contract.',
    limits: 'Banks shorten payers’ names, and acquirers pay from several legal entities.',
  },
};
