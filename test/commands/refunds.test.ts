import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptDiscrepancy, reopenDiscrepancy } from '../../src/commands/discrepancies.ts';
import { runVerify } from '../../src/commands/ledger.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import {
  approveRefund,
  draftRefund,
  failRefund,
  listRefunds,
  rejectRefund,
  showRefund,
  submitRefund,
  withdrawRefund,
} from '../../src/commands/refunds.ts';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { languages } from '../../src/locales/index.ts';
import type { FollowUp } from '../../src/model/refund-request.ts';
import type { Report } from '../../src/model/report.ts';
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

beforeEach(() => {
  ({ leave } = enterCopyOf('fixtures/shops/cafe'));
});
afterEach(() => leave());

/** The acquirer's file of a later day: the extra charge of the café's day, given back. */
function writeRefund(file: string, amount: string, day = 23, fee = '0.00'): void {
  const [header, ...rows] = linesOf('acquirer.csv');
  const extra = rows.find((row) => row.includes(',628561001474,')) ?? '';
  const refund = extra
    .replaceAll('2026-10-12', `2026-10-${day}`)
    .replace(',Sale,', ',Refund,')
    .replace(',628561001474,', `,6286610099${day},`)
    .replace(/,11\.40,0\.10,11\.30$/, `,-${amount},${fee},-${amount}`);
  writeFileSync(file, `${header}\n${refund}\n`);
}

/** Has the ledger hold a request that asked for ten pence more than its discrepancy has at stake. */
async function askForOther(id: string): Promise<void> {
  const bytes = readFileSync('ledger.duckdb');
  const engine = openDuckDb();
  await engine.run("attach 'ledger.duckdb' as ledger");
  await engine.run(
    `update ledger.requests set body = replace(body, '"115.20"', '"115.30"') where id = '${id}'`,
  );
  await engine.run('detach ledger');
  engine.close();
  expect(readFileSync('ledger.duckdb').equals(bytes)).toBe(false);
}

test('a double charge is followed until the money is back', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  expect(await stateOf(id)).toBe('draft');
  await expect(approveRefund(id, ledger, by('nightly'))).rejects.toThrow(
    `nightly drafted ${id} and cannot approve it`,
  );
  await expect(submitRefund(id, { ...ledger, reference: '1' }, by('ann'))).rejects.toThrow(
    `${id} is draft: it cannot be submitted`,
  );
  await approveRefund(id, ledger, by('ann', 21));
  await submitRefund(id, { ...ledger, reference: 'Q-1001' }, by('bob', 21));
  await failRefund(id, { ...ledger, cause: 'bank', reason: 'wrong batch number' }, by('bob', 22));
  expect(await stateOf(id)).toBe('failed');
  await submitRefund(id, { ...ledger, reference: 'Q-1002' }, by('bob', 22));

  writeRefund('acquirer-23.csv', '11.40');
  const report = await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('settled');
  const resolved = report.discrepancies.find(({ status }) => status === 'resolved');
  expect(resolved?.code).toBe('duplicate-charge');
  for (const language of languages) {
    const { output } = await showRefund(id, ledger, by('ann', 24, language));
    await expect(output).toMatchFileSnapshot(`__snapshots__/refunds/settled.${language}.txt`);
  }
  await expect(withdrawRefund(id, { ...ledger, reason: 'late' }, by('ann', 24))).rejects.toThrow(
    `${id} is settled: it cannot be withdrawn`,
  );
  expect((await runVerify(ledger, by('ann', 24))).exitCode).toBe(0);
});

/** The café's double charge, with its request handed in. */
async function submitted(): Promise<string> {
  return handIn(requestOf(await night(files), 'duplicate-charge'));
}

test('a part of the amount is a discrepancy of its own, and the rest settles the request', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '5.00');
  const report = await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('submitted');
  const partial = open(report).find(({ args }) => 'request' in args && args.request === id);
  expect(partial).toMatchObject({
    code: 'wrong-amount',
    status: 'new',
    owedTo: 'customer',
    nextStep: 'check',
    atStake: { amount: '6.40', currency: 'GBP' },
    summary: `Request ${id} asks for 11.40 GBP, and 5.00 GBP came; 6.40 GBP is still to come.`,
    evidence: [{ role: 'wrong', file: 'acquirer-23.csv', line: 2 }],
    refundRequest: id,
  });
  expect(open(report).filter(({ code }) => code === 'unrecorded-refund')).toEqual([]);
  await expect(draftRefund(partial?.id ?? '', ledger, by('ann'))).rejects.toThrow(
    `${id} asks for the same money`,
  );
  writeRefund('acquirer-24.csv', '6.40', 24);
  const last = await night(['acquirer-24.csv'], 24);
  expect(await stateOf(id)).toBe('settled');
  expect(last.discrepancies.find((each) => each.id === partial?.id)?.status).toBe('resolved');
  expect(await proofOf(id)).toBe('acquirer-23.csv:2, acquirer-24.csv:2');
  expect((await runVerify(ledger, by('ann', 24))).exitCode).toBe(0);
});

test('what was withheld on the way is said', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '11.20', 23, '-0.20');
  const report = await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('submitted');
  expect(
    open(report).find(({ refundRequest, code }) => refundRequest === id && code === 'wrong-amount')
      ?.summary,
  ).toBe(
    `Request ${id} asks for 11.40 GBP, and 11.20 GBP came (the acquirer’s fee was taken off the amount); 0.20 GBP is still to come.`,
  );
});

test('more than was asked for is claimed back, and settles nothing', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '14.10');
  const report = await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('submitted');
  expect(open(report).find(({ args }) => 'request' in args)).toMatchObject({
    code: 'wrong-amount',
    owedTo: 'merchant',
    nextStep: 'claim',
    atStake: { amount: '2.70', currency: 'GBP' },
  });
});

test('the whole amount once more is a duplicate refund', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '11.40');
  writeRefund('acquirer-24.csv', '11.40', 24);
  await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('settled');
  const report = await night(['acquirer-24.csv'], 24);
  expect(open(report).filter(({ args }) => 'request' in args)).toMatchObject([
    {
      code: 'duplicate-refund',
      args: { request: id },
      evidence: [
        { role: 'stands', file: 'acquirer-23.csv' },
        { role: 'extra', file: 'acquirer-24.csv' },
      ],
    },
  ]);
  expect(open(report).some(({ code }) => code === 'unrecorded-refund')).toBe(false);
  expect(report.conservation.every(({ balances }) => balances)).toBe(true);
});

test('a refund to another card, or from before it was asked for, settles nothing', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '11.40');
  const text = readFileSync('acquirer-23.csv', 'utf8');
  writeFileSync('acquirer-23.csv', text.replace('400005******9863', '400005******1111'));
  const report = await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('submitted');
  expect(open(report).map(({ code }) => code)).toContain('refund-to-other-card');
  writeRefund('acquirer-20.csv', '11.40', 20);
  await night(['acquirer-20.csv'], 24);
  expect(await stateOf(id)).toBe('submitted');
});

test('what later records explain before anybody asked is withdrawn', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  writeRefund('acquirer-23.csv', '11.40');
  await night(['acquirer-23.csv'], 23);
  expect(await stateOf(id)).toBe('withdrawn');
});

test('a discrepancy that was accepted and reopened keeps its draft', async () => {
  const report = await night(files);
  const id = requestOf(report, 'duplicate-charge');
  const found = report.discrepancies.find(({ refundRequest }) => refundRequest === id)?.id ?? '';
  await acceptDiscrepancy(found, { ...ledger, reason: 'two guests' }, by('ann'));
  writeRefund('acquirer-23.csv', '5.00');
  await night(['acquirer-23.csv'], 21);
  expect(await stateOf(id)).toBe('draft');
  await expect(approveRefund(id, ledger, by('ann'))).rejects.toThrow(
    `the discrepancy of ${id} is accepted, not open`,
  );
  await reopenDiscrepancy(found, ledger, by('ann'));
  await approveRefund(id, ledger, by('ann'));
  expect(await stateOf(id)).toBe('approved');
});

test('what a person withdrew stays withdrawn, and can be drafted anew by hand', async () => {
  const report = await night(files);
  const id = requestOf(report, 'duplicate-charge');
  const found = report.discrepancies.find(({ refundRequest }) => refundRequest === id)?.id ?? '';
  await withdrawRefund(id, { ...ledger, reason: 'asked by phone' }, by('ann'));
  const next = await night(files, 21);
  expect(await stateOf(id)).toBe('withdrawn');
  expect(next.refundRequests.find((request) => request.id === id)?.state).toBe('withdrawn');
  expect(open(next).find((each) => each.id === found)?.status).toBe('open');
  expect((await draftRefund(found, ledger, by('ann'))).output).toBe(`${id}: draft.\n`);
  await expect(approveRefund(id, ledger, by('ann'))).rejects.toThrow(
    `ann drafted ${id} and cannot approve it`,
  );
  await approveRefund(id, ledger, by('bob'));
  expect((await draftRefund(found, ledger, by('ann'))).output).toBe(`${id}: approved.\n`);
  expect((await runVerify(ledger, by('ann'))).exitCode).toBe(0);
});

test('what a person withdrew is drafted anew where other money is at stake by now', async () => {
  const id = requestOf(await night(files), 'wrong-amount');
  await withdrawRefund(id, { ...ledger, reason: 'asked by phone' }, by('ann'));
  await askForOther(id);
  await night(files, 21);
  expect((await requests()).find((request) => request.id === id)).toMatchObject({
    state: 'draft',
    amount: '115.20',
  });
});

test('a ledger must know in which currency files are that state none', async () => {
  const text = readFileSync('acquirer.csv', 'utf8').split(/\r?\n/);
  const without = text.map((line) =>
    line
      .split(',')
      .filter((_, at) => at !== 12)
      .join(','),
  );
  writeFileSync('bare.csv', without.join('\n'));
  const bare = ['till.csv', 'bare.csv'];
  await expect(runReconcile(bare, ledger, by('nightly'))).rejects.toMatchObject({
    exitCode: 2,
    message: 'no file says in which currency it is, and a ledger must know',
  });
  const { exitCode } = await runReconcile(bare, { ...ledger, currency: 'GBP' }, by('nightly'));
  expect(exitCode).toBe(1);
});

test('what was rejected stays so, and is not drafted again', async () => {
  const id = requestOf(await night(files), 'duplicate-charge');
  await expect(rejectRefund(id, ledger, by('ann'))).rejects.toThrow('--reason is missing');
  await rejectRefund(id, { ...ledger, reason: 'refunded in cash' }, by('ann'));
  await night(files, 21);
  expect(await stateOf(id)).toBe('rejected');
  expect((await requests()).filter((each) => each.id === id)).toHaveLength(1);
});

test('the only person of a shop may approve what they had drafted', async () => {
  writeFileSync('posrecon.yaml', 'approval: single\nledger: ledger.duckdb\n');
  const { output } = await runReconcile(files, { format: 'json' }, by('owner'));
  const id = requestOf(JSON.parse(output) as Report, 'duplicate-charge');
  await approveRefund(id, {}, by('owner'));
  expect(await stateOf(id)).toBe('approved');
});

test('a request that asks for other than is at stake is not approved', async () => {
  const id = requestOf(await night(files), 'wrong-amount');
  await askForOther(id);
  await expect(approveRefund(id, ledger, by('ann'))).rejects.toThrow(
    `what ${id} asks for is no longer what is at stake`,
  );
});

test('drafting twice gives the same draft', async () => {
  const report = await night(files);
  const found = report.discrepancies.find(({ code }) => code === 'wrong-amount');
  const before = await requests();
  const { output } = await draftRefund(found?.id ?? '', ledger, by('ann'));
  expect(output).toBe(`${found?.refundRequest}: draft.\n`);
  expect(await requests()).toEqual(before);
});

test.for([
  ['a cause', { reason: 'no' }, '--cause is missing'],
  ['a known cause', { reason: 'no', cause: 'weather' }, '--cause weather is not known'],
  ['a reason', { cause: 'bank' }, '--reason is missing'],
] as const)('to fail needs %s', async ([, flags, says]) => {
  const id = requestOf(await night(files), 'duplicate-charge');
  await expect(failRefund(id, { ...ledger, ...flags }, by('ann'))).rejects.toThrow(says);
});

test.for(languages)('the list reads well in %s', async (language) => {
  await night(files);
  const { output } = await listRefunds(ledger, by('ann', 20, language));
  await expect(output).toMatchFileSnapshot(`__snapshots__/refunds/list.${language}.txt`);
});

test('past its term the next letter is drafted, and the step stands in the trail', async () => {
  writeFileSync(
    'posrecon.yaml',
    [
      'ledger: ledger.duckdb',
      'acquirers:',
      '  - name: Northgate',
      '    refunds: { answerWithin: { days: 3, source: "contract, clause 9" } }',
      '',
    ].join('\n'),
  );
  const id = await submitted();
  const asOf = async (day: number): Promise<FollowUp | undefined> => {
    const flags = { ...ledger, format: 'json', asOf: `2026-10-${day}`, drafts: 'drafts' } as const;
    const { output } = await runReconcile(files, flags, by('nightly', day));
    return (JSON.parse(output) as Report).followUps?.find(({ request }) => request === id);
  };
  expect(await asOf(26)).toMatchObject({ standing: 'waiting', dueOn: '2026-10-26', step: null });
  const overdue = { standing: 'overdue', dueOn: '2026-10-26', source: 'contract, clause 9' };
  const reminded = { ...overdue, step: 'reminder', nextStepOn: '2026-10-30' };
  expect(await asOf(27)).toMatchObject(reminded);
  const ledgerThen = readFileSync('ledger.duckdb');
  expect(await asOf(28)).toMatchObject(reminded);
  expect(readFileSync('ledger.duckdb').equals(ledgerThen)).toBe(true);
  expect(await asOf(31)).toMatchObject({ ...overdue, step: 'complaint' });
  const written = readdirSync('drafts').filter((name) => name.includes(id));
  expect(written.sort()).toEqual(
    ['complaint', 'refund', 'reminder'].flatMap((letter) =>
      ['html', 'md'].map((ending) => `${letter}-duplicate-charge-${id}.${ending}`),
    ),
  );
  const { output } = await showRefund(id, ledger, by('ann', 31));
  expect(output).toContain('overdue, found by nightly, 2026-10-27');
  expect(output).toContain('Drafted: reminder to the acquirer');
  expect((await runVerify(ledger, by('ann', 31))).exitCode).toBe(0);
  await failRefund(id, { ...ledger, cause: 'bank', reason: 'lost' }, by('bob', 31));
  await submitRefund(id, { ...ledger, reference: 'Q-1002' }, by('bob', 31));
  expect(await asOf(31)).toMatchObject({ standing: 'waiting', step: null });
});

test('what came before a request was handed in again counts', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '5.00');
  await night(['acquirer-23.csv'], 23);
  await failRefund(id, { ...ledger, cause: 'bank', reason: 'part of it came back' }, by('bob', 24));
  await submitRefund(id, { ...ledger, reference: 'Q-1002' }, by('bob', 25));
  writeRefund('acquirer-26.csv', '6.40', 26);
  await night(['acquirer-26.csv'], 26);
  expect(await stateOf(id)).toBe('settled');
  expect(await proofOf(id)).toBe('acquirer-23.csv:2, acquirer-26.csv:2');
});

test('what came of a request counts when it is withdrawn and drafted anew', async () => {
  const id = await submitted();
  writeRefund('acquirer-23.csv', '5.00');
  await night(['acquirer-23.csv'], 23);
  await failRefund(id, { ...ledger, cause: 'bank', reason: 'part of it came back' }, by('bob', 24));
  await withdrawRefund(id, { ...ledger, reason: 'asked by phone' }, by('ann', 24));
  await night(['till.csv'], 25);
  expect(await stateOf(id)).toBe('withdrawn');
  const found = (await requests()).find((request) => request.id === id)?.discrepancy ?? '';
  await draftRefund(found, ledger, by('nightly', 25));
  const report = await night(['till.csv'], 25);
  expect(await stateOf(id)).toBe('draft');
  expect(report.followUps?.find(({ request }) => request === id)?.arrived).toBe('5.00');
  expect(open(report).map(({ code }) => code)).not.toContain('unrecorded-refund');
  await handIn(id, 25, 'Q-1002');
  writeRefund('acquirer-26.csv', '6.40', 26);
  await night(['acquirer-26.csv'], 26);
  expect(await stateOf(id)).toBe('settled');
});
