import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { asText } from '../../src/engine/engine.ts';
import { wholeFileLimit } from '../../src/intake/byte-facts.ts';
import { problemsOf, readInputs } from '../../src/intake/read-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-headers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const header = 'Transaction Time,Transaction ID,Card Number,Currency,Amount,Fee,Settlement Date';
const swapped = header.replace('Amount,Fee', 'Fee,Amount');

function row(n: number): string {
  return `2026-03-01 10:00:00,${600_000_000_000 + n},400005******${String(n % 10_000).padStart(4, '0')},EUR,10.00,0.10,2026-03-02`;
}

/** Exports of so many rows with a header above each; what is read of them, and what is said, with lines counted from the second header. */
async function read(count: number, headers: readonly string[]): Promise<unknown> {
  const parts = headers.map((names) => {
    const rows = Array.from({ length: count }, (_, n) => row(n));
    return [
      names,
      ...(names === swapped ? rows.map((line) => line.replace('10.00,0.10', '0.10,10.00')) : rows),
    ];
  });
  const text = `${parts.flat().join('\n')}\n`;
  expect(Buffer.byteLength(text) > wholeFileLimit).toBe(count > 1000);
  const file = join(folder, 'acquirer.csv');
  writeFileSync(file, text);
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: [{ file, side: 'settlement' }],
      settings: {},
      timeZone: null,
      currency: null,
      wanted: new Set(['fee']),
      maxProblems: 2,
    });
    const { counts } = inputs.sources[0] ?? {};
    const sums = await engine.row(
      'select cast(sum(amount) / count(*) as varchar) as amount from stl',
    );
    return {
      loaded: (counts?.loaded ?? 0) / count,
      ignored: counts?.ignored,
      rejected: counts?.rejected === 0 ? 0 : ((counts?.rejected ?? 0) - 1) / count,
      amount: Number(asText(sums['amount'])),
      problems: problemsOf(inputs).map(
        ({ line, code, message }) =>
          `${(line ?? 0) - count - 1} ${code} ${message.replace(String(count + 2), 'N')}`,
      ),
    };
  } finally {
    engine.close();
  }
}

const other = [
  '1 ERR_INTAKE_COLUMNS another header stands here, and the rows below it have other columns',
  '2 ERR_INTAKE_COLUMNS the row has other columns: it stands below the header of line N',
];

test.for([
  ['its columns in another order', [header, swapped], 1, 0, 1, other],
  ['the first again after that', [header, swapped, header], 2, 1, 1, other],
  ['other letters', [header, header.toUpperCase()], 2, 1, 0, []],
] as const)(
  'a header stands again, with %s',
  async ([, headers, loaded, ignored, rejected, problems]) => {
    const told = { loaded, ignored, rejected, amount: 10, problems };
    expect(await read(30, headers)).toEqual(told);
    expect(await read(40_000, headers)).toEqual(told);
  },
);
