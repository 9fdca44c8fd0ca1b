import { expect, test } from 'vitest';
import { guessSides, identifyTable } from '../../src/intake/identify.ts';
import { layoutCases } from './layout-cases.ts';
import { sniffText } from './sniffed.ts';

test.for(layoutCases)('$name', (layout) => {
  const table = sniffText(layout.text);
  const mapping = identifyTable(table, { file: 'f.csv', profile: 'auto' });
  const columns = Object.entries(mapping.columns).map(([field, column]) => [field, column.header]);
  expect(mapping.profile).toBe('auto');
  expect(mapping.side).toBe(layout.side);
  expect(Object.fromEntries(columns)).toEqual(layout.columns);
  expect(mapping.memoColumns.map(({ header }) => header)).toEqual(layout.memo ?? []);
  expect({
    sign: mapping.sign,
    decimalMark: mapping.decimalMark,
    minorUnits: mapping.minorUnits,
    currency: mapping.currency,
    timeZone: mapping.timeZone,
  }).toEqual({
    sign: layout.sign,
    decimalMark: layout.decimalMark ?? '.',
    minorUnits: layout.minorUnits ?? false,
    currency: layout.currency ?? null,
    timeZone: layout.timeZone ?? null,
  });
  for (const field of ['dateTime', 'date', 'time', 'settlementDate'] as const) {
    const isMapped = layout.columns[field] !== undefined;
    expect(mapping[field] !== null, field).toBe(isMapped);
    if (!isMapped) continue;
    const pattern = layout.patterns?.[field];
    expect(mapping[field]?.patterns, field).toEqual(pattern === undefined ? null : [pattern]);
  }
  expect(mapping.why.length).toBeGreaterThan(0);
  expect(mapping.confidence).toBeGreaterThan(0.4);
  const used = [
    ...columns.map(([, header]) => header),
    ...mapping.memoColumns.map((c) => c.header),
  ];
  expect([...new Set([...used, ...mapping.unused])].sort()).toEqual(
    [...new Set(table.header.filter((cell) => cell !== ''))].sort(),
  );
});

test('the layouts are many and of every side', () => {
  expect(layoutCases.length).toBeGreaterThanOrEqual(40);
  expect(new Set(layoutCases.map(({ side }) => side)).size).toBe(3);
});

const unquoted = layoutCases.filter(({ text }) => !text.includes('"'));

test.for(unquoted)('$name is mapped the same with its columns in reverse', (layout) => {
  const { delimiter } = sniffText(layout.text);
  const reversed = layout.text
    .split('\n')
    .map((line) => line.split(delimiter).reverse().join(delimiter))
    .join('\n');
  const mapping = identifyTable(sniffText(reversed), { file: 'f.csv' });
  expect(mapping.side).toBe(layout.side);
  const amount = mapping.columns.amount ?? mapping.columns.credit;
  expect(amount?.header).toBe(layout.columns.amount ?? layout.columns.credit);
  const when = mapping.columns.dateTime ?? mapping.columns.date;
  expect(when?.header).toBe(layout.columns.dateTime ?? layout.columns.date);
});

test.for(layoutCases)('$name: the best guess of its side is first', (layout) => {
  const [best] = guessSides(sniffText(layout.text));
  expect(best).toMatchObject({ side: layout.side });
});

const till = (rows: readonly string[], header: string): ReturnType<typeof identifyTable> =>
  identifyTable(sniffText([header, ...rows].join('\n')), { file: 'f.csv', side: 'pos' });

test('words of the sample that no dictionary has are understood by what they contain', () => {
  const mapping = till(
    [
      '2026-01-05 09:00:01,微信扫码消费,1.00',
      '2026-01-05 09:00:02,微信扫码退款,1.00',
      '2026-01-05 09:00:03,当日消费撤消,1.00',
      '2026-01-05 09:00:04,神秘,1.00',
    ],
    '交易时间,交易类型,金额',
  );
  expect(mapping.kindWords).toMatchObject({
    微信扫码消费: 'sale',
    微信扫码退款: 'refund',
    当日消费撤消: 'void',
  });
  expect(mapping.kindWords['神秘']).toBeUndefined();
  expect(mapping.ignoredKinds).not.toContain('神秘');
});

test.for([
  ['消费', 'sale'],
  ['退货', 'refund'],
  ['消费撤销', 'void'],
  ['消费撤消', 'void'],
  ['冲正', 'reversal'],
  ['预授权', 'preauth'],
  ['预授权完成', 'capture'],
  ['拒付', 'chargeback'],
  ['sale', 'sale'],
  ['purchase', 'sale'],
  ['refund', 'refund'],
  ['return', 'refund'],
  ['void', 'void'],
  ['reversal', 'reversal'],
  ['pre-auth', 'preauth'],
  ['capture', 'capture'],
  ['chargeback', 'chargeback'],
  ['rückbuchung', 'chargeback'],
  ['rückzahlung', 'refund'],
  ['payout', 'other'],
  ['备用金', 'float'],
  ['开班', 'float'],
  ['starting cash', 'float'],
  ['存钞', 'paid-in'],
  ['cash_in', 'paid-in'],
  ['取钞', 'paid-out'],
  ['paid out', 'paid-out'],
  ['抽大钞', 'cash-drop'],
  ['缴款', 'cash-drop'],
  ['safe drop', 'cash-drop'],
  ['实点现金', 'cash-count'],
  ['交班实收', 'cash-count'],
  ['declared cash', 'cash-count'],
])('kind %s is a %s', ([word = '', kind]) => {
  const mapping = till(['2026-01-05 09:00:01,Sale,1.00'], 'Time,Type,Amount');
  expect(mapping.kindWords[word]).toBe(kind);
});

test('a word of the drawer that is longer than the dictionary’s says its kind', () => {
  const words = [
    '早班备用金领用',
    '归还早班备用金',
    '晚班实点现金',
    'Paid out - milk',
    'Till count (blind)',
    'Sale',
  ];
  const rows = words.map((word) => `2026-01-05 09:00:01,${word},1.00`);
  const { kindWords } = till(rows, 'Time,Type,Amount');
  expect(words.map((word) => kindWords[word.toLowerCase()])).toEqual([
    'float',
    'cash-drop',
    'cash-count',
    'paid-out',
    'cash-count',
    'sale',
  ]);
});

test('an acquirer has no drawer: what it pays out is no cash', () => {
  const rows = [
    '2026-01-05 09:00:01,Sale,1.00,0.01,0.99',
    '2026-01-05 10:00:01,Paid out,-0.99,0.00,-0.99',
  ];
  const header = 'Time,Type,Amount,Fee,Net';
  const mapping = identifyTable(sniffText([header, ...rows].join('\n')), { file: 'f.csv' });
  expect([mapping.side, mapping.kindWords['paid out']]).toEqual(['settlement', 'other']);
});

test.for([
  ['成功', 'approved'],
  ['失败', 'failed'],
  ['拒绝', 'declined'],
  ['超时', 'timeout'],
  ['处理中', 'pending'],
  ['已撤销', 'voided'],
  ['approved', 'approved'],
  ['declined', 'declined'],
  ['failed', 'failed'],
  ['timeout', 'timeout'],
  ['pending', 'pending'],
  ['voided', 'voided'],
  ['captured', 'approved'],
  ['settled', 'approved'],
  ['ok', 'approved'],
  ['00', 'approved'],
  ['51', 'declined'],
  ['68', 'timeout'],
])('status %s is %s', ([word = '', status]) => {
  const mapping = till(['2026-01-05 09:00:01,OK,1.00'], 'Time,Status,Amount');
  expect(mapping.statusWords[word]).toBe(status);
});

test('rows that are no payments are ignored by name', () => {
  const mapping = till(
    ['2026-01-05 09:00:01,签到,0.00', '2026-01-05 09:00:02,消费,1.00'],
    '交易时间,交易类型,金额',
  );
  expect(mapping.ignoredKinds).toEqual(
    expect.arrayContaining(['签到', '余额查询', '结账', 'sign on', 'balance inquiry']),
  );
  expect(mapping.kindWords['签到']).toBeUndefined();
});

test('one column says kind and status: words that the sample lacks are there too', () => {
  const mapping = till(
    ['2026-01-05 09:00:01,消费成功,1.00', '2026-01-05 09:00:02,消费失败,1.00'],
    '交易时间,操作,金额',
  );
  expect(mapping.columns.kind?.index).toBe(mapping.columns.status?.index);
  expect(mapping.kindWords).toMatchObject({
    消费成功: 'sale',
    消费失败: 'sale',
    退款成功: 'refund',
    支付超时: 'sale',
  });
  expect(mapping.statusWords).toMatchObject({
    消费成功: 'approved',
    消费失败: 'failed',
    退款失败: 'failed',
    支付超时: 'timeout',
  });
});

test('cash in any wording never reaches an acquirer', () => {
  const mapping = till(
    [
      '2026-01-05 09:00:01,现金(人民币),1.00',
      '2026-01-05 09:00:02,Cash App,1.00',
      '2026-01-05 09:00:02,微信,1.00',
    ],
    '交易时间,支付方式,金额',
  );
  expect(mapping.cashWords).toEqual(['现金(人民币)']);
});

test('the total of what was paid takes the tip in', () => {
  const mapping = till(
    ['2026-01-05 09:00,Ann,10.00,2.00,12.00', '2026-01-05 09:05,Ann,20.00,0.00,20.00'],
    'Date,Server,Amount,Tip,Total',
  );
  expect(mapping.columns.amount?.header).toBe('Total');
});

test('an order total that a discount explains is not what was due', () => {
  const header = '交易时间,收银员,应收金额,优惠金额,实收金额';
  const discounted = till(
    ['2026-01-05 09:00:01,a,30.00,2.00,28.00', '2026-01-05 09:00:02,a,5.00,0.00,5.00'],
    header,
  );
  expect(discounted.columns.orderTotal).toBeUndefined();
  const mistaken = till(
    [
      '2026-01-05 09:00:01,a,30.00,0.00,3.00',
      '2026-01-05 09:00:02,a,5.00,0.00,5.00',
      '2026-01-05 09:00:03,a,6.00,0.00,6.00',
      '2026-01-05 09:00:04,a,7.00,0.00,7.00',
    ],
    header,
  );
  expect(mistaken.columns.orderTotal?.header).toBe('应收金额');
});

test('columns without a known header are told by their values', () => {
  const mapping = till(
    [
      '2026-01-05 09:00:01,12.50,411111******1111,600509000123',
      '2026-01-05 09:01:01,8.00,400000******0002,600509000124',
    ],
    'Kolonne 1,Kolonne 2,Kolonne 3,Kolonne 4',
  );
  const found = Object.entries(mapping.columns).map(([field, { header, by }]) => [
    field,
    header,
    by,
  ]);
  expect(found).toEqual([
    ['dateTime', 'Kolonne 1', 'values'],
    ['amount', 'Kolonne 2', 'values'],
    ['card', 'Kolonne 3', 'values'],
    ['rrn', 'Kolonne 4', 'values'],
  ]);
});

test('a flag for voids says which sales were voided', () => {
  const mapping = till(
    ['2026-01-05 09:00:01,1.00,N', '2026-01-05 09:00:02,2.00,Y'],
    'Time,Amount,Voided',
  );
  expect(mapping.columns.status?.header).toBe('Voided');
  expect(mapping.statusWords).toMatchObject({ y: 'voided', n: 'approved' });
});
