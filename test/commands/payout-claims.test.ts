import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import {
  enterCopyOf,
  handIn,
  linesOf,
  night,
  open,
  proofOf,
  requestOf,
  stateOf,
} from './refund-ledger.ts';

const bank = 'bank.csv';
const reference = 'QX-100188';
let leave = (): void => undefined;
let id = '';

async function claim(fixture: string, code: string): Promise<void> {
  ({ leave } = enterCopyOf(`fixtures/detectors/${fixture}`));
  id = await handIn(requestOf(await night(['acquirer.csv', bank]), code), 21, reference);
}
afterEach(() => leave());

/** A night that brings one line of the bank. */
async function credited(
  day: number,
  amount: string,
  text: string,
  payer = 'NORTH ACQUIRING LTD',
): Promise<Report> {
  const [header] = linesOf(bank);
  const file = `bank-${day}.csv`;
  writeFileSync(file, `${header}\n2026-10-${day},${payer},${text},,${amount},1933.00\n`);
  return night([file], day);
}

function told(report: Report): readonly unknown[] {
  return open(report).map((each) => [each.code, each.atStake?.amount, each.refundRequest]);
}

describe('a claim for what a payout was short of', () => {
  beforeEach(() => claim('short-payout/credit-of-less-than-the-net', 'short-payout'));

  test('is settled by a credit of just that under its number', async () => {
    const report = await credited(23, '10.00', `ADJUSTMENT ${reference}`);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('bank-23.csv:2');
    expect(told(report)).toEqual([]);
    expect(report.discrepancies).toMatchObject([
      { status: 'resolved', resolvedBy: [{ side: 'bank', file: 'bank-23.csv', line: 2 }] },
    ]);
    expect(report.conservation.every(({ balances }) => balances)).toBe(true);
  });

  test('is settled by two credits, and the first tells what is still to come', async () => {
    const report = await credited(23, '6.00', `ADJUSTMENT ${reference}`);
    expect(await stateOf(id)).toBe('submitted');
    expect(told(report)).toEqual([
      ['wrong-amount', '4.00', id],
      ['short-payout', '10.00', id],
    ]);
    expect(report.conservation.every(({ balances }) => balances)).toBe(true);
    expect(told(await credited(24, '4.00', `ADJUSTMENT ${reference}`))).toEqual([]);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('bank-23.csv:2, bank-24.csv:2');
  });

  test('is not settled by more than that', async () => {
    const report = await credited(23, '12.00', `ADJUSTMENT ${reference}`);
    expect(await stateOf(id)).toBe('submitted');
    expect(told(report)).toContainEqual(['wrong-amount', '2.00', id]);
  });

  test('tells when the same comes once more', async () => {
    await credited(23, '10.00', `ADJUSTMENT ${reference}`);
    const report = await credited(24, '10.00', `ADJUSTMENT ${reference}`);
    expect(await stateOf(id)).toBe('settled');
    expect(open(report)).toMatchObject([
      {
        code: 'wrong-amount',
        owedTo: 'none',
        args: { direction: 'over', charged: '20.00', due: '10.00', request: id },
      },
    ]);
  });

  test.for([
    ['of somebody else', '10.00', `ADJUSTMENT ${reference}`, 'SOMEBODY ELSE'],
    ['that names nothing, of a day without settlement files', '10.00', 'ADJUSTMENT'],
    ['under a longer number', '10.00', `ADJUSTMENT ${reference}99`],
  ] as const)('is not settled by a credit %s', async ([, amount, text, payer]) => {
    await credited(23, amount, text, payer);
    expect(await stateOf(id)).toBe('submitted');
  });
});

describe('a claim for a payout that never came', () => {
  beforeEach(() => claim('missing-payout/due-and-not-in-the-bank', 'missing-payout'));

  test('is settled by a credit that names the payout, long after', async () => {
    expect(told(await credited(30, '401.00', 'MID 104110054110001 20261013'))).toEqual([]);
    expect(await stateOf(id)).toBe('settled');
  });

  test('is settled by the payout that came short, and the rest', async () => {
    const report = await credited(22, '391.00', 'MID 104110054110001 20261013');
    expect(told(report)).toEqual([['short-payout', '10.00', id]]);
    expect(await stateOf(id)).toBe('submitted');
    expect(told(await credited(24, '10.00', `ADJUSTMENT ${reference}`))).toEqual([]);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('bank-22.csv:2, bank-24.csv:2');
  });

  test('that names the payout long after with too little is no unexplained credit', async () => {
    const report = await credited(30, '391.00', 'MID 104110054110001 20261013');
    expect(told(report)).toEqual([
      ['wrong-amount', '10.00', id],
      ['missing-payout', '401.00', id],
    ]);
  });
});
