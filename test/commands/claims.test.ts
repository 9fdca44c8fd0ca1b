import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { showRefund } from '../../src/commands/refunds.ts';
import {
  by,
  enterCopyOf,
  handIn,
  ledger,
  linesOf,
  night,
  open,
  proofOf,
  requestOf,
  requests,
  stateOf,
} from './refund-ledger.ts';

const files = ['till.csv', 'acquirer.csv', 'bank.csv'];
let leave = (): void => undefined;
afterEach(() => leave());

/** Takes the rows with some text out of the café's acquirer's file, or gives them another form, and gives them back as they were. */
function change(
  text: string,
  as: (row: string) => readonly string[] = () => [],
): readonly string[] {
  const [header, ...rows] = linesOf('acquirer.csv');
  const changed = rows.flatMap((row) => (row.includes(text) ? as(row) : [row]));
  writeFileSync('acquirer.csv', `${[header, ...changed].join('\n')}\n`);
  return rows.filter((row) => row.includes(text));
}

/** An acquirer's file of 23 October. */
function writeLater(...rows: readonly string[]): void {
  const [header] = linesOf('acquirer.csv');
  writeFileSync('acquirer-23.csv', `${[header, ...rows].join('\n')}\n`);
}

describe('in the café', () => {
  const enter = (): void => {
    ({ leave } = enterCopyOf('fixtures/shops/cafe'));
  };

  test('a refund that the acquirer had not passed on is proven by the one it sends at last', async () => {
    enter();
    const id = await handIn(requestOf(await night(files), 'refund-not-settled'));
    writeLater(
      '2026-10-23,540436200017731,22160041,2026-10-23,10:52:49,Refund,Visa,Debit,400005******9622,983748,628599990001,R10293,GBP,-9.20,-0.08,-9.12',
    );
    const report = await night(['acquirer-23.csv'], 23);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('acquirer-23.csv:2');
    expect(open(report).some(({ code }) => code === 'unrecorded-refund')).toBe(false);
  });

  test('a sale that was not settled is proven by the row that comes later, not by its discrepancy being gone', async () => {
    enter();
    const [row = ''] = change(',R10338,');
    const id = await handIn(requestOf(await night(files), 'missing-settlement'));
    writeLater(row.replace(/^2026-10-12/, '2026-10-23'));
    await night(['acquirer-23.csv'], 23);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('acquirer-23.csv:2');
  });

  test('a sale that is settled at last with another amount settles nothing', async () => {
    enter();
    const [row = ''] = change(',R10338,');
    const id = await handIn(requestOf(await night(files), 'missing-settlement'));
    writeLater(
      row.replace(/^2026-10-12/, '2026-10-23').replace(',2.50,0.02,2.48', ',2.05,0.02,2.03'),
    );
    const report = await night(['acquirer-23.csv'], 23);
    expect(await stateOf(id)).toBe('submitted');
    expect(open(report).filter(({ args }) => 'request' in args)).toMatchObject([
      { code: 'wrong-amount', owedTo: 'merchant', nextStep: 'check', refundRequest: id },
    ]);
    expect((await requests()).filter(({ kind }) => kind === 'supplement')).toEqual([]);
  });

  test('a refund that the bank statement alone shows is proven where it names the request', async () => {
    enter();
    const id = await handIn(requestOf(await night(files), 'duplicate-charge'), 21, 'ARN7453760');
    const [header] = linesOf('bank.csv');
    const writeDebit = (day: number, text: string): void => {
      const debit = `${day}/10/2026,NORTHGATE MERCHANT SERVICES LTD,${text},11.40,,"9,471.98"`;
      writeFileSync(`bank-${day}.csv`, `${header}\n${debit}\n`);
    };
    writeDebit(22, 'ADJUSTMENT');
    await night(['bank-22.csv'], 22);
    expect(await stateOf(id)).toBe('submitted');
    writeDebit(23, 'REFUND ARN7453760');
    const report = await night(['bank-23.csv'], 23);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('bank-23.csv:2');
    expect(open(report).map(({ code }) => code)).not.toContain('duplicate-charge');
    expect(report.conservation.every(({ balances }) => balances)).toBe(true);
  });

  test('an undercharge asks the customer, charges nothing, and is over when the customer has paid', async () => {
    enter();
    change(',R10338,', (row) => [row.replace(',2.50,0.02,2.48', ',0.25,0.00,0.25')]);
    const found = await night(files);
    const under = open(found).find(
      (each) => each.code === 'wrong-amount' && each.args.direction === 'under',
    );
    expect(under).toMatchObject({ nextStep: 'supplement', atStake: { amount: '2.25' } });
    const id = await handIn(under?.refundRequest ?? '');
    writeLater(
      '2026-10-23,540436200017731,22160042,2026-10-23,14:40:24,Sale,Visa,Debit,400005******4019,984399,628599990002,R10338,GBP,2.25,0.02,2.23',
    );
    const report = await night(['acquirer-23.csv'], 23);
    expect(await stateOf(id)).toBe('settled');
    expect(report.discrepancies.find((each) => each.id === under?.id)?.status).toBe('resolved');
    expect(open(report).map(({ code }) => code)).not.toContain('unrecorded-charge');
    expect(report.conservation.every(({ balances }) => balances)).toBe(true);
    const again = await night(['acquirer-23.csv'], 24);
    expect(open(again).some(({ id: other }) => other === under?.id)).toBe(false);
    for (const month of ['2027-02', '2027-03']) {
      const [header, first = ''] = linesOf('till.csv');
      const [acquirersHeader] = linesOf('acquirer.csv');
      const [, sold = ''] = linesOf('acquirer.csv');
      writeFileSync(`till-${month}.csv`, `${header}\n${first.replace('2026-10', month)}\n`);
      const settled = sold.replaceAll('2026-10', month).replace(/,R\d+,/, ',R10338,');
      writeFileSync(`acquirer-${month}.csv`, `${acquirersHeader}\n${settled}\n`);
      const later = await night([`till-${month}.csv`, `acquirer-${month}.csv`], 25);
      expect(open(later).some(({ id: other }) => other === under?.id)).toBe(false);
    }
    expect(await stateOf(id)).toBe('settled');
  });

  test('a fault that gets another name gets no second request for the same money', async () => {
    enter();
    const [header, ...rows] = linesOf('till.csv');
    const without = rows.filter((row) => !row.includes(',R10276,'));
    writeFileSync('early.csv', `${[header, ...without].join('\n')}\n`);
    const first = await night(['early.csv', 'acquirer.csv', 'bank.csv']);
    const unrecorded = open(first).filter(
      ({ code, args }) =>
        code === 'unrecorded-charge' && 'orderId' in args && args.orderId === 'R10276',
    );
    expect(unrecorded).toHaveLength(2);
    for (const { refundRequest } of unrecorded) await handIn(refundRequest ?? '');
    const before = await requests();
    const report = await night(['till.csv'], 22);
    const duplicate = open(report).find(({ code }) => code === 'duplicate-charge');
    expect(unrecorded.map(({ refundRequest }) => refundRequest)).toContain(
      duplicate?.refundRequest,
    );
    expect(await requests()).toEqual(before);
    const shown = await showRefund(duplicate?.refundRequest ?? '', ledger, by('ann'));
    expect(shown.output).toContain('submitted');
  });
});

describe('a payout', () => {
  const enter = (): void => {
    ({ leave } = enterCopyOf('fixtures/detectors/short-payout/credit-of-less-than-the-net'));
  };
  const [settlement, bank] = ['acquirer.csv', 'bank.csv'];

  test('that was short is proven by the credit of the rest', async () => {
    enter();
    const found = await night([settlement, bank]);
    const id = await handIn(requestOf(found, 'short-payout'));
    const [header] = linesOf(bank);
    const credit = '2026-10-23,NORTH ACQUIRING LTD,MID 104110054110001 20261013,,10.00,1933.00';
    writeFileSync('bank-23.csv', `${header}\n${credit}\n`);
    const report = await night(['bank-23.csv'], 23);
    expect(await stateOf(id)).toBe('settled');
    expect(await proofOf(id)).toBe('bank-23.csv:2');
    expect(open(report)).toEqual([]);
  });
});
