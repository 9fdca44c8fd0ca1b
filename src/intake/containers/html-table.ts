import { readFile } from 'node:fs/promises';
import { inputError, type PosreconError } from '../../errors/posrecon-error.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { decodeText, detectEncoding } from '../encoding.ts';
import { resolveEntities } from './entities.ts';
import { isAmountText } from './merged-cells.ts';
import { type Layer, memberMissing } from './open-file.ts';
import { type Opened, onlyPart } from './part.ts';
import { lastColumn, lastRow, writeSheetText } from './sheet-text.ts';

/** Portals write such pages with thousands of rows, not millions. */
const mostBytes = 128 * 1024 * 1024;
/** Cells that reach down at one time; a table has fewer columns. */
const mostSpans = 400;
const skipped: ReadonlySet<string> = new Set(['script', 'style', 'title', 'xml', 'noscript']);
const breaking: ReadonlySet<string> = new Set([
  ...['br', 'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'caption', 'center', 'hr'],
]);

/**
 * Reads the tables of an HTML page, as portals send under the name .xls. They stand below one another as spreadsheet programs show
 * them, the text between them too; a row that spans others is told in each. Line n is row n.
 */
export async function openHtml(layer: Layer): Promise<Opened> {
  const { file, path, folder, delivered, inside } = layer;
  if (inside !== null) throw memberMissing(file, inside, []);
  const bytes = await readFile(path);
  delivered.budget.spend(bytes.length);
  if (bytes.length > mostBytes) throw tooLarge(file);
  const to = folder.newFile();
  const out = writeSheetText(to, file, delivered.budget);
  const html = htmlText(bytes, file);
  if (!/<table[\s>]/i.test(html)) throw noTable(file);
  let row = 0;
  for (const cells of readRows(html)) {
    row += 1;
    await out.add(row, cells);
  }
  if (!(await out.end())) throw noTable(file);
  return onlyPart({ file, container: 'html', path: to, sha256: await delivered.sha256() });
}

/** A page may say itself in which encoding it is. */
function htmlText(bytes: Buffer, file: string): string {
  const said = /<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(
    bytes.subarray(0, 4096).toString('latin1'),
  );
  const isMarked = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef;
  if (said !== null && !isMarked) {
    try {
      return decodeBytes(new TextDecoder(said[1]), bytes);
    } catch {
      // An encoding that nobody knows: by its bytes, then.
    }
  }
  const { encoding, bomLength } = detectEncoding(bytes, bytes.subarray(-65_536), file);
  return decodeText(bytes, encoding, bomLength);
}

type Cells = (string | undefined)[];

interface Span {
  readonly column: number;
  readonly columns: number;
  readonly text: string;
  rowsLeft: number;
}

/** A table whose rows are being read; one may stand in a cell of another. */
interface OpenTable {
  row: Cells | null;
  column: number;
  cell: { readonly columns: number; readonly rows: number; text: string } | null;
  spans: Span[];
}

/** Rows of all tables, in the order in which they end. */
function* readRows(html: string): Generator<Cells> {
  const open: OpenTable[] = [];
  let loose = '';

  for (const token of tokens(html)) {
    const table = open.at(-1);
    if (token.name === null) {
      if (table === undefined) loose += token.text;
      else if (table.cell !== null) table.cell.text += token.text;
      continue;
    }
    const { name, isEnd, text: attributes } = token;
    if (breaking.has(name)) {
      if (table?.cell != null) table.cell.text += ' ';
      else if (table === undefined) yield* looseRow();
    } else if (name === 'table') {
      if (isEnd) {
        if (table !== undefined) yield* endRow(table);
        open.pop();
      } else {
        yield* looseRow();
        open.push({ row: null, column: 0, cell: null, spans: [] });
      }
    } else if (table === undefined) continue;
    else if (name === 'tr') {
      yield* endRow(table);
      if (!isEnd) beginRow(table);
    } else if (name === 'td' || name === 'th') {
      endCell(table);
      if (!isEnd) beginCell(table, attributes);
    }
  }
  for (const table of open.reverse()) yield* endRow(table);
  yield* looseRow();

  function* looseRow(): Generator<Cells> {
    const text = tidy(loose);
    loose = '';
    if (text !== '') yield [text];
  }
}

function beginRow(table: OpenTable): void {
  table.row = [];
  table.column = 0;
}

function beginCell(table: OpenTable, attributes: string): void {
  if (table.row === null) beginRow(table);
  table.cell = {
    columns: spanOf(attributes, 'colspan', 1000),
    rows: spanOf(attributes, 'rowspan', lastRow),
    text: '',
  };
}

function endCell(table: OpenTable): void {
  const { cell, row } = table;
  if (cell === null || row === null) return;
  table.cell = null;
  table.column = freeColumn(table);
  if (table.column >= lastColumn) return;
  const text = tidy(cell.text);
  row[table.column] = text;
  if (cell.rows > 1 && table.spans.length < mostSpans) {
    // Rows yet to come: this one is counted when it ends.
    const { column } = table;
    table.spans.push({ column, columns: cell.columns, text, rowsLeft: cell.rows });
  }
  table.column += cell.columns;
}

function* endRow(table: OpenTable): Generator<Cells> {
  endCell(table);
  const { row } = table;
  if (row === null) return;
  table.row = null;
  for (const span of table.spans) {
    span.rowsLeft -= 1;
    const isOwn = row[span.column] !== undefined;
    if (!isOwn && !isAmountText(span.text)) row[span.column] = span.text;
  }
  table.spans = table.spans.filter(({ rowsLeft }) => rowsLeft > 0);
  yield row;
}

/** Where the next cell stands: right of the last, and of those that reach down from rows above. */
function freeColumn({ column, spans }: OpenTable): number {
  let free = column;
  for (let seen = -1; seen !== free; ) {
    seen = free;
    for (const span of spans) {
      if (free >= span.column && free < span.column + span.columns)
        free = span.column + span.columns;
    }
  }
  return free;
}

interface Token {
  /** Of a tag, in lower case; `null`: text. */
  readonly name: string | null;
  readonly isEnd: boolean;
  /** The text, or a tag's attributes. */
  readonly text: string;
}

function* tokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start === -1 || start > at) {
      const end = start === -1 ? html.length : start;
      yield { name: null, isEnd: false, text: html.slice(at, end) };
      if (start === -1) return;
    }
    if (html.startsWith('<!--', start)) {
      at = after(html, '-->', start + 4);
      continue;
    }
    const isEnd = html[start + 1] === '/';
    const first = start + (isEnd ? 2 : 1);
    if (!/[a-z!?]/i.test(html[first] ?? '')) {
      yield { name: null, isEnd: false, text: '<' };
      at = start + 1;
      continue;
    }
    at = after(html, '>', first);
    const tag = html.slice(first, at - 1);
    const name = (/^[^\s/>]*/.exec(tag)?.[0] ?? '').toLowerCase().split(':').at(-1) ?? '';
    if (!isEnd && skipped.has(name) && !tag.endsWith('/')) {
      at = afterElement(html, name, at);
      continue;
    }
    yield { name, isEnd, text: tag.slice(name.length) };
  }
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

/** What stands in a script, a style, or Excel's own `<xml>` is no text. */
function afterElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found === null ? html.length : found.index + found[0].length;
}

function spanOf(attributes: string, name: string, most: number): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes);
  return Math.min(most, Math.max(1, Number(found?.[1] ?? 1)));
}

function tidy(text: string): string {
  return resolveEntities(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function noTable(file: string): PosreconError {
  return inputError('ERR_FILE_CONTAINER', 'this is an HTML page without a table', {
    location: { file },
    remedy:
      'A portal sends such a page when the session has ended or the export has failed: log in and export it again.',
  });
}

function tooLarge(file: string): PosreconError {
  return inputError('ERR_FILE_TOO_LARGE', 'this HTML page is larger than can be read', {
    location: { file },
    remedy: 'Export it in parts, or as CSV.',
  });
}
