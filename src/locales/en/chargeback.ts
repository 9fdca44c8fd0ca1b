import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { DiscrepancyTexts } from '../locale.ts';
import { capitalised, forOrder, money, on, payer } from './wording.ts';

type Chargeback = DiscrepancyArguments['chargeback'];

function fact(args: Chargeback): string {
  return `${capitalised(payer(args.card))} disputed a payment${forOrder(args.orderId, args.terminalId)}, and the acquirer took ${money(args.amount, args.currency)} back${on(args.takenOn)}`;
}

export const chargeback: DiscrepancyTexts<'chargeback'> = {
  title: 'Chargeback',
  summary: (args) => {
    const deadline =
      args.respondBy === null
        ? 'ask the acquirer until when it can be answered'
        : `answer it by ${args.respondBy} or the money is gone`;
    const refunded =
      args.refunded === null
        ? ''
        : ` ${money(args.refunded, args.currency)} had been refunded already: show the refund.`;
    return `${fact(args)}; ${deadline}.${refunded}`;
  },
  explanation: (args) => [
    `The settlement export has a chargeback of ${money(args.amount, args.currency)}${on(args.takenOn)}.`,
    args.soldAt === null
      ? 'The sale that was disputed is not in the files.'
      : `The sale that was disputed was made${on(args.soldAt)}.`,
    ...(args.refunded === null
      ? []
      : [
          `${money(args.refunded, args.currency)} of that sale had been refunded before it was disputed.`,
        ]),
    args.respondBy === null
      ? 'The export does not say until when the dispute can be answered.'
      : `The export states ${args.respondBy} as the last day for an answer.`,
  ],
  reason: (args) =>
    args.refunded === null
      ? `${fact(args)}.`
      : `${fact(args)}. ${money(args.refunded, args.currency)} of the sale had been refunded before, so the customer has the money twice.`,
  finds: 'Money that the acquirer took back because the cardholder disputed a payment.',
  matters:
    'An unanswered dispute is lost when its time is up, and a shop with many of them pays more or loses its contract.',
  remedy:
    'Collect the slip, the delivery note and the talks with the customer, and answer in time; where the sale had been refunded, send the proof of the refund.',
  limits:
    'The deadline is known only where the export has a column for it. Whether the dispute is justified no file says, and one that was won later shows as another row.',
};
