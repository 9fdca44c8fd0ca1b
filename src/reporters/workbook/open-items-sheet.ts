import type { Locale } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { FollowUp } from '../../model/refund-request.ts';
import type { Report } from '../../model/report.ts';
import { followUpLine } from '../said-lines.ts';
import type { Tone } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Columns, fieldsOf, inTone, tableOf } from './table.ts';

/** Something that waits. */
interface OpenRow {
  readonly section: string;
  readonly item: string;
  readonly age?: string;
  readonly dueOn?: string | null;
  readonly currency?: string;
  readonly count?: number;
  readonly amount?: string;
  readonly details?: string;
  readonly tone?: Tone;
}

const standingTones: Readonly<Record<FollowUp['standing'], Tone>> = {
  overdue: 'error',
  'too-late': 'error',
  moot: 'warning',
  due: 'plain',
  waiting: 'plain',
};

/** What waits: by age, by the day on which it is due, for closed months, and requests that want following. */
export function openItemsSheet(report: Report, locale: Locale): Sheet {
  const columns: Columns<SheetHeaders['openItems'], OpenRow> = {
    section: inTone('text', ({ section }) => section),
    item: inTone('text', ({ item }) => item),
    age: inTone('text', ({ age }) => age),
    dueOn: inTone('moment', ({ dueOn }) => dueOn),
    currency: inTone('text', ({ currency }) => currency),
    count: inTone('count', ({ count }) => count),
    amount: inTone('amount', ({ amount }) => amount),
    details: inTone('prose', ({ details }) => details),
  };
  const rows = [
    ...agedRows(report, locale),
    ...inTransitRows(report, locale),
    ...lateRows(report, locale),
    ...followedRows(report, locale),
  ];
  const { openItems: headers } = sheetHeaders(locale);
  return tableOf(locale.workbook.sheets.openItems, fieldsOf(headers, columns), rows);
}

function agedRows({ ageing }: Report, { report }: Locale): OpenRow[] {
  return ageing.flatMap(({ what, currency, ages }) =>
    ages
      .filter(({ count }) => count > 0)
      .map(({ businessDays, count, sum }) => ({
        section: report.headings.ageing,
        item: report.agedItems[what],
        age: report.ageBands[businessDays],
        currency,
        count,
        amount: sum,
      })),
  );
}

function inTransitRows({ inTransit }: Report, { report, terms }: Locale): OpenRow[] {
  return inTransit.map(({ side, dueOn, currency, count, sum }) => ({
    section: report.headings.inTransit,
    item: terms.sides[side],
    dueOn,
    currency,
    count,
    amount: sum,
    details: dueOn === null ? report.noDueDate : '',
  }));
}

function lateRows({ late = [] }: Report, locale: Locale): OpenRow[] {
  const { headings, lateDiscrepancies, lateLine } = locale.report;
  return late.flatMap(({ month, bookedIn, records, discrepancies }) => [
    ...records.map(({ side, currency, count, sum }) => ({
      section: headings.late,
      item: month,
      currency,
      count,
      amount: sum,
      details: lateLine({
        month,
        side: locale.terms.sides[side],
        count,
        money: locale.money(sum, currency),
        bookedIn,
      }),
    })),
    ...(discrepancies.length === 0
      ? []
      : [
          {
            section: headings.late,
            item: month,
            count: discrepancies.length,
            details: lateDiscrepancies(month, locale.list(discrepancies), bookedIn),
          },
        ]),
  ]);
}

function followedRows({ followUps = [] }: Report, locale: Locale): OpenRow[] {
  return followUps.map((each) => ({
    section: locale.followUps.heading,
    item: each.request,
    dueOn: each.dueOn,
    currency: each.currency,
    amount: each.amount,
    details: followUpLine(each, locale),
    tone: standingTones[each.standing],
  }));
}
