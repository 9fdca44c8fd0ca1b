import type { AllDiscrepancyTexts } from '../locale.ts';
import { capitalised, count, forOrder, money, on, payer } from './wording.ts';

type Refunds =
  | 'refund-not-settled'
  | 'unrecorded-refund'
  | 'refund-without-sale'
  | 'refund-exceeds-sale'
  | 'duplicate-refund'
  | 'refund-to-other-card';

const alreadyAsked = {
  'by-refund':
    'Together with the other refunds of its sale it would give back more than the sale: it may have been made twice.',
  'for-extra-charge':
    'The sale was charged more than once, and the extra charge is asked back: the refund may be for just that.',
} as const;

export const refunds: Pick<AllDiscrepancyTexts, Refunds> = {
  'refund-not-settled': {
    title: 'Refund not passed on to the customer',
    summary: (args) =>
      `The till refunded ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)}${on(args.givenAt)}, but the acquirer never sent it; ${args.alreadyAsked === null ? `the customer is owed ${money(args.amount, args.currency)}` : 'the same money seems to be asked for already, so ask before giving anything back'}.`,
    explanation: (args) => [
      `The till has a refund of ${money(args.amount, args.currency)}${on(args.givenAt)}; no refund of the acquirer matches it.`,
      ...(args.alreadyAsked === null ? [] : [alreadyAsked[args.alreadyAsked]]),
      args.dueOn === null
        ? 'The acquirer’s files cover the day on which it should have been settled.'
        : `It should have been settled by ${args.dueOn}, a day that the acquirer’s files cover.`,
    ],
    reason: (args) =>
      `The shop refunded ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)}${on(args.givenAt)}. The refund is in none of the settlement files received: the customer has not been paid.`,
    finds: 'A refund given at the till that the acquirer never sent back to the customer.',
    matters:
      'The customer has a slip that says refunded and no money; they will dispute the original sale.',
    remedy: 'Ask the acquirer to carry out the refund, with the refund slip and the original sale.',
    limits:
      'Some acquirers take longer over refunds than over sales. A refund that gives back more than its sale has left, or as much as an extra charge that is asked back, drafts nothing. What the customer’s own bank shows is not in a merchant’s files.',
  },
  'unrecorded-refund': {
    title: 'Refund that nobody recorded',
    summary: (args) =>
      `The acquirer refunded ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)}${on(args.refundedAt)}, which neither the till nor a refund request explains; you are out ${money(args.amount, args.currency)}.`,
    explanation: () => [
      'The acquirer paid a refund on a day that the till’s log covers, and no refund at the till and no refund request explains it.',
    ],
    reason: (args) =>
      `A refund of ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)} was paid${on(args.refundedAt)}. The shop neither made it at the till nor asked for it.`,
    finds: 'A refund paid by the acquirer that neither the till nor a refund request explains.',
    matters:
      'Refunds that are not in the till’s log are a common way of taking money out of a shop.',
    remedy:
      'Ask who has access to the terminal and the acquirer’s portal. If nobody made it, claim it back.',
    limits:
      'Refunds made by hand in the acquirer’s portal are honest and look the same; note them at the till.',
  },
  'refund-without-sale': {
    title: 'Refund without a sale',
    summary: (args) =>
      `${money(args.amount, args.currency)} was refunded to ${payer(args.card)}${on(args.refundedAt)}, but ${args.names === null ? 'no sale belongs to it' : `the sale it names, ${args.names}, ${args.sale === 'not-by-card' ? 'was not paid by card' : 'does not exist'}`}; you are out ${money(args.amount, args.currency)} until it is explained.`,
    explanation: (args) => [
      args.names === null
        ? 'The refund names no sale, and the files that cover its day hold no sale of this card and amount.'
        : args.sale === 'not-by-card'
          ? `The refund names the sale ${args.names}, which the till has as paid without a card.`
          : `The refund names the sale ${args.names}; no sale with this number stands in the files, though they cover its day.`,
    ],
    reason: (args) =>
      `A refund of ${money(args.amount, args.currency)} to ${payer(args.card)} was paid${on(args.refundedAt)}${args.names === null ? '' : ` against the sale ${args.names}`}. ${args.sale === 'not-by-card' ? 'That sale was not paid by card.' : 'The shop has no such sale.'}`,
    finds:
      'A refund whose original sale is not there, though the files cover its day, or cannot exist.',
    matters: 'Money left the account for goods that were never sold.',
    remedy: 'Ask the cashier for the original slip; claim the refund back where there is none.',
    limits: 'Sales from before the first day of the files are not known; such refunds stay quiet.',
  },
  'refund-exceeds-sale': {
    title: 'Refunded more than was paid',
    summary: (args) =>
      `${capitalised(payer(args.card))} paid ${money(args.sale, args.currency)}${forOrder(args.orderId, args.terminalId)} and got ${money(args.refunded, args.currency)} back in ${count(args.refunds, 'refund', 'refunds')}; you are out ${money(args.excess, args.currency)}.`,
    explanation: (args) => [
      `The sale came to ${money(args.sale, args.currency)}; its ${count(args.refunds, 'refund adds', 'refunds add')} up to ${money(args.refunded, args.currency)}.`,
    ],
    reason: (args) =>
      `The sale of ${money(args.sale, args.currency)}${forOrder(args.orderId, args.terminalId)} was refunded with ${money(args.refunded, args.currency)} in total, ${money(args.excess, args.currency)} more than ${payer(args.card)} had paid.`,
    finds: 'Refunds of one sale that add up to more than the sale.',
    matters: 'The shop pays out money that it never took.',
    remedy: 'Find the refund that was one too many or too large, and claim the excess back.',
    limits: 'A refund that names no sale is not counted towards one.',
  },
  'duplicate-refund': {
    title: 'Refunded twice',
    summary: (args) => {
      const both =
        args.firstAt === null || args.secondAt === null
          ? ''
          : `, first${on(args.firstAt)}, then${on(args.secondAt)}`;
      if (args.request !== undefined) {
        return `What request ${args.request} asks for, ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)}, was paid twice${both}; you are out ${money(args.amount, args.currency)}.`;
      }
      return `The same refund of ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)} was paid twice${both}; you are out ${money(args.amount, args.currency)}.`;
    },
    explanation: ({ request }) => [
      request === undefined
        ? 'The acquirer paid more refunds of this card and amount for one sale than the till has.'
        : `The whole of what request ${request} asks for had come already when the same amount was paid once more.`,
    ],
    reason: (args) =>
      `The refund of ${money(args.amount, args.currency)} to ${payer(args.card)}${forOrder(args.orderId, args.terminalId)} was paid${on(args.firstAt)} and paid once more${on(args.secondAt)}. The shop ${args.request === undefined ? 'gave' : 'asked for'} it once.`,
    finds: 'A refund that the acquirer paid twice.',
    matters: 'The customer has the money twice; it comes out of the shop’s payout.',
    remedy: 'Claim the second payment back from the acquirer.',
    limits:
      'Two equal part refunds of one sale are honest; where the till has both, nothing is reported.',
  },
  'refund-to-other-card': {
    title: 'Refunded to another card',
    summary: (args) =>
      `${money(args.amount, args.currency)}${forOrder(args.orderId, args.terminalId)} was refunded to ${payer(args.card)}${on(args.refundedAt)}, but ${payer(args.chargedCard)} had paid; find out who got the money.`,
    explanation: (args) => [
      `The refund names a sale${args.soldAt === null ? '' : ` made${on(args.soldAt)}`} that ${payer(args.chargedCard)} paid; the money went to ${payer(args.card)}.`,
      args.byTill
        ? 'The till has the refund as well, so somebody at the till made it.'
        : 'The till has no such refund.',
    ],
    reason: (args) =>
      `The refund of ${money(args.amount, args.currency)}${forOrder(args.orderId, args.terminalId)} was paid to ${payer(args.card)}${on(args.refundedAt)}. The sale that it names had been paid with ${payer(args.chargedCard)}.`,
    finds: 'A refund to another card or payer than was charged for the sale that it names.',
    matters:
      'The customer who paid has nothing, and refunds to one’s own card are the commonest way to steal from a till. Schemes forbid them.',
    remedy:
      'Ask who made the refund and whose card it is. If nobody can say, claim it back and refund the card that paid. Where it looks like theft, report it first, and keep the files, slips, rosters and video as they are.',
    limits:
      'A card that was replaced, and a phone that pays under a number of its own, honestly get a refund under another number. Only the digits that both records show are compared; a refund that names no sale is not checked.',
  },
};
