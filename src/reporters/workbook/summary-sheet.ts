import type { Locale } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { OwedTo } from '../../model/discrepancy.ts';
import type { Report, SourceReport } from '../../model/report.ts';
import { buckets } from '../../model/run-details.ts';
import type { TakingsReport } from '../../model/takings.ts';
import { verdictOf } from '../../report/verdict.ts';
import { drawerTotals } from '../drawer-lines.ts';
import { moneyRows } from '../money-rows.ts';
import { rulingLines } from '../said-lines.ts';
import { verdictText } from '../verdict-text.ts';
import type { Tone } from './cell.ts';
import type { Pen, Sheet } from './sheet.ts';
import { type Columns, fieldsOf, inTone, tableOf } from './table.ts';

/** One thing that the run found, in the section where it stands. */
interface SummaryRow {
  readonly section: string;
  readonly item?: string;
  readonly details?: string;
  readonly currency?: string;
  readonly count?: number;
  /** A decimal, or words in its place. */
  readonly amount?: string;
  readonly tone?: Tone;
}

/** What the run comes to: the verdict, the money's way, where every record is, what was read and what was not checked. */
export function summarySheet(
  report: Report,
  takings: TakingsReport | null,
  notes: Pick<Pen, 'amountsAsText' | 'textsCut'> & { readonly recordSheets: number },
  locale: Locale,
): Sheet {
  const columns: Columns<SheetHeaders['summary'], SummaryRow> = {
    section: inTone('text', ({ section }) => section),
    item: inTone('text', ({ item }) => item),
    details: inTone('prose', ({ details }) => details),
    currency: inTone('text', ({ currency }) => currency),
    count: inTone('count', ({ count }) => count),
    amount: inTone('amount', ({ amount }) => amount),
  };
  const rows = [
    ...verdictRows(report, locale),
    ...atStakeRows(report, locale),
    ...takingsRows(report, locale),
    ...drawerRows(takings, locale),
    ...conservationRows(report, locale),
    ...report.sources.flatMap((source) => sourceRows(source, locale)),
    ...notCheckedRows(report, locale),
    ...problemRows(report, locale),
    ...report.inferred.map((each) => ({
      section: locale.report.headings.inferred,
      item: locale.terms.inferences[each.what],
      details: locale.inferred(each),
    })),
    ...rulingLines(report, locale).map((details) => ({
      section: locale.report.headings.rulings,
      details,
    })),
    ...noteRows(notes, locale),
  ];
  const fields = fieldsOf(sheetHeaders(locale).summary, columns);
  return { ...tableOf(locale.workbook.sheets.summary, fields, rows), isShownFirst: true };
}

function verdictRows(report: Report, locale: Locale): SummaryRow[] {
  const { outcome, headline, warning, caveats, asOf } = verdictText(report, locale);
  const section = locale.workbook.sections.verdict;
  const tones = {
    act: 'error',
    agrees: 'good',
    'agrees-as-far-as-checked': 'warning',
    'nothing-compared': 'warning',
  } as const satisfies Record<typeof outcome, Tone>;
  return [
    { section, details: headline, tone: tones[outcome] },
    ...(warning === null ? [] : [{ section, details: warning, tone: 'error' as const }]),
    ...(caveats === null ? [] : [{ section, details: caveats }]),
    { section, details: asOf },
    { section, details: `posrecon ${report.tool.version} · ${report.run.id}`, tone: 'faint' },
  ];
}

/** The cases stand once, beside the first currency. */
function atStakeRows(report: Report, { workbook, report: { agedItems } }: Locale): SummaryRow[] {
  const { owed } = verdictOf(report);
  const items: Readonly<Record<OwedTo, string>> = {
    customer: agedItems['owed-to-customer'],
    merchant: agedItems['owed-to-merchant'],
    none: agedItems['to-look-into'],
  };
  return (['customer', 'merchant', 'none'] as const).flatMap((owner): SummaryRow[] => {
    const { count, atStake } = owed[owner];
    const row = { section: workbook.sections.atStake, item: items[owner] };
    if (atStake.length === 0) return [{ ...row, count }];
    return atStake.map((money, at) => ({ ...row, ...money, ...(at === 0 ? { count } : {}) }));
  });
}

function takingsRows(report: Report, locale: Locale): SummaryRow[] {
  return report.takings.flatMap(({ currency }, at) =>
    moneyRows(report, locale).map(({ label, amounts }) => ({
      section: locale.report.headings.money,
      item: label,
      currency,
      amount: amounts[at] ?? '',
      ...(label.startsWith('=') ? { tone: 'strong' as const } : {}),
    })),
  );
}

/** What the drawers' own sheet comes to, a currency a row. */
function drawerRows(takings: TakingsReport | null, locale: Locale): SummaryRow[] {
  const { heading, overShort: item, notTold } = locale.takings.drawers;
  return (takings?.currencies ?? []).flatMap(({ currency, drawers }) =>
    drawers === null || drawers.sessions.length === 0
      ? []
      : {
          section: heading,
          item,
          details: locale.workbook.sentences(drawerTotals(drawers, locale)),
          currency,
          amount: drawers.overShort ?? notTold,
        },
  );
}

/** In each leg and side: what came in, where it ended, and whether that adds up. */
function conservationRows({ conservation }: Report, locale: Locale): SummaryRow[] {
  const { terms, workbook } = locale;
  const { headings, doesNotBalance } = locale.report;
  return conservation.flatMap((line) => {
    const row = {
      section: headings.conservation,
      currency: line.currency,
      details: `${terms.legs[line.leg]} · ${terms.sides[line.side]}`,
    };
    return [
      ...(['carriedIn', 'new', ...buckets] as const).map((bucket) => ({
        ...row,
        item: terms.buckets[bucket],
        count: line[bucket].count,
        amount: line[bucket].sum,
      })),
      line.balances
        ? { ...row, item: workbook.addsUp, tone: 'good' as const }
        : { ...row, item: doesNotBalance, tone: 'error' as const },
    ];
  });
}

/** A file with what was read from it, its totals, the totals that it states, and the checksum of its bytes. */
function sourceRows(source: SourceReport, locale: Locale): SummaryRow[] {
  const { days, noDays, records, controlTotal, headings } = locale.report;
  const { coverage } = source;
  const row = { section: headings.files, item: source.file };
  return [
    {
      ...row,
      details: [
        locale.terms.sides[source.side],
        source.profile,
        source.encoding,
        coverage === null ? noDays : days(coverage.from, coverage.to),
        records(source.records),
      ].join(' · '),
      ...(source.records.rejected > 0 ? { tone: 'warning' as const } : {}),
    },
    ...source.totals.map(({ currency, count, sum }) => ({ ...row, currency, count, amount: sum })),
    ...source.controlTotals.map((total) => ({
      ...row,
      details: controlTotal(total),
      tone: total.agrees ? ('good' as const) : ('error' as const),
    })),
    { ...row, details: `SHA-256 ${source.sha256}`, tone: 'faint' as const },
  ];
}

function notCheckedRows({ notChecked }: Report, locale: Locale): SummaryRow[] {
  return notChecked.map(({ code, because }) => ({
    section: locale.report.headings.notChecked,
    item: locale.discrepancies[code].title,
    details: because,
    tone: 'warning',
  }));
}

function problemRows({ problems }: Report, locale: Locale): SummaryRow[] {
  return problems.map(({ file, line, column, message, code }) => ({
    section: locale.report.headings.problems,
    item: line === null ? file : `${file}:${line}`,
    details: [...(column === null ? [] : [column]), `${message} (${code})`].join(': '),
    tone: 'warning',
  }));
}

function noteRows(
  { amountsAsText, textsCut, recordSheets }: Parameters<typeof summarySheet>[2],
  { workbook: { notes, sections } }: Locale,
): SummaryRow[] {
  const said = [
    ...(recordSheets > 1 ? [notes.continued(recordSheets)] : []),
    ...(amountsAsText > 0 ? [notes.amountsAsText(amountsAsText)] : []),
    ...(textsCut > 0 ? [notes.textsCut(textsCut)] : []),
  ];
  return said.map((details) => ({ section: sections.notes, details, tone: 'warning' }));
}
