import { asMoney, asText, asWhole, type Engine } from '../engine/engine.ts';
import type { BankEntry } from '../model/transaction.ts';

/** All lines of the bank statements: small enough to be judged in memory. In file order. */
export async function readBankEntries(engine: Engine): Promise<readonly BankEntry[]> {
  const rows = await engine.rows(
    `select id, amount, currency, cast(epoch(occurred_at) as bigint) as occurred,
       cast(occurred_at as date) - date '1970-01-01' as day, balance, account, counterparty, counterparty_account, memo, bank_reference
     from bank order by id`,
  );
  return rows.map((row) => ({
    side: 'bank',
    id: asWhole(row['id']) ?? 0,
    amount: asMoney(row['amount']),
    currency: asText(row['currency']) ?? '',
    day: asWhole(row['day']) ?? 0,
    occurredAt: asWhole(row['occurred']),
    balance: typeof row['balance'] === 'bigint' ? row['balance'] : null,
    account: asText(row['account']),
    counterparty: asText(row['counterparty']),
    counterpartyAccount: asText(row['counterparty_account']),
    memo: asText(row['memo']),
    bankReference: asText(row['bank_reference']),
  }));
}
