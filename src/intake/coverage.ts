import type { Coverage } from '../model/report.ts';
import type { Side, TimePrecision } from '../model/transaction.ts';
import type { LoadedSource } from './source.ts';

/** The days that one side's files cover, together. */
export interface SideCoverage {
  readonly coverage: Coverage | null;
  readonly settlementCoverage: Coverage | null;
  /** The file itself says which period it covers. */
  readonly isStated: boolean;
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
  };
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
