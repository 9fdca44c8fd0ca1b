import { asCount, asText, asWhole, type Engine, literal } from '../engine/engine.ts';
import type { Clocks } from '../matching/residual/clock.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import type { Side, Transaction } from '../model/transaction.ts';

/** Trace numbers that no record of a terminal's batch has, with the records on either side of them. */
export interface TraceGap {
  readonly side: 'pos' | 'settlement';
  readonly from: number;
  readonly to: number;
  readonly before: Transaction;
  readonly after: Transaction;
}

/** What the trace numbers of all batches say. */
export interface TraceFindings {
  readonly gaps: readonly TraceGap[];
  /** Matched records have the same number on both sides, and not each side its own; told where there are gaps. */
  readonly areAlike: boolean;
  /** Why gaps could not be looked for: no numbers, or numbers that do not count one by one. */
  readonly notChecked: 'no-numbers' | { readonly gaps: number; readonly of: number } | null;
}

interface Numbered {
  readonly id: number;
  readonly batch: string;
  readonly terminal: string;
  readonly number: number;
  readonly occurredAt: number | null;
}

/** DE 11 has six digits and begins again at 1. */
const wrapsAt = 999_999;
/** A terminal that jumps further was replaced or numbered anew. */
const longestGap = 50;
/** Trace numbers count one by one where at most one step in so many is longer, and so many steps were seen. */
const stepsAGap = 10;
const leastSteps = 10;
const mostBatches = 500;
const mostGaps = 500;

/**
 * Looks for numbers that are missing within the batches of one side, the acquirer's where it states terminal and trace number,
 * else the till's. A number that the other side has is not missing. Only from `since` on does every record take part.
 */
export async function findTraceGaps(
  engine: Engine,
  sides: ReadonlySet<Side>,
  clocks: Clocks,
  since: string | null,
): Promise<TraceFindings> {
  for (const batch of ['number', 'day'] as const) {
    for (const side of ['settlement', 'pos'] as const) {
      if (!sides.has(side)) continue;
      const hasOther = sides.has(side === 'pos' ? 'settlement' : 'pos');
      if (batch === 'day' && hasOther && !(await areBothNumbered(engine))) continue;
      const found = await gapsOf(engine, side, { by: batch, since }, hasOther ? clocks : null);
      if (found !== null) return found;
    }
  }
  return { gaps: [], areAlike: false, notChecked: 'no-numbers' };
}

/** Without batches only a number that neither side has says something: what one side alone did may have taken it. */
async function areBothNumbered(engine: Engine): Promise<boolean> {
  const row = await engine.row(
    `select exists(select 1 from pos where stan is not null) as pos,
       exists(select 1 from stl where stan is not null) as stl`,
  );
  return row['pos'] === true && row['stl'] === true;
}

/** By what the numbers of a terminal belong together: the batch that the records name, or, where they name none, the day. */
type BatchBy = 'number' | 'day';

interface Batches {
  readonly by: BatchBy;
  readonly since: string | null;
}

const numbered = (table: 'pos' | 'stl', { by, since }: Batches): string => {
  const part = by === 'number' ? 'batch_no' : 'cast(occurred_at as date)';
  return `select id, merchant_id as merchant, terminal_id as terminal, ${part} as part, concat_ws(' ', merchant_id, terminal_id, ${part}) as batch,
     try_cast(stan as integer) as number, cast(epoch(occurred_at) as bigint) as second
   from ${table} where terminal_id is not null and stan is not null
     and ${by === 'number' ? 'batch_no' : 'occurred_at'} is not null
     ${since === null ? '' : `and occurred_at >= date ${literal(since)}`}`;
};

async function gapsOf(
  engine: Engine,
  side: 'pos' | 'settlement',
  batchesBy: Batches,
  clocks: Clocks | null,
): Promise<TraceFindings | null> {
  const [own, other] = side === 'pos' ? (['pos', 'stl'] as const) : (['stl', 'pos'] as const);
  const rough = await engine.row(
    `-- a number that a batch has twice is counted twice: what reaches further even so has gaps
     select count(*) as batches, sum(n) as n, count(*) filter (reach > n) as gappy from (
       select count(*) as n, max(number) - min(number) + 1 as reach from (${numbered(own, batchesBy)})
       where number is not null group by merchant, terminal, part)`,
  );
  if (asCount(rough['batches']) === 0) return null;
  if (asCount(rough['gappy']) > mostBatches) {
    const of = asCount(rough['n']) - asCount(rough['batches']);
    return { gaps: [], areAlike: false, notChecked: { gaps: asCount(rough['gappy']), of } };
  }
  const batches = await engine.rows(
    `-- one row a batch: how many numbers it has, and over how many they reach
     select batch, count(distinct number) as n, max(number) - min(number) + 1 as reach from (${numbered(own, batchesBy)})
     where number is not null group by batch order by batch`,
  );
  const steps = batches.reduce((sum, row) => sum + asCount(row['n']) - 1, 0);
  const gappy = batches.filter((row) => asCount(row['reach']) > asCount(row['n']));
  if (gappy.length === 0 && steps > 0) return { gaps: [], areAlike: false, notChecked: null };
  if (steps < leastSteps || gappy.length > mostBatches) {
    return { gaps: [], areAlike: false, notChecked: { gaps: gappy.length, of: steps } };
  }
  const names = gappy.map((row) => literal(asText(row['batch']) ?? '')).join(', ');
  const rows = await engine.rows(
    `select id, batch, terminal, number, second from (${numbered(own, batchesBy)})
     where number is not null and list_contains([${names}], batch) order by batch, number, id`,
  );
  const holes = holesIn(
    rows.map((row) => ({
      id: asCount(row['id']),
      batch: asText(row['batch']) ?? '',
      terminal: asText(row['terminal']) ?? '',
      number: asCount(row['number']),
      occurredAt: asWhole(row['second']),
    })),
  );
  if (holes.length * stepsAGap > steps || holes.length > mostGaps) {
    return { gaps: [], areAlike: false, notChecked: { gaps: holes.length, of: steps } };
  }
  const open = clocks === null ? holes : await unexplained(engine, other, holes, clocks);
  return {
    gaps: await withRecords(engine, own, side, open),
    areAlike: clocks !== null && open.length > 0 && (await areAlikeNumbered(engine)),
    notChecked: null,
  };
}

async function areAlikeNumbered(engine: Engine): Promise<boolean> {
  const row = await engine.row(
    `-- of matched records that both sides number: how many have one number
     select count(*) as n, count(*) filter (try_cast(p.stan as integer) = try_cast(s.stan as integer)) as alike
     from matched m join pos p on p.id = m.pos_id join stl s on s.id = m.stl_id
     where p.stan is not null and s.stan is not null`,
  );
  return asCount(row['alike']) * 2 > asCount(row['n']);
}

interface Hole {
  readonly before: Numbered;
  readonly after: Numbered;
  readonly from: number;
  readonly to: number;
}

function holesIn(rows: readonly Numbered[]): readonly Hole[] {
  const batches = new Map<string, Numbered[]>();
  for (const row of rows) {
    const batch = batches.get(row.batch);
    if (batch === undefined) batches.set(row.batch, [row]);
    else batch.push(row);
  }
  return [...batches.values()].flatMap((batch) => {
    const numbers = batch.map(({ number }) => number);
    const wraps = Math.max(...numbers) - Math.min(...numbers) > wrapsAt / 2;
    const placeOf = ({ number }: Numbered): number =>
      wraps && number < wrapsAt / 2 ? number + wrapsAt : number;
    const sorted = [...batch].sort((a, b) => placeOf(a) - placeOf(b) || a.id - b.id);
    return sorted.slice(1).flatMap((after, index) => {
      const before = sorted[index];
      if (before === undefined) return [];
      const missing = placeOf(after) - placeOf(before) - 1;
      if (missing < 1 || missing > longestGap) return [];
      const from = (placeOf(before) % wrapsAt) + 1;
      return [{ before, after, from, to: ((from + missing - 2) % wrapsAt) + 1 }];
    });
  });
}

/** Gaps that neither the other side's numbers fill nor attempts that it has without a number: a card declined, a time-out. */
async function unexplained(
  engine: Engine,
  other: 'pos' | 'stl',
  holes: readonly Hole[],
  clocks: Clocks,
): Promise<readonly Hole[]> {
  if (holes.length === 0) return [];
  const missing = [...new Set(holes.flatMap(numbersOf))].sort((a, b) => a - b);
  const times = holes.flatMap(({ before, after }) =>
    [before.occurredAt, after.occurredAt].filter((at) => at !== null),
  );
  const rows = await engine.rows(
    `select terminal_id as terminal, try_cast(stan as integer) as number, cast(epoch(occurred_at) as bigint) as second
     from ${other} where (list_contains([${missing.join(', ')}], try_cast(stan as integer)) or (stan is null and class = 'attempt'))
       and cast(epoch(occurred_at) as bigint) between $first and $last
     order by second, terminal, number`,
    { first: Math.min(...times) - aDay, last: Math.max(...times) + aDay },
  );
  return holes.flatMap((hole) => {
    const { before, after } = hole;
    const there = rows.filter(
      (row) => row['terminal'] === null || row['terminal'] === before.terminal,
    );
    const known = new Set(there.map((row) => asWhole(row['number'])));
    const numbers = numbersOf(hole).filter((number) => !known.has(number));
    const attempts = there.filter((row) => {
      const skew = clocks.skewOf(before.terminal);
      const at = (asWhole(row['second']) ?? 0) + (other === 'pos' ? skew : -skew);
      const isWithin =
        at >= (before.occurredAt ?? 0) - clockSlack && at <= (after.occurredAt ?? 0) + clockSlack;
      return isWithin && asWhole(row['number']) === null;
    });
    return attempts.length >= numbers.length
      ? []
      : inRuns(numbers).map(([from, to]) => ({ before, after, from, to }));
  });
}

/** Numbers one after the other, as first and last of each run. */
function inRuns(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === (last[1] % wrapsAt) + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

function numbersOf({ from, to }: Hole): readonly number[] {
  const count = to >= from ? to - from + 1 : to + wrapsAt - from + 1;
  return Array.from({ length: count }, (_, index) => ((from + index - 1) % wrapsAt) + 1);
}

/** Once set alike, clocks of till and acquirer may still differ by so many seconds. */
export const clockSlack = 120;
const aDay = 86_400;

async function withRecords(
  engine: Engine,
  table: 'pos' | 'stl',
  side: 'pos' | 'settlement',
  holes: readonly Hole[],
): Promise<readonly TraceGap[]> {
  if (holes.length === 0) return [];
  const ids = holes.flatMap(({ before, after }) => [before.id, after.id]);
  const rows = await engine.rows(
    `select ${transactionSelect} from ${table} where list_contains([${ids.join(', ')}], id) order by id`,
  );
  const records = new Map(
    rows.map((row) => toTransaction(row, side)).map((record) => [record.id, record]),
  );
  return holes.flatMap(({ before, after, from, to }) => {
    const [first, second] = [records.get(before.id), records.get(after.id)];
    return first === undefined || second === undefined
      ? []
      : [{ side, from, to, before: first, after: second }];
  });
}
