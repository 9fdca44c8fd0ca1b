import { z } from 'zod';
import type { Field } from '../intake/table.ts';
import { kinds, type Side, statuses } from '../model/transaction.ts';
import { acquirers, currencies, tills, tips } from './contract-schema.ts';
import { matching } from './matching-schema.ts';
import { currency, text, timeZone } from './values.ts';

/** What a column can be named for, with what it means: the keys of `columns`. */
const fields = {
  dateTime: 'date and time of the transaction in one column',
  date: 'its date, or the booking date of a bank line',
  time: 'its time, where that is a column of its own',
  amount: 'the amount charged, refunded or booked',
  debit: 'money out, where it is a column of its own',
  credit: 'money in, where it is a column of its own',
  direction: 'a word or sign that says money in or out',
  currency: 'ISO 4217 code of the amount',
  kind: 'sale, refund, void, …',
  status: 'approved, declined, timed out, …',
  merchantId: 'merchant number (DE 42)',
  merchantName: 'name of the merchant',
  terminalId: 'terminal number (DE 41)',
  store: 'shop or branch',
  cashier: 'who sold',
  orderId: "the merchant's own number of the sale",
  orderTotal: 'what the customer owed',
  tip: 'tip within the amount',
  rrn: 'retrieval reference number (DE 37)',
  stan: 'trace number (DE 11)',
  batchNo: 'batch number',
  authCode: 'authorisation code (DE 38)',
  acquirerReference: "the acquirer's own number of the transaction",
  originalReference: "the acquirer's number of the sale that a refund gives back",
  originalOrderId: "the merchant's number of that sale",
  card: 'card number, masked or not; it is truncated when it is read',
  cardType: 'debit, credit, prepaid, …',
  channel: 'scheme, wallet or tender: Visa, WeChat Pay, cash, …',
  fee: "the acquirer's fee",
  feeDirection: 'whether the fee was taken or given back',
  net: 'amount less fee',
  netCurrency: 'currency of fee and net, where it is another',
  settlementDate: 'day on which the acquirer settles',
  payoutId: 'number of the payout that holds the transaction',
  respondBy: 'last day on which a chargeback can be answered',
  balance: 'account balance after a bank line',
  account: "the merchant's bank account",
  counterparty: 'who paid or was paid',
  counterpartyAccount: 'their account',
  memo: 'what the transfer says of itself',
  bankReference: "the bank's number of the line",
  valueDate: 'the day from which the bank counts it, written as the date is',
} as const satisfies Readonly<Record<Field, string>>;

function columns(): z.ZodObject<Readonly<Record<Field, z.ZodExactOptional<z.ZodString>>>> {
  const shape = Object.entries(fields).map(
    ([field, meaning]) => [field, text.describe(meaning).exactOptional()] as const,
  );
  return z.strictObject(
    Object.fromEntries(shape) as Readonly<Record<Field, z.ZodExactOptional<z.ZodString>>>,
  );
}

/** How the files of one side are written, where they do not tell it themselves. */
const source = z.strictObject({
  files: z
    .array(text)
    .describe('Files, relative to this one; *, ? and ** stand for names.')
    .exactOptional(),
  profile: text
    .describe('Export format, as `posrecon profiles` lists them; auto: by the words of the header.')
    .exactOptional(),
  columns: columns().describe('Columns by their header, field: "header".').exactOptional(),
  decimalMark: z.enum(['.', ',']).describe('What stands before the decimals.').exactOptional(),
  dateOrder: z
    .enum(['dmy', 'mdy', 'ymd'])
    .describe('Order of day, month and year in dates such as 05/01/2026.')
    .exactOptional(),
  minorUnits: z.boolean().describe('Amounts are whole fen, cents or pence.').exactOptional(),
  timeZone: timeZone.describe('IANA zone in which these files state times.').exactOptional(),
  currency: currency.describe('ISO 4217 code, where the files state none.').exactOptional(),
  kindWords: z
    .record(z.string(), z.enum(kinds))
    .describe('Words of the kind column that posrecon does not know.')
    .exactOptional(),
  statusWords: z
    .record(z.string(), z.enum(statuses))
    .describe('Words of the status column that posrecon does not know.')
    .exactOptional(),
});

export type ConfiguredSource = z.output<typeof source>;

/** posrecon.yaml. Nothing in it is required, and a key that is not here is an error. */
export const configurationSchema = z.strictObject({
  timeZone: timeZone.describe('IANA zone of the run, such as Asia/Shanghai.').exactOptional(),
  currency: currency.describe('ISO 4217 code of files that state none.').exactOptional(),
  language: z.enum(['en', 'zh-CN']).describe('Language of reports and letters.').exactOptional(),
  approval: z
    .enum(['two-person', 'single'])
    .describe(
      'Whether another person must approve a request (default), or the one who has it drafted may.',
    )
    .exactOptional(),
  ledger: text
    .describe('File that carries open items from run to run (default: .posrecon/ledger.duckdb).')
    .exactOptional(),
  sources: z
    .strictObject({
      pos: source.describe('Till logs.').exactOptional(),
      settlement: source.describe("Acquirers' settlement exports.").exactOptional(),
      bank: source.describe('Bank statements.').exactOptional(),
    } satisfies Record<Side, unknown>)
    .describe('The three sides and how their files are written.')
    .exactOptional(),
  acquirers: acquirers.exactOptional(),
  tills: tills.exactOptional(),
  tips: tips.exactOptional(),
  currencies: currencies.exactOptional(),
  matching: matching.exactOptional(),
});

export type ConfigurationText = z.output<typeof configurationSchema>;

/** Sections in which numbers are kept as they are written: `0.38`, `007`. */
export const writtenSections: ReadonlySet<string> = new Set(['acquirers', 'tills', 'tips']);

/** The schema as editors read it. */
export function publishedSchema(): object {
  return {
    ...z.toJSONSchema(configurationSchema, { io: 'input' }),
    title: 'posrecon.yaml',
    description:
      'Which files posrecon reconciles, how they are written, and what the shop agreed with its acquirers.',
  };
}
