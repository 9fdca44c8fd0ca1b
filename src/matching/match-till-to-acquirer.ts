import { asText, asWhole, type Engine } from '../engine/engine.ts';
import type { TimePrecision } from '../model/transaction.ts';
import { type Comparable, compareReferences, compareSides } from './comparable.ts';
import { chooseFocus } from './focus.ts';
import { differences, keepRest, type PassOutcome } from './passes/keyed-pass.ts';
import { runAttributesPass, runKeyedPasses } from './plan.ts';
import { type ClockSample, Clocks, samplesByAttributes } from './residual/clock.ts';
import { solveResidual } from './residual/solve.ts';
import { noRulings, obeyRulings, type ResolvedRulings } from './rulings.ts';
import { samplePairs } from './sampled-pairs.ts';
import { buildWeights } from './weights/build-weights.ts';
import type { Weights } from './weights/weights.ts';
import { readWorkset, Workset } from './workset.ts';

/** What matching the till's log with the acquirer's file left for the detectors. */
export interface TillMatching {
  readonly comparable: Comparable;
  readonly passes: readonly PassOutcome[];
  readonly clocks: Clocks;
  /** The records that judging needs, with the pairs among them. */
  readonly workset: Workset;
  /** The residual was beyond its bound: unmatched records are undetermined. */
  readonly isBeyondBound: boolean;
  /** Weights of pairs, and the priors under which the weighed passes took theirs; they are estimated when they are first asked for. */
  readonly weights: () => Promise<Weights>;
  readonly priors: ReadonlyMap<string, number>;
}

export interface MatchingOptions {
  readonly rulings?: ResolvedRulings;
  /** Seconds by which the contract says that a terminal's clock is ahead. */
  readonly statedClocks?: ReadonlyMap<string, number>;
  /** Milliseconds since some moment, for a reader who asks what each pass took; without it nothing is timed. */
  readonly stopwatch?: () => number;
}

/**
 * Matches the two sides: keyed passes in the engine, then the residual in memory. `precision` is the coarser side's.
 * `setCopiesAside` looks through what the keyed passes left for copies of one record; where it found some, the passes run once more.
 */
export async function matchTillToAcquirer(
  engine: Engine,
  precision: TimePrecision,
  setCopiesAside: () => Promise<boolean>,
  { rulings = noRulings, statedClocks = new Map(), stopwatch = () => 0 }: MatchingOptions = {},
): Promise<TillMatching> {
  await engine.run('create table residual_pairs (pos_id integer, stl_id integer, pass integer)');
  const named = await compareSides(engine);
  const hasForbidden = rulings.nevers.length > 0;
  const passes: PassOutcome[] = [];
  if (hasForbidden || rulings.pins.length > 0) {
    await obeyRulings(engine, rulings, differences(named));
    if (rulings.pins.length > 0) {
      passes.push({ pass: 'pinned', matched: rulings.pins.length, milliseconds: null });
      await keepRest(engine);
    }
  }
  const settings = { hasForbidden, stopwatch };
  passes.push(...(await runKeyedPasses(engine, named, passes.length, settings)));
  if (await setCopiesAside()) {
    await forgetRest(engine);
    passes.push(...(await runKeyedPasses(engine, named, passes.length, settings)));
  }
  const comparable = await compareReferences(engine, named, await samplePairs(engine));
  const byAttributes = await runAttributesPass(engine, comparable, passes.length, settings);
  if (byAttributes.some(({ matched }) => matched > 0)) await samplePairs(engine);
  passes.push(...byAttributes);
  const withinBound = await chooseFocus(engine, comparable);
  const workset = withinBound ? await readWorkset(engine) : new Workset([], []);
  for (const { pos, stl } of rulings.nevers) workset.forbid(pos, stl);
  const samples = await clockSamples(engine);
  const clocks = new Clocks(
    [...samples, ...samplesByAttributes(workset, comparable, samples)],
    precision,
    statedClocks,
  );
  let known: Promise<Weights> | null = null;
  const weights = (): Promise<Weights> => {
    known ??= buildWeights(engine, { workset, comparable, clocks, samples });
    return known;
  };
  if (!withinBound) {
    const priors = new Map<string, number>();
    return { comparable, passes, clocks, workset, isBeyondBound: true, weights, priors };
  }
  const { priors, times } = await solveResidual({
    workset,
    comparable,
    clocks,
    weights,
    stopwatch,
  });
  await keepPairs(engine, workset, passes, times);
  return { comparable, passes, clocks, workset, isBeyondBound: false, weights, priors };
}

/** How far apart the two clocks are in the sampled pairs, which were found without the time. */
async function clockSamples(engine: Engine): Promise<readonly ClockSample[]> {
  const rows = await engine.rows(
    `select coalesce(p_terminal_id, s_terminal_id) as terminal, date_diff('second', p_occurred_at, s_occurred_at) as apart
     from sampled_pairs where p_family = 'sale' and p_occurred_at is not null and s_occurred_at is not null
     order by pos_id`,
  );
  return rows.map((row) => ({
    terminalId: asText(row['terminal']),
    seconds: asWhole(row['apart']) ?? 0,
  }));
}

/** Copies that were set aside wait for no counterpart any more. */
async function forgetRest(engine: Engine): Promise<void> {
  await engine.run(
    `create or replace table rest_pos as select id from rest_pos where id in (select id from pos where class = 'due');
     create or replace table rest_stl as select id from rest_stl where id in (select id from stl where class = 'due')`,
  );
}

async function keepPairs(
  engine: Engine,
  workset: Workset,
  passes: PassOutcome[],
  times: ReadonlyMap<string, number>,
): Promise<void> {
  const numbers = new Map<string, number>();
  const rows = workset.added.map(({ pos, stl, pass }) => {
    const number = numbers.get(pass) ?? passes.length + numbers.size;
    numbers.set(pass, number);
    return [pos, stl, number] as const;
  });
  await engine.append('residual_pairs', rows);
  await engine.run(
    'insert into matched select pos_id, stl_id, cast(pass as utinyint), true from residual_pairs',
  );
  for (const [pass, number] of numbers) {
    const matched = rows.filter((row) => row[2] === number).length;
    passes.push({ pass, matched, milliseconds: times.get(pass) ?? null });
  }
}
