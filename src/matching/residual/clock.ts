import type { Inference } from '../../model/report.ts';
import type { TimePrecision, Transaction } from '../../model/transaction.ts';

/** Pairs that are sure without looking at the time, as samples of how the clocks differ. */
export interface ClockSample {
  readonly terminalId: string | null;
  /** Acquirer's time less till's, in seconds. */
  readonly seconds: number;
}

/** How far the acquirer's clock is ahead of each terminal's till, and how finely both tell the time. */
export class Clocks {
  private readonly byTerminal: ReadonlyMap<string, number>;
  private readonly overall: number;
  private readonly precision: TimePrecision;
  /** A pair this close is as sure as time makes it. */
  readonly closeSeconds: number;
  readonly inferred: readonly Inference[];

  constructor(samples: readonly ClockSample[], precision: TimePrecision) {
    this.precision = precision;
    const grouped = new Map<string, number[]>();
    for (const { terminalId, seconds } of samples) {
      if (terminalId === null) continue;
      const list = grouped.get(terminalId);
      if (list === undefined) grouped.set(terminalId, [seconds]);
      else list.push(seconds);
    }
    const usual = samples.length >= leastSamples ? median(samples.map((s) => s.seconds)) : 0;
    this.overall = usual;
    const byTerminal = new Map<string, number>();
    const inferred: Inference[] = [];
    for (const [terminalId, seconds] of [...grouped].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (seconds.length < leastSamples) continue;
      const skew = median(seconds);
      byTerminal.set(terminalId, skew);
      if (Math.abs(skew - usual) < worthTelling) continue;
      inferred.push({
        what: 'clock-skew',
        for: { terminalId },
        value: { seconds: skew },
        support: {
          agree: seconds.filter((s) => Math.abs(s - skew) <= worthTelling).length,
          of: seconds.length,
        },
      });
    }
    this.byTerminal = byTerminal;
    this.inferred = inferred;
    const deviations = samples
      .map(({ terminalId, seconds }) => Math.abs(seconds - this.skewOf(terminalId)))
      .sort((a, b) => a - b);
    this.closeSeconds = Math.max(60, deviations[Math.floor(deviations.length * 0.995)] ?? 60);
  }

  skewOf(terminalId: string | null): number {
    return (terminalId === null ? undefined : this.byTerminal.get(terminalId)) ?? this.overall;
  }

  /** Seconds between a till's and an acquirer's record, clocks set alike; 0 within what the coarser side can tell. */
  apart(pos: Transaction, stl: Transaction): number | null {
    if (this.precision === 'date' || pos.occurredAt === null || stl.occurredAt === null) {
      if (pos.day === null || stl.day === null) return null;
      return Math.abs(pos.day - stl.day) * 86_400;
    }
    const skew = this.skewOf(pos.terminalId ?? stl.terminalId);
    const apart = Math.abs(stl.occurredAt - pos.occurredAt - skew);
    const blur = this.precision === 'hour' ? 3600 : this.precision === 'minute' ? 60 : 0;
    return Math.max(0, apart - blur);
  }
}

const leastSamples = 5;
/** Clocks that differ by less are called equal. */
const worthTelling = 60;

/** The middle value; of an even number the lower one, so that the answer is one of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
