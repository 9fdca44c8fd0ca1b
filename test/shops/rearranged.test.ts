import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { essence, reconciled } from './reconciled.ts';
import {
  readShop,
  type ShopFile,
  shopNames,
  shopPaths,
  shuffled,
  writeFiles,
} from './shop-files.ts';

// The same records, laid out in another way, are the same discrepancies with the same ids.
describe.for(shopNames)('%s', (shop) => {
  const usual = reconciled(shopPaths(shop));

  test('a second run gives the same bytes', async () => {
    expect(renderJson(await reconciled(shopPaths(shop)))).toBe(renderJson(await usual));
  });

  test.for(['a', 'b', 'c'])('rows shuffled with seed %s', async (seed) => {
    const files = readShop(shop).map((file) => ({
      ...file,
      rows: shuffled(file.rows, `${seed} ${file.name}`),
    }));
    const report = await reconciled(writeFiles(files));
    expect(essence(report)).toEqual(essence(await usual));
    expectBalanced(report);
  });

  test.for(['a', 'b'])('each file in two that overlap, seed %s', async (seed) => {
    const files = readShop(shop).flatMap((file) => inTwo(file, seed));
    const report = await reconciled(writeFiles(files));
    expect(essence(report).filter(isNoTotal)).toEqual(essence(await usual).filter(isNoTotal));
    expectBalanced(report);
    expect(report.sources.some(({ records }) => records.repeated > 0)).toBe(true);
  });

  test.for(['a', 'b'])('files in any order, seed %s', async (seed) => {
    const report = await reconciled(shuffled(shopPaths(shop), seed));
    expect(essence(report)).toEqual(essence(await usual));
    expect(evidenceOf(report)).toEqual(evidenceOf(await usual));
  });

  test('sides said outright', async () => {
    const sides = new Map(readShop(shop).map(({ name, side }) => [name, side]));
    const named = shopPaths(shop).map((file) => ({
      file,
      side: sides.get(file.split('/').at(-1) ?? '') ?? null,
    }));
    expect(renderJson(await reconciled(named))).toBe(renderJson(await usual));
  });

  test.for([
    ['utf-8', '\n'],
    ['gb18030', '\r\n'],
  ] as const)('in %s with line ends %j', async ([encoding, eol]) => {
    const files = readShop(shop).map((file) =>
      file.hasBom && encoding === 'gb18030' ? bare(file) : file,
    );
    const report = await reconciled(writeFiles(files, { encoding, eol }));
    expect(essence(report)).toEqual(essence(await usual));
  });
});

/** The first two thirds and the last two thirds of the rows; rows that are equal stay in the same parts. */
function inTwo(file: ShopFile, seed: string): readonly ShopFile[] {
  const distinct = [...new Set(file.rows)];
  const order = seed === 'a' ? distinct : shuffled(distinct, seed);
  const first = new Set(order.slice(0, Math.ceil((order.length * 2) / 3)));
  const last = new Set(order.slice(Math.floor(order.length / 3)));
  const dot = file.name.lastIndexOf('.');
  return [first, last].map((part, index) => ({
    ...file,
    name: `${file.name.slice(0, dot)}-${index + 1}${file.name.slice(dot)}`,
    rows: file.rows.filter((row) => part.has(row)),
  }));
}

/** Stated totals and running balances are of the whole file. */
function isNoTotal(line: string): boolean {
  return !line.includes(' control-total-mismatch ');
}

function expectBalanced({ conservation, sources }: Report): void {
  expect(conservation.filter(({ balances }) => !balances)).toEqual([]);
  for (const { file, records } of sources) {
    const { read, loaded, repeated, ignored, rejected } = records;
    expect(loaded + repeated + ignored + rejected, file).toBe(read);
  }
}

function evidenceOf({ discrepancies }: Report): readonly string[] {
  return discrepancies.flatMap(({ id, evidence }) =>
    evidence.map(({ file, line, role }) => `${id} ${role} ${file}:${line}`),
  );
}

/** A byte order mark says UTF-8. */
function bare(file: ShopFile): ShopFile {
  const [first = '', ...rest] = file.head;
  return { ...file, head: [first.replace(/^\ufeff/, ''), ...rest] };
}
