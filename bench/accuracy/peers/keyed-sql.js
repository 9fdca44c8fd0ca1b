import { DuckDBInstance } from '@duckdb/node-api';

/** @typedef {import('./compare.js').Peer} Peer */
/** @typedef {ReturnType<typeof import('../shown-records.js').shownRecords>} Records */

/**
 * What `csvdiff --primary-key` does: rows of one key are the same row. The key is the best that both files have: RRN, else
 * order number, else card, amount and day, else terminal, amount and day. More rows of a key on the right than on the left
 * are called extra, and equal keys of other amounts changed. Payouts are keyed by their amount.
 * @returns {Promise<Peer>}
 */
export async function keyedComparison() {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    name: 'keyed comparison (csvdiff-style, SQL)',
    version: (await rowsOf('select version() as v'))[0]['v'],
    async find(records) {
      const byKey = keyOf(records);
      const payments = await compare(records.till.map(byKey), records.settled.map(byKey));
      const owed = await compare(records.owed.map(byAmount), records.credits.map(byAmount));
      return [...payments, ...owed].map(({ place, amount }) => ({
        place: String(place),
        cents: Number(amount),
      }));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };

  /** @param {string} sql @returns {Promise<Record<string, any>[]>} */
  async function rowsOf(sql) {
    return (await connection.runAndReadAll(sql)).getRowObjectsJS();
  }

  /** @param {readonly Keyed[]} left @param {readonly Keyed[]} right */
  function compare(left, right) {
    return rowsOf(
      `with l as (${table(left)}), r as (${table(right)}),
         counted as (select key, max(n) as n from l group by key),
         firsts as (select key, min(cents) as cents from l group by key)
       select place, cents as amount from l where key not in (select key from r)
       union all
       select place, cents from r left join counted using (key) where counted.n is null or r.n > counted.n
       union all
       select r.place, r.cents - firsts.cents from r join firsts using (key) where r.n = 1 and r.cents <> firsts.cents
       order by all`,
    );
  }
}

/** @typedef {{ key: string, place: string, cents: number }} Keyed */

/** @param {Records} records @returns {(row: import('../shown-records.js').Shown) => Keyed} */
function keyOf({ visible }) {
  return (row) => {
    const family = row.isSale ? 'sale' : 'refund';
    const rest = `${row.cents} ${row.currency} ${row.date}`;
    const key =
      (visible.inBoth('rrn') && row.rrn) ||
      (visible.inBoth('order') && row.order) ||
      (visible.inBoth('card') && `${row.card} ${rest}`) ||
      `${visible.inBoth('terminal') ? row.terminal : ''} ${rest}`;
    return { key: `${family} ${key}`, place: row.place, cents: row.cents };
  };
}

/** @param {import('../shown-records.js').ShownMoney} money @returns {Keyed} */
const byAmount = ({ place, cents, currency }) => ({ key: `${cents} ${currency}`, place, cents });

/** The rows as a relation, numbered within their key. @param {readonly Keyed[]} rows */
function table(rows) {
  const values = rows.map(
    ({ key, place, cents }, at) => `(${at}, '${key.replaceAll("'", "''")}', '${place}', ${cents})`,
  );
  return `select key, place, cents, row_number() over (partition by key order by seq) as n
    from (values ${values.join(', ')}) as v(seq, key, place, cents)`;
}
