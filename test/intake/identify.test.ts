import { expect, test } from 'vitest';
import type { PosreconError } from '../../src/errors/posrecon-error.ts';
import { type IdentifyOptions, identifyTable } from '../../src/intake/identify.ts';
import type { TableMapping } from '../../src/intake/table.ts';
import { sniffText } from './sniffed.ts';

const bank = `Date,Description,Money Out,Money In,Balance,Counterparty
2026-01-05,x,,1234.50,2234.50,Demo
2026-01-06,y,98.76,,2135.74,Demo
`;
const till = `Date,Time,Cashier,Receipt No,Tender Type,Amount,Status,Terminal ID
2026-01-05,09:00:01,Ann,R1,Card,12.50,Approved,T1
2026-01-05,09:05:01,Ann,R2,Cash,8.00,Declined,T1
`;
const vague = 'Date,Amount,Colour\n2026-01-05,1.00,red\n2026-01-06,2.00,blue\n';
const ums = `清算时间,交易时间,终端号,交易类型,交易金额,清算金额,手续费,检索号
20260106,2026-01-05 23:10:09,T1,消费,100.00,99.40,0.60,16800000001N
`;

function identify(text: string, options: Partial<IdentifyOptions> = {}): TableMapping {
  return identifyTable(sniffText(text), { file: 'in/f.csv', ...options });
}

function thrownBy(run: () => unknown): PosreconError {
  try {
    run();
  } catch (error) {
    return error as PosreconError;
  }
  throw new Error('nothing was thrown');
}

test('a file of unknown side says what it may be and how to say it', () => {
  const error = thrownBy(() => identify(vague));
  expect(error).toMatchObject({
    code: 'ERR_SIDE_UNKNOWN',
    exitCode: 3,
    location: { file: 'in/f.csv' },
  });
  expect(error.message).toMatch(/^cannot tell whose file this is/);
  expect(error.remedy).toMatch(/--pos, --settlement or --bank/);
  const torn = thrownBy(() => identify('Date,Amount,Terminal ID\n2026-01-05,1.00,T1\n'));
  expect(torn.message).toMatch(/column "Terminal ID"/);
});

test('a side that the user says settles it', () => {
  for (const side of ['pos', 'settlement', 'bank'] as const) {
    expect(identify(vague, { side }).side).toBe(side);
    expect(identify(vague, { side }).why).toEqual([{ key: 'side-named', side }]);
  }
});

test.for([
  ['a till log named as a bank statement', till, 'bank', /till log.*"Cashier".*"Receipt No"/],
  [
    'a bank statement named as a till log',
    bank,
    'pos',
    /bank statement.*"Money Out"|bank statement.*"Balance"/,
  ],
  ['a bank statement named as a settlement', bank, 'settlement', /bank statement/],
  ['a known settlement named as a bank statement', ums, 'bank', /settlement export.*china-ums/],
] as const)('%s is refused, with the columns that say so', ([, text, side, message]) => {
  const error = thrownBy(() => identify(text, { side }));
  expect(error).toMatchObject({ code: 'ERR_SIDE_MISMATCH', exitCode: 3 });
  expect(error.message).toMatch(message);
});

test('a till that knows fees may be named as either', () => {
  expect(identify(till, { side: 'settlement' }).side).toBe('settlement');
});

test('a profile that is named is used on the side that is named', () => {
  const mapping = identify(ums, { side: 'pos', profile: 'china-ums' });
  expect(mapping).toMatchObject({ profile: 'china-ums', side: 'pos', acquirer: '银联商务' });
  expect(identify(ums, { profile: 'auto' })).toMatchObject({ profile: 'auto', side: 'settlement' });
});

test('an unknown profile is an error of the command line', () => {
  const error = thrownBy(() => identify(ums, { profile: 'umms' }));
  expect(error).toMatchObject({ code: 'ERR_PROFILE_UNKNOWN', exitCode: 2 });
  expect(error.message).toBe('there is no profile "umms"');
});

test.for([
  ['date', 'Cashier,Receipt No,Amount,Tender Type\nAnn,R1,1.00,Card\nBob,R2,2.00,Cash\n'],
  [
    'amount',
    'Cashier,Receipt No,Date,Tender Type\nAnn,R1,2026-01-05,Card\nBob,R2,2026-01-05,Cash\n',
  ],
] as const)('without a column for the %s the headers are listed', ([missing, text]) => {
  const error = thrownBy(() => identify(text));
  expect(error).toMatchObject({ code: 'ERR_COLUMNS_MISSING', exitCode: 3, location: { line: 1 } });
  expect(error.message).toContain(`no column was found for the ${missing};`);
  expect(error.message).toContain('"Cashier", "Receipt No"');
  expect(error.remedy).toContain(`sources.pos.columns: { ${missing}:`);
});

test('columns that the user names win and are no longer what they were taken for', () => {
  const mapping = identify(till, { columns: { orderTotal: 'amount', amount: 'Receipt No' } });
  expect(mapping.columns.amount).toEqual({ index: 3, header: 'Receipt No', by: 'configuration' });
  expect(mapping.columns.orderTotal?.header).toBe('Amount');
  expect(mapping.columns.orderId).toBeUndefined();
  const oneColumn = identify(bank, { columns: { amount: 'Money In' } });
  expect(oneColumn.columns.debit).toBeUndefined();
  expect(oneColumn.sign).toBe('signed');
});

test('a column that is named and not there is an error of the configuration', () => {
  const error = thrownBy(() => identify(till, { side: 'pos', columns: { amount: 'Betrag' } }));
  expect(error).toMatchObject({ code: 'ERR_CONFIG', exitCode: 2 });
  expect(error.message).toContain('sources.pos.columns.amount names "Betrag", which is not in');
  expect(error).toMatchObject({
    setting: ['sources', 'pos', 'columns', 'amount'],
    remedy: expect.stringContaining('"Date", "Time"') as string,
  });
});

test('what the user says of values is taken', () => {
  const mapping = identify(till, {
    decimalMark: ',',
    minorUnits: true,
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    kindWords: { 'Gruß ': 'refund', nonsense: 'no kind' },
    statusWords: { Halb: 'pending' },
  });
  expect(mapping).toMatchObject({
    decimalMark: ',',
    minorUnits: true,
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    kindWords: { gruß: 'refund' },
    statusWords: { halb: 'pending' },
  });
  expect(mapping.kindWords['nonsense']).toBeUndefined();
});

test('a kind that the user gives a word is no longer ignored', () => {
  const text = '交易时间,收银员,交易类型,金额\n2026-01-05 09:00:01,a,结账,1.00\n';
  expect(identify(text).ignoredKinds).toContain('结账');
  const told = identify(text, { kindWords: { 结账: 'sale' } });
  expect(told.ignoredKinds).not.toContain('结账');
  expect(told.kindWords['结账']).toBe('sale');
});

test('where day and month cannot be told the user is asked', () => {
  const text = 'Date,Cashier,Amount\n05/01/2026,Ann,1.00\n05/01/2026,Bob,2.00\n';
  const error = thrownBy(() => identify(text));
  expect(error).toMatchObject({
    code: 'ERR_DATE_ORDER',
    exitCode: 3,
    location: { line: 2, column: 'Date' },
  });
  expect(error.remedy).toContain('sources.pos.dateOrder');
  expect(identify(text, { dateOrder: 'dmy' }).date?.patterns).toEqual(['%d/%m/%Y']);
  expect(identify(text, { dateOrder: 'mdy' }).date?.patterns).toEqual(['%m/%d/%Y']);
});

test('a second column of dates tells the order of the first', () => {
  const text =
    'Date,Cashier,Amount,Due Date\n05/01/2026,Ann,1.00,25/01/2026\n05/01/2026,Bob,2.00,25/01/2026\n';
  expect(identify(text).date?.patterns).toEqual(['%d/%m/%Y']);
});

test('fen are divided where the header says fen and the values are whole', () => {
  const settle = (amount: string): TableMapping =>
    identify(`商户号,交易时间,交易金额(分),手续费(分)\n1,2026-01-05 09:00:01,${amount},60\n`, {
      side: 'settlement',
    });
  expect(settle('10000').minorUnits).toBe(true);
  expect(settle('100.00').minorUnits).toBe(false);
  expect(settle('10000').currency).toBe('CNY');
});
