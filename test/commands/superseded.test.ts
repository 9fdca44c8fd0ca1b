import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listDiscrepancies, showDiscrepancy } from '../../src/commands/discrepancies.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import {
  approveRefund,
  showRefund,
  submitRefund,
  withdrawRefund,
} from '../../src/commands/refunds.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { contextIn } from './context.ts';
import {
  by,
  enterCopyOf,
  handIn,
  ledger,
  linesOf,
  night,
  open,
  requests,
  stateOf,
} from './refund-ledger.ts';

let leave = (): void => undefined;
beforeEach(() => {
  ({ leave } = enterCopyOf('fixtures/shops/cafe'));
});
afterEach(() => leave());

/** Parts the rows of a file: those that name an order go to a file of their own, changed. */
function part(
  file: string,
  order: string,
  change: (row: string) => string = (row) => row,
): readonly [string, string] {
  const [header, ...rows] = linesOf(file);
  const [early, late] = [`early-${file}`, `late-${file}`];
  const names = (row: string): boolean => row.includes(`,${order},`);
  writeFileSync(early, `${[header, ...rows.filter((row) => !names(row))].join('\n')}\n`);
  writeFileSync(late, `${[header, ...rows.filter(names).map(change)].join('\n')}\n`);
  return [early, late];
}

function ofOrder(report: Report, order: string): readonly Discrepancy[] {
  return report.discrepancies.filter(({ args }) => 'orderId' in args && args.orderId === order);
}

/** The only one of a code. */
function one(listed: readonly Discrepancy[], code: string): Discrepancy {
  const [found, ...others] = listed.filter((each) => each.code === code);
  if (found === undefined || others.length > 0) throw new Error(`not one ${code}`);
  return found;
}

const undercharged = (row: string): string => row.replace(',2.50,0.02,2.48', ',0.25,0.00,0.25');

test('a sale that was missing and is then settled with another amount: the new names the old, which is resolved', async () => {
  const [early, late] = part('acquirer.csv', 'R10338', undercharged);
  const missing = one(
    ofOrder(await night(['till.csv', early, 'bank.csv']), 'R10338'),
    'missing-settlement',
  );
  const report = await night([late], 22);
  const wrong = one(ofOrder(report, 'R10338'), 'wrong-amount');
  expect(wrong).toMatchObject({ status: 'new', supersedes: [missing.id] });
  expect(one(ofOrder(report, 'R10338'), 'missing-settlement')).toMatchObject({
    id: missing.id,
    status: 'resolved',
    supersededBy: wrong.id,
  });
  expect(
    report.discrepancies.find(({ id }) => id === missing.id)?.resolvedBy?.map(({ file }) => file),
  ).toEqual(['late-acquirer.csv']);
  expect(await stateOf(missing.refundRequest ?? '')).toBe('withdrawn');
  expect(await stateOf(wrong.refundRequest ?? '')).toBe('draft');
  const { output } = await showRefund(missing.refundRequest ?? '', ledger, by('ann'));
  expect(output).toContain(`its discrepancy is now ${wrong.id}`);

  const shown = await showDiscrepancy(missing.id, ledger, by('ann'));
  expect(shown.output).toContain(`Replaced by: ${wrong.id}`);
  expect(shown.output).toContain('Resolved by: late-acquirer.csv:2');
  expect((await showDiscrepancy(wrong.id, ledger, by('ann'))).output).toContain(
    `Takes the place of: ${missing.id}`,
  );
  const again = await night(['till.csv'], 23);
  expect(one(ofOrder(again, 'R10338'), 'wrong-amount')).toMatchObject({
    status: 'open',
    supersedes: [missing.id],
  });
});

test.for([
  [
    'the till timed out',
    'till.csv',
    'R10325',
    ['early-till.csv', 'acquirer.csv', 'bank.csv'],
    'failed-but-charged',
  ],
  [
    'the settlement comes later',
    'acquirer.csv',
    'R10338',
    ['till.csv', 'early-acquirer.csv', 'bank.csv'],
    'wrong-amount',
  ],
] as const)(
  'whatever night comes first, the end is the same: %s',
  async ([, file, order, early, code]) => {
    part(file, order, file === 'acquirer.csv' ? undercharged : undefined);
    const late = [`late-${file}`];
    const end = async (
      name: string,
      nights: readonly (readonly string[])[],
    ): Promise<readonly Pick<Discrepancy, 'id' | 'code' | 'status' | 'atStake' | 'summary'>[]> => {
      const place = { ledger: `${name}.duckdb` };
      for (const files of nights)
        await runReconcile(files, { ...place, currency: 'GBP' }, by('nightly'));
      const { output } = await listDiscrepancies({ ...place, format: 'json' }, by('ann'));
      return (JSON.parse(output) as Discrepancy[])
        .map(({ id, code, status, atStake, summary }) => ({ id, code, status, atStake, summary }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    };
    const inOrder = await end('in-order', [early, late]);
    expect(
      inOrder.filter((each) => each.code === code && each.summary.includes(order)),
    ).toHaveLength(1);
    expect(await end('reversed', [late, early])).toEqual(inOrder);
    expect(await end('at-once', [[...early, ...late]])).toEqual(inOrder);
  },
);

test('an approved request whose fault gets another name stands for the same money, and is handed in once', async () => {
  const [early, late] = part('till.csv', 'R10325');
  const unrecorded = one(
    ofOrder(await night([early, 'acquirer.csv', 'bank.csv']), 'R10325'),
    'unrecorded-charge',
  );
  const id = unrecorded.refundRequest ?? '';
  await approveRefund(id, ledger, by('ann'));
  const report = await night([late], 22);
  expect(one(ofOrder(report, 'R10325'), 'failed-but-charged')).toMatchObject({
    supersedes: [unrecorded.id],
    refundRequest: id,
  });
  expect((await requests()).filter(({ amount }) => amount === '18.60')).toMatchObject([
    { id, state: 'approved' },
  ]);
  expect(report.followUps?.find(({ request }) => request === id)?.standing).toBe('due');
  await submitRefund(id, { ...ledger, reference: 'Q-1' }, by('bob', 22));
  expect(await stateOf(id)).toBe('submitted');
});

test('an approved request of what was explained is flagged, is not handed in, and waits for somebody to withdraw it', async () => {
  const [early, late] = part('acquirer.csv', 'R10338');
  const missing = one(
    ofOrder(await night(['till.csv', early, 'bank.csv']), 'R10338'),
    'missing-settlement',
  );
  const id = missing.refundRequest ?? '';
  await approveRefund(id, ledger, by('ann'));
  const report = await night([late], 22);
  expect(open(report).map(({ id: each }) => each)).not.toContain(missing.id);
  expect(await stateOf(id)).toBe('approved');
  expect(report.followUps?.find(({ request }) => request === id)?.standing).toBe('moot');
  await expect(
    submitRefund(id, { ...ledger, reference: 'Q-1' }, by('bob', 22)),
  ).rejects.toMatchObject({ code: 'ERR_USAGE', message: expect.stringContaining(id) });
  await withdrawRefund(id, { ...ledger, reason: 'settled after all' }, by('bob', 22));
  expect(await stateOf(id)).toBe('withdrawn');
});

test('a request that was handed in stays so when what it asks for came otherwise, and the report says it', async () => {
  const [early, late] = part('till.csv', 'R10325', (row) =>
    row.replace('Timed out', 'Approved').replace('Sale,Cash', 'Void,Cash'),
  );
  const found = one(
    ofOrder(await night([early, 'acquirer.csv', 'bank.csv']), 'R10325'),
    'unrecorded-charge',
  );
  const id = await handIn(found.refundRequest ?? '');
  const report = await night([late], 22);
  expect(ofOrder({ ...report, discrepancies: open(report) }, 'R10325')).toEqual([]);
  expect(report.followUps?.find(({ request }) => request === id)).toMatchObject({
    state: 'submitted',
    standing: 'moot',
  });
});

test('a baseline names what its discrepancies are now', async () => {
  const [early] = part('acquirer.csv', 'R10338', undercharged);
  const run = (files: readonly string[], flags = {}): Promise<{ readonly output: string }> =>
    runReconcile(
      files,
      { format: 'json', ...flags },
      { ...contextIn('en'), folder: process.cwd() },
    );
  const before = await run(['till.csv', early, 'bank.csv']);
  writeFileSync('before.json', before.output);
  writeFileSync('acquirer.csv', undercharged(readFileSync('acquirer.csv', 'utf8')));
  const after = await run(['till.csv', 'acquirer.csv', 'bank.csv'], { baseline: 'before.json' });
  const missing = one(ofOrder(JSON.parse(before.output), 'R10338'), 'missing-settlement');
  expect(one(ofOrder(JSON.parse(after.output), 'R10338'), 'wrong-amount')).toMatchObject({
    status: 'new',
    supersedes: [missing.id],
  });
});

test('what answers the request answers the fault under its new name, too', async () => {
  const [early, late] = part('till.csv', 'R10325');
  const unrecorded = one(
    ofOrder(await night([early, 'acquirer.csv', 'bank.csv']), 'R10325'),
    'unrecorded-charge',
  );
  const id = await handIn(unrecorded.refundRequest ?? '', 21, 'ARN7453760');
  const renamed = await night([late], 22);
  expect(renamed.followUps?.find(({ request }) => request === id)?.standing).toBe('waiting');
  const [header] = linesOf('bank.csv');
  const debit = '23/10/2026,NORTHGATE MERCHANT SERVICES LTD,REFUND ARN7453760,18.60,,"9,471.98"';
  writeFileSync('bank-23.csv', `${header}\n${debit}\n`);
  const report = await night(['bank-23.csv'], 23);
  expect(await stateOf(id)).toBe('settled');
  expect(ofOrder({ ...report, discrepancies: open(report) }, 'R10325')).toEqual([]);
});

test('an approved request of another sum than its fault has by now is not handed in, and is drafted anew when it is withdrawn', async () => {
  const [early, late] = part('till.csv', 'R10325', (row) =>
    row
      .replace('Timed out', 'Approved')
      .replace('Sale,Card,18.60', 'Sale,Card,16.80')
      .replace('Sale,Cash', 'Void,Cash'),
  );
  const unrecorded = one(
    ofOrder(await night([early, 'acquirer.csv', 'bank.csv']), 'R10325'),
    'unrecorded-charge',
  );
  const id = unrecorded.refundRequest ?? '';
  await approveRefund(id, ledger, by('ann'));
  const report = await night([late], 22);
  const wrong = one(ofOrder({ ...report, discrepancies: open(report) }, 'R10325'), 'wrong-amount');
  expect(wrong).toMatchObject({ supersedes: [unrecorded.id], atStake: { amount: '1.80' } });
  expect(
    (await requests()).filter(({ state }) => state === 'draft' || state === 'approved'),
  ).toEqual(expect.not.arrayContaining([expect.objectContaining({ amount: '1.80' })]));
  expect(report.followUps?.find(({ request }) => request === id)?.standing).toBe('moot');
  await expect(
    submitRefund(id, { ...ledger, reference: 'Q-1' }, by('bob', 22)),
  ).rejects.toMatchObject({ code: 'ERR_USAGE' });
  await withdrawRefund(id, { ...ledger, reason: 'only 1.80 is owed' }, by('bob', 22));
  await night([late], 23);
  expect((await requests()).filter(({ amount }) => amount === '1.80')).toMatchObject([
    { discrepancy: wrong.id, state: 'draft' },
  ]);
});
