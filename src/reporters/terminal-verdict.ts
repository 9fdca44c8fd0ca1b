import type { OwedTo } from '../model/discrepancy.ts';
import type { Report } from '../model/report.ts';
import { type Cases, type Verdict, verdictOf } from '../report/verdict.ts';
import { type Paint, paragraph, type TerminalOptions } from './screen.ts';

const owners: readonly OwedTo[] = ['customer', 'merchant', 'none'];

function amounts(cases: Cases, { locale }: TerminalOptions): string | null {
  return cases.atStake.length === 0
    ? null
    : locale.all(cases.atStake.map(({ amount, currency }) => locale.money(amount, currency)));
}

function headline(verdict: Verdict, options: TerminalOptions): string {
  const { report } = options.locale;
  if (verdict.outcome === 'nothing-compared') return report.verdict(report.nothingCompared, []);
  if (verdict.outcome === 'agrees') return report.verdict(report.agrees, []);
  if (verdict.outcome === 'agrees-as-far-as-checked') {
    return report.verdict(report.agreesAsFarAsChecked, []);
  }
  const clauses = owners
    .filter((owner) => verdict.owed[owner].count > 0)
    .map((owner) => {
      const cases = verdict.owed[owner];
      return report.owed[owner](amounts(cases, options), cases.count);
    });
  return report.verdict(report.act(verdict.toActOn), clauses);
}

function caveats(report: Report, verdict: Verdict, options: TerminalOptions): string[] {
  const { caveats: say } = options.locale.report;
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

/** What the run comes to, in one sentence, and what that sentence does not cover. */
export function verdictSection(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const verdict = verdictOf(report);
  const { locale, width } = options;
  const emphasis = {
    act: paint.error,
    agrees: paint.good,
    'agrees-as-far-as-checked': paint.warning,
    'nothing-compared': paint.warning,
  }[verdict.outcome];
  const open = caveats(report, verdict, options);
  return [
    ...paragraph(headline(verdict, options), width, '', emphasis),
    ...(verdict.balances
      ? []
      : paragraph(
          locale.report.verdict(locale.report.caveats.doesNotBalance, []),
          width,
          '',
          paint.error,
        )),
    ...(open.length === 0 ? [] : paragraph(locale.report.verdict('', open), width)),
    ...paragraph(
      locale.report.asOf(locale.date(report.run.asOf), report.run.timeZone),
      width,
      '',
      paint.faint,
    ),
  ];
}
