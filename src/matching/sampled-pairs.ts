import { asCount, type Engine } from '../engine/engine.ts';

/** What is compared within sure pairs. */
const compared = [
  'rrn',
  'order_id',
  'acquirer_reference',
  'card',
  'terminal_id',
  'merchant_id',
  'amount',
  'occurred_at',
  'family',
] as const;

const sampleSize = 5000;

/**
 * `sampled_pairs`: some thousands of the pairs found so far, spread evenly over the till's log: the till's columns as `p_…`, the
 * acquirer's as `s_…`. Returns how many pairs there are in all.
 */
export async function samplePairs(engine: Engine): Promise<number> {
  const pairs = asCount((await engine.row('select count(*) as n from matched'))['n']);
  const step = Math.max(1, Math.floor(pairs / sampleSize));
  const columnsOf = (prefix: 'p' | 's'): string =>
    compared.map((column) => `${column} as ${prefix}_${column}`).join(', ');
  await engine.run(
    `create or replace table sampled_pairs as
     select m.pos_id, p.* exclude (id), s.* exclude (id)
     from (select pos_id, stl_id from matched where pos_id % ${step} = 0) m
       join (select id, ${columnsOf('p')} from pos where id % ${step} = 0) p on p.id = m.pos_id
       join (select id, ${columnsOf('s')} from stl) s on s.id = m.stl_id`,
  );
  return pairs;
}
