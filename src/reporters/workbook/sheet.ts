import type { Locale } from '../../locales/locale.ts';
import { widthOf } from '../wrap.ts';
import type { Part } from './archive.ts';
import {
  type Cell,
  type Column,
  isDecimal,
  isExact,
  type Kind,
  serialOf,
  type Tone,
  textXml,
  type Value,
} from './cell.ts';
import type { Styles } from './styles.ts';

export type Row = readonly Cell[];

/** A table under one line of headers; its rows come many at a time, and are never held all. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Whether the workbook opens with it. */
  readonly isShownFirst?: boolean;
  readonly batches: Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>;
}

/** What the sheets of a workbook share, and what its first sheet tells of the others once they are written. */
export interface Pen {
  readonly locale: Locale;
  readonly styles: Styles;
  /** Amounts with more digits than a spreadsheet keeps, which stand as text. */
  amountsAsText: number;
  textsCut: number;
}

/** A sheet that was written, with the size of its table, header included. */
export interface WrittenSheet {
  readonly name: string;
  readonly part: string;
  readonly columns: number;
  readonly rows: number;
}

/** Spreadsheets take so many rows, the header among them; the bytes are what a member of a ZIP may come to. */
export interface SheetLimits {
  readonly rows: number;
  readonly bytes: number;
}
const limits: SheetLimits = { rows: 1_048_576, bytes: 0xf000_0000 };

/** Headers stand over their figures. */
const numeric: readonly Kind[] = ['amount', 'count', 'share'];

/** Rows that are written at a time, and of those by which widths are chosen. */
const piece = 250;
const sample = 1000;
const widest = { text: 40, prose: 70 } as const;
const narrowest = 6;
/** For the button of the filter, and the margins. */
const beside = 4;
/** In points; no row is higher than a spreadsheet allows, 409 points. */
const lineHeight = 15;
const mostLines = 27;
/** Characters that are still read on a sheet of paper. */
const pageWidth = 200;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The sheet as one part, or several where its rows are more than a sheet takes; each is noted in `written` when it is done. */
export async function* sheetParts(
  { name, columns, batches, isShownFirst = false }: Sheet,
  pen: Pen,
  written: WrittenSheet[],
  { rows: mostRows, bytes: mostBytes }: SheetLimits = limits,
): AsyncIterable<Part> {
  const source = flattened(batches);
  let waiting: readonly Row[] = [];
  const hasMore = async (): Promise<boolean> => {
    if (waiting.length > 0) return true;
    const next = await source.next();
    if (next.done !== true) waiting = next.value;
    return next.done !== true;
  };
  let number = 0;
  do {
    number += 1;
    const part = `xl/worksheets/sheet${written.length + 1}.xml`;
    const own = number === 1 ? name : pen.locale.workbook.continued(name, number);
    yield {
      name: part,
      content: (async function* () {
        await hasMore();
        const some = waiting.slice(0, sample);
        const widths = columns.map((column, at) => widthFor(column, some, at));
        yield startXml(widths, isShownFirst);
        let row = 1;
        let bytes = 0;
        yield headerXml(columns, pen);
        while (row < mostRows && bytes < mostBytes && (await hasMore())) {
          const next = waiting.slice(0, Math.min(piece, mostRows - row));
          waiting = waiting.slice(next.length);
          const xml = next
            .map((cells, at) => rowXml(cells, columns, widths, row + 1 + at, pen))
            .join('');
          row += next.length;
          bytes += Buffer.byteLength(xml);
          yield xml;
        }
        yield endXml(widths, row);
        written.push({ name: own, part, columns: columns.length, rows: row });
      })(),
    };
  } while (await hasMore());
}

/** The batches that hold something. */
async function* flattened(batches: Sheet['batches']): AsyncGenerator<readonly Row[]> {
  for await (const batch of batches) if (batch.length > 0) yield batch;
}

function startXml(widths: readonly number[], isShownFirst: boolean): string {
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView${isShownFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>`,
  ].join('');
}

/** A4 across, the headers on each page; digits that are a number's name are no error. */
function endXml(widths: readonly number[], rows: number): string {
  const table = `A1:${columnName(widths.length - 1)}${rows}`;
  const across = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / pageWidth);
  return [
    `</sheetData><autoFilter ref="${table}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${across}" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    `<ignoredErrors><ignoredError sqref="${table}" numberStoredAsText="1"/></ignoredErrors>`,
    '</worksheet>',
  ].join('');
}

/** In characters; Chinese ones count twice. */
function widthFor({ header, kind }: Column, rows: readonly Row[], at: number): number {
  const contents = rows.map((row) => widthOf(shownValue(plainValue(row[at] ?? null), kind)));
  const content = contents.reduce((most, each) => Math.max(most, each), narrowest);
  const limit = kind === 'prose' ? widest.prose : widest.text;
  return Math.max(widthOf(header) + beside, Math.min(content + 2, limit));
}

/** About as wide as what the spreadsheet shows. */
function shownValue(value: Value, kind: Kind): string {
  if (value === null) return '';
  const text = String(value).slice(0, widest.prose);
  return kind === 'amount' || kind === 'count' ? `${text},,` : text;
}

function headerXml(columns: readonly Column[], pen: Pen): string {
  const cells = columns.map(({ header, kind }, at) =>
    textCell(
      header,
      `${columnName(at)}1`,
      pen.styles.idOf(numeric.includes(kind) ? 'numberHeader' : 'header', 'plain'),
      pen,
    ),
  );
  return `<row r="1">${cells.join('')}</row>`;
}

function rowXml(
  cells: Row,
  columns: readonly Column[],
  widths: readonly number[],
  row: number,
  pen: Pen,
): string {
  const lines = linesOf(cells, columns, widths);
  const height = lines > 1 ? ` ht="${lines * lineHeight}" customHeight="1"` : '';
  let xml = `<row r="${row}"${height}>`;
  for (let at = 0; at < columns.length; at += 1) {
    const cell = cells[at] ?? null;
    const value = plainValue(cell);
    const tone = typeof cell === 'object' && cell !== null ? cell.tone : 'plain';
    const place = `${columnName(at)}${row}`;
    if (value !== null && value !== '') {
      xml += cellXml(String(value), columns[at]?.kind ?? 'text', tone, place, pen);
    } else if (tone !== 'plain') {
      xml += `<c r="${place}" s="${pen.styles.idOf('text', tone)}"/>`;
    }
  }
  return `${xml}</row>`;
}

/** Lines that the longest of a row's wrapped texts takes: not every spreadsheet works it out. */
function linesOf(cells: Row, columns: readonly Column[], widths: readonly number[]): number {
  let most = 1;
  for (const [at, { kind }] of columns.entries()) {
    if (kind !== 'prose') continue;
    const text = plainValue(cells[at] ?? null);
    if (typeof text !== 'string') continue;
    // A word that does not fit leaves the rest of its line empty.
    const room = ((widths[at] ?? 0) - 2) * 0.95;
    most = Math.max(most, Math.ceil(widthOf(text) / room));
  }
  return Math.min(most, mostLines);
}

function plainValue(cell: Cell): Value {
  return typeof cell === 'object' && cell !== null ? cell.value : cell;
}

function cellXml(value: string, kind: Kind, tone: Tone, place: string, pen: Pen): string {
  const { styles } = pen;
  if (kind === 'prose') return textCell(value, place, styles.idOf('prose', tone), pen);
  if (kind === 'amount' && isDecimal(value)) {
    if (isExact(value)) {
      return numberCell(value, place, styles.idOf(`amount${decimalsOf(value)}`, tone));
    }
    pen.amountsAsText += 1;
  }
  if ((kind === 'count' || kind === 'share') && isDecimal(value)) {
    return numberCell(value, place, styles.idOf(kind, tone));
  }
  if (kind === 'moment') {
    const told = serialOf(value);
    if (told !== null) {
      const format = told.hasTime ? 'time' : 'date';
      return numberCell(told.serial, place, styles.idOf(format, tone));
    }
  }
  return textCell(value, place, styles.idOf('text', tone), pen);
}

/** The model's amounts have five at most. */
function decimalsOf(decimal: string): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : Math.min(decimal.length - point - 1, 5);
}

function numberCell(digits: string, place: string, style: number): string {
  return `<c r="${place}" s="${style}"><v>${digits}</v></c>`;
}

/** A text of its own, which no spreadsheet takes for a formula. */
function textCell(text: string, place: string, style: number, pen: Pen): string {
  const { xml, isCut } = textXml(text, pen.locale.workbook.cut);
  if (isCut) pen.textsCut += 1;
  return `<c r="${place}" s="${style}" t="inlineStr"><is>${xml}</is></c>`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `A`, …, `Z`, `AA`, … */
export function columnName(index: number): string {
  const last = letters[index % 26] ?? '';
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`;
}
