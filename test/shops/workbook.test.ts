import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { languages, loadLocale } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import { formatMoney, parseMoney } from '../../src/model/money.ts';
import type { Report } from '../../src/model/report.ts';
import { reconcile } from '../../src/reconcile.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { type ReadCell, readWorkbook, workbookBytes } from '../reporters/read-workbook.ts';
import { type ShopName, shopNames, shopPaths } from './shop-files.ts';

/** The workbook of a shop's days as another program reads it, and the report as JSON has it. */
async function workbookOf(shop: ShopName, language: Language) {
  const locale = await loadLocale(language);
  let bytes = new Uint8Array();
  const { report } = await reconcile({
    files: shopPaths(shop).map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 1000,
    locale,
    version: '0.0.0',
    onFound: async (found, details) => {
      bytes = Uint8Array.from(await workbookBytes(found.report, { locale, details }));
    },
  });
  return { book: readWorkbook(bytes), report: JSON.parse(renderJson(report)) as Report, locale };
}

/** The digits of a number in a cell, as the report writes them. */
function amountText(cell: ReadCell | undefined, currency: string): string | null {
  if (typeof cell !== 'number') return null;
  const money = parseMoney(String(cell));
  return money === null ? null : formatMoney(money, currency);
}

function sumOf(cells: readonly (ReadCell | undefined)[], currency: string): string {
  const sum = cells.reduce<bigint>(
    (total, cell) => total + (parseMoney(String(cell ?? 0)) ?? 0n),
    0n,
  );
  return formatMoney(sum, currency);
}

describe.for(shopNames.flatMap((shop) => languages.map((language) => ({ shop, language }))))(
  '$shop in $language: the workbook agrees with the JSON',
  ({ shop, language }) => {
    const found = workbookOf(shop, language);

    test('in the takings', async () => {
      const { book, report, locale } = await found;
      const { columns, sheets } = locale.workbook;
      const { headings, money } = locale.report;
      for (const { currency, ...takings } of report.takings) {
        const rows = book
          .rows(sheets.summary)
          .filter(
            (row) => row[columns.section] === headings.money && row[columns.currency] === currency,
          );
        const told = (item: string) =>
          amountText(rows.find((row) => row[columns.item] === item)?.[columns.amount], currency);
        expect({
          gross: told(money.gross),
          refunds: told(money.refunds),
          fees: told(money.fees),
          net: told(money.net),
          banked: told(money.banked),
        }).toMatchObject({
          gross: takings.gross,
          refunds: takings.refunds,
          fees: takings.fees,
          net: takings.net,
          banked: takings.banked,
        });
      }
    });

    test('in where every record is, and its records add up to that', async () => {
      const { book, report, locale } = await found;
      const { columns, sheets } = locale.workbook;
      const { terms } = locale;
      const summary = book.rows(sheets.summary);
      const records = book.rows(sheets.records);
      for (const line of report.conservation) {
        const about = `${terms.legs[line.leg]} · ${terms.sides[line.side]}`;
        const own = summary.filter(
          (row) => row[columns.details] === about && row[columns.currency] === line.currency,
        );
        for (const bucket of ['matched', 'inTransit', 'notExpected', 'discrepant'] as const) {
          const row = own.find((each) => each[columns.item] === terms.buckets[bucket]);
          const { count, sum } = line[bucket];
          expect([row?.[columns.count], amountText(row?.[columns.amount], line.currency)]).toEqual([
            count,
            sum,
          ]);
          const inBucket = records.filter(
            (record) =>
              record[columns.side] === terms.sides[line.side] &&
              record[columns.currency] === line.currency &&
              record[columns.legs[line.leg]] === terms.buckets[bucket],
          );
          const amounts = inBucket.map((record) => record[columns.amount]);
          expect([inBucket.length, sumOf(amounts, line.currency)]).toEqual([count, sum]);
        }
      }
    });

    test('in the files that were read', async () => {
      const { book, report, locale } = await found;
      const { columns, sheets } = locale.workbook;
      const details = book.rows(sheets.summary).map((row) => row[columns.details]);
      for (const { sha256 } of report.sources) expect(details).toContain(`SHA-256 ${sha256}`);
      expect(book.rows(sheets.records)).toHaveLength(
        report.sources.reduce((sum, { records }) => sum + records.loaded, 0),
      );
    });

    test('in every discrepancy, and in the money at stake', async () => {
      const { book, report, locale } = await found;
      const { columns, sheets } = locale.workbook;
      const rows = book.rows(sheets.discrepancies);
      expect(
        rows.map((row) => ({
          id: row[columns.id],
          code: row[columns.code],
          atStake: amountText(row[columns.atStake], String(row[columns.currency])),
          confidence: row[columns.sureness],
          request: row[columns.request],
        })),
      ).toEqual(
        report.discrepancies.map(({ id, code, atStake, confidence, refundRequest }) => ({
          id,
          code,
          atStake: atStake?.amount ?? null,
          confidence,
          request: refundRequest,
        })),
      );
      const atStake = book
        .rows(sheets.summary)
        .filter((row) => row[columns.section] === locale.workbook.sections.atStake);
      const open = report.discrepancies.filter(({ severity }) => severity !== 'notice');
      expect(
        sumOf(
          atStake.map((row) => row[columns.count]),
          'JPY',
        ),
      ).toBe(String(open.length));
      const [currency = ''] = open.flatMap((each) => each.atStake?.currency ?? []);
      expect(
        sumOf(
          atStake.map((row) => row[columns.amount]),
          currency,
        ),
      ).toBe(
        sumOf(
          open.map((each) => each.atStake?.amount ?? '0'),
          currency,
        ),
      );
    });

    test('in payouts, requests and what is open', async () => {
      const { book, report, locale } = await found;
      const { columns, sheets } = locale.workbook;
      expect(
        book
          .rows(sheets.payouts)
          .map((row) => [
            row[locale.terms.fields.payoutId],
            amountText(row[locale.report.columns.net], String(row[columns.currency])),
          ]),
      ).toEqual(report.payouts.map(({ id, net }) => [id, net]));
      expect(
        book
          .rows(sheets.requests)
          .map((row) => [
            row[columns.request],
            amountText(row[columns.amount], String(row[columns.currency])),
          ]),
      ).toEqual(report.refundRequests.map(({ id, amount }) => [id, amount]));
      const open = book.rows(sheets.openItems);
      for (const { what, currency, ages } of report.ageing) {
        const own = open.filter(
          (row) =>
            row[columns.item] === locale.report.agedItems[what] &&
            row[columns.currency] === currency,
        );
        expect(own.map((row) => amountText(row[columns.amount], currency))).toEqual(
          ages.filter(({ count }) => count > 0).map(({ sum }) => sum),
        );
      }
    });

    test('names each culprit’s discrepancies beside its record', async () => {
      const { book, report, locale } = await found;
      const { columns, sheets } = locale.workbook;
      const named = new Map(
        book
          .rows(sheets.records)
          .map((row) => [
            `${row[columns.side]} ${row[columns.file]}:${row[columns.line]}`,
            String(row[columns.discrepancy] ?? '').split(' '),
          ]),
      );
      for (const { id, evidence } of report.discrepancies) {
        for (const { side, file, line, role } of evidence) {
          if (line === null || role === 'total' || role === 'balance') continue;
          expect(named.get(`${locale.terms.sides[side]} ${file}:${line}`)).toContain(id);
        }
      }
    });
  },
);

test.for([
  ['cafe', 'en'],
  ['stall', 'zh-CN'],
] as const)('%s in %s, cell for cell', async ([shop, language]) => {
  const { book } = await workbookOf(shop, language);
  await expect(book.dump()).toMatchFileSnapshot(
    join(root, 'fixtures/expected/shops', shop, 'report.xlsx.txt'),
  );
});
