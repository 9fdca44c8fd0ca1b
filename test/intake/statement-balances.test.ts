import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { createSideTable } from '../../src/engine/schema.ts';
import { chainBalances } from '../../src/intake/balances.ts';
import { statementsOf } from '../../src/intake/statements.ts';

/** Entries of two accounts in turns, more than are followed in memory; `down`: the newest first, as many banks export. */
async function followed(rows: number, down: boolean, wrongAt: number) {
  const engine = openDuckDb();
  try {
    await createSideTable(engine, 'bank', new Set(['amount', 'account', 'balance']), {
      currency: 'CNY',
    });
    await engine.run(
      `insert into bank_rows (amount, account, balance)
       select 2.50, 'A' || n % 2, 100 + 2.5 * (n // 2 + 1) + case when n = ${wrongAt} then 7 else 0 end
       from (select ${down ? `${rows} - 1 - range` : 'range'} as n from range(${rows})) order by n ${down ? 'desc' : ''}`,
    );
    return (await statementsOf(engine)).toSorted((a, b) =>
      (a.account ?? '') < (b.account ?? '') ? -1 : 1,
    );
  } finally {
    engine.close();
  }
}

test.for([true, false])(
  'balances of a long statement are followed; newest first: %s',
  async (down) => {
    const account = { currency: 'CNY', opening: '100.00', balances: true };
    expect(await followed(60_001, down, -1)).toEqual([
      { ...account, account: 'A0', closing: '75102.50', entries: 30_001, sum: '75002.50' },
      { ...account, account: 'A1', closing: '75100.00', entries: 30_000, sum: '75000.00' },
    ]);
  },
);

test('a balance that does not follow is told of a long statement', async () => {
  const told = await followed(60_001, false, 30_000);
  expect(told.map(({ balances }) => balances)).toEqual([false, true]);
});

test('a statement of many entries of one time is followed', () => {
  const entry = { side: 'bank', currency: 'CNY', day: 1, occurredAt: 0, account: null } as const;
  const none = { counterparty: null, counterpartyAccount: null, memo: null, bankReference: null };
  const entries = Array.from({ length: 200_000 }, (_, id) => ({
    ...entry,
    ...none,
    id,
    amount: 100n,
    balance: 5n,
  }));
  expect(chainBalances(entries)?.breaks.length).toBeGreaterThan(0);
});
