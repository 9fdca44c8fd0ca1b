import { createReadStream } from 'node:fs';
import { formattedNumber } from './cell-text.ts';
import { mergedFill } from './merged-cells.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import type { Layer } from './open-file.ts';
import type { Opened } from './part.ts';
import { sheetParts } from './sheet-parts.ts';
import { type SheetText, writeSheetText } from './sheet-text.ts';
import { attribute, readXml } from './xml-events.ts';

interface XmlSheet {
  readonly name: string;
  readonly index: number;
  isHidden: boolean;
}

/** Finds the sheets of an XML Spreadsheet of 2003, which portals and reporting libraries name .xls. */
export async function openSpreadsheetMl(layer: Layer): Promise<Opened> {
  const { file, delivered } = layer;
  const sheets = await listSheets(layer);
  return sheetParts(layer, sheets, async ({ index }, address, to) => {
    const out = writeSheetText(to, address, delivered.budget);
    await readRows(layer, index, out);
    return { path: to, isFilled: await out.end() };
  });

  async function listSheets({ path }: Layer): Promise<readonly XmlSheet[]> {
    const found: XmlSheet[] = [];
    let isVisibility = false;
    await readXml(createReadStream(path), file, {
      open(name, attributes) {
        if (name === 'Worksheet') {
          const own = attribute(attributes, 'Name') ?? `Sheet${found.length + 1}`;
          found.push({ name: own, index: found.length, isHidden: false });
        }
        isVisibility = name === 'Visible';
      },
      text(text) {
        const last = found.at(-1);
        if (isVisibility && last !== undefined) last.isHidden = /hidden/i.test(text);
      },
      close() {
        isVisibility = false;
      },
    });
    return found;
  }
}

async function readRows(
  { path, file, delivered }: Layer,
  index: number,
  out: SheetText,
): Promise<void> {
  let sheet = -1;
  let row = 0;
  let column = 0;
  let across = 0;
  let down = 0;
  let type = '';
  let style = '';
  let format = general;
  let isData = false;
  let text = '';
  const formats = new Map<string, NumberFormat>();
  let cells: (string | undefined)[] = [];
  let numbers = new Set<number>();
  let ready: { readonly row: number; readonly cells: (string | undefined)[] }[] = [];
  const merged = mergedFill([]);

  const handOn = async (): Promise<void> => {
    const rows = ready;
    ready = [];
    for (const each of rows) await out.add(each.row, each.cells);
  };
  async function* pieces(): AsyncGenerator<Buffer> {
    for await (const piece of createReadStream(path)) {
      delivered.budget.spend((piece as Buffer).length);
      await handOn();
      yield piece as Buffer;
    }
  }

  await readXml(pieces(), file, {
    open(name, attributes) {
      if (name === 'Worksheet') {
        sheet += 1;
        row = 0;
      } else if (name === 'Style') style = attribute(attributes, 'ID') ?? '';
      else if (name === 'NumberFormat') {
        formats.set(style, formatOf(attribute(attributes, 'Format') ?? ''));
      }
      if (sheet !== index) return;
      if (name === 'Row') {
        row = Number(attribute(attributes, 'Index') ?? row + 1);
        column = 0;
        across = 0;
        cells = [];
        numbers = new Set();
      } else if (name === 'Cell') {
        column = Number(attribute(attributes, 'Index') ?? column + across + 1);
        across = Number(attribute(attributes, 'MergeAcross') ?? 0);
        down = Number(attribute(attributes, 'MergeDown') ?? 0);
        format = formats.get(attribute(attributes, 'StyleID') ?? '') ?? general;
        text = '';
        type = '';
      } else if (name === 'Data') {
        isData = true;
        type = attribute(attributes, 'Type') ?? 'String';
      }
    },
    text(piece) {
      if (isData) text += piece;
    },
    close(name) {
      if (name === 'Data') isData = false;
      if (sheet !== index) return;
      if (name === 'Cell') {
        if (text !== '' && column >= 1) cells[column - 1] = cellText(type, text, format);
        if (type === 'Number' && format.kind === 'number') numbers.add(column);
        if (down > 0) merged.add({ top: row, bottom: row + down, left: column });
      } else if (name === 'Row') {
        merged.fill(row, cells, (at) => numbers.has(at));
        ready.push({ row, cells });
      }
    },
  });
  await handOn();
}

const general = numberFormat('General');

/** Some formats have names: `Short Date`, `General Date` (with the time), `Long Time`. */
function formatOf(code: string): NumberFormat {
  if (code === 'General Date') return { kind: 'dateTime', digits: 0 };
  if (/^\w+ Date$/.test(code)) return { kind: 'date', digits: 0 };
  return /^\w+ Time$/.test(code) ? { kind: 'time', digits: 0 } : numberFormat(code);
}

function cellText(type: string, text: string, format: NumberFormat): string {
  if (type === 'Number') return formattedNumber(text, format, false);
  if (type === 'DateTime')
    return text
      .replace('T', ' ')
      .replace(/\.0+$/, '')
      .replace(/ 00:00:00$/, '');
  if (type === 'Boolean') return text === '1' ? 'TRUE' : 'FALSE';
  return text;
}
