import type { DiscrepancyCode, OwedTo, Severity } from '../model/discrepancy.ts';
import { formatMoney, parseMoney } from '../model/money.ts';
import type { Discrepancy, Report, TakingsTotal } from '../model/report.ts';
import { outstanding } from './outstanding.ts';

/** A sum in one currency; a magnitude where it is at stake. */
export interface CurrencyAmount {
  readonly amount: string;
  readonly currency: string;
}

/** Cases of one kind with what they are worth, one entry a currency in order of appearance. */
export interface Cases {
  readonly count: number;
  readonly atStake: readonly CurrencyAmount[];
}

/** What a run comes to, before any detail. */
export interface Verdict {
  /**
   * `act`: somebody has something to do; `agrees`: all was checked and agrees; `agrees-as-far-as-checked`: nothing to do, but some check, record
   * or row was left out; `nothing-compared`: no record had another side to agree with.
   */
  readonly outcome: 'act' | 'agrees' | 'agrees-as-far-as-checked' | 'nothing-compared';
  /** Errors and warnings that nobody accepted or resolved. */
  readonly toActOn: number;
  /** By whose money it is, as far as a draft follows; what only needs looking into is `none`. */
  readonly owed: Readonly<Record<OwedTo, Cases>>;
  readonly notices: number;
  readonly accepted: number;
  readonly checksNotRun: number;
  readonly undetermined: number;
  readonly rejectedRows: number;
  /** Whether the conservation identity holds in every line. */
  readonly balances: boolean;
}

/** Sums decimal strings, one entry a currency in order of appearance. */
export function sumByCurrency(amounts: readonly CurrencyAmount[]): CurrencyAmount[] {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + (parseMoney(amount) ?? 0n));
  }
  return [...sums].map(([currency, sum]) => ({ amount: formatMoney(sum, currency), currency }));
}

function casesOf(discrepancies: readonly Discrepancy[]): Cases {
  return {
    count: discrepancies.length,
    atStake: sumByCurrency(
      discrepancies.flatMap(({ atStake }) => (atStake === null ? [] : atStake)),
    ),
  };
}

export function isOpen({ status }: Discrepancy): boolean {
  return status === 'new' || status === 'open';
}

/** Whose money it is, once a draft follows; what a person must check first is nobody's yet. */
export function ownerOf({ owedTo, nextStep }: Discrepancy): OwedTo {
  return nextStep === 'check' ? 'none' : owedTo;
}

/** Of those that are open and no mere notice: how many, and whose money they are about. */
export function toActOnOf(
  discrepancies: readonly Discrepancy[],
): Pick<Verdict, 'owed'> & { readonly count: number } {
  const all = discrepancies.filter((each) => isOpen(each) && each.severity !== 'notice');
  const of = (owner: OwedTo): Cases => casesOf(all.filter((each) => ownerOf(each) === owner));
  return {
    count: all.length,
    owed: { customer: of('customer'), merchant: of('merchant'), none: of('none') },
  };
}

export function verdictOf(report: Report): Verdict {
  const open = outstanding(report).filter(isOpen);
  const { count: toActOn, owed } = toActOnOf(open);
  const compared = report.conservation.some(
    ({ matched, inTransit, discrepant, undetermined }) =>
      matched.count + inTransit.count + discrepant.count + undetermined.count > 0,
  );
  const undetermined = report.conservation.reduce((sum, line) => sum + line.undetermined.count, 0);
  const rejectedRows = report.sources.reduce((sum, { records }) => sum + records.rejected, 0);
  const notCheckedRecords = report.conservation.some(({ notChecked }) => notChecked.count > 0);
  const balances = report.conservation.every((line) => line.balances);
  const complete =
    report.notChecked.length === 0 &&
    report.problems.length === 0 &&
    undetermined === 0 &&
    rejectedRows === 0 &&
    !notCheckedRecords &&
    balances;
  return {
    outcome: outcomeOf(toActOn, compared, complete),
    toActOn,
    owed,
    notices: open.length - toActOn,
    accepted: report.discrepancies.length - open.length,
    checksNotRun: new Set(report.notChecked.map(({ code }) => code)).size,
    undetermined,
    rejectedRows,
    balances,
  };
}

function outcomeOf(toActOn: number, compared: boolean, complete: boolean): Verdict['outcome'] {
  if (toActOn > 0) return 'act';
  if (!compared) return 'nothing-compared';
  return complete ? 'agrees' : 'agrees-as-far-as-checked';
}

/** Discrepancies of one code and severity, in the report's order. */
export interface DiscrepancyGroup {
  readonly code: DiscrepancyCode;
  readonly severity: Severity;
  readonly cases: Cases;
  readonly discrepancies: readonly Discrepancy[];
}

/** Errors, then warnings, then notices; within each, the codes in the report's order. */
export function groupDiscrepancies(discrepancies: readonly Discrepancy[]): DiscrepancyGroup[] {
  const severities: readonly Severity[] = ['error', 'warning', 'notice'];
  return severities.flatMap((severity) => {
    const groups = new Map<DiscrepancyCode, Discrepancy[]>();
    for (const discrepancy of discrepancies) {
      if (discrepancy.severity !== severity) continue;
      const group = groups.get(discrepancy.code);
      if (group === undefined) groups.set(discrepancy.code, [discrepancy]);
      else group.push(discrepancy);
    }
    return [...groups].map(([code, found]) => ({
      code,
      severity,
      cases: casesOf(found),
      discrepancies: found,
    }));
  });
}

/** What of the net is neither in the bank nor on its way: net less in transit less banked, so that the way from till to bank adds up. */
export function unaccounted(takings: TakingsTotal): string {
  const { net, inTransit, banked, currency } = takings;
  const rest = (parseMoney(net) ?? 0n) - (parseMoney(inTransit) ?? 0n) - (parseMoney(banked) ?? 0n);
  return formatMoney(rest, currency);
}

/** The same figure as an amount to add, so that a column of them adds up. */
export function negated(amount: string, currency: string): string {
  return formatMoney(-(parseMoney(amount) ?? 0n), currency);
}
