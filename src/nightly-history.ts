import { sourceKey } from './intake/carried.ts';
import type { Inputs } from './intake/read-inputs.ts';
import type { LoadedSource } from './intake/source.ts';
import { withHistory } from './ledger/discrepancy-history.ts';
import { explanationOf, type Locale, summaryOf } from './locales/locale.ts';
import type { BusinessCalendar } from './model/business-calendar.ts';
import type { KnownDiscrepancy } from './model/ledger.ts';
import type { KeptRequest } from './model/refund-request.ts';
import type { Discrepancy, Report } from './model/report.ts';
import { requestNamed } from './model/same-money.ts';
import { restsOn } from './nightly-closing.ts';
import type { Reconciliation } from './reconciliation.ts';
import { ageingOf, openItemsOf } from './report/ageing.ts';
import { outstanding } from './report/outstanding.ts';

/** What a run found, with what earlier runs knew of it. */
export interface KnownReport {
  readonly report: Report;
  /** Discrepancies that stand although this run did not find them: their records are closed. */
  readonly resting: ReadonlySet<string>;
}

/** The report with the history of its discrepancies, and of earlier files only those that it speaks of. */
export function withKnown(
  report: Report,
  known: {
    readonly discrepancies: readonly KnownDiscrepancy[];
    readonly requests: readonly KeptRequest[];
  },
  { sources, since }: Inputs,
  { answers, otherIds, unchecked }: Pick<Reconciliation, 'answers' | 'otherIds' | 'unchecked'>,
  locale: Locale,
): KnownReport {
  const whole = new Set(answers.flatMap(({ request, isWhole }) => (isWhole ? request : [])));
  const answered = new Set(
    known.requests.filter(({ id }) => whole.has(id)).map(({ discrepancy }) => discrepancy),
  );
  const isAnswered = ({ id, body }: KnownDiscrepancy): boolean =>
    answered.has(id) || whole.has(requestNamed(body) ?? '');
  const found = new Set(report.discrepancies.map(({ id }) => id));
  const resting = new Set(
    known.discrepancies
      .filter(
        (each) =>
          each.status === 'open' && !found.has(each.id) && !isAnswered(each) && rests(each.body),
      )
      .map(({ id }) => id),
  );
  const history = { resting, otherIds };
  const discrepancies = withHistory(report.discrepancies, known.discrepancies, history).map(
    (each) =>
      each.status === 'resolved'
        ? { ...each, summary: summaryOf(locale, each), explanation: explanationOf(locale, each) }
        : each,
  );
  const isAccepted = new Set(
    discrepancies.filter(({ status }) => status === 'accepted').map(({ id }) => id),
  );
  const named = new Set(discrepancies.flatMap(({ evidence }) => evidence.map(({ file }) => file)));
  const fresh = new Set(sources.filter(({ isCarried }) => !isCarried).map(sourceKey));
  const told = new Set<string>();
  const requests = new Map(known.requests.map(({ id, discrepancy }) => [discrepancy, id]));
  const listed = {
    ...report,
    sources: report.sources.filter((source) => {
      const key = `${source.side} ${sourceKey(source)}`;
      if (told.has(key) || !(fresh.has(sourceKey(source)) || named.has(source.file))) return false;
      told.add(key);
      return true;
    }),
    discrepancies: discrepancies.map((each): Discrepancy => {
      if (isAccepted.has(each.id)) return { ...each, refundRequest: null };
      return resting.has(each.id)
        ? { ...each, refundRequest: each.refundRequest ?? requests.get(each.id) ?? null }
        : each;
    }),
    refundRequests: [
      ...report.refundRequests.filter(({ discrepancy }) => !isAccepted.has(discrepancy)),
      ...known.requests.filter(({ discrepancy }) => resting.has(discrepancy)),
    ],
  };
  return { report: listed, resting };

  /** Nothing of this run can say that it is over: its records are not here. */
  function rests(body: Discrepancy): boolean {
    return (
      since !== null &&
      (unchecked.has(body.code) || restsOn(body, since) || !isInView(body, sources))
    );
  }
}

/** Whether any of the records that a discrepancy rests on takes part in this run. */
function isInView({ evidence }: Discrepancy, sources: Inputs['sources']): boolean {
  return evidence.some(({ side, file, line }) =>
    sources.some((source) => source.side === side && source.file === file && hasLine(source, line)),
  );
}

function hasLine({ firstId, endId, lineOf }: LoadedSource, line: number | null): boolean {
  if (line === null) return endId > firstId;
  for (let id = firstId; id < endId; id += 1) if (lineOf(id) === line) return true;
  return false;
}

/** The report with the age of what is still out, now that it is known what was accepted and what has come. */
export function withAgeing(report: Report, calendar: BusinessCalendar): Report {
  return {
    ...report,
    ageing: [
      ...report.ageing.filter(({ what }) => what.endsWith('-in-transit')),
      ...ageingOf(openItemsOf(outstanding(report)), report.run.asOf, calendar),
    ],
  };
}
