import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { problemsOf, readInputs } from '../../src/intake/read-inputs.ts';
import type { Side } from '../../src/model/transaction.ts';
import { layoutCases } from './layout-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-unread-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of the columns of a file, and how many records are read all the same. */
async function toldOf(
  text: string,
  side: Side,
): Promise<{ readonly told: readonly string[]; readonly loaded: number }> {
  const file = join(folder, 'export.csv');
  writeFileSync(file, text);
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: [{ file, side }],
      settings: { [side]: { profile: 'auto' } },
      timeZone: null,
      currency: null,
      wanted: new Set(),
      maxProblems: 20,
    });
    return {
      told: problemsOf(inputs)
        .filter(({ code }) => code === 'ERR_COLUMN_UNREAD')
        .map(({ line, message }) => `${line} ${message}`),
      loaded: inputs.sources[0]?.counts.loaded ?? 0,
    };
  } finally {
    engine.close();
  }
}

const acquirer = (header: string, value: string): string =>
  [
    `${header},Transaction ID,Amount,Net,Settlement Date`,
    ...[1, 2, 3, 4].map((n) => `${value},T${n},1${n}.00,1${n}.00,2026-03-02`),
  ].join('\n');

test.for([
  ['Transaction Date', '2569-03-01', 'no date or time'],
  ['Transaction Date', '46082.41666', 'no date or time'],
  ['交易时间', '2026-03-01 上午10:05', 'no date or time'],
  ['Time', '10h05m', 'no date or time'],
  ['Fee', '0·10', 'no amount'],
  ['手续费', '1/3', 'no amount'],
  ['Currency', 'Taler', 'no currency'],
  ['RRN', '600000000001.0', 'no number'],
  ['Order No', '4711.0', 'no number'],
] as const)('a column %s with %s is left out, and told', async ([header, value, lack]) => {
  expect(await toldOf(acquirer(header, value), 'settlement')).toEqual({
    told: [`2 "${header}" is "${value}", ${lack} that is known here: the column was left out`],
    loaded: 4,
  });
});

test('so is one that says whether money came in or went out', async () => {
  const lines = [1, 2, 3].map((n) => `2026-03-0${n},1${n}.00,${n % 2 === 0 ? 'X' : 'Y'},deposit`);
  const { told } = await toldOf(['Date,Amount,借贷标志,Description', ...lines].join('\n'), 'bank');
  expect(told).toEqual([
    '2 "借贷标志" is "Y", no word for money in or out that is known here: the column was left out',
  ]);
});

test.for([
  ['Fee type', '0·10'],
  ['Fee', 'Standard'],
  ['手续费', '0.6%'],
  ['Transaction Date', 'Monday'],
  ['Remark', '2569-03-01'],
] as const)('a column %s with %s is not missed', async ([header, value]) => {
  expect(await toldOf(acquirer(header, value), 'settlement')).toEqual({ told: [], loaded: 4 });
});

test('nor is one of exports that are mapped as they should be', async () => {
  for (const { text, side } of layoutCases) {
    expect((await toldOf(text, side)).told).toEqual([]);
  }
});
