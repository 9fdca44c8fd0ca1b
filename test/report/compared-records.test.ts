import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/model/report.ts';
import type { ReportedRecord } from '../../src/model/run-details.ts';
import { compareRecords, inBrief, recordFinder } from '../../src/report/compared-records.ts';
import { discrepancyOf } from '../reporters/sample-report.ts';

function recordOf(changes: Partial<ReportedRecord>): ReportedRecord {
  return {
    side: 'settlement',
    file: 'ums.csv',
    line: 41,
    kind: 'sale',
    status: 'approved',
    occurredAt: '2026-10-12T12:03:11',
    amount: '68.00',
    currency: 'CNY',
    fee: null,
    settlementDate: null,
    merchantId: null,
    terminalId: null,
    rrn: null,
    stan: null,
    batchNo: null,
    authCode: null,
    orderId: null,
    acquirerReference: null,
    card: '622848******0001',
    channel: null,
    store: null,
    cashier: null,
    payoutId: null,
    counterparty: null,
    memo: null,
    bankReference: null,
    buckets: {},
    ...changes,
  };
}

function evidenceOf(changes: Partial<Evidence>): Evidence {
  return {
    role: 'wrong',
    side: 'settlement',
    file: 'ums.csv',
    line: 41,
    amount: '68.00',
    ids: {},
    ...changes,
  };
}

/** The fields in which a culprit of the acquirer differs from a counterpart in the till. */
function differing(
  culprit: Partial<ReportedRecord>,
  counterpart: Partial<ReportedRecord>,
): string[] {
  const records = [recordOf(culprit), recordOf({ side: 'pos', file: 'till.csv', ...counterpart })];
  const evidence = records.map(({ side, file, line, amount }, at) =>
    evidenceOf({ role: at === 0 ? 'wrong' : 'sale', side, file, line, amount }),
  );
  const { rows } = compareRecords(
    discrepancyOf('wrong-amount', { evidence }),
    recordFinder(records),
  );
  return rows.filter(({ cells }) => cells.some(({ differs }) => differs)).map(({ field }) => field);
}

describe('a cell differs', () => {
  test.for([
    ['an amount', { amount: '86.00' }, {}, ['amount']],
    ['not by its sign', { amount: '-68.00' }, {}, []],
    ['a status', {}, { status: 'timeout' }, ['status']],
    ['not by how the card is masked', {}, { card: '************0001' }, []],
    ['another card', {}, { card: '************0002' }, ['card']],
    ['not by a minute', {}, { occurredAt: '2026-10-12T12:04:00' }, []],
    ['by an hour', {}, { occurredAt: '2026-10-12T13:03:11' }, ['occurredAt']],
    ['not where one has only the date', {}, { occurredAt: '2026-10-12' }, []],
    ['not where the other says nothing', { rrn: '012345678901' }, {}, []],
    ['not in what each side words in its own way', { channel: 'Visa' }, { channel: 'Card' }, []],
    ['an order number', { orderId: '1001' }, { orderId: '1002' }, ['orderId']],
  ] as const)('%s', ([, culprit, counterpart, fields]) => {
    expect(differing(culprit, counterpart)).toEqual(fields);
  });

  test('to the second within one side', () => {
    expect(
      differing({}, { side: 'settlement', line: 42, occurredAt: '2026-10-12T12:03:12' }),
    ).toEqual(['occurredAt']);
  });
});

test('only what a record says is told, the culprit first, and what only the evidence names last', () => {
  const { records, rows } = compareRecords(
    discrepancyOf('wrong-amount', {
      evidence: [
        evidenceOf({ role: 'sale', side: 'pos', file: 'till.csv', line: 7 }),
        evidenceOf({ ids: { rrn: '012345678901', rows: '37' } }),
      ],
    }),
    () => null,
  );
  expect(records.map(({ evidence: { role }, currency }) => [role, currency])).toEqual([
    ['wrong', 'CNY'],
    ['sale', 'CNY'],
  ]);
  expect(rows.map(({ field, cells }) => [field, ...cells.map(({ value }) => value)])).toEqual([
    ['amount', '68.00', '68.00'],
    ['rrn', '012345678901', null],
    ['rows', '37', null],
  ]);
});

describe('of several records on one line', () => {
  const find = recordFinder([recordOf({ amount: '1.00' }), recordOf({ amount: '2.00', rrn: '2' })]);
  test('the amount tells which', () => {
    expect(find(evidenceOf({ amount: '2.00' }))?.rrn).toBe('2');
  });
  test('none is taken where it does not', () => {
    expect(find(evidenceOf({ amount: '3.00' }))).toBe(null);
  });
});

test('in brief, what is alike and finds nothing is left out', () => {
  const records = [
    recordOf({ merchantId: '1', terminalId: '1', stan: '7' }),
    recordOf({ line: 42, merchantId: '1', terminalId: '2', stan: '7' }),
  ];
  const evidence = records.map(({ line }, at) =>
    evidenceOf({ role: at === 0 ? 'wrong' : 'sale', line }),
  );
  const compared = compareRecords(
    discrepancyOf('wrong-amount', { evidence }),
    recordFinder(records),
  );
  expect(inBrief(compared).rows.map(({ field }) => field)).toEqual([
    'amount',
    'occurredAt',
    'card',
    'terminalId',
  ]);
});
