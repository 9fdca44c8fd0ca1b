import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { duplicateCharge } from './duplicate-charge.ts';
import { terms } from './terms.ts';
import { capitalised, forOrder, money, on, payer } from './wording.ts';

type Charges =
  | 'duplicate-charge'
  | 'wrong-amount'
  | 'failed-but-charged'
  | 'unrecorded-charge'
  | 'missing-settlement'
  | 'wrong-merchant';

type WrongAmount = DiscrepancyArguments['wrong-amount'];

function slipIn(args: WrongAmount): string {
  return args.slip === 'unknown' ? '' : ` (${terms.slips[args.slip]})`;
}

/** Of what a request asks for, another amount has come. */
function requestSummary(args: WrongAmount): string {
  const asked = `Request ${args.request} asks for ${money(args.due, args.currency)}, and ${money(args.charged, args.currency)} came${slipIn(args)}`;
  return args.direction === 'over'
    ? `${asked}; ${money(args.difference, args.currency)} is too much.`
    : `${asked}; ${money(args.difference, args.currency)} is still to come.`;
}

function wrongAmountSummary(args: WrongAmount): string {
  if (args.against === 'request') return requestSummary(args);
  const charged = money(args.charged, args.currency);
  const due = money(args.due, args.currency);
  const difference = money(args.difference, args.currency);
  const order = forOrder(args.orderId, args.terminalId);
  if (args.of === 'sale') {
    const fact = `${capitalised(payer(args.card))} was charged ${charged} instead of ${due}${order}${slipIn(args)}`;
    return args.direction === 'over'
      ? `${fact}; give ${difference} back.`
      : `${fact}; the customer still owes you ${difference}.`;
  }
  const fact = `${capitalised(payer(args.card))} was refunded ${charged} instead of ${due}${order}${slipIn(args)}`;
  return args.direction === 'over'
    ? `${fact}; ${difference} too much left your account.`
    : `${fact}; the customer is still owed ${difference}.`;
}

const comparedWith: Readonly<Record<WrongAmount['against'], string>> = {
  'till-record': 'the till recorded',
  'order-total': 'the order’s total is',
  request: 'the request asks for',
  'other-payments':
    'at the rate of the other payments in these currencies the till’s sale comes to',
};

export const charges: Pick<AllDiscrepancyTexts, Charges> = {
  'duplicate-charge': duplicateCharge,
  'wrong-amount': {
    title: 'Wrong amount',
    summary: wrongAmountSummary,
    explanation: (args) => {
      if (args.against === 'request') {
        return [
          `Since request ${args.request} was handed in, ${money(args.charged, args.currency)} has come of the ${money(args.due, args.currency)} that it asks for, the last of it${on(args.occurredAt)}.`,
          ...(args.direction === 'under'
            ? ['The request stays handed in for the rest; no second one is drafted for it.']
            : []),
          ...(args.slip === 'unknown' ? [] : [`What it looks like: ${terms.slips[args.slip]}.`]),
        ];
      }
      const what = args.of === 'sale' ? 'charged' : 'refunded';
      const lines = [
        `${capitalised(payer(args.card))} was ${what} ${money(args.charged, args.currency)}${on(args.occurredAt)}; ${comparedWith[args.against]} ${money(args.due, args.currency)}. That is ${money(args.difference, args.currency)} too ${args.direction === 'over' ? 'much' : 'little'}.`,
      ];
      if (args.slip !== 'unknown') {
        lines.push(`What it looks like: ${terms.slips[args.slip]}.`);
      }
      return lines;
    },
    reason: (args) =>
      args.against === 'request'
        ? `Under request ${args.request} we asked for ${money(args.due, args.currency)}${forOrder(args.orderId, args.terminalId)}; ${money(args.charged, args.currency)} was paid${on(args.occurredAt)}, ${money(args.difference, args.currency)} too ${args.direction === 'over' ? 'much' : 'little'}.`
        : `${capitalised(payer(args.card))} was ${args.of === 'sale' ? 'charged' : 'refunded'} ${money(args.charged, args.currency)}${on(args.occurredAt)} instead of ${money(args.due, args.currency)}${forOrder(args.orderId, args.terminalId)}, ${money(args.difference, args.currency)} too ${args.direction === 'over' ? 'much' : 'little'}.`,
    finds:
      'A charge or refund whose amount is not what was due: the acquirer settled another amount than the till recorded, the till recorded another amount than the order came to, or what came of a refund request or claim is not what it asked for.',
    matters: 'Either the customer paid too much, or the shop was paid too little.',
    remedy:
      'Look at the slip and the order. Refund what was charged too much; ask for a supplementary payment where it was too little. Where a request brought too little, ask the acquirer under its number for the rest, or for what was withheld on the way.',
    limits:
      'Tips, surcharges and currency conversion that the files do not name look like wrong amounts; where posrecon.yaml allows tips, a charge of no more than the tip above the recorded amount is not reported, slip or tip. Without that, tips that many guests add, and an exchange rate that several payments share, are told from the files. The slip suggested (swapped digits, shifted point) is a guess from the two numbers.',
  },
  'failed-but-charged': {
    title: 'Failed at the till, charged all the same',
    summary: (args) => {
      const order = args.orderId === null ? 'the payment' : `order ${args.orderId}`;
      const amount = money(args.amount, args.currency);
      return `The till shows ${order} as ${terms.statuses[args.status]}, yet ${payer(args.card)} was charged ${amount}; give ${amount} back.`;
    },
    explanation: (args) => [
      `The till recorded the attempt${on(args.tillAt)} as ${terms.statuses[args.status]}; the acquirer charged ${money(args.amount, args.currency)}${on(args.chargedAt)}.`,
      'Nothing in the files voids, reverses or refunds the charge, and no other sale at the till explains it.',
    ],
    reason: (args) =>
      `The till recorded the payment${forOrder(args.orderId, args.terminalId)}${on(args.tillAt)} as ${terms.statuses[args.status]}, yet ${payer(args.card)} was charged ${money(args.amount, args.currency)}${on(args.chargedAt)}.`,
    finds:
      'A payment that the till has as declined, failed, timed out or voided, that the acquirer settled all the same, and that nothing undid.',
    matters: 'The customer was told that it had not worked, and paid nevertheless, often twice.',
    remedy:
      'Make sure that the customer did not leave with the goods on this payment, then refund it.',
    limits:
      'A reversal that the acquirer sends after the last day of its file is not seen yet; run again with the next day’s export before sending the request.',
  },
  'unrecorded-charge': {
    title: 'Charge without a sale at the till',
    summary: (args) => {
      const amount = money(args.amount, args.currency);
      return `${capitalised(payer(args.card))} was charged ${amount}${on(args.chargedAt)}${forOrder(args.orderId, args.terminalId)}, but the till has no sale for it; find out what it was for, or give ${amount} back.`;
    },
    explanation: () => [
      'The acquirer settled a charge on a day that the till’s log covers, and no record of the till explains it: not by number, not by card and amount, not by amount and time.',
      'Nothing in the files voids, reverses or refunds it.',
    ],
    reason: (args) =>
      `${capitalised(payer(args.card))} was charged ${money(args.amount, args.currency)}${on(args.chargedAt)}${forOrder(args.orderId, args.terminalId)}. The shop’s till has no sale for this charge.`,
    finds: 'A charge in the settlement export that no record of the till explains.',
    matters:
      'Someone paid for something that the shop did not sell, or a sale never reached the books.',
    remedy:
      'Look for a sale keyed by hand on the terminal, an old till, another branch. If there is none, refund the charge.',
    limits:
      'A till log that is incomplete, or a terminal that is not connected to the till, makes honest sales look like this.',
  },
  'missing-settlement': {
    title: 'Sale not settled',
    summary: (args) =>
      `The acquirer has not settled the ${money(args.amount, args.currency)} of ${payer(args.card)}${forOrder(args.orderId, args.terminalId)}${args.soldAt === null ? '' : `, sold${on(args.soldAt)}`}${args.dueOn === null ? '' : `, due on ${args.dueOn}`}; you are owed ${money(args.amount, args.currency)}.`,
    explanation: (args) => [
      `The till has an approved sale of ${money(args.amount, args.currency)}${on(args.soldAt)}; no record of the acquirer matches it.`,
      args.dueOn === null
        ? 'The acquirer’s files cover the day on which it should have been settled.'
        : `It should have been settled by ${args.dueOn}, a day that the acquirer’s files cover.`,
    ],
    reason: (args) =>
      `The sale of ${money(args.amount, args.currency)}${forOrder(args.orderId, args.terminalId)} was approved${on(args.soldAt)}${args.dueOn === null ? '' : ` and due for settlement on ${args.dueOn}`}. It is in none of the settlement files received.`,
    finds: 'A sale that the till has as approved and that the acquirer did not settle when due.',
    matters:
      'The goods are gone and the money has not come; acquirers take late claims only for a time.',
    remedy:
      'Check that the batch of the terminal was closed, then claim the amount from the acquirer with the slip.',
    limits:
      'A missing export looks like missing money: check under “Files read” that every day and every merchant number is there.',
  },
  'wrong-merchant': {
    title: 'Settled under another merchant or terminal',
    summary: (args) =>
      `The ${money(args.amount, args.currency)} of ${payer(args.card)}${forOrder(args.orderId, null)} was settled under ${args.what === 'merchant' ? 'merchant number' : 'terminal'} ${args.actual} instead of ${args.expected}; have the acquirer move it.`,
    explanation: (args) => [
      args.by === 'contract'
        ? `For this sale${on(args.soldAt)}, posrecon.yaml has ${args.what === 'merchant' ? 'merchant number' : 'terminal'} ${args.expected}; the acquirer settled it under ${args.actual}.`
        : `The till sold${on(args.soldAt)} under ${args.what === 'merchant' ? 'merchant number' : 'terminal'} ${args.expected}; the acquirer settled the same payment under ${args.actual}.`,
      'What else the two records say agrees, so they are one payment.',
    ],
    reason: (args) =>
      `The sale of ${money(args.amount, args.currency)}${forOrder(args.orderId, null)} was made${on(args.soldAt)} under ${args.what === 'merchant' ? 'merchant number' : 'terminal'} ${args.expected} and was settled under ${args.actual}.`,
    finds: 'A payment that was settled under a merchant or terminal number that did not sell.',
    matters:
      'The money goes to another branch’s or another firm’s account, and its books are wrong, too.',
    remedy: 'Ask the acquirer to correct the assignment; check the terminal’s parameters.',
    limits:
      'A terminal that was exchanged or renumbered between the two files looks the same until its new number is known. A terminal that posrecon.yaml does not list is only a warning.',
  },
};
