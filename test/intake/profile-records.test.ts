import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { type TransactionColumn, transactionColumns } from '../../src/engine/schema.ts';
import { tableOf } from '../../src/intake/load-context.ts';
import { profiles } from '../../src/intake/profiles/index.ts';
import { problemsOf, readInputs } from '../../src/intake/read-inputs.ts';

const folder = 'fixtures/profiles';
const cases = profiles
  .filter(({ id }) => readdirSync(folder).includes(id))
  .flatMap(({ id }) =>
    readdirSync(`${folder}/${id}`).map((name) => ({ id, name, path: `${folder}/${id}/${name}` })),
  );
const everyColumn = new Set(Object.keys(transactionColumns) as TransactionColumn[]);
/** Told first and without their names. */
const first = ['kind', 'status', 'amount', 'currency', 'occurred_at'];
const untold = new Set(['id', 'acquirer', 'family', ...first]);

/** What a file came to, a line a record: for people to read. */
async function told(file: string): Promise<string> {
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: [{ file, side: null }],
      settings: {},
      timeZone: null,
      currency: null,
      wanted: everyColumn,
      maxProblems: 10,
    });
    const lines: string[] = [];
    for (const source of inputs.sources) {
      const { read, loaded, ignored, rejected } = source.counts;
      lines.push(`read ${read}: loaded ${loaded}, ignored ${ignored}, rejected ${rejected}`);
      for (const { currency, count, sum } of source.totals) {
        lines.push(`sum ${sum} ${currency} in ${count}`);
      }
      for (const { name, stated, found, agrees } of source.controlTotals) {
        lines.push(`${agrees ? 'agrees' : 'DIFFERS'}: ${name} ${stated}, found ${found}`);
      }
      const rows = await engine.rows(
        `select columns(*)::varchar from ${tableOf[source.side]}
         where id >= ${source.firstId} and id < ${source.endId} order by id`,
      );
      const ids = await engine.rows(
        `select id from ${tableOf[source.side]} where id >= ${source.firstId} order by id`,
      );
      for (const [at, row] of rows.entries()) {
        const rest = Object.entries(row).flatMap(([name, value]) =>
          value === null || untold.has(name) ? [] : [`${name} ${short(name, String(value))}`],
        );
        const start = first.map((name) => short(name, String(row[name] ?? '')));
        const line = source.lineOf(Number(ids[at]?.['id']));
        lines.push(`line ${line}: ${start.join(' ')} | ${rest.join(', ')}`);
      }
    }
    for (const { line, code, message } of problemsOf(inputs)) {
      lines.push(`problem on line ${line}: ${code} ${message}`);
    }
    return `${JSON.stringify(lines, null, 2)}\n`;
  } finally {
    engine.close();
  }
}

/** Money without the zeros of its scale. */
function short(name: string, value: string): string {
  return /^(?:amount|fee|net|order_total|balance)$/.test(name)
    ? value.replace(/0{1,3}$/, '')
    : value;
}

const scratch = mkdtempSync(join(tmpdir(), 'posrecon-records-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test.for(cases)('$id: $name, whatever it is called', async ({ path }) => {
  const [file = ''] = readdirSync(path).filter((name) => !name.endsWith('.json'));
  const renamed = join(scratch, 'x.csv');
  copyFileSync(`${path}/${file}`, renamed);
  const records = await told(renamed);
  await expect(records).toMatchFileSnapshot(`../../${path}/records.json`);
});
