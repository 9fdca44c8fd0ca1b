import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { dateOf } from './formats.js';
import { openShop } from './shop-days.js';

/** Raise it when the history or the ledger's tables change, so that a cached one is made again. */
const version = 1;
/** 2026-11-02, counted as `dateOf` counts days: a Monday, on which the bank pays. */
const tonight = 246;
/** So many nights are real runs' work; what they closed is copied back in time, somewhat over half of it each time. */
const realNights = 500;
const nightsAStretch = 250;

/**
 * A ledger of many nights and the files of the night after them: made by real runs over long stretches, copied back in time, and cut into nights. Its
 * own check must find it whole. Cached: the second call finds it.
 */
export async function ledgerHistory({ folder, posrecon, nights, salesADay, newSales }) {
  const target = join(folder, `ledger-${nights}-${salesADay}-${newSales}-v${version}`);
  const found = {
    ledger: join(target, 'ledger.duckdb'),
    files: ['pos', 'settlement', 'bank'].map((side) => join(target, `tonight-${side}.csv`)),
  };
  if (existsSync(target)) return found;
  const unfinished = `${target}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const shop = openShop(20260301);
  const first = tonight - realNights;
  const stretches = realNights / nightsAStretch;
  for (let at = 0; at < stretches; at += 1) {
    const from = first + nightsAStretch * at;
    const to = from + nightsAStretch;
    const files = shop.write(unfinished, `stretch-${at}`, { from, to, salesADay, faultEvery: 500 });
    call(posrecon, [
      'reconcile',
      ...files,
      '--ledger',
      join(unfinished, 'ledger.duckdb'),
      ...usual,
    ]);
    for (const file of files) rmSync(file);
    console.error(`${dateOf(from)} to ${dateOf(to - 1)}`);
  }
  shop.write(unfinished, 'tonight', {
    from: tonight,
    to: tonight + 1,
    salesADay: newSales,
    faultEvery: 500,
  });
  const ledger = join(unfinished, 'ledger.duckdb');
  await copyBack(ledger, nights / realNights);
  await cutIntoNights(ledger, nights, tonight - nights);
  call(posrecon, ['ledger', 'verify', '--ledger', ledger]);
  renameSync(unfinished, target);
  return found;
}

function call(posrecon, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [posrecon, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0)
    throw new Error(`posrecon ${args[0]} ended with ${status}\n${stderr}\n${stdout}`);
}

/** How each run of the benchmark is made, beside its files. */
export const usual = [
  ...['--currency', 'CNY', '--time-zone', 'Asia/Shanghai'],
  ...['--format', 'json', '--fail-on', 'never'],
];

/** Copies what is closed into earlier years, under other numbers. */
async function copyBack(ledger, times) {
  const instance = await DuckDBInstance.create(ledger);
  const connection = await instance.connect();
  const part = 'item % 64 < 33';
  for (let time = 1; time < times; time += 1) {
    const shift = time * realNights;
    const item = `item + (${time}::bigint << 44)`;
    const numbers = `rrn = cast(cast(rrn as bigint) - ${time} * 1000000 as varchar), order_id = order_id || '-${time}'`;
    await connection.run('begin');
    for (const table of ['pos', 'stl', 'bank']) {
      await connection.run(
        `create or replace temp table copied as select * from closed_${table}_records where ${part} and item >> 44 = 0;
         update copied set item = ${item}, closed_day = closed_day - ${shift}, occurred_at = occurred_at - interval ${shift} day
           ${table === 'bank' ? `, paid_until = paid_until - ${shift}` : `, settlement_date = settlement_date - ${shift}, ${numbers}`};
         insert into closed_${table}_records select * from copied;
         insert into closed_sums select 1, '${table}', closed_day, currency, count(*), sum(amount) from copied group by all`,
      );
    }
    await connection.run(
      `insert into closed_names select hash(name, ${time}), ${item} from closed_names where ${part} and item >> 44 = 0;
       commit`,
    );
  }
  connection.closeSync();
  instance.closeSync();
}

/** Cuts the stretches into nights: each day's records stand in files of their own, read by a run of its own, with its entry in the trail. */
async function cutIntoNights(ledger, nights, first) {
  const instance = await DuckDBInstance.create(ledger);
  const connection = await instance.connect();
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjects();
  const night = (day) => `(${day} - date '${dateOf(first)}')`;
  const days = {
    pos: 'cast(occurred_at as date)',
    stl: 'settlement_date',
    bank: 'cast(occurred_at as date)',
  };
  const sourceOf = (table) => `${night(days[table])} * 3 + ${Object.keys(days).indexOf(table) + 1}`;
  await connection.run('begin');
  await connection.run(
    `create or replace table paid_records as
       select ${sourceOf('stl')} as source, line from stl_records where (source, line) in (select (source, line) from paid_records)`,
  );
  for (const table of Object.keys(days)) {
    await connection.run(`update ${table}_records set source = ${sourceOf(table)}`);
    await connection.run(`update closed_${table}_records set source = ${sourceOf(table)}`);
  }
  const every = Object.keys(days).flatMap((table) => [
    `${table}_records`,
    `closed_${table}_records`,
  ]);
  await connection.run(
    `create temp table facts_of as select side, any_value(facts) as facts from sources group by side;
     create temp table sums_of as select source, count(*) as n, 'CNY ' || cast(cast(sum(amount) as decimal(18,2)) as varchar) as sums
       from (${every.map((table) => `select source, amount from ${table}`).join(' union all ')}) group by source;
     delete from runs; delete from sources; delete from source_days;
     insert into runs select i + 1, '2026-11-02T00:00:00.000Z', cast(date '${dateOf(first)}' + cast(i as integer) as varchar), '0.0.0', 3, 0, 0
       from range(${nights}) t(i);
     create temp table files as
       select i * 3 + s.place as number, i + 1 as run, s.side, s.side || '-' || i || '.csv' as file
       from range(${nights}) t(i) cross join (values (1, 'pos'), (2, 'settlement'), (3, 'bank')) s(place, side);
     insert into sources
       select files.number, run, side, file, md5(file) || md5(file || '!'), facts, coalesce(n, 0), coalesce(sums, '')
       from files join facts_of using (side) left join sums_of on sums_of.source = files.number order by 1;
     insert into source_days
       select number, side, day, day, case when side = 'settlement' then day end, case when side = 'settlement' then day end, false
       from (select number, side, date '${dateOf(first)}' + cast(run - 1 as integer) as day from sources);
     update discrepancies set first_run = 1, last_run = ${nights};
     update closings set run = ${nights}`,
  );
  const others = await rows(
    "select action, about, body from audit where action <> 'run' order by number",
  );
  const told = [
    ...Array.from({ length: nights }, (_, at) => ({
      action: 'run',
      about: String(at + 1),
      body: JSON.stringify({ files: [`pos-${at}.csv`, `settlement-${at}.csv`, `bank-${at}.csv`] }),
    })),
    ...others,
  ];
  let previous = '';
  const lines = told.map(({ action, about, body }, at) => {
    const entry = [at + 1, '2026-11-02T00:00:00.000Z', 'bench', action, about, body, previous];
    const hash = createHash('sha256').update(JSON.stringify(entry)).digest('hex');
    previous = hash;
    return [...entry, hash].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
  });
  writeFileSync(`${ledger}.csv`, `${lines.join('\n')}\n`);
  await connection.run(
    `delete from audit;
     insert into audit select * from read_csv('${ledger}.csv', header = false, all_varchar = true, nullstr = 'no such text')`,
  );
  await connection.run('commit');
  rmSync(`${ledger}.csv`);
  connection.closeSync();
  instance.closeSync();
}
