import { explanationOf, type Locale, summaryOf } from '../../locales/locale.ts';
import type { Discrepancy, Evidence, Report } from '../../model/report.ts';
import { counterpartsOf, culpritsOf, placeOf } from '../../report/evidence.ts';
import { outstanding } from '../../report/outstanding.ts';
import { isOpen, ownerOf } from '../../report/verdict.ts';
import { nextStepLine } from '../said-lines.ts';
import type { Tone } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Field, tableOf, toned } from './table.ts';

/** A row a discrepancy, in the report's order. */
export function discrepanciesSheet(report: Report, locale: Locale): Sheet {
  const { columns, sheets } = locale.workbook;
  const { terms } = locale;
  const left = new Map(outstanding(report).map(({ id, atStake }) => [id, atStake]));
  const stillOut: Field<Discrepancy> = {
    header: columns.outstanding,
    kind: 'amount',
    cell: ({ id }) => left.get(id)?.amount ?? null,
  };
  const places = (evidence: readonly Evidence[]): string =>
    locale.list(evidence.map((each) => locale.aside(placeOf(each), terms.roles[each.role])));
  const fields: readonly Field<Discrepancy>[] = [
    { header: columns.id, kind: 'text', cell: ({ id }) => id },
    { header: columns.code, kind: 'text', cell: ({ code }) => code },
    { header: columns.what, kind: 'text', cell: ({ code }) => locale.discrepancies[code].title },
    {
      header: columns.severity,
      kind: 'text',
      cell: (each) => toned(terms.severities[each.severity], toneOf(each)),
    },
    {
      header: locale.report.columns.status,
      kind: 'text',
      cell: ({ status }) => terms.discrepancyStatuses[status],
    },
    { header: columns.owedTo, kind: 'text', cell: (each) => whose(each, locale) },
    { header: columns.currency, kind: 'text', cell: ({ atStake }) => atStake?.currency ?? null },
    { header: columns.atStake, kind: 'amount', cell: ({ atStake }) => atStake?.amount ?? null },
    ...(report.followUps === undefined ? [] : [stillOut]),
    { header: terms.fields.occurredAt, kind: 'moment', cell: ({ occurredAt }) => occurredAt },
    { header: columns.sureness, kind: 'share', cell: ({ confidence }) => confidence },
    { header: columns.summary, kind: 'prose', cell: (each) => summaryOf(locale, each) },
    {
      header: locale.report.why,
      kind: 'prose',
      cell: (each) => locale.workbook.sentences(explanationOf(locale, each)),
    },
    {
      header: locale.report.next,
      kind: 'prose',
      cell: (each) => nextStepLine(each, report, locale),
    },
    { header: columns.request, kind: 'text', cell: ({ refundRequest }) => refundRequest },
    { header: locale.report.found, kind: 'prose', cell: (each) => places(culpritsOf(each)) },
    { header: columns.comparedWith, kind: 'prose', cell: (each) => places(counterpartsOf(each)) },
    ...historyFields(report, locale),
  ];
  return tableOf(sheets.discrepancies, fields, report.discrepancies);
}

/** What became of discrepancies, and of which: a column where any has something of it. */
function historyFields({ discrepancies }: Report, locale: Locale): readonly Field<Discrepancy>[] {
  const { resolvedBy, supersededBy, supersedes } = locale.report;
  const fields: readonly Field<Discrepancy>[] = [
    {
      header: supersedes,
      kind: 'text',
      cell: (each) => (each.supersedes === undefined ? null : locale.list(each.supersedes)),
    },
    {
      header: resolvedBy,
      kind: 'text',
      cell: (each) =>
        each.resolvedBy === undefined ? null : locale.list(each.resolvedBy.map(placeOf)),
    },
    { header: supersededBy, kind: 'text', cell: (each) => each.supersededBy ?? null },
  ];
  return fields.filter(({ cell }) => discrepancies.some((each) => cell(each) !== null));
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
