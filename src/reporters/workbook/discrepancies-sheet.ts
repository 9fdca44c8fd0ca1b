import { explanationOf, type Locale, summaryOf } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { Discrepancy, Evidence, Report } from '../../model/report.ts';
import { counterpartsOf, culpritsOf, placeOf } from '../../report/evidence.ts';
import { outstanding } from '../../report/outstanding.ts';
import { isOpen, ownerOf } from '../../report/verdict.ts';
import { nextStepLine } from '../said-lines.ts';
import type { Tone } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Columns, fieldsOf, tableOf, toned } from './table.ts';

/** A row a discrepancy, in the report's order. */
export function discrepanciesSheet(report: Report, locale: Locale): Sheet {
  const { terms } = locale;
  const { discrepancies, followUps } = report;
  const left = new Map(outstanding(report).map(({ id, atStake }) => [id, atStake]));
  const places = (evidence: readonly Evidence[]): string =>
    locale.list(evidence.map((each) => locale.aside(placeOf(each), terms.roles[each.role])));
  /** What became of discrepancies, and of which: a column where any has something of it. */
  const whereAny = (cell: (each: Discrepancy) => string | null) =>
    discrepancies.some((each) => cell(each) !== null) ? (['text', cell] as const) : null;
  const columns: Columns<SheetHeaders['discrepancies'], Discrepancy> = {
    id: ['text', ({ id }) => id],
    code: ['text', ({ code }) => code],
    what: ['text', ({ code }) => locale.discrepancies[code].title],
    severity: ['text', (each) => toned(terms.severities[each.severity], toneOf(each))],
    status: ['text', ({ status }) => terms.discrepancyStatuses[status]],
    owedTo: ['text', (each) => whose(each, locale)],
    currency: ['text', ({ atStake }) => atStake?.currency ?? null],
    atStake: ['amount', ({ atStake }) => atStake?.amount ?? null],
    outstanding:
      followUps === undefined ? null : ['amount', ({ id }) => left.get(id)?.amount ?? null],
    occurredAt: ['moment', ({ occurredAt }) => occurredAt],
    sureness: ['share', ({ confidence }) => confidence],
    summary: ['prose', (each) => summaryOf(locale, each)],
    why: ['prose', (each) => locale.workbook.sentences(explanationOf(locale, each))],
    next: ['prose', (each) => nextStepLine(each, report, locale)],
    request: ['text', ({ refundRequest }) => refundRequest],
    found: ['prose', (each) => places(culpritsOf(each))],
    comparedWith: ['prose', (each) => places(counterpartsOf(each))],
    supersedes: whereAny(({ supersedes }) =>
      supersedes === undefined ? null : locale.list(supersedes),
    ),
    resolvedBy: whereAny(({ resolvedBy }) =>
      resolvedBy === undefined ? null : locale.list(resolvedBy.map(placeOf)),
    ),
    supersededBy: whereAny(({ supersededBy }) => supersededBy ?? null),
  };
  const { discrepancies: headers } = sheetHeaders(locale);
  return tableOf(locale.workbook.sheets.discrepancies, fieldsOf(headers, columns), discrepancies);
}

/** Only what is open asks for attention. */
function toneOf(discrepancy: Discrepancy): Tone {
  return isOpen(discrepancy) ? discrepancy.severity : 'faint';
}

function whose(discrepancy: Discrepancy, { report: { agedItems } }: Locale): string {
  const items = {
    customer: agedItems['owed-to-customer'],
    merchant: agedItems['owed-to-merchant'],
    none: agedItems['to-look-into'],
  };
  return items[ownerOf(discrepancy)];
}
