import { expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { newLedger, night } from './nights.ts';

const story = 'fixtures/stories/two-weeks';

function exportsOf(kind: string, ...days: readonly string[]): readonly string[] {
  return days.map((day) => `${story}/${kind}-2026${day}.csv`);
}

function codes({ discrepancies }: Report): readonly string[] {
  return discrepancies.filter(({ status }) => status !== 'resolved').map(({ code }) => code);
}

test('sales of a day of which no export came are not missing; they are checked when it comes', async () => {
  const place = newLedger();
  const till = exportsOf('till', '1001', '1002', '1003', '1004', '1005', '1006', '1007');
  const around = exportsOf('ums', '1001', '1003', '1007');
  const { report } = await night([...till, ...around], place);
  expect(codes(report)).toEqual(['failed-but-charged', 'refund-not-settled']);
  expect(report.notChecked.filter(({ code }) => code === 'missing-settlement')).toEqual([
    {
      code: 'missing-settlement',
      because: 'no acquirer’s settlement covers 2026-10-04, on which something was due',
    },
  ]);
  const late = await night(exportsOf('ums', '1004'), place);
  expect(codes(late.report)).toEqual(['failed-but-charged', 'refund-not-settled']);
  expect(late.report.notChecked.map(({ code }) => code)).not.toContain('missing-settlement');
});

test('a payout due on a day of which no statement came is not missing, nor is it in transit', async () => {
  const till = exportsOf('till', '0928', '0929', '0930', '1008', '1009', '1010');
  const ums = exportsOf('ums', '0930', '1003', '1006', '1009', '1010');
  const { report } = await night([...till, ...ums, ...exportsOf('ccb', '0929', '1010')], null);
  expect(codes(report)).not.toContain('balance-break');
  const unpaid = report.payouts.filter(({ bank }) => bank.length === 0);
  expect(unpaid.map(({ dueOn, status }) => `${dueOn} ${status}`)).toEqual([
    '2026-09-29 missing',
    '2026-09-30 not-checked',
    '2026-10-12 in-transit',
  ]);
  expect(report.notChecked.find(({ code }) => code === 'missing-payout')?.because).toBe(
    'no bank statement covers 2026-09-30 to 2026-10-07, when something was due',
  );
});

test('payouts of a holiday in one credit are not claimed where the files of some of its days are missing', async () => {
  const till = exportsOf('till', '0928', '0929', '0930', '1001', '1002', '1008', '1009');
  const ums = exportsOf('ums', '0929', '0930', '1001', '1002', '1009');
  const { report } = await night([...till, ...ums, ...exportsOf('ccb', '0930', '1009')], null);
  expect(codes(report)).not.toContain('missing-payout');
  expect(codes(report)).not.toContain('unexplained-credit');
  expect(report.notChecked.find(({ code }) => code === 'missing-payout')?.because).toBe(
    'no acquirer’s settlement covers 2026-10-03 to 2026-10-06, when something was due',
  );
});
