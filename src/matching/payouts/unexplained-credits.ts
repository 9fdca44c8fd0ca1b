import type { BusinessCalendar } from '../../model/business-calendar.ts';
import { dayOfDate } from '../../model/calendar.ts';
import type { Coverage } from '../../model/report.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { UnexplainedCredit } from './matched-payout.ts';
import { daysNamed } from './mentions.ts';
import type { OpenPayouts } from './open-payouts.ts';
import { groupBy, type PayoutGroup } from './payout-groups.ts';

/** A credit is looked for at most so many days after the settlement date. */
const longestLagDays = 12;

/**
 * Credits of a usual payer that pay no payout, though the settlement files cover all days for which they could have come: those that
 * the narration names, else those that are due on the day of the credit.
 */
export function findUnexplained(
  open: OpenPayouts,
  groups: readonly PayoutGroup[],
  calendar: BusinessCalendar,
  gaps: readonly Coverage[],
): readonly UnexplainedCredit[] {
  return open.entries().flatMap((entry) => {
    if (entry.amount <= 0n) return [];
    for (const list of groupBy(groups, ({ acquirer }) => acquirer).values()) {
      const ofCurrency = list.filter(({ currency }) => currency === entry.currency);
      const group = ofCurrency.find((each) => open.isUsualPayer(each, entry));
      if (group === undefined) continue;
      const days = ofCurrency.map(({ settlementDay }) => settlementDay);
      const meant = daysNamed(entry) ?? daysMeant(open, ofCurrency, entry, calendar);
      if (meant === null || meant.from < Math.min(...days) || meant.to > Math.max(...days))
        continue;
      if (gaps.some((gap) => reaches(meant, gap))) continue;
      return [{ entry, group, ...meant }];
    }
    return [];
  });
}

/**
 * The days without a settlement file for which an open credit pays as well, where it is also for a payout that is not found and could
 * hold it; `null`: no credit is.
 */
export function creditOverGap(
  open: OpenPayouts,
  group: PayoutGroup,
  calendar: BusinessCalendar,
  gaps: readonly Coverage[],
): Coverage | null {
  if (gaps.length === 0) return null;
  for (const entry of open.entries()) {
    if (entry.amount <= group.net || !open.isInWindow(group, entry)) continue;
    if (!open.isUsualPayer(group, entry)) continue;
    const meant = daysNamed(entry) ?? daysMeant(open, [group], entry, calendar);
    if (meant === null || group.settlementDay < meant.from || group.settlementDay > meant.to)
      continue;
    const gap = gaps.find((each) => reaches(meant, each));
    if (gap !== undefined) return gap;
  }
  return null;
}

function reaches(days: { readonly from: number; readonly to: number }, gap: Coverage): boolean {
  return days.from <= dayOfDate(gap.to) && dayOfDate(gap.from) <= days.to;
}

/**
 * The settlement days of which a payout would be due on the day of the credit, or on the last business day before it; where the
 * acquirer keeps no usual lag, all days that it could be for.
 */
function daysMeant(
  open: OpenPayouts,
  [first]: readonly PayoutGroup[],
  entry: BankEntry,
  calendar: BusinessCalendar,
): { readonly from: number; readonly to: number } | null {
  if (first === undefined) return null;
  const lag = open.habits.lagOf(first);
  const isStated = lag !== null && lag.support === null;
  if (!isStated && (lag?.support == null || lag.support.agree * 2 <= lag.support.of)) {
    return { from: entry.day - longestLagDays, to: entry.day };
  }
  const dueOf = (settlementDay: number): number => open.habits.dueDay({ ...first, settlementDay });
  let at = entry.day;
  while (!calendar.isBusinessDay(at)) at -= 1;
  const candidates: number[] = [];
  for (let day = entry.day - longestLagDays; day <= entry.day; day += 1) {
    const due = dueOf(day);
    if (due === entry.day || due === at) candidates.push(day);
  }
  return candidates.length === 0
    ? null
    : { from: Math.min(...candidates), to: Math.max(...candidates) };
}
