import { asCount, type Engine } from '../engine/engine.ts';
import { bankColumns, type StoreTable, unrestated } from '../engine/schema.ts';
import type { Side } from '../model/transaction.ts';
import type { LoadedSource } from './source.ts';

/** Of these, the columns that the side has. */
const identityColumns = { pos: unrestated, bank: Object.keys(bankColumns) } as const;

/** Numbers that no two records share: only with one of them can two equal rows be called the same record. */
const provingColumns = {
  pos: ['rrn', 'acquirer_reference', 'order_id', 'stan'],
  bank: ['balance', 'bank_reference'],
} as const;

/** What was found to be the same record. */
export interface Overlap {
  /** Records taken out because another file has them too, by source. */
  readonly repeated: ReadonlyMap<LoadedSource, number>;
  /** Records that stand more than once in one file, by row number; the first stands. */
  readonly copies: readonly (readonly number[])[];
}

/**
 * Recognises the same record in overlapping exports: what a later export says of it wins, and over several files a record stands as
 * often as in the file that has it most often. `present` are the columns that the side's table has.
 */
export async function removeOverlap(
  engine: Engine,
  table: StoreTable,
  sources: readonly LoadedSource[],
  present: ReadonlySet<string>,
  /** A query of ids to which the search can be limited. */
  among: string | null = null,
): Promise<Overlap> {
  const kind = table === 'bank' ? 'bank' : 'pos';
  const identity = identityColumns[kind].filter((column) => present.has(column));
  const proving = provingColumns[kind].filter((column) => present.has(column));
  const quick = [
    'amount',
    ...(present.has('occurred_at') ? ['occurred_at'] : []),
    ...proving.slice(0, 1),
  ];
  await engine.run(
    `-- suspects: rows that share what is cheapest to compare
     create or replace table suspects as
     with keyed as (select id, hash(${quick.join(', ')}) as h from ${table} ${among === null ? '' : `where id in (${among})`})
     select id from keyed where h in (select h from keyed group by h having count(*) > 1)`,
  );
  const suspects = await engine.row('select count(*) as n from suspects');
  if (asCount(suspects['n']) === 0) return { repeated: new Map(), copies: [] };

  const ordered = [...sources].sort((a, b) => {
    const left = `${a.coverage?.to ?? ''} ${a.coverage?.from ?? ''} ${a.sha256}`;
    const right = `${b.coverage?.to ?? ''} ${b.coverage?.from ?? ''} ${b.sha256}`;
    return left < right ? -1 : left > right ? 1 : a.firstId - b.firstId;
  });
  const sourceOf = `case ${ordered
    .map(({ firstId, endId }, rank) => `when id >= ${firstId} and id < ${endId} then ${rank}`)
    .join(' ')} end`;
  await engine.run(
    `-- same: candidates with their identity, the rank of their file, and which copy within it they are
     create or replace table same as
     select id, source, same_as, row_number() over (partition by same_as, source order by id) as nth
     from (select id, ${sourceOf} as source, md5(concat_ws('|', ${identity
       .map((column) => `coalesce(cast(${column} as varchar), '')`)
       .join(', ')})) as same_as
       from ${table} where id in (select id from suspects))`,
  );
  const repeated = new Map<LoadedSource, number>();
  if (sources.length > 1) {
    await engine.run(
      `-- a copy that a later file has as well
       create or replace table superseded as
       select id, source, stands from (
         select id, source, row_number() over later as place, first_value(id) over later as stands from same
         window later as (partition by same_as, nth order by source desc))
       where place > 1;
       insert into stands_for select '${table}', stands, id from superseded;
       ${keepReplaced(table, ordered, [...present], proving)}
       delete from ${table}_rows where rowid in (select id from superseded);`,
    );
    const counts = await engine.rows(
      'select source, count(*) as n from superseded group by source order by source',
    );
    for (const row of counts) {
      const source = ordered[asCount(row['source'])];
      if (source !== undefined) repeated.set(source, asCount(row['n']));
    }
  }
  return {
    repeated,
    copies: await copiesWithin(engine, table, sources.length > 1, proving, present),
  };
}

/**
 * `pos_before` and so on: records of earlier runs that stood until now, when a new one took their place, without copies within their file.
 */
function keepReplaced(
  table: StoreTable,
  ordered: readonly LoadedSource[],
  present: readonly string[],
  proving: readonly string[],
): string {
  const ranks = ordered.flatMap(({ isCarried }, rank) => (isCarried ? [rank] : []));
  if (ranks.length === 0 || table === 'bank') return '';
  const isCarried = (id: string): string =>
    ordered
      .filter((source) => source.isCarried)
      .map(({ firstId, endId }) => `(${id} >= ${firstId} and ${id} < ${endId})`)
      .join(' or ');
  const isCopy =
    proving.length === 0
      ? ''
      : `qualify coalesce(${proving.map((column) => `cast(${column} as varchar)`).join(', ')}) is null
           or row_number() over (partition by stood.source, ${present.filter((column) => column !== 'flaw').join(', ')} order by id) = 1`;
  return `create table if not exists ${table}_before as select * from ${table} limit 0;
       insert into ${table}_before
         select ${table}.* from ${table} join (
           select arg_max(id, source) as id, max(source) as source from superseded
           where list_contains([${ranks.join(', ')}], source) and not (${isCarried('stands')}) group by stands) as stood using (id)
         ${isCopy};`;
}

/** Rows of one file that are equal in every column, references included. */
async function copiesWithin(
  engine: Engine,
  table: StoreTable,
  isThinned: boolean,
  proving: readonly string[],
  present: ReadonlySet<string>,
): Promise<readonly (readonly number[])[]> {
  if (proving.length === 0) return [];
  const rows = await engine.rows(
    `select string_agg(cast(id as varchar), ' ' order by id) as ids
     from ${table}
     where id in (select id from same ${isThinned ? 'where id not in (select id from superseded)' : ''})
       and coalesce(${proving.map((column) => `cast(${column} as varchar)`).join(', ')}) is not null
     group by ${[...present].join(', ')} having count(*) > 1
     order by ids`,
  );
  return rows.map((row) => String(row['ids']).split(' ').map(Number));
}

/** A copy of a record within one file is no second payment: only the first looks for a counterpart. Returns whether there was one. */
export async function setCopiesAside(
  engine: Engine,
  overlaps: Readonly<Record<Side, Overlap>>,
): Promise<boolean> {
  let found = false;
  for (const [side, table] of [
    ['pos', 'pos'],
    ['settlement', 'stl'],
  ] as const) {
    const copies = overlaps[side].copies.flatMap((ids) => ids.slice(1));
    if (copies.length === 0) continue;
    found = true;
    await engine.run(
      `update ${table}_rows set class = 'none' where rowid in (${copies.join(', ')})`,
    );
  }
  return found;
}
