import type { Comparable } from '../comparable.ts';
import type { Weights } from '../weights/weights.ts';
import type { Workset } from '../workset.ts';
import type { Clocks } from './clock.ts';
import { matchEqualGroups } from './equal-groups.ts';
import { matchRefunds, matchRemainingRefunds } from './refunds.ts';
import { matchByScore, possibleByAmount } from './scored.ts';
import { cancelUndone } from './undone.ts';
import { matchUnequal } from './unequal.ts';

/** What the passes over the residual leave beside the pairs. */
export interface Solved {
  /** By pass: the odds before anything was compared, in bits. */
  readonly priors: ReadonlyMap<string, number>;
  /** Milliseconds of a step, by the first pass of it that found something. */
  readonly times: ReadonlyMap<string, number>;
}

/**
 * Matches what the engine's passes left, surest first: equal groups by card, then sales weighed in bits, refunds, what one side undid
 * by itself, and last what differs in one thing.
 */
export async function solveResidual(input: {
  readonly workset: Workset;
  readonly comparable: Comparable;
  readonly clocks: Clocks;
  readonly weights: () => Promise<Weights>;
  readonly stopwatch: () => number;
}): Promise<Solved> {
  const { workset, comparable, clocks, weights, stopwatch } = input;
  const priors = new Map<string, number>();
  const times = new Map<string, number>();
  const step = async (run: () => void | Promise<void>): Promise<void> => {
    const start = stopwatch();
    const before = workset.added.length;
    await run();
    const first = workset.added[before]?.pass;
    if (first !== undefined && !times.has(first)) times.set(first, stopwatch() - start);
  };
  await step(() => matchEqualGroups(workset, comparable, clocks, 'sale'));
  await step(async () => {
    if (!clocks.tellTime) return;
    const possible = possibleByAmount(workset, comparable, clocks);
    if (possible.length === 0) return;
    priors.set('by-score', matchByScore(workset, possible, await weights()).prior);
  });
  await step(() => matchEqualGroups(workset, comparable, clocks, 'refund'));
  await step(() => matchRefunds(workset, comparable));
  await step(() => cancelUndone(workset, comparable));
  await step(() => matchRemainingRefunds(workset, comparable));
  await step(async () => {
    const found = await matchUnequal(workset, comparable, clocks, weights);
    for (const [pass, prior] of found) priors.set(pass, prior);
  });
  return { priors, times };
}
