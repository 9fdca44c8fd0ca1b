import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';

const engine = openDuckDb();
afterAll(() => engine.close());

test('each type that a query may give back arrives as it is', async () => {
  const row = await engine.row(
    `select 'twelve bytes' as short, 'more than twelve bytes: 消费' as long, '' as empty,
       true as yes, cast(-3 as tinyint) as tiny, cast(200 as utinyint) as unsigned,
       cast(-300 as smallint) as small, -70000 as whole, cast(9007199254740991 as bigint) as large,
       cast(9007199254740992 as bigint) as beyond, -(cast(1 as hugeint) << 70) as huge,
       cast(18446744073709551615 as ubigint) as hashed, 0.5::double as half,
       cast(-1.23456 as decimal(9,5)) as coins, cast(-123456789.5 as decimal(18,5)) as money,
       cast(-123456789012345678.5 as decimal(38,5)) as sum, cast(null as varchar) as nothing`,
  );
  expect(row).toEqual({
    short: 'twelve bytes',
    long: 'more than twelve bytes: 消费',
    empty: '',
    yes: true,
    tiny: -3,
    unsigned: 200,
    small: -300,
    whole: -70000,
    large: 9007199254740991,
    beyond: 9007199254740992n,
    huge: -(2n ** 70n),
    hashed: 18446744073709551615n,
    half: 0.5,
    coins: -123456n,
    money: -12345678950000n,
    sum: -12345678901234567850000n,
    nothing: null,
  });
});

test.for(['消费', 'abcd消费', 'abcdefgh消', 'é', 'abcdefghijk', 'abcdefghi消'])(
  'short text beyond ASCII arrives as it is: %s',
  async (text) => {
    expect(await engine.row('select $text as text', { text })).toEqual({ text });
  },
);

test('rows keep their order and their empty cells over several chunks', async () => {
  const rows = await engine.rows(
    `select n::integer as n, case when n % 3 = 0 then null else 'record number ' || n end as name,
       nullif(cast(n as decimal(18,5)), 70) as amount
     from range(5000) t(n) order by n`,
  );
  expect(rows).toEqual(
    Array.from({ length: 5000 }, (_, n) => ({
      n,
      name: n % 3 === 0 ? null : `record number ${n}`,
      amount: n === 70 ? null : BigInt(n) * 100_000n,
    })),
  );
});

test.for([
  'cast(1.5 as decimal(18,2))',
  "date '2026-10-12'",
  "timestamp '2026-10-12 12:03:11'",
  '[1]',
])('%s is refused: it would not be exact, or not portable', async (value) => {
  await expect(engine.rows(`select ${value} as value`)).rejects.toThrow(
    /as text, a whole number or decimal\(18,5\)/,
  );
});

test('parameters of each type, named', async () => {
  const parameters = { text: "O'Neil 消费", small: 7, large: 3e10, half: 0.5, huge: 2n ** 70n };
  expect(
    await engine.row(
      'select $text as text, $small as small, $large as large, $half as half, $huge as huge, $yes as yes, $none is null as none',
      { ...parameters, yes: false, none: null },
    ),
  ).toEqual({ ...parameters, yes: false, none: true });
  await expect(engine.row('select $other as value', { value: 1 })).rejects.toThrow();
});

test('several statements in one text run in turn, and the last one answers', async () => {
  expect(
    await engine.rows(
      'create table counted (n integer); insert into counted values (1), (2); select sum(n) as n from counted',
    ),
  ).toEqual([{ n: 3 }]);
});

test('what is appended can be read', async () => {
  await engine.run('create table appended (id integer, name varchar)');
  await engine.append('appended', [
    [1, 'a'],
    [2, '消费 and more than twelve bytes'],
  ]);
  await engine.append('appended', []);
  expect(await engine.rows('select id, name from appended order by id')).toEqual([
    { id: 1, name: 'a' },
    { id: 2, name: '消费 and more than twelve bytes' },
  ]);
});
