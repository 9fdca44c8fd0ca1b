import { z } from 'zod';
import { kinds, sides, statuses } from '../model/transaction.ts';
import { columnsOf } from './column-schema.ts';
import { currency, text, timeZone } from './values.ts';

/** One header or several, the one to take first. */
const headers = z.union([text, z.array(text).min(1)]);

const controlTotal = z.strictObject({
  below: text
    .describe('The figure stands in the cell below this name, above the table or after it.')
    .exactOptional(),
  after: text
    .describe('The figure follows these words in a line above the table or after it.')
    .exactOptional(),
  measure: z.enum(['count', 'sum']).describe('How many rows, or what they come to.'),
  field: z
    .enum(['amount', 'fee', 'net'])
    .describe('What is summed (default: amount).')
    .exactOptional(),
  of: z
    .enum(['all', 'sale', 'refund', 'in', 'out'])
    .describe('Of which rows (default: all); in and out: by sign.')
    .exactOptional(),
});

/** An export format that a user describes, in the words in which the built-in ones are. */
const profile = z.strictObject({
  title: text.describe('What the export is called.').exactOptional(),
  side: z.enum(sides).describe('Whose file it is.'),
  acquirer: text.describe('Who settles, or the bank.').exactOptional(),
  requires: z
    .array(text)
    .min(1)
    .describe(
      'Headers by which it is recognised: all must be there (default: those of fields with one header).',
    )
    .exactOptional(),
  columns: columnsOf(headers).describe(
    'Columns by their header, field: "header" or [first, second].',
  ),
  refundColumns: columnsOf(headers)
    .describe('Columns that replace those on refunds, voids and reversals.')
    .exactOptional(),
  kindWords: z
    .record(z.string(), z.enum(kinds))
    .describe('Words of the kind column; words that are not here mean what they usually do.')
    .exactOptional(),
  ignoredKinds: z.array(text).describe('Kinds of rows that are no payments.').exactOptional(),
  statusWords: z
    .record(z.string(), z.enum(statuses))
    .describe('Words of the status column.')
    .exactOptional(),
  sign: z
    .enum(['signed', 'by-kind'])
    .describe(
      'signed: refunds are negative; by-kind: the kind says the sign (default: told from the rows).',
    )
    .exactOptional(),
  minorUnits: z.boolean().describe('Amounts are whole fen, cents or pence.').exactOptional(),
  dateOrder: z
    .enum(['dmy', 'mdy', 'ymd'])
    .describe('Order of day, month and year in dates such as 05/01/2026.')
    .exactOptional(),
  timeZone: timeZone.describe('IANA zone in which it states times.').exactOptional(),
  currency: currency.describe('ISO 4217 code, where it states none.').exactOptional(),
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'])
    .describe('Its encoding, where the bytes leave it open.')
    .exactOptional(),
  controlTotals: z
    .array(controlTotal.describe('One total.'))
    .describe('Totals that it states of itself; they are checked against its rows.')
    .exactOptional(),
});

export const profiles = z
  .record(z.string(), profile)
  .describe('Export formats of your own, by id: small letters, digits and hyphens.');

export type ProfileText = z.output<typeof profile>;
