import { asCount, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { wholeFileLimit } from './byte-facts.ts';
import type { CanonicalSelect } from './canonical-sql.ts';
import { findLateWords } from './late-words.ts';
import { type LoadContext, tableOf } from './load-context.ts';
import { hasNoisyMoney, hasWideTimes, selectOf, usesPlaceholders } from './select-source.ts';
import type { PlannedSource } from './source.ts';

/** Loads the rows; where they show words that the sample does not, they are read once more. Comes back with what these mean. */
export async function insertRows(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  padded: boolean,
  relation: string,
  firstId: number,
): Promise<PlannedSource> {
  const store = tableOf[planned.mapping.side];
  const load = async (select: CanonicalSelect): Promise<void> => {
    const sql = `insert into ${store}_rows (${select.columns.join(', ')}) ${select.from(relation)}`;
    if (planned.probe.size > wholeFileLimit) await requireFileOrder(engine, sql);
    await engine.run(sql);
  };
  const first = selectOf(planned, context, padded);
  await load(first);
  const late = await findLateWords(engine, planned, {
    store,
    columns: first.columns,
    relation,
    firstId,
    cleaned: padded || usesPlaceholders(planned),
    noisyMoney: hasNoisyMoney(planned),
    wideTimes: hasWideTimes(planned),
  });
  if (late === null) return planned;
  await engine.run(`delete from ${store}_rows where rowid >= ${firstId}`);
  await load(
    selectOf(
      late.planned,
      context,
      padded || late.placeholders,
      late.words,
      late.noisyMoney || hasNoisyMoney(planned),
      late.wideTimes || hasWideTimes(planned),
    ),
  );
  return late.planned;
}

/** A row's number is its place in the file only where nothing between reader and table may reorder rows: no join. */
async function requireFileOrder(engine: Engine, sql: string): Promise<void> {
  const plan = await engine.rows(`explain ${sql}`);
  if (plan.some((row) => /JOIN/.test(String(row['explain_value'])))) {
    throw new Error(`rows would not be loaded in the order of the file: ${sql}`);
  }
}

/** Row numbers are never reused: rows that were taken out leave gaps. */
export async function endOfRows(engine: Engine, store: StoreTable): Promise<number> {
  const row = await engine.row(`select coalesce(max(rowid) + 1, 0) as n from ${store}_rows`);
  return asCount(row['n']);
}

/** Numbers of the rows just loaded, up to `endId`, which is none of them; those of rows taken out before them are not given out again. */
export async function rowsFrom(
  engine: Engine,
  store: StoreTable,
  from: number,
): Promise<{ readonly firstId: number; readonly endId: number }> {
  const row = await engine.row(
    `select coalesce(min(rowid), ${from}) as first, coalesce(max(rowid) + 1, ${from}) as past
     from ${store}_rows where rowid >= ${from}`,
  );
  return { firstId: asCount(row['first']), endId: asCount(row['past']) };
}
