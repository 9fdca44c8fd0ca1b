import { groupThousands } from '../locales/figures.ts';
import type { Locale } from '../locales/locale.ts';
import type { Bucket } from '../locales/terms.ts';
import type { FollowUp } from '../model/refund-request.ts';
import type {
  ControlTotal,
  Discrepancy,
  PayoutReport,
  Report,
  RuledRecord,
} from '../model/report.ts';
import { buckets } from '../model/run-details.ts';
import { followUpOf } from '../report/outstanding.ts';

// What the terminal and the page both say, a line each; text from files stands in it as it came.

/** Where records come from and where they end, in the order of the identity. */
export const standings: readonly Bucket[] = ['carriedIn', 'new', ...buckets];

/** What a person does about a discrepancy: what became of its request, else what it is. */
export function nextStepLine(
  discrepancy: Discrepancy,
  report: Pick<Report, 'followUps'>,
  locale: Locale,
): string {
  const followUp = followUpOf(discrepancy, report);
  const say = followUp === null ? undefined : locale.followUps.next[followUp.state];
  if (followUp !== null && say !== undefined) return say(followUp.request);
  return discrepancy.nextStep === 'check'
    ? locale.discrepancies[discrepancy.code].remedy
    : locale.terms.nextSteps[discrepancy.nextStep](discrepancy.refundRequest);
}

export function followUpLine(each: FollowUp, locale: Locale): string {
  return locale.followUps.line({
    ...each,
    kind: locale.terms.requestKinds[each.kind],
    money: locale.money(each.amount, each.currency),
    arrived: each.arrived === null ? null : locale.money(each.arrived, each.currency),
    dueOn: each.dueOn === null ? null : locale.date(each.dueOn),
    nextStepOn: each.nextStepOn === null ? null : locale.date(each.nextStepOn),
  });
}

export function inTransitLines({ inTransit }: Report, locale: Locale): readonly string[] {
  return inTransit.map(({ side, dueOn, currency, count, sum }) =>
    locale.report.inTransitLine({
      side: locale.terms.sides[side],
      count,
      money: locale.money(sum, currency),
      dueOn,
    }),
  );
}

/** What new files tell of months that are closed. */
export function lateLines({ late = [] }: Report, locale: Locale): readonly string[] {
  const { lateLine, lateDiscrepancies } = locale.report;
  return late.flatMap(({ month, bookedIn, records, discrepancies }) => [
    ...records.map(({ side, currency, count, sum }) =>
      lateLine({
        month,
        side: locale.terms.sides[side],
        count,
        money: locale.money(sum, currency),
        bookedIn,
      }),
    ),
    ...(discrepancies.length === 0
      ? []
      : [lateDiscrepancies(month, locale.list(discrepancies), bookedIn)]),
  ]);
}

/** Checks that did not run, by the reason that they share. */
export function notCheckedLines({ notChecked }: Report, locale: Locale): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { code, because } of notChecked) {
    const titles = byReason.get(because);
    const { title } = locale.discrepancies[code];
    if (titles === undefined) byReason.set(because, [title]);
    else if (!titles.includes(title)) titles.push(title);
  }
  return [...byReason].map(([because, titles]) =>
    locale.report.notCheckedLine(because, locale.list(titles)),
  );
}

/** What a person decided of single records, each with the reason. */
export function rulingLines({ rulings = [] }: Report, locale: Locale): readonly string[] {
  const place = ({ named, file, line }: RuledRecord): string =>
    file === null || line === null ? named : `${file}:${line}`;
  return rulings.map((each) =>
    locale.report.ruling({ ...each, pos: place(each.pos), settlement: place(each.settlement) }),
  );
}

/** How a payout ended, and what qualifies it. */
export function payoutStatus(
  { status, terminalRental, solutions, currency }: PayoutReport,
  locale: Locale,
): string {
  const { ways, lessRental } = locale.report;
  const word = locale.terms.payoutStatuses[status];
  if (terminalRental !== undefined) {
    return locale.aside(word, lessRental(locale.money(terminalRental, currency)));
  }
  return solutions > 1 ? locale.aside(word, ways(solutions)) : word;
}

/** A file's own total with ✓ or ✗, both of which the words beside them say again. */
export function controlTotalText(total: ControlTotal, { report }: Locale): string {
  return `${total.agrees ? '✓' : '✗'} ${report.controlTotal({
    ...total,
    stated: groupThousands(total.stated),
    found: groupThousands(total.found),
  })}`;
}
