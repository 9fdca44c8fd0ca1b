import { z } from 'zod';
import {
  amount,
  clockTime,
  currency,
  date,
  identifier,
  percentage,
  text,
  timeZone,
  whole,
} from './values.ts';

const source = text
  .describe(
    'Where the term is from: the contract and its clause, or the scheme’s rules and their edition.',
  )
  .exactOptional();

const merchant = z.strictObject({
  id: identifier.describe('Merchant number (DE 42).'),
  store: text.describe('The shop that it stands for.').exactOptional(),
  terminals: z
    .array(identifier)
    .describe(
      'Its terminal numbers (DE 41). Where they are listed, a sale of one that settles elsewhere is found.',
    )
    .exactOptional(),
});

const feeRule = z.strictObject({
  rate: percentage.describe('Share of the amount, with its sign: 0.38%.').exactOptional(),
  perItem: amount.describe('Fixed part of each fee, such as 0.30.').exactOptional(),
  cap: amount.describe('Most that one fee comes to.').exactOptional(),
  floor: amount.describe('Least that one fee comes to.').exactOptional(),
  cardType: text
    .describe(
      'Card type as the settlement export writes it, or debit, credit, prepaid. Left out: all.',
    )
    .exactOptional(),
  channel: text
    .describe('Scheme or wallet as the settlement export writes it. Left out: all.')
    .exactOptional(),
  merchant: identifier.describe('Merchant number. Left out: all of the acquirer.').exactOptional(),
  currency: currency.describe('ISO 4217 code. Left out: all.').exactOptional(),
  from: date
    .describe('First day of sale on which it holds, such as 2026-10-13. Left out: always.')
    .exactOptional(),
});

const payer = z.strictObject({
  name: text.describe('Name as the bank statement writes it.').exactOptional(),
  account: identifier.describe('Account that the payouts come from.').exactOptional(),
});

const term = (meaning: string) =>
  z.strictObject({ days: whole(1, 3650).describe(meaning), source });

const windows = {
  refundWindow: term('Days from the sale.')
    .describe('How long a sale can be refunded through the acquirer.')
    .exactOptional(),
  disputeWindow: term('Days from the charge.')
    .describe('How long a charge can be disputed with the scheme.')
    .exactOptional(),
  answerWithin: term('Business days from the day on which it was handed in.')
    .describe(
      'How long the acquirer takes over a request; after that a reminder is drafted, then a complaint.',
    )
    .exactOptional(),
};

const channelTerms = z.strictObject({
  channel: text.describe('Scheme or wallet as the settlement export writes it.'),
  ...windows,
});

const refundTerms = z.strictObject({
  voidUntil: z
    .strictObject({
      time: clockTime.describe('Time of day, such as "22:45".'),
      source,
    })
    .describe(
      'Until when a sale of the day can be voided instead of refunded: before its batch is settled. Left out: until the cut-off, where that is stated.',
    )
    .exactOptional(),
  ...windows,
  byChannel: z
    .array(channelTerms)
    .describe('Terms of one scheme or wallet, where they are others.')
    .exactOptional(),
});

const acquirer = z.strictObject({
  name: text.describe('Who it is, as reports and letters name it.'),
  profile: text
    .describe(
      'Format of its settlement exports, as `posrecon profiles` lists them. Needed where they state no merchant number and the name is not the one that the format has.',
    )
    .exactOptional(),
  merchants: z
    .array(merchant)
    .describe(
      'The shop’s own merchant numbers. What settles under another number is not the shop’s.',
    )
    .exactOptional(),
  fees: z
    .array(feeRule)
    .describe(
      'The fee schedule. Of the rules that fit a sale, one that names its merchant comes first, then its channel, then its card type, then the latest from.',
    )
    .exactOptional(),
  feesTaken: z
    .enum(['netted', 'invoiced'])
    .describe('Whether fees are deducted from each payout (the default) or invoiced apart from it.')
    .exactOptional(),
  cutOff: clockTime
    .describe('Time of day from which a sale belongs to the next business date, such as "23:00".')
    .exactOptional(),
  settlementLag: whole(0, 60)
    .describe('Business days from the business date to the settlement date.')
    .exactOptional(),
  payoutLag: whole(0, 60)
    .describe('Business days from the settlement date to the credit in the bank.')
    .exactOptional(),
  terminalRental: amount
    .describe(
      'Rent of one terminal for a month, such as 30.00, where it is kept back from a payout. Once a month a merchant’s payout may be less by it, for one of its terminals or several.',
    )
    .exactOptional(),
  payers: z
    .array(payer)
    .describe('Who the payouts come from. A payout from anybody else is reported.')
    .exactOptional(),
  refunds: refundTerms.describe('Until when a payment can be undone.').exactOptional(),
});

const till = z.strictObject({
  terminals: z
    .array(identifier)
    .describe('Terminal or till numbers as the till’s log writes them.')
    .exactOptional(),
  store: text.describe('Or all tills of a store, as the log writes it.').exactOptional(),
  timeZone: timeZone
    .describe('IANA zone in which they write times, where it is not that of the file.')
    .exactOptional(),
  clock: whole(-86_400, 86_400)
    .describe(
      'Seconds by which their clock is ahead of the acquirer’s; behind it with a minus sign.',
    )
    .exactOptional(),
});

export const acquirers = z
  .array(acquirer)
  .describe(
    'Who processes the cards and pays out, on which terms. What is left out is told from the files.',
  );

export const tills = z.array(till).describe('Tills whose clock or zone is not that of the others.');

export const tips = z
  .strictObject({
    upTo: percentage.describe('Most that a tip comes to, as a share of the amount recorded: 25%.'),
  })
  .describe(
    'Tips that are added after the sale was recorded. Without this, a larger amount is wrong.',
  );

export const currencies = z
  .array(currency)
  .describe('ISO 4217 codes in which the shop sells; the first is that of files that state none.');

/** A part of the contract as it is written, read but not yet checked against the others. */
export type AcquirerText = z.output<typeof acquirer>;
export type TillText = z.output<typeof till>;
