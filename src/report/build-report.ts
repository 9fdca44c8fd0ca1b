import { explanationOf, type Locale, summaryOf } from '../locales/locale.ts';
import type { BusinessCalendar } from '../model/business-calendar.ts';
import type { JudgedDiscrepancy } from '../model/judgement.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { ageingOf, type OpenItem, openItemsOf } from './ageing.ts';

/** Everything that the stages found out, before it is put into words. */
export interface ReportParts
  extends Omit<Report, 'schemaVersion' | 'tool' | 'discrepancies' | 'refundRequests' | 'ageing'> {
  readonly version: string;
  readonly discrepancies: readonly JudgedDiscrepancy[];
  readonly requests: ReadonlyMap<string, RefundRequest>;
  /** Records in transit. */
  readonly waiting: readonly OpenItem[];
  readonly calendar: BusinessCalendar;
  /** Writes a wall-clock time as ISO 8601 with the run's offset. */
  readonly withOffset: (wallClock: string) => string;
}

/** The one view model that every reporter gets: the texts are derived here from codes and arguments. */
export function buildReport(parts: ReportParts, locale: Locale): Report {
  const discrepancies = parts.discrepancies.map((judged) => inWords(judged, parts, locale));
  return {
    schemaVersion: 1,
    tool: { name: 'posrecon', version: parts.version },
    run: parts.run,
    sources: parts.sources,
    conservation: parts.conservation,
    matching: parts.matching,
    ...(parts.rulings === undefined ? {} : { rulings: parts.rulings }),
    inferred: parts.inferred,
    takings: parts.takings,
    payouts: parts.payouts,
    discrepancies,
    refundRequests: parts.discrepancies.flatMap(({ id }) => parts.requests.get(id) ?? []),
    inTransit: parts.inTransit,
    ageing: ageingOf(
      [...parts.waiting, ...openItemsOf(discrepancies)],
      parts.run.asOf,
      parts.calendar,
    ),
    notChecked: parts.notChecked,
    problems: parts.problems,
  };
}

function inWords(judged: JudgedDiscrepancy, parts: ReportParts, locale: Locale): Discrepancy {
  const { code, args } = judged;
  return {
    id: judged.id,
    code,
    severity: judged.severity,
    confidence: judged.confidence,
    status: 'new',
    owedTo: judged.owedTo,
    atStake: judged.atStake,
    variant: judged.variant,
    occurredAt: judged.occurredAt === null ? null : parts.withOffset(judged.occurredAt),
    args,
    summary: summaryOf(locale, judged),
    explanation: explanationOf(locale, judged),
    evidence: judged.evidence,
    nextStep: judged.nextStep,
    refundRequest: parts.requests.get(judged.id)?.id ?? null,
  } as Discrepancy;
}
