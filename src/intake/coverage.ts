import { dateOfDay, dayOfDate } from '../model/calendar.ts';
import type { Coverage } from '../model/report.ts';
import type { Side, TimePrecision } from '../model/transaction.ts';
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

/** The days that the files of a side cover. */
export function coverageOf(sources: readonly LoadedSource[], side: Side): SideCoverage {
  const own = sources.filter((source) => source.side === side && !source.mapping.holdsPayouts);
  return {
    coverage: span(own.map(({ coverage }) => coverage)),
    settlementCoverage: own.every(({ settlementCoverage }) => settlementCoverage !== null)
      ? span(own.map(({ settlementCoverage }) => settlementCoverage))
      : null,
    isStated: own.some(({ mapping }) => mapping.statedCoverage !== null),
    gaps: gapsBetween(own.map(({ coverage }) => coverage)),
    settlementGaps: gapsBetween(own.map(({ settlementCoverage }) => settlementCoverage)),
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

/** By side, the number of the first record that is new: those of earlier runs stand before it. */
export function carriedBefore(sources: readonly LoadedSource[]): Readonly<Record<Side, number>> {
  const before = (side: Side): number =>
    Math.max(
      0,
      ...sources.flatMap((each) => (each.isCarried && each.side === side ? each.endId : [])),
    );
  return { pos: before('pos'), settlement: before('settlement'), bank: before('bank') };
}

/** The last day that any file covers. */
export function lastDay(sources: readonly LoadedSource[]): string {
  return span(sources.map(({ coverage }) => coverage))?.to ?? '1970-01-01';
}
