/** Upper ends of the bins in which the distance of two clocks is counted, in seconds; the last is open. */
const binEnds = [2, 4, 8, 16, 30, 60, 120, 240, 480, 900, 1800, 3600, 7200, 86_400] as const;
/** How far apart the records of one payment are, before any pair was seen. */
const usualShares = [
  0.25, 0.15, 0.15, 0.12, 0.1, 0.1, 0.06, 0.03, 0.015, 0.012, 0.006, 0.003, 0.002, 0.001, 0.001,
] as const;
/** So many invented pairs of the usual kind stand beside those that were seen. */
const usualPairs = 2;
/** Fewer pairs by chance in a bin say nothing of how many there would be. */
const fewestByChance = 5;
/** A shop is open about half the day. */
const openSeconds = 43_200;

/** What a distance in time says for or against a pair: a smoothed histogram of sure pairs against pairs by chance. */
export class TimeWeight {
  private readonly bits: readonly number[];
  /** Sure pairs that it was told from. */
  readonly support: number;

  /**
   * `sure`: seconds between the records of sure pairs, clocks set alike; `chance`: the same of pairs taken at random;
   * `days`: how many days the files cover; `blur`: seconds within which the coarser side's clock cannot tell, taken off the distances.
   */
  constructor(sure: readonly number[], chance: readonly number[], days: number, blur = 0) {
    this.support = sure.length;
    const ofSure = countBins(sure);
    const ofChance = countBins(chance);
    const flat = flatShares(days, blur);
    this.bits = usualShares.map((usual, bin) => {
      const m = ((ofSure[bin] ?? 0) + usualPairs * usual) / (sure.length + usualPairs);
      const met = ofChance[bin] ?? 0;
      const seen = met < fewestByChance ? 0 : met / chance.length;
      return Math.log2(m / Math.max(flat[bin] ?? 0, seen));
    });
  }

  of(seconds: number): number {
    return this.bits[binOf(seconds)] ?? 0;
  }
}

function binOf(seconds: number): number {
  const bin = binEnds.findIndex((end) => seconds < end);
  return bin === -1 ? binEnds.length : bin;
}

function countBins(distances: readonly number[]): readonly number[] {
  const counts = new Array<number>(binEnds.length + 1).fill(0);
  for (const seconds of distances) {
    const bin = binOf(seconds);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Shares of the bins where a record may fall at any open second of any day. */
function flatShares(days: number, blur: number): readonly number[] {
  const all = openSeconds * Math.max(1, days);
  const within = (end: number): number => (end === 0 ? 0 : Math.min(1, (2 * (end + blur)) / all));
  const shares = binEnds.map((end, bin) => within(end) - within(binEnds[bin - 1] ?? 0));
  return [...shares, Math.max(1e-6, 1 - within(binEnds.at(-1) ?? 0))].map((share) =>
    Math.max(share, 1e-6),
  );
}
