import type { Locale } from '../locales/locale.ts';
import type { OwedTo } from '../model/discrepancy.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { type Cases, toActOnOf, type Verdict, verdictOf } from '../report/verdict.ts';

const owners: readonly OwedTo[] = ['customer', 'merchant', 'none'];

/** What a run comes to, in sentences. */
export interface VerdictText {
  readonly outcome: Verdict['outcome'];
  /** The first sentence, which says all that a hurried reader needs. */
  readonly headline: string;
  /** Where the records counted do not add up: that. */
  readonly warning: string | null;
  /** What the headline does not cover. */
  readonly caveats: string | null;
  readonly asOf: string;
}

export function verdictText(report: Report, locale: Locale): VerdictText {
  const verdict = verdictOf(report);
  const { verdict: sentence, caveats: say, asOf } = locale.report;
  const open = caveats(report, verdict, locale);
  return {
    outcome: verdict.outcome,
    headline: headline(verdict, locale),
    warning: verdict.balances ? null : sentence(say.doesNotBalance, []),
    caveats: open.length === 0 ? null : sentence('', open),
    asOf: asOf(locale.date(report.run.asOf), report.run.timeZone),
  };
}

function amounts(cases: Cases, locale: Locale): string | null {
  return cases.atStake.length === 0
    ? null
    : locale.all(cases.atStake.map(({ amount, currency }) => locale.money(amount, currency)));
}

/** How many are open, and whose money that is; `null` where none is. */
export function openSentence(discrepancies: readonly Discrepancy[], locale: Locale): string | null {
  const { count, owed } = toActOnOf(discrepancies);
  return count === 0 ? null : actSentence(count, owed, locale);
}

function actSentence(count: number, owed: Verdict['owed'], locale: Locale): string {
  const { report } = locale;
  const clauses = owners
    .filter((owner) => owed[owner].count > 0)
    .map((owner) => report.owed[owner](amounts(owed[owner], locale), owed[owner].count));
  return report.verdict(report.act(count), clauses);
}

function headline(verdict: Verdict, locale: Locale): string {
  const { report } = locale;
  if (verdict.outcome === 'nothing-compared') return report.verdict(report.nothingCompared, []);
  if (verdict.outcome === 'agrees') return report.verdict(report.agrees, []);
  if (verdict.outcome === 'agrees-as-far-as-checked') {
    return report.verdict(report.agreesAsFarAsChecked, []);
  }
  return actSentence(verdict.toActOn, verdict.owed, locale);
}

function caveats(report: Report, verdict: Verdict, locale: Locale): string[] {
  const { caveats: say } = locale.report;
  const inTransit = report.inTransit.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(verdict.checksNotRun > 0 ? [say.notChecked(verdict.checksNotRun)] : []),
    ...(verdict.undetermined > 0 ? [say.undetermined(verdict.undetermined)] : []),
    ...(verdict.rejectedRows > 0 ? [say.rejected(verdict.rejectedRows)] : []),
    ...(inTransit > 0 ? [say.inTransit(inTransit)] : []),
    ...(verdict.notices > 0 ? [say.notices(verdict.notices)] : []),
    ...(verdict.accepted > 0 ? [say.accepted(verdict.accepted)] : []),
  ];
}
