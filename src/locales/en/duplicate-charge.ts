import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { DiscrepancyTexts } from '../locale.ts';
import { capitalised, count, duration, forOrder, money, on, payer, times } from './wording.ts';

type Duplicate = DiscrepancyArguments['duplicate-charge'];

function chargedHowOften(args: Duplicate): string {
  const often = times(args.charges);
  return args.sales <= 1
    ? `${often}${forOrder(args.orderId, args.terminalId)}`
    : `${often} for ${args.sales} sales`;
}

/** Whether the sales are as many as the charges, so that a repeat is only suspected. */
function isOnlySuspected({ basis }: Duplicate): boolean {
  return basis !== 'same-order' && basis !== 'same-card';
}

function duplicateSummary(args: Duplicate): string {
  const amount = money(args.amount, args.currency);
  const who = capitalised(payer(args.card));
  if (args.basis === 'after-timeout') {
    return `${who} was charged ${amount} again${forOrder(args.orderId, args.terminalId)} after a first attempt timed out; ask whether it was one purchase or two before giving anything back.`;
  }
  if (args.basis === 'two-orders') {
    const apart = args.secondsApart === null ? '' : `, ${duration(args.secondsApart)} apart,`;
    return `${who} was charged ${amount} ${times(args.charges)}${apart} under different order numbers; ask whether it was one purchase or two before giving anything back.`;
  }
  if (args.basis === 'acquirer-order') {
    return `${who} was charged ${amount} ${times(args.charges)}${forOrder(args.orderId, args.terminalId)}, and the till has a sale for each charge; ask whether it was one purchase or two before giving anything back.`;
  }
  return `${who} was charged ${amount} ${chargedHowOften(args)}; give ${amount} back.`;
}

const duplicateBasis: Readonly<Record<Duplicate['basis'], string>> = {
  'same-order':
    'The charges carry the same order number, and nothing says that the bill was split.',
  'same-card': 'The charges are of the same card and amount and close in time.',
  'two-orders':
    'The till has a sale of its own for each charge, but they are so close in time that one may be a repeat.',
  'acquirer-order':
    'The acquirer has the charges under one order number; the till has a sale of its own for each and no order numbers.',
  'after-timeout':
    'The first attempt timed out at the till, yet the acquirer charged it; the second may be the same purchase tried again.',
};

function duplicateExplanation(args: Duplicate): string[] {
  const lines = [
    `The acquirer has ${count(args.charges, 'charge', 'charges')} of ${money(args.amount, args.currency)} to ${payer(args.card)}; the till has ${count(args.sales, 'sale', 'sales')} to explain them.`,
    duplicateBasis[args.basis],
    ...(isOnlySuspected(args)
      ? []
      : [
          args.seenBy === 'till'
            ? 'The till has the extra charge in its log, too.'
            : 'Only the acquirer has the extra charge; the till does not know of it.',
        ]),
  ];
  if (args.firstAt !== null && args.extraAt !== null) {
    const apart = args.secondsApart === null ? '' : `, ${duration(args.secondsApart)} apart`;
    lines.push(
      isOnlySuspected(args)
        ? `The charges were made${on(args.firstAt)} and${on(args.extraAt)}${apart}.`
        : `The charge that stands was made${on(args.firstAt)}, the extra one${on(args.extraAt)}${apart}.`,
    );
  }
  lines.push(
    `Nothing in the files voids, reverses or refunds ${isOnlySuspected(args) ? 'one of them' : 'the extra charge'}.`,
  );
  if (args.oneOf > 1) {
    lines.push(
      `Any of ${args.oneOf} charges may be the extra one: the files do not tell them apart. The amount to give back is the same whichever it is.`,
    );
  }
  return lines;
}

function duplicateReason(args: Duplicate): string {
  const amount = money(args.amount, args.currency);
  const who = capitalised(payer(args.card));
  if (isOnlySuspected(args)) {
    return `${who} was charged ${amount} ${times(args.charges)}${args.extraAt === null ? '' : `, last${on(args.extraAt)}`}. ${duplicateBasis[args.basis]}`;
  }
  const made = args.extraAt === null ? '' : `, made${on(args.extraAt)},`;
  return `${who} was charged ${amount} ${chargedHowOften(args)}. The extra charge${made} has not been voided, reversed or refunded.`;
}

export const duplicateCharge: DiscrepancyTexts<'duplicate-charge'> = {
  title: 'Charged more than once',
  summary: duplicateSummary,
  explanation: duplicateExplanation,
  reason: duplicateReason,
  finds:
    'A sale that was charged more than once, where the extra charge was not voided, reversed or refunded since. Charges are counted against sales: the acquirer has more charges of one card and amount, close in time, than the till has sales.',
  matters:
    'The customer paid twice and will dispute it: a chargeback costs a fee and counts against the shop.',
  remedy:
    'Compare the two slips, then refund the extra charge, or void it while its batch is still open. Where it is only a warning, ask the cashier or the customer first.',
  limits:
    'Two coffees bought in a row by one card look alike. As many till sales as charges under different order numbers are at most a warning and never draft a refund by themselves.',
};
