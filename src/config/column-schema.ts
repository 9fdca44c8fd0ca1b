import { z } from 'zod';
import type { Field } from '../intake/table.ts';

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
  till: 'register or cash drawer',
  cashier: 'who sold',
  orderId: "the merchant's own number of the sale",
  orderTotal: 'what the customer owed',
  tip: 'tip within the amount',
  countedCash: 'cash counted in the drawer, on the row of a shift',
  expectedCash: 'cash that the till says should be in the drawer',
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

/** A setting for each field, all of one form. */
export function columnsOf<Form extends z.ZodType>(
  form: Form,
): z.ZodObject<Readonly<Record<Field, z.ZodExactOptional<Form>>>, z.core.$strict> {
  const shape = Object.entries(fields).map(
    ([field, meaning]) => [field, form.describe(meaning).exactOptional()] as const,
  );
  return z.strictObject(
    Object.fromEntries(shape) as unknown as Readonly<Record<Field, z.ZodExactOptional<Form>>>,
  );
}
