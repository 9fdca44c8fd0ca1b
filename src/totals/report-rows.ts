import { type Answer, isWhole } from '../detectors/answer.ts';
import { shortHash } from '../detectors/resolve.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { PayoutMatching } from '../matching/payouts/matched-payout.ts';
import type { PayoutGroup } from '../matching/payouts/payout-groups.ts';
import { dateOfDay } from '../model/calendar.ts';
import { formatMoney } from '../model/money.ts';
import type { RequestAnswer } from '../model/refund-request.ts';
import type { PayoutReport, SourceReport } from '../model/report.ts';
import type { BankEntry, Transaction } from '../model/transaction.ts';

/** A file as the report lists it. */
export function toSourceReport(source: LoadedSource): SourceReport {
  return {
    side: source.side,
    file: source.file,
    sha256: source.sha256,
    profile: source.mapping.profile,
    encoding: source.encoding,
    coverage: source.coverage,
    records: source.counts,
    totals: source.totals,
    controlTotals: source.controlTotals.map(({ name, stated, found, agrees }) => ({
      name,
      stated,
      found,
      agrees,
    })),
  };
}

/** The same for the same payout in every run. */
export function payoutIdOf({ id }: PayoutGroup): string {
  return `p_${shortHash(id)}`;
}

/** Payouts as the report lists them, with the bank lines that paid them. */
export function payoutReports(
  payouts: PayoutMatching | null,
  sources: readonly LoadedSource[],
): readonly PayoutReport[] {
  return (payouts?.payouts ?? []).map(
    ({ group, entries, status, dueDay, solutions, terminalRental }) => ({
      id: payoutIdOf(group),
      merchantId: group.merchantId,
      settlementDate: dateOfDay(group.settlementDay),
      net: formatMoney(group.net, group.currency),
      currency: group.currency,
      dueOn: dueDay === null ? null : dateOfDay(dueDay),
      status,
      bank: entries.map((entry) => placeOf(entry, sources)),
      solutions,
      ...(terminalRental === null
        ? {}
        : { terminalRental: formatMoney(terminalRental, group.currency) }),
    }),
  );
}

/** What came of requests, with the places where it stands; those of which nothing came are left out. */
export function requestAnswers(
  answers: readonly Answer[],
  sources: readonly LoadedSource[],
): readonly RequestAnswer[] {
  return answers
    .filter(({ arrivals }) => arrivals.length > 0)
    .map((answer) => ({
      request: answer.request.id,
      arrived: formatMoney(answer.arrived, answer.request.currency),
      isWhole: isWhole(answer),
      places: answer.arrivals.map((record) => ({
        side: record.side,
        ...placeOf(record, sources),
      })),
    }))
    .map((answer) => ({
      ...answer,
      proof: answer.places.map(({ file, line }) => `${file}:${line}`).join(', '),
    }));
}

export function placeOf(
  { side, id }: Pick<Transaction | BankEntry, 'side' | 'id'>,
  sources: readonly LoadedSource[],
): { readonly file: string; readonly line: number } {
  const source = sources.find(
    (each) => each.side === side && id >= each.firstId && id < each.endId,
  );
  return { file: source?.file ?? '', line: source?.lineOf(id) ?? 0 };
}
