import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { type WrittenCell, xlsxBytes } from '../intake/containers/xlsx-bytes.ts';
import { zipBytes } from '../intake/containers/zip-bytes.ts';
import { essence, reconciled } from './reconciled.ts';
import { cellsOf, readShop, type ShopFile, shopNames, shopPaths } from './shop-files.ts';

// A day delivered in workbooks and archives is the same day: codes, amounts, culprits, row by row.
const folder = mkdtempSync(join(tmpdir(), 'posrecon-packed-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function stem({ name }: ShopFile): string {
  return name.replace(/\.\w+$/, '');
}

/** A spreadsheet program's reading of a line: numbers are numbers, dates serials, long numbers texts. */
function cellOf(text: string): WrittenCell {
  const cell = text.trim();
  if (cell === '') return null;
  if (/^-?(?:0|[1-9]\d{0,9})(?:\.\d+)?$/.test(cell)) return { number: cell };
  const date = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/.exec(cell);
  if (date === null) return text;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = date
    .slice(1)
    .map((part) => Number(part ?? 0));
  const days = Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
  const time = (hour * 3600 + minute * 60 + second) / 86_400;
  return {
    number: String(days + time),
    format: date[4] === undefined ? 'yyyy/m/d' : 'yyyy/m/d h:mm',
  };
}

function rowsOf({ head, rows, tail }: ShopFile): readonly (readonly WrittenCell[])[] {
  return [...head, ...rows, ...tail].map((line) =>
    cellsOf(line.replace(/^\ufeff/, '')).map(cellOf),
  );
}

/** The workbook of Excel 97 to 2003. */
function xlsBytes(file: ShopFile): Buffer {
  const plain = rowsOf(file).map((row) =>
    row.map((cell) =>
      cell !== null && typeof cell === 'object' && 'number' in cell
        ? {
            t: 'n',
            v: Number(cell.number),
            ...(cell.format === undefined ? {} : { z: cell.format }),
          }
        : cell,
    ),
  );
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(plain), 'Sheet1');
  return write(book, { type: 'buffer', bookType: 'biff8' });
}

function bytesOf(shop: string, file: ShopFile): Buffer {
  return readFileSync(`fixtures/shops/${shop}/${file.name}`);
}

/** Evidence without what tells one packing from another. */
function places({ discrepancies }: Report): readonly string[] {
  return discrepancies
    .flatMap(({ id, evidence }) =>
      evidence.map(({ file, line, role }) => {
        const own = file.split('!').at(file.includes('.zip!') ? 1 : 0) ?? '';
        return `${id} ${role} ${basename(own).replace(/\..*$/, '')}:${line}`;
      }),
    )
    .sort();
}

describe.for(shopNames)('%s', (shop) => {
  const usual = reconciled(shopPaths(shop));
  const files = readShop(shop);

  const packings: Readonly<Record<string, () => readonly string[]>> = {
    'workbooks (XLSX)': () =>
      files.map((file) =>
        put(`${stem(file)}.xlsx`, xlsxBytes([{ name: '明细', rows: rowsOf(file) }])),
      ),
    'legacy workbooks (XLS)': () => files.map((file) => put(`${stem(file)}.xls`, xlsBytes(file))),
    'one archive of all files': () => [
      put(
        'day.zip',
        zipBytes(files.map((file) => ({ name: file.name, data: bytesOf(shop, file) }))),
      ),
    ],
    'an archive of workbooks beside gzip, XLS and CSV': () =>
      files.map((file, at) => {
        if (at === 0) {
          const data = xlsxBytes([
            { name: 'Sheet1', rows: rowsOf(file) },
            { name: 'Sheet2', rows: [] },
          ]);
          return put('first.zip', zipBytes([{ name: `${stem(file)}.xlsx`, data }]));
        }
        if (at === 1) return put(`${file.name}.gz`, gzipSync(bytesOf(shop, file)));
        return at === 2
          ? put(`${stem(file)}.csv`, xlsBytes(file))
          : `fixtures/shops/${shop}/${file.name}`;
      }),
  };

  test.for(Object.keys(packings))('%s', async (packing) => {
    const report = await reconciled(packings[packing]?.() ?? []);
    expect(report.problems.filter(({ code }) => code !== 'ERR_FILE_SKIPPED')).toEqual(
      (await usual).problems,
    );
    expect(essence(report)).toEqual(essence(await usual));
    expect(places(report)).toEqual(places(await usual));
  });
});
