import type { Inference } from '../../model/report.ts';
import { familyOf, type TimePrecision, type Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import type { Workset } from '../workset.ts';
import { cardOf } from './card.ts';

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

  /** `stated`: seconds by which the contract says that a terminal's clock is ahead; nothing is inferred of these. */
  constructor(
    samples: readonly ClockSample[],
    precision: TimePrecision,
    stated: ReadonlyMap<string, number> = new Map(),
  ) {
    this.precision = precision;
    const grouped = new Map<string, number[]>();
    for (const { terminalId, seconds } of samples) {
      if (terminalId === null || stated.has(terminalId)) continue;
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
    }
    const rightest = nearestToZero([...byTerminal.values()]);
    for (const [terminalId, skew] of byTerminal) {
      const seconds = grouped.get(terminalId) ?? [];
      if (Math.abs(skew - rightest) < worthTelling) continue;
      inferred.push({
        what: 'clock-skew',
        for: { terminalId },
        value: { seconds: -skew },
        support: {
          agree: seconds.filter((s) => Math.abs(s - skew) <= worthTelling).length,
          of: seconds.length,
        },
      });
    }
    for (const [terminalId, ahead] of stated) byTerminal.set(terminalId, -ahead);
    this.byTerminal = byTerminal;
    this.inferred = inferred;
    const deviations = samples
      .map(({ terminalId, seconds }) => Math.abs(seconds - this.skewOf(terminalId)))
      .filter((seconds) => seconds <= strayFrom)
      .sort((a, b) => a - b);
    this.closeSeconds = Math.max(60, deviations[Math.floor(deviations.length * 0.995)] ?? 60);
  }

  /** Whether both sides tell the time well enough for two payments of one day to be told apart by it. */
  get tellTime(): boolean {
    return this.precision === 'second' || this.precision === 'minute';
  }

  /** Seconds within which the coarser side cannot tell two times apart. */
  get blur(): number {
    return this.precision === 'hour' ? 3600 : this.precision === 'minute' ? 60 : 0;
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
    return this.distance({
      terminalId: pos.terminalId ?? stl.terminalId,
      seconds: stl.occurredAt - pos.occurredAt,
    });
  }

  /** Seconds of a sample beyond what its terminal's clock and the coarser side explain. */
  distance({ terminalId, seconds }: ClockSample): number {
    return Math.max(0, Math.abs(seconds - this.skewOf(terminalId)) - this.blur);
  }
}

/** A till's clock is at most this far from the acquirer's; whole zones are within it. */
const longestSkew = 14 * 3600;
/** A sample this far from its terminal's usual difference is another purchase. */
const strayFrom = 600;

/**
 * Samples for terminals that no keyed pass gave any: sales whose attributes stand once on either side, whatever the clocks say.
 * They count only for a terminal where most of them agree.
 */
export function samplesByAttributes(
  workset: Workset,
  comparable: Comparable,
  known: readonly ClockSample[],
): readonly ClockSample[] {
  const sampled = new Set(known.map(({ terminalId }) => terminalId));
  const keyOf = (record: Transaction): string | null => {
    const card = comparable.card === null ? '' : cardOf(record, comparable);
    const terminal = comparable.terminal ? record.terminalId : '';
    if (card === null || terminal === null || record.occurredAt === null) return null;
    return [record.amount, record.currency, card, terminal].join('\u001f');
  };
  const pos = onceEach(workset.open('pos', 'sale'), keyOf);
  const stl = onceEach(workset.open('settlement', 'sale'), keyOf);
  const byTerminal = new Map<string | null, ClockSample[]>();
  for (const [key, sale] of pos) {
    const charge = stl.get(key);
    if (charge === undefined) continue;
    const terminalId = sale.terminalId ?? charge.terminalId;
    const seconds = (charge.occurredAt ?? 0) - (sale.occurredAt ?? 0);
    if (sampled.has(terminalId) || Math.abs(seconds) > longestSkew) continue;
    byTerminal.set(terminalId, [...(byTerminal.get(terminalId) ?? []), { terminalId, seconds }]);
  }
  return [...byTerminal.values()].flatMap((samples) => {
    const usual = median(samples.map(({ seconds }) => seconds));
    const agreeing = samples.filter(({ seconds }) => Math.abs(seconds - usual) <= strayFrom);
    return agreeing.length >= leastSamples && agreeing.length * 3 > samples.length * 2
      ? agreeing
      : [];
  });
}

function onceEach(
  records: readonly Transaction[],
  keyOf: (record: Transaction) => string | null,
): ReadonlyMap<string, Transaction> {
  const found = new Map<string, Transaction | null>();
  for (const record of records) {
    const key = familyOf(record.kind) === 'sale' ? keyOf(record) : null;
    if (key !== null) found.set(key, found.has(key) ? null : record);
  }
  return new Map([...found].filter((entry): entry is [string, Transaction] => entry[1] !== null));
}

const leastSamples = 5;
/** Clocks that differ by less are called equal. */
const worthTelling = 60;

function nearestToZero(values: readonly number[]): number {
  return [...values].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)[0] ?? 0;
}

/** The middle value; of an even number the lower one, so that the answer is one of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
