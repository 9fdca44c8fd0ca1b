import type { PayoutGroup } from '../../src/matching/payouts/payout-groups.ts';
import { dayOfDate } from '../../src/model/calendar.ts';
import { parseMoney } from '../../src/model/money.ts';
import type { BankEntry, Transaction } from '../../src/model/transaction.ts';

/** `2026-10-12 12:03:11` as wall-clock seconds. */
export function at(text: string): number {
  const [date = '', time = '00:00:00'] = text.split(' ');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return dayOfDate(date) * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

export function money(text: string): bigint {
  const amount = parseMoney(text);
  if (amount === null) throw new Error(`${text} is no amount`);
  return amount;
}

/** A sale of 10.00 at noon, but for what is said. */
export function transaction(said: Partial<Transaction> = {}): Transaction {
  const occurredAt = said.occurredAt === undefined ? at('2026-10-12 12:00:00') : said.occurredAt;
  return {
    side: 'pos',
    id: 1,
    kind: 'sale',
    status: 'approved',
    isDue: true,
    amount: money('10.00'),
    currency: 'CNY',
    occurredAt,
    day: occurredAt === null ? null : Math.floor(occurredAt / 86_400),
    merchantId: null,
    terminalId: null,
    rrn: null,
    stan: null,
    batchNo: null,
    authCode: null,
    orderId: null,
    acquirerReference: null,
    originalReference: null,
    originalOrderId: null,
    card: null,
    cardType: null,
    channel: null,
    store: null,
    cashier: null,
    orderTotal: null,
    fee: null,
    net: null,
    settlementDay: null,
    payoutId: null,
    respondByDay: null,
    ...said,
  };
}

let entries = 0;

/** A credit of the usual payer. */
export function credit(date: string, amount: string, said: Partial<BankEntry> = {}): BankEntry {
  entries += 1;
  return {
    side: 'bank',
    id: entries,
    amount: money(amount),
    currency: 'CNY',
    day: dayOfDate(date),
    occurredAt: null,
    balance: null,
    account: null,
    counterparty: '收单公司',
    counterpartyAccount: null,
    memo: null,
    bankReference: null,
    ...said,
  };
}

/** What an acquirer owes a merchant for a day. */
export function payout(date: string, net: string, said: Partial<PayoutGroup> = {}): PayoutGroup {
  return {
    id: `${said.merchantId ?? 'M'}|${date}`,
    acquirer: '收单',
    merchantId: '898310058120036',
    payoutId: null,
    settlementDay: dayOfDate(date),
    currency: 'CNY',
    net: money(net),
    gross: money(net),
    isNetStated: true,
    transactions: 10,
    terminals: 1,
    firstId: 0,
    isOwn: true,
    ...said,
  };
}
