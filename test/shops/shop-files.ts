import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/ensure.js';
import type { Side } from '../../src/model/transaction.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';

/** One file of a shop, taken apart by hand: what stands above its rows and below them. */
export interface ShopFile {
  readonly name: string;
  readonly side: Side;
  readonly encoding: 'utf-8' | 'gb18030';
  readonly hasBom: boolean;
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly tail: readonly string[];
}

/** Lines above the rows (the header is the last of them) and below. */
const layouts: Readonly<
  Record<string, { readonly side: Side; readonly head: number; readonly tail: number }>
> = {
  'cafe/till.csv': { side: 'pos', head: 1, tail: 0 },
  'cafe/acquirer.csv': { side: 'settlement', head: 1, tail: 0 },
  'cafe/bank.csv': { side: 'bank', head: 1, tail: 0 },
  'chain/pos.csv': { side: 'pos', head: 1, tail: 0 },
  'chain/ums.csv': { side: 'settlement', head: 2, tail: 1 },
  'chain/ums-gaoxin.txt': { side: 'settlement', head: 5, tail: 2 },
  'chain/ccb.csv': { side: 'bank', head: 1, tail: 1 },
  'stall/takings.csv': { side: 'pos', head: 1, tail: 0 },
  'stall/wechat.csv': { side: 'settlement', head: 1, tail: 2 },
  'stall/alipay.csv': { side: 'settlement', head: 5, tail: 4 },
  'stall/bank.csv': { side: 'bank', head: 4, tail: 1 },
};

export const shopNames = ['cafe', 'chain', 'stall'] as const;
export type ShopName = (typeof shopNames)[number];

export function shopPaths(shop: ShopName): readonly string[] {
  return readdirSync(join(root, 'fixtures/shops', shop))
    .sort()
    .map((file) => `fixtures/shops/${shop}/${file}`);
}

export function readShop(shop: ShopName): readonly ShopFile[] {
  return shopPaths(shop).map((path) => {
    const name = path.split('/').at(-1) ?? '';
    const layout = layouts[`${shop}/${name}`];
    if (layout === undefined) throw new Error(`${path} has no layout here`);
    const bytes = readFileSync(join(root, path));
    const encoding = isUtf8(bytes) ? 'utf-8' : 'gb18030';
    const hasBom = bytes[0] === 0xef;
    const text = new TextDecoder(encoding).decode(bytes);
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
    const end = lines.length - layout.tail;
    return {
      name,
      side: layout.side,
      encoding,
      hasBom,
      head: lines.slice(0, layout.head),
      rows: lines.slice(layout.head, end),
      tail: lines.slice(end),
    };
  });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export interface Writing {
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly eol?: '\n' | '\r\n';
}

/** Writes the files into a new folder and returns their paths in the same order. */
export function writeFiles(files: readonly ShopFile[], writing: Writing = {}): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'posrecon-shop-'));
  return files.map((file) => {
    const eol = writing.eol ?? '\r\n';
    const text = [...file.head, ...file.rows, ...file.tail].map((line) => `${line}${eol}`).join('');
    const path = join(folder, file.name);
    writeFileSync(path, encode(text, writing.encoding ?? file.encoding));
    return path;
  });
}

function encode(text: string, encoding: 'utf-8' | 'gb18030'): Uint8Array {
  return encoding === 'utf-8' ? Buffer.from(text, 'utf8') : encodeGb18030(text);
}

/** The same order for one seed, whatever the machine. */
export function shuffled<Item>(items: readonly Item[], seed: string): readonly Item[] {
  return items
    .map((item, index) => ({ item, key: sha256(`${seed} ${index}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Cells of a row: `,` or tab, quotes as in RFC 4180. */
export function cellsOf(line: string): readonly string[] {
  if (line.includes('\t') && !line.includes(',')) return line.split('\t');
  const cells: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  }
  return cells;
}

/** The file without the values of some columns, named as in its header; a header that is repeated among the rows stays. */
export function withoutColumns(file: ShopFile, columns: readonly string[]): ShopFile {
  const header = cellsOf(file.head.at(-1) ?? '').map((name) => name.trim());
  const emptied = header.flatMap((name, index) => (columns.includes(name) ? [index] : []));
  const isHeader = (row: string): boolean =>
    cellsOf(row).every((cell, index) => cell.trim() === header[index]);
  const rows = file.rows.map((row) => (isHeader(row) ? row : without(row, emptied)));
  return { ...file, rows };
}

function without(row: string, emptied: readonly number[]): string {
  return cellsOf(row)
    .map((cell, index) => (emptied.includes(index) ? '' : cell))
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
