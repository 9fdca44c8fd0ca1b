import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import type { Locale } from '../../src/locales/locale.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import type { ReportedRecord, RunDetails } from '../../src/model/run-details.ts';
import { isExact, serialOf, textXml } from '../../src/reporters/workbook/cell.ts';
import { columnName } from '../../src/reporters/workbook/sheet.ts';
import { type ReadWorkbook, readWorkbook, workbookBytes } from './read-workbook.ts';
import { cleanReport, discrepancyOf, fullReport } from './sample-report.ts';

const en = await loadLocale('en');
const { columns, sheets } = en.workbook;

/** The sheets that every workbook has. */
function sheetNames({ workbook }: Locale): readonly string[] {
  const { drawers, ...always } = workbook.sheets;
  return Object.values(always);
}

const record: ReportedRecord = {
  side: 'settlement',
  file: '十月/ums.csv',
  line: 42,
  kind: 'sale',
  status: 'approved',
  occurredAt: '2026-10-12T12:03:11',
  amount: '68.00',
  currency: 'CNY',
  fee: '-0.17123',
  settlementDate: '2026-10-13',
  merchantId: '898310012345678',
  terminalId: '00000001',
  rrn: '012345678901',
  stan: '000042',
  batchNo: '000007',
  authCode: '1E5',
  orderId: '12345678901234567890',
  acquirerReference: null,
  card: '622848******0001',
  channel: '银联',
  store: null,
  cashier: null,
  payoutId: null,
  counterparty: null,
  memo: null,
  bankReference: null,
  buckets: { 'till-acquirer': 'discrepant', 'acquirer-bank': 'matched' },
};

function detailsOf(records: readonly ReportedRecord[], batch = 3): RunDetails {
  return {
    takings: async () => null,
    recordsAt: async () => [],
    days: async () => [],
    journal: async () => [],
    async *records() {
      for (let at = 0; at < records.length; at += batch) yield records.slice(at, at + batch);
    },
  };
}

async function written(
  report: Report,
  records: readonly ReportedRecord[] = [record],
  locale = en,
): Promise<ReadWorkbook> {
  return readWorkbook(await workbookBytes(report, { locale, details: detailsOf(records) }));
}

describe('a workbook', () => {
  test('has its sheets in the order in which they are read', async () => {
    expect((await written(fullReport)).names).toEqual(sheetNames(en));
  });

  test.for(languages)('in %s has a header of its own for each column', async (language) => {
    const locale = await loadLocale(language);
    const book = await written(fullReport, [record], locale);
    expect(book.names).toEqual(sheetNames(locale));
    for (const name of book.names) {
      const headers = book.headers(name);
      expect(headers.every((header) => header !== '')).toBe(true);
      expect(new Set(headers).size, name).toBe(headers.length);
      expect(name.length).toBeLessThanOrEqual(25);
      expect(name).not.toMatch(/[[\]:*?/\\']/);
    }
  });

  test('keeps the headers in view, filters under them and repeats them in print', async () => {
    const book = await written(fullReport);
    const xml = book.part('xl/worksheets/sheet1.xml');
    const rows = fullReport.discrepancies.length + 1;
    const last = columnName(book.headers(sheets.discrepancies).length - 1);
    expect(xml).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(xml).toContain(`<autoFilter ref="A1:${last}${rows}"/>`);
    const names = book.part('xl/workbook.xml');
    expect(names).toContain(`>'Discrepancies'!$A$1:$${last}$${rows}</definedName>`);
    expect(names).toContain(`>'Discrepancies'!$1:$1</definedName>`);
  });

  test('of the same run has the same bytes', async () => {
    const once = () => workbookBytes(fullReport, { locale: en, details: detailsOf([record]) });
    expect(Buffer.compare(await once(), await once())).toBe(0);
  });

  test('without records has their headers', async () => {
    const book = readWorkbook(await workbookBytes(cleanReport, { locale: en, details: null }));
    expect(book.rows(sheets.records)).toEqual([]);
    expect(book.headers(sheets.records)).toContain(columns.amount);
  });

  test('names discrepancies with their ids in each record of their evidence', async () => {
    const other = { ...record, line: 43 };
    const [, duplicate] = fullReport.discrepancies;
    const only = { ...fullReport, discrepancies: [duplicate as Discrepancy] };
    const rows = (await written(only, [record, other])).rows(sheets.records);
    expect(rows.map((row) => row[columns.discrepancy])).toEqual([duplicate?.id, null]);
  });
});

test('tells what became of a discrepancy, where something did', async () => {
  const { supersedes, resolvedBy, supersededBy } = en.report;
  expect((await written(cleanReport)).headers(sheets.discrepancies)).not.toContain(supersedes);
  const history = [
    discrepancyOf('wrong-fee', { supersedes: ['d_1', 'd_2'] }),
    discrepancyOf('wrong-fee', {
      id: 'd_1',
      status: 'resolved',
      resolvedBy: [{ side: 'settlement', file: 'ums.csv', line: 7 }],
      supersededBy: 'd_3',
    }),
  ];
  const book = await written({ ...fullReport, discrepancies: history });
  expect(
    book
      .rows(sheets.discrepancies)
      .map((row) => [row[supersedes], row[resolvedBy], row[supersededBy]]),
  ).toEqual([
    ['d_1, d_2', null, null],
    [null, 'ums.csv:7', 'd_3'],
  ]);
});

describe('a cell', () => {
  test('with money, a count or a moment is a number with its own digits', async () => {
    const book = await written(fullReport);
    const [row] = book.rows(sheets.records);
    expect(row).toMatchObject({
      [columns.amount]: 68,
      [columns.fee]: -0.17123,
      [columns.line]: 42,
      [en.terms.fields.settlementDate]: new Date('2026-10-13T00:00:00Z'),
      [en.terms.fields.occurredAt]: new Date('2026-10-12T12:03:11Z'),
    });
    const xml = book.part('xl/worksheets/sheet2.xml');
    expect(xml).toContain('<v>68.00</v>');
    expect(xml).toContain('<v>-0.17123</v>');
    const shown = book.dump().split('\n');
    expect(shown.find((line) => line.includes('012345678901 |'))).toContain(
      '| 2026-10-12 12:03:11 | sale | approved | CNY | 68.00 | -0.17123 |',
    );
  });

  test('with a number’s name is text, digit for digit', async () => {
    const [row] = (await written(fullReport)).rows(sheets.records);
    expect(row).toMatchObject({
      [en.terms.fields.orderId]: '12345678901234567890',
      [en.terms.fields.terminalId]: '00000001',
      [en.terms.fields.authCode]: '1E5',
      [en.terms.fields.card]: '622848******0001',
    });
  });

  test.for([
    ['1234567890123.45', true],
    ['12345678901234.50', true],
    ['-1234567890123.456', false],
    ['0.00001', true],
    ['1000000000000000.00', false],
    ['0.00', true],
  ] as const)('of %s keeps all digits: %s', ([amount, exact]) => {
    expect(isExact(amount)).toBe(exact);
    // What the spreadsheet keeps is a double, of which it shows 15 digits.
    if (exact) expect(Number(Number(amount).toPrecision(15))).toBe(Number(amount));
  });

  test('with more digits than a spreadsheet keeps is text, and the summary says so', async () => {
    const large = { ...record, amount: '1234567890123.45678' };
    const book = await written(cleanReport, [record, large]);
    expect(book.rows(sheets.records).map((row) => row[columns.amount])).toEqual([
      68,
      '1234567890123.45678',
    ]);
    const said = book.rows(sheets.summary).map((row) => row[columns.details]);
    expect(said).toContain(en.workbook.notes.amountsAsText(1));
  });

  test.for([
    ['2026-10-12', '46307'],
    ['2026-10-12T12:00:00', '46307.5'],
    ['2026-10-12 18:00', '46307.75'],
    ['2026-10-12T12:00:00+08:00', '46307.5'],
    ['2026-10-12T00:00:00', '46307'],
    ['2026-10-12T07:21:36', String(46_307 + 26_496 / 86_400)],
    ['1900-03-01', '61'],
    ['1900-02-28', null],
    ['0001-01-01', null],
    ['2026-02-30', null],
    ['2026-10-12T24:00:00', null],
    ['soon', null],
  ] as const)('of the moment %s is %s', ([moment, serial]) => {
    expect(serialOf(moment)?.serial ?? null).toBe(serial);
  });
});

const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '<c t="str"><f>1+1</f></c>',
  '&#61;1',
  ']]>',
  '_x0041_x0042_',
  '\u0000\u0007\u001b[2J',
  '\ud800 alone \udc00',
  '\ufffe\uffff',
  '\u202e\u2066 turned',
  ' padded ',
  '𠀀 一 😀',
];

describe('hostile text', () => {
  test.for(hostile)('%j is text, and harmless', async (text) => {
    const told = { ...record, memo: text, orderId: text, file: text };
    const report = {
      ...cleanReport,
      discrepancies: [discrepancyOf('wrong-fee', { evidence: [] })],
      problems: [{ file: text, line: 1, column: text, code: 'ERR_INTAKE_AMOUNT', message: text }],
    } as Report;
    const book = await written(report, [told]);
    for (let sheet = 1; sheet <= book.names.length; sheet += 1) {
      const xml = book.part(`xl/worksheets/sheet${sheet}.xml`);
      const elements = new Set<string>();
      const parser = new SaxesParser({ position: false });
      parser.on('opentag', ({ name }) => elements.add(name));
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(xml).close();
      expect([...elements]).not.toContain('f');
      expect(xml).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    }
    const [row] = book.rows(sheets.records);
    const read = row?.[en.terms.fields.memo];
    expect(typeof read).toBe('string');
    const kept =
      /^[^\u0000-\u001f\u202e\ud800-\udfff\ufffe\uffff]*$/.test(text) || text.startsWith('𠀀');
    if (kept) expect(read).toBe(text);
    expect(book.names).toEqual(sheetNames(en));
  });

  test('longer than a cell is cut where a reader sees it, and the summary says so', async () => {
    const long = 'x'.repeat(40_000);
    const book = await written(cleanReport, [
      { ...record, memo: long },
      { ...record, memo: 'y'.repeat(32_767) },
      { ...record, memo: '\u0001'.repeat(32_767) },
    ]);
    const [cut, whole, shown] = book
      .rows(sheets.records)
      .map((row) => String(row[en.terms.fields.memo]));
    expect(cut).toBe(`${'x'.repeat(32_767 - en.workbook.cut.length)}${en.workbook.cut}`);
    expect(whole).toBe('y'.repeat(32_767));
    expect(shown).toHaveLength(32_767);
    const said = book.rows(sheets.summary).map((row) => row[columns.details]);
    expect(said).toContain(en.workbook.notes.textsCut(2));
  });

  test('is not cut within a character', () => {
    const { xml } = textXml('😀'.repeat(20_000), '…');
    expect(xml).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('more records than a sheet takes', () => {
  const many = Array.from({ length: 10 }, (_, at) => ({ ...record, line: at + 1 }));
  const lines = (book: ReadWorkbook, name: string) =>
    book.rows(name).map((row) => row[columns.line]);

  test('go on in the next sheet, under the same headers', async () => {
    const bytes = await workbookBytes(
      cleanReport,
      { locale: en, details: detailsOf(many) },
      { rows: 5, bytes: 1e9 },
    );
    const book = readWorkbook(bytes);
    expect(book.names).toEqual([
      'Summary',
      'Summary 2',
      ...book.names.filter((name) => /^Summary [3-9]|^Summary \d\d/.test(name)),
      'Discrepancies',
      'Records',
      'Records 2',
      'Records 3',
      'Payouts',
      'Refunds and claims',
      'Open items',
    ]);
    expect(lines(book, 'Records')).toEqual([1, 2, 3, 4]);
    expect(lines(book, 'Records 2')).toEqual([5, 6, 7, 8]);
    expect(lines(book, 'Records 3')).toEqual([9, 10]);
    expect(book.headers('Records 3')).toEqual(book.headers('Records'));
  });

  test('so many that they just fill one are on one sheet', async () => {
    const bytes = await workbookBytes(
      cleanReport,
      { locale: en, details: detailsOf(many) },
      { rows: 11, bytes: 1e9 },
    );
    expect(readWorkbook(bytes).names.filter((name) => name.startsWith('Records'))).toEqual([
      'Records',
    ]);
  });

  test('so do those that would be too many bytes, and the summary says so', async () => {
    const wide = Array.from({ length: 600 }, (_, at) => ({ ...record, line: at + 1 }));
    const bytes = await workbookBytes(
      cleanReport,
      { locale: en, details: detailsOf(wide, 100) },
      { rows: 1_048_576, bytes: 100_000 },
    );
    const book = readWorkbook(bytes);
    const names = book.names.filter((name) => name.startsWith('Records'));
    expect(names.length).toBeGreaterThan(2);
    expect(names.flatMap((name) => lines(book, name))).toEqual(wide.map(({ line }) => line));
    const said = book.rows(sheets.summary).map((row) => row[columns.details]);
    expect(said).toContain(en.workbook.notes.continued(names.length));
  });
});

test.for([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
] as const)('column %s is %s', ([index, name]) => {
  expect(columnName(index)).toBe(name);
});
