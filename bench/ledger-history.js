import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { dateOf } from './formats.js';
import { openShop } from './shop-days.js';

/** Raise it when the history or the ledger's tables change, so that a cached one is made again. */
const version = 1;
/** 2026-11-01, counted as `dateOf` counts days. */
const tonight = 245;
const stretches = 40;

/**
 * A ledger of ten thousand nights with a hundred records each, and the files of the night after them; made by real runs over long
 * stretches, and then as many runs, sources and entries of the trail as there were nights. Cached: the second call finds it.
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
  const first = tonight - nights;
  for (let at = 0; at < stretches; at += 1) {
    const from = first + Math.floor((nights * at) / stretches);
    const to = first + Math.floor((nights * (at + 1)) / stretches);
    const files = shop.write(unfinished, `stretch-${at}`, { from, to, salesADay, faultEvery: 500 });
    run(posrecon, files, join(unfinished, 'ledger.duckdb'));
    for (const file of files) rmSync(file);
    console.error(`${dateOf(from)} to ${dateOf(to - 1)}`);
  }
  shop.write(unfinished, 'tonight', {
    from: tonight,
    to: tonight + 1,
    salesADay: newSales,
    faultEvery: 500,
  });
  await fillNights(join(unfinished, 'ledger.duckdb'), nights, first);
  renameSync(unfinished, target);
  return found;
}

function run(posrecon, files, ledger) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [posrecon, 'reconcile', ...files, '--ledger', ledger, ...usual],
    { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  if (status === 0) return;
  throw new Error(`posrecon reconcile ended with ${status}\n${stderr}`);
}

/** How each run of the benchmark is made, beside its files. */
export const usual = [
  ...['--currency', 'CNY', '--time-zone', 'Asia/Shanghai'],
  ...['--format', 'json', '--fail-on', 'never'],
];

/** As many runs, sources and entries as if each night had been a run of its own; what they read stands with the stretches. */
async function fillNights(ledger, nights, first) {
  const instance = await DuckDBInstance.create(ledger);
  const connection = await instance.connect();
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjects();
  const [{ runs, sources }] = await rows(
    'select (select max(number) from runs) as runs, (select max(number) from sources) as sources',
  );
  const [last] = await rows('select number, hash from audit order by number desc limit 1');
  await connection.run('begin');
  await connection.run(
    `insert into runs select ${runs} + i, '2026-11-01T00:00:00.000Z', strftime(date '${dateOf(first)}' + cast(i as integer), '%Y-%m-%d'),
       '0.0.0', 3, 0, 0 from range(1, ${nights}) t(i);
     insert into sources
       select ${sources} + row_number() over (order by i, side), ${runs} + i, side, side || '-' || i || '.csv', md5(side || i) || md5(i || side), facts, 0, ''
       from range(1, ${nights}) t(i), (select side, any_value(facts) as facts from sources group by side);
     insert into source_days
       select s.number, s.side, d.day, d.day, case when s.side = 'settlement' then d.day end, case when s.side = 'settlement' then d.day end, false
       from sources s, lateral (select date '${dateOf(first)}' + cast(s.run - ${runs} as integer) as day) d where s.run > ${runs}`,
  );
  const lines = [];
  let previous = last.hash;
  for (let at = 1; at < nights; at += 1) {
    const about = String(runs + at);
    const body = JSON.stringify({
      files: ['pos', 'settlement', 'bank'].map((side) => ({ side, file: `${side}-${at}.csv` })),
      new: [],
      resolved: [],
    });
    const entry = [last.number + at, '2026-11-01T00:00:00.000Z', 'bench', 'run', about, body];
    const hash = createHash('sha256')
      .update(JSON.stringify([...entry, previous]))
      .digest('hex');
    lines.push(
      [...entry, previous, hash].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','),
    );
    previous = hash;
  }
  writeFileSync(`${ledger}.csv`, `${lines.join('\n')}\n`);
  await connection.run(
    `insert into audit select * from read_csv('${ledger}.csv', header = false, all_varchar = true)`,
  );
  await connection.run('commit');
  rmSync(`${ledger}.csv`);
  connection.closeSync();
  instance.closeSync();
}
