import type { Engine } from '../../engine/engine.ts';
import { familyOf, type Transaction } from '../../model/transaction.ts';
import type { Comparable } from '../comparable.ts';
import type { ClockSample, Clocks } from '../residual/clock.ts';
import type { Workset } from '../workset.ts';
import { readFrequencies } from './frequencies.ts';
import { TimeWeight } from './time-weight.ts';
import { Weights } from './weights.ts';

export interface WeightSources {
  readonly workset: Workset;
  readonly comparable: Comparable;
  readonly clocks: Clocks;
  /** Pairs that were found by their numbers. */
  readonly samples: readonly ClockSample[];
}

/** Below this many sure pairs, pairs that are each other's nearest stand in for them. */
const enoughPairs = 100;
const chancePairs = 2000;
/** Of more open sales than this, so many are looked at for their nearest. */
const mostNearest = 5000;
/** Nearest neighbours further apart than this are no sample of one payment. */
const nearestWithin = 900;

/** Estimates the weights from the files themselves: times from sure pairs, frequencies from the acquirer's sales. */
export async function buildWeights(engine: Engine, sources: WeightSources): Promise<Weights> {
  const { workset, comparable, clocks, samples } = sources;
  const sure = [
    ...samples.map((sample) => clocks.distance(sample)),
    ...workset.added.flatMap(({ pos, stl }) => apartOf(workset, clocks, pos, stl)),
  ];
  if (sure.length < enoughPairs) sure.push(...nearestPairs(sources));
  const sales = (records: readonly Transaction[]): readonly Transaction[] =>
    records.filter((record) => record.isDue && familyOf(record.kind) === 'sale');
  const pos = sales(workset.pos);
  const stl = sales(workset.stl);
  const isWhole = pos.length * 2 > comparable.posCount && stl.length * 2 > comparable.stlCount;
  // On a small day the few true pairs of unequal amounts would pass for chance.
  const isMany = pos.length * stl.length > 20 * chancePairs;
  const days = new Set(stl.map(({ day }) => day)).size;
  return new Weights({
    comparable,
    clocks,
    frequencies: await readFrequencies(engine, comparable),
    time: new TimeWeight(
      sure,
      !clocks.tellTime || (isWhole && isMany) ? byChance(pos, stl, clocks) : [],
      days,
      clocks.blur,
    ),
  });
}

function apartOf(workset: Workset, clocks: Clocks, pos: number, stl: number): readonly number[] {
  const pair = workset.pairOf(pos, stl);
  const apart = pair === null ? null : clocks.apart(pair.pos, pair.stl);
  return apart === null ? [] : [apart];
}

/** Pairs taken without looking, always the same ones; those of one amount may be one payment and are no chance. */
function byChance(
  pos: readonly Transaction[],
  stl: readonly Transaction[],
  clocks: Clocks,
): readonly number[] {
  if (pos.length === 0 || stl.length === 0) return [];
  return Array.from({ length: chancePairs }, (_, at) => {
    const left = pos[(at * 7919) % pos.length];
    const right = stl[(at * 104_729 + 17) % stl.length];
    if (left === undefined || right === undefined || left.amount === right.amount) return null;
    return clocks.apart(left, right);
  }).filter((apart): apart is number => apart !== null);
}

/** Distances of sales of one amount and place that are each other's nearest. */
function nearestPairs({ workset, comparable, clocks }: WeightSources): readonly number[] {
  if (!clocks.tellTime) return [];
  const keyOf = (record: Transaction): string =>
    [record.amount, record.currency, comparable.terminal ? record.terminalId : ''].join('\u001f');
  const groups = new Map<string, { pos: Transaction[]; stl: Transaction[] }>();
  const groupOf = (record: Transaction) => {
    const key = keyOf(record);
    const known = groups.get(key) ?? { pos: [], stl: [] };
    groups.set(key, known);
    return known;
  };
  for (const record of workset.open('pos', 'sale')) groupOf(record).pos.push(record);
  for (const record of workset.open('settlement', 'sale')) groupOf(record).stl.push(record);
  const every = Math.max(1, Math.floor(workset.open('pos', 'sale').length / mostNearest));
  return [...groups.values()].flatMap(({ pos, stl }) => {
    const nearestOf = (record: Transaction, others: readonly Transaction[]) =>
      nearest(others, (other) =>
        record.side === 'pos' ? clocks.apart(record, other) : clocks.apart(other, record),
      );
    return pos.flatMap((record, at) => {
      if (at % every > 0) return [];
      const found = nearestOf(record, stl);
      const isMutual = found !== null && nearestOf(found.record, pos)?.record === record;
      return isMutual && found.apart <= nearestWithin ? [found.apart] : [];
    });
  });
}

function nearest(
  others: readonly Transaction[],
  apartOf: (other: Transaction) => number | null,
): { readonly record: Transaction; readonly apart: number } | null {
  let chosen: { readonly record: Transaction; readonly apart: number } | null = null;
  for (const record of others) {
    const apart = apartOf(record);
    if (apart !== null && (chosen === null || apart < chosen.apart)) chosen = { record, apart };
  }
  return chosen;
}
