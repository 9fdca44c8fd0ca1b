import { asCount, type Engine } from '../../engine/engine.ts';
import type { Comparable } from '../comparable.ts';

/**
 * A pass that matches one to one where a key stands exactly once on either side. What stands more often is left to later passes,
 * so that nothing is decided by the order of rows.
 */
export interface KeyedPass {
  readonly id: string;
  /** Column or expression on the till's side and on the acquirer's, by name of the key part. */
  readonly key: readonly { readonly pos: string; readonly stl: string }[];
  /** A condition on pairs, over aliases `p` and `s`; a pair that fails it is no pair. */
  readonly also?: string;
  /** Columns that `also` reads, beside the key. */
  readonly reads?: readonly string[];
}

/** What a reader of `--explain-matching` sees of a pass. */
export interface PassOutcome {
  readonly pass: string;
  readonly matched: number;
  /** `null` where it was not timed by itself. */
  readonly milliseconds: number | null;
}

/** Columns whose disagreement within a pair is worth a look by the detectors. */
export function differences(comparable: Comparable): string {
  return [
    'p.amount <> s.amount',
    ...(comparable.severalCurrencies ? ['p.currency <> s.currency'] : []),
    ...(comparable.merchant ? ['coalesce(p.merchant_id <> s.merchant_id, false)'] : []),
    ...(comparable.terminal ? ['coalesce(p.terminal_id <> s.terminal_id, false)'] : []),
  ].join(' or ');
}

/**
 * Runs one keyed pass over what no earlier pass took.
 * `candidates`: one row a pair of a till record and an acquirer's record with equal keys;
 * a record that stands in more than one pair is a tie, and none of its pairs is taken. Pairs of `never_pairs` are none, where there are any.
 */
export async function runKeyedPass(
  engine: Engine,
  pass: KeyedPass,
  number: number,
  comparable: Comparable,
  first: boolean,
  hasForbidden = false,
): Promise<PassOutcome> {
  const side = (alias: 'pos' | 'stl'): string => {
    const payload = new Set([
      'id',
      'amount',
      ...(comparable.severalCurrencies ? ['currency'] : []),
      ...(comparable.merchant ? ['merchant_id'] : []),
      ...(comparable.terminal ? ['terminal_id'] : []),
      ...(pass.reads ?? []),
    ]);
    const keys = pass.key.map((part, index) => `${part[alias]} as k${index}`);
    const present = pass.key.map((part) => `${part[alias]} is not null`);
    const rest = first ? '' : `and id in (select id from rest_${alias})`;
    return `(select ${[...payload, ...keys].join(', ')} from ${alias}
      where class = 'due' and ${present.join(' and ')} ${rest})`;
  };
  const without = (alias: 'pos' | 'stl'): string =>
    `select id from ${alias} where class = 'due' and (${pass.key.map((part) => `${part[alias]} is null`).join(' or ')})`;
  const equal = pass.key.map((_, index) => `p.k${index} = s.k${index}`).join(' and ');
  const whole = first && pass.also === undefined && !hasForbidden;
  const { pairs, unique } = whole
    ? await joinAll(engine, side, without, equal, comparable)
    : await joinRest(engine, side, equal, comparable, pass.also, hasForbidden);
  if (pairs > 0) {
    const ties = `
      where pos_id not in (select pos_id from candidates group by pos_id having count(*) > 1)
        and stl_id not in (select stl_id from candidates group by stl_id having count(*) > 1)`;
    await engine.run(
      `insert into matched select pos_id, stl_id, ${number}, differs from candidates ${unique ? '' : ties}`,
    );
  }
  if (!first) {
    if (pairs > 0) await narrowRest(engine, number);
  } else if (!unique || !whole) await keepRest(engine);
  if (unique) return { pass: pass.id, matched: pairs, milliseconds: null };
  const matched = await engine.row(`select count(*) as n from matched where pass = ${number}`);
  return { pass: pass.id, matched: asCount(matched['n']), milliseconds: null };
}

/** Pairs with equal keys, and whether every record stands in one of them at most. */
interface Joined {
  readonly pairs: number;
  readonly unique: boolean;
}

type SideRelation = (alias: 'pos' | 'stl') => string;

/**
 * Joins two whole sides. Where each record stands in the result once, no key is doubled that has a counterpart, and what is left
 * over on either side is the rest: both are read off one full join. Returns whether that is so.
 */
async function joinAll(
  engine: Engine,
  side: SideRelation,
  without: SideRelation,
  equal: string,
  comparable: Comparable,
): Promise<Joined> {
  await engine.run(
    `create or replace table joined as
     select p.id as pos_id, s.id as stl_id, (${differences(comparable)}) as differs
     from ${side('pos')} p full join ${side('stl')} s on ${equal}`,
  );
  const counted = await engine.row(
    `select count(pos_id) as p, count(stl_id) as s, count(*) filter (where pos_id is not null and stl_id is not null) as pairs,
       (select count(*) from ${side('pos')}) as every_p, (select count(*) from ${side('stl')}) as every_s from joined`,
  );
  const unique =
    asCount(counted['p']) === asCount(counted['every_p']) &&
    asCount(counted['s']) === asCount(counted['every_s']);
  await engine.run(
    `create or replace view candidates as
       select pos_id, stl_id, differs from joined where pos_id is not null and stl_id is not null`,
  );
  if (unique) {
    await engine.run(
      `create or replace table rest_pos as select pos_id as id from joined where stl_id is null
         union all ${without('pos')};
       create or replace table rest_stl as select stl_id as id from joined where pos_id is null
         union all ${without('stl')}`,
    );
  }
  return { pairs: asCount(counted['pairs']), unique };
}

/** Joins what earlier passes left. Returns whether every record stands in one pair only. */
async function joinRest(
  engine: Engine,
  side: SideRelation,
  equal: string,
  comparable: Comparable,
  also: string | undefined,
  hasForbidden: boolean,
): Promise<Joined> {
  await engine.run(
    `drop view if exists candidates;
     create or replace table candidate_pairs as
     select p.id as pos_id, s.id as stl_id, (${differences(comparable)}) as differs
     from ${side('pos')} p join ${side('stl')} s on ${equal} ${also === undefined ? '' : `where ${also}`};
     create or replace view candidates as select * from candidate_pairs
       ${hasForbidden ? 'anti join never_pairs on candidate_pairs.pos_id = never_pairs.pos_id and candidate_pairs.stl_id = never_pairs.stl_id' : ''}`,
  );
  const counted = await engine.row(
    'select count(*) as n, count(distinct pos_id) as p, count(distinct stl_id) as s from candidates',
  );
  const pairs = asCount(counted['n']);
  const unique = pairs === asCount(counted['p']) && pairs === asCount(counted['s']);
  return { pairs, unique };
}

/** `rest_pos`, `rest_stl`: records that should have a counterpart and that no pass has taken. */
export async function keepRest(engine: Engine): Promise<void> {
  await engine.run(
    `create or replace table rest_pos as
       select id from (select id from pos where class = 'due') p anti join matched m on p.id = m.pos_id;
     create or replace table rest_stl as
       select id from (select id from stl where class = 'due') s anti join matched m on s.id = m.stl_id;`,
  );
}

async function narrowRest(engine: Engine, number: number): Promise<void> {
  await engine.run(
    `create or replace table rest_pos as
       select id from rest_pos p anti join (select pos_id from matched where pass = ${number}) m on p.id = m.pos_id;
     create or replace table rest_stl as
       select id from rest_stl s anti join (select stl_id from matched where pass = ${number}) m on s.id = m.stl_id;`,
  );
}
