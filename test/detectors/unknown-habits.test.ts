import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { reconciled } from '../shops/reconciled.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-habits-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = join(
  root,
  'fixtures/detectors/short-payout/terminal-rental-that-the-contract-states',
);

/** Why each check of payouts did not run, with the bank's lines rewritten. */
async function unchecked(
  rewrite: (line: string) => string,
): Promise<Readonly<Record<string, string>>> {
  const [head = '', ...lines] = readFileSync(join(fixture, 'bank.csv'), 'utf8').trim().split('\n');
  const bank = join(folder, 'bank.csv');
  writeFileSync(bank, `${[head, ...lines.map(rewrite)].join('\n')}\n`);
  const { notChecked } = await reconciled([
    { file: join(fixture, 'acquirer.csv'), side: 'settlement' },
    { file: bank, side: 'bank' },
  ]);
  return Object.fromEntries(notChecked.map(({ code, because }) => [code, because]));
}

test('a statement without any of the payouts says to look at its account', async () => {
  const found = await unchecked((line) =>
    line.replace(/NORTH.*,,[0-9.]+,/, 'MARKET HALL,SHARE,,7.50,'),
  );
  for (const code of ['late-payout', 'missing-payout', 'unknown-payer', 'unexplained-credit']) {
    expect(found[code]).toMatch(/^none of the payouts is in the bank statement to the cent/);
  }
});

test('a statement that names no payers says so', async () => {
  const found = await unchecked((line) => line.replace('NORTH ACQUIRING LTD', 'CREDIT 0001'));
  expect(found['unknown-payer']).toBe('the bank statement does not name payers');
  expect(found['missing-payout']).toBeUndefined();
});
