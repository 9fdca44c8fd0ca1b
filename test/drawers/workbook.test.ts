import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ownFileIn } from '../../src/intake/own-files.ts';
import { languages, loadLocale } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import { csvRow } from '../../src/model/csv-row.ts';
import { formatMoney, parseMoney } from '../../src/model/money.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import { reconcile } from '../../src/reconcile.ts';
import { filesOf } from '../meta/repository.ts';
import { type ReadCell, readWorkbook, workbookBytes } from '../reporters/read-workbook.ts';
import { logOf, row } from './log-of.ts';

/** The workbook of a till's log alone, and the takings that it tells. */
async function workbookOf(files: readonly string[], language: Language) {
  const locale = await loadLocale(language);
  let bytes = new Uint8Array();
  let takings: TakingsReport | null = null;
  await reconcile({
    files: files.map((file) => ({ file, side: 'pos' })),
    settings: {},
    timeZone: null,
    currency: 'CNY',
    asOf: null,
    maxProblems: 1000,
    locale,
    version: '0.0.0',
    onFound: async (found, details) => {
      bytes = Uint8Array.from(await workbookBytes(found.report, { locale, details }));
      takings = await details.takings();
    },
  });
  const [first] = (takings as TakingsReport | null)?.currencies ?? [];
  return { book: readWorkbook(bytes), drawers: first?.drawers ?? null, locale };
}

function sumOf(cells: readonly (ReadCell | undefined)[]): string {
  const amounts = cells.filter((cell) => typeof cell === 'number');
  return formatMoney(
    amounts.reduce<bigint>((sum, cell) => sum + (parseMoney(String(cell)) ?? 0n), 0n),
    'CNY',
  );
}

describe.for(
  readdirSync('fixtures/drawers').flatMap((name) =>
    languages.map((language) => ({ name, language })),
  ),
)('$name in $language', ({ name, language }) => {
  const found = workbookOf(filesOf(`fixtures/drawers/${name}`), language);

  test('has its drawers on a sheet of their own, cell for cell', async () => {
    const { book, locale } = await found;
    const lines = book.dump().split('\n');
    const start = lines.indexOf(`# ${locale.workbook.sheets.drawers}`);
    await expect(lines.slice(start).join('\n')).toMatchFileSnapshot(
      `__snapshots__/${name}.${language}.xlsx.txt`,
    );
  });

  test('saved alone is known as posrecon’s own', async () => {
    const { book, locale } = await found;
    const header = csvRow(book.headers(locale.workbook.sheets.drawers));
    expect(ownFileIn(Buffer.from(header))).toBe('report');
    expect(ownFileIn(Buffer.from(`x,${header}`))).toBe(null);
  });

  test('has amounts that are numbers, and add up to what the takings say', async () => {
    const { book, drawers, locale } = await found;
    const texts = locale.takings.drawers;
    const headers = book.headers(locale.workbook.sheets.drawers);
    expect(new Set(headers).size).toBe(headers.length);
    const rows = book.rows(locale.workbook.sheets.drawers);
    expect(rows).toHaveLength(drawers?.sessions.length ?? -1);
    for (const each of rows) {
      const parts = [
        texts.opening,
        locale.workbook.drawers.sales,
        locale.workbook.drawers.refunds,
        texts.paidIn,
        texts.paidOut,
        texts.drops,
      ];
      expect(sumOf(parts.map((part) => each[part]))).toBe(sumOf([each[texts.expected]]));
    }
    expect(sumOf(rows.map((each) => each[texts.overShort]))).toBe(drawers?.overShort);
    const [told, ...others] = book
      .rows(locale.workbook.sheets.summary)
      .filter((each) => each[locale.workbook.columns.section] === texts.heading);
    expect(others).toEqual([]);
    expect(sumOf([told?.[locale.workbook.columns.amount]])).toBe(drawers?.overShort);
    expect(told?.[locale.workbook.columns.details]).toContain(texts.advice);
  });
});

test('keeps the headers of the drawers in view, and filters under them', async () => {
  const { book, locale } = await workbookOf(
    filesOf('fixtures/drawers/counted-at-each-shift'),
    'en',
  );
  const at = book.names.indexOf(locale.workbook.sheets.drawers);
  expect(at).toBe(book.names.length - 1);
  const xml = book.part(`xl/worksheets/sheet${at}.xml`);
  expect(xml).toContain('state="frozen"');
  expect(xml).toContain('<autoFilter ref="A1:S4"/>');
});

test('a log that tells nothing of drawers has no sheet of them', async () => {
  const { book, drawers, locale } = await workbookOf(
    [logOf([row('08:10 T1 Amy 20.00 Sale'), row('08:20 T1 Amy 7.00 Sale')])],
    'en',
  );
  expect(drawers?.sessions).toEqual([]);
  expect(book.names).not.toContain(locale.workbook.sheets.drawers);
  const sections = book.rows(locale.workbook.sheets.summary).map((each) => each['Section']);
  expect(sections).not.toContain(locale.takings.drawers.heading);
});

test.for([
  [
    'nobody counted',
    [row('08:00 T1 Amy 150.00 Starting cash'), row('08:10 T1 Amy 20.00 Sale')],
    ['170.00', 'not counted', 'not counted', ''],
    ['Nothing was counted: nothing can be over or short.', 'not told'],
  ],
  [
    'the log does not say what was there at the start',
    [row('08:10 T1 Amy 20.00 Sale'), row('09:00 T1 Amy 58.50 Counted cash')],
    [
      'not told',
      '58.50',
      'not told',
      'The log does not say what was in the drawer at the start. The count is right if it opened with 38.50 CNY.',
    ],
    [null, 'not told'],
  ],
] as const)('%s: words stand where there is no figure', async ([, rows, cells, said]) => {
  const { book, locale } = await workbookOf([logOf(rows)], 'en');
  const { expected, counted, overShort, heading } = locale.takings.drawers;
  const [drawer] = book.rows(locale.workbook.sheets.drawers);
  expect(
    [expected, counted, overShort, locale.workbook.drawers.notes].map((header) => {
      const cell = drawer?.[header] ?? '';
      return typeof cell === 'number' ? cell.toFixed(2) : cell;
    }),
  ).toEqual(cells);
  const summary = book
    .rows(locale.workbook.sheets.summary)
    .find((each) => each['Section'] === heading);
  expect([summary?.['Details'], summary?.['Amount']]).toEqual(said);
});

test('what a file calls a cashier is only text', async () => {
  const { book, locale } = await workbookOf(
    [
      logOf([
        row('08:00 T1 @SUM(A1) 150.00 Starting cash'),
        row('08:10 T1 @SUM(A1) 20.00 Sale'),
        row('09:00 T1 @SUM(A1) 169.00 Counted cash'),
      ]),
    ],
    'en',
  );
  const [drawer] = book.rows(locale.workbook.sheets.drawers);
  expect(drawer?.['Cashier']).toBe('@SUM(A1)');
  expect(book.part(`xl/worksheets/sheet${book.names.length - 1}.xml`)).not.toContain('<f>');
});
