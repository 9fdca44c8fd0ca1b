import { dateOfDay, dayOfDate } from '../model/calendar.ts';
import type { Coverage } from '../model/report.ts';
import type { Side, TimePrecision } from '../model/transaction.ts';
import type { NewRecords } from './carried.ts';
import type { LoadedSource } from './source.ts';

/** The days that one side's files cover, together. */
export interface SideCoverage {
  readonly coverage: Coverage | null;
  readonly settlementCoverage: Coverage | null;
  /** The file itself says which period it covers. */
  readonly isStated: boolean;
  /** Days between the first and the last that no file covers; a file covers all days from its first to its last. */
  readonly gaps: readonly Coverage[];
  readonly settlementGaps: readonly Coverage[];
}

/** The coarser of the two sides' times: neither can be told apart more finely. */
export function coarsest(sources: readonly LoadedSource[]): TimePrecision {
  const order = ['second', 'minute', 'hour', 'date'] as const;
  const ranks = sources
    .filter(({ side }) => side !== 'bank')
    .map(({ mapping }) =>
      mapping.columns.dateTime !== undefined
        ? (mapping.dateTime?.precision ?? 'second')
        : mapping.columns.time !== undefined
          ? (mapping.time?.precision ?? 'second')
          : 'date',
    )
    .map((precision) => order.indexOf(precision));
  return order[Math.max(0, ...ranks)] ?? 'second';
}

/** What the files of a side cover whose records do not take part any more. */
export interface ClosedDays {
  /** Periods that do not touch. */
  readonly coverage: readonly Coverage[];
  readonly settlementCoverage: readonly Coverage[];
  /** Each of the files says when its records were settled. */
  readonly areSettled: boolean;
}

/** The days that the files of a side cover. */
export function coverageOf(
  sources: readonly LoadedSource[],
  side: Side,
  closed: ClosedDays | null = null,
): SideCoverage {
  const own = sources.filter((source) => source.side === side && !source.mapping.holdsPayouts);
  const covered = [...(closed?.coverage ?? []), ...own.map(({ coverage }) => coverage)];
  const settled = [
    ...(closed?.settlementCoverage ?? []),
    ...own.map(({ settlementCoverage }) => settlementCoverage),
  ];
  const areSettled = closed?.areSettled !== false && settled.every((period) => period !== null);
  return {
    coverage: span(covered),
    settlementCoverage: areSettled ? span(settled) : null,
    isStated: own.some(({ mapping }) => mapping.statedCoverage !== null),
    gaps: gapsBetween(covered),
    settlementGaps: gapsBetween(settled),
  };
}

/** The days that lie between some of the periods and in none. */
function gapsBetween(coverages: readonly (Coverage | null)[]): readonly Coverage[] {
  const known = coverages
    .filter((coverage) => coverage !== null)
    .map(({ from, to }) => ({ from: dayOfDate(from), to: dayOfDate(to) }))
    .sort((one, other) => one.from - other.from);
  const gaps: Coverage[] = [];
  let reached = known[0]?.to ?? 0;
  for (const { from, to } of known) {
    if (from > reached + 1) gaps.push({ from: dateOfDay(reached + 1), to: dateOfDay(from - 1) });
    reached = Math.max(reached, to);
  }
  return gaps;
}

/** The gap in which a day lies. Days are counted since 1970-01-01. */
export function gapWith(gaps: readonly Coverage[], day: number): Coverage | null {
  const date = dateOfDay(day);
  return gaps.find(({ from, to }) => from <= date && date <= to) ?? null;
}

function span(coverages: readonly (Coverage | null)[]): Coverage | null {
  const known = coverages.filter((coverage) => coverage !== null);
  const from = known.map((coverage) => coverage.from).sort()[0];
  const to = known
    .map((coverage) => coverage.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** By side, the numbers of the records that are new: those of earlier runs stand before and after them. */
export function newRecords(sources: readonly LoadedSource[]): Readonly<Record<Side, NewRecords>> {
  const ofSide = (side: Side): NewRecords => {
    const fresh = sources.filter((each) => !each.isCarried && each.side === side);
    return {
      firstId: Math.min(...fresh.map(({ firstId }) => firstId), Number.MAX_SAFE_INTEGER),
      endId: Math.max(...fresh.map(({ endId }) => endId), 0),
    };
  };
  return { pos: ofSide('pos'), settlement: ofSide('settlement'), bank: ofSide('bank') };
}

/** The earliest day on which anything of these files happened or was settled; `null` where none says one. */
export function firstDay(
  sources: readonly Pick<LoadedSource, 'coverage' | 'settlementCoverage'>[],
): string | null {
  const days = sources.flatMap(({ coverage, settlementCoverage }) =>
    [coverage?.from, settlementCoverage?.from].filter((day) => day !== undefined),
  );
  return days.sort()[0] ?? null;
}

/** The last day that any file covers. */
export function lastDay(sources: readonly LoadedSource[]): string {
  return span(sources.map(({ coverage }) => coverage))?.to ?? '1970-01-01';
}
