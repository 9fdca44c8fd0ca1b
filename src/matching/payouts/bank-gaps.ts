import { type ClosedDays, coverageOf } from '../../intake/coverage.ts';
import type { LoadedSource } from '../../intake/source.ts';
import { dayOfDate } from '../../model/calendar.ts';
import type { Coverage } from '../../model/report.ts';
import type { BankEntry } from '../../model/transaction.ts';

/**
 * Days between statements of which nothing is known. Where the balance after the last entry before is the one before the first entry
 * after, or one statement opens as another closed, nothing was booked between them: such days are covered.
 */
export function bankGaps(
  sources: readonly LoadedSource[],
  entries: readonly BankEntry[],
  closed: ClosedDays | null = null,
): readonly Coverage[] {
  const { gaps } = coverageOf(sources, 'bank', closed);
  return gaps.filter((gap) => !isBridged(gap, entries) && !isFollowedOn(gap, sources));
}

function isBridged({ from, to }: Coverage, entries: readonly BankEntry[]): boolean {
  const before = entries.filter(({ day }) => day < dayOfDate(from));
  const after = entries.filter(({ day }) => day > dayOfDate(to));
  const accounts = new Set([...before, ...after].map(({ account }) => account));
  return [...accounts].every((account) => {
    const own = (each: BankEntry): boolean => each.account === account;
    const last = Math.max(...before.filter(own).map(({ day }) => day));
    const first = Math.min(...after.filter(own).map(({ day }) => day));
    const left = before.filter((each) => own(each) && each.day === last);
    return after.some(
      (each) =>
        own(each) &&
        each.day === first &&
        left.some(
          ({ balance }) =>
            balance !== null && each.balance !== null && balance === each.balance - each.amount,
        ),
    );
  });
}

function isFollowedOn({ from, to }: Coverage, sources: readonly LoadedSource[]): boolean {
  const bank = sources.filter(({ side }) => side === 'bank');
  const closing = bank
    .filter(({ coverage }) => coverage !== null && coverage.to < from)
    .flatMap(({ statements }) => statements ?? []);
  const opening = bank
    .filter(({ coverage }) => coverage !== null && coverage.from > to)
    .flatMap(({ statements }) => statements ?? []);
  const last = closing
    .toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? -1 : 1))
    .at(-1);
  const next = opening.toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? -1 : 1))[0];
  return (
    last !== undefined &&
    next !== undefined &&
    last.account === next.account &&
    last.closing !== null &&
    last.closing === next.opening
  );
}
