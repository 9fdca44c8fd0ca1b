import { zipBytes } from './zip-bytes.ts';

/** A cell: a text, a number as the file states it, or one with a number format's code; `null` is none. */
export type WrittenCell =
  | string
  | number
  | { readonly number: string; readonly format?: string }
  | { readonly xml: string }
  | null;

export interface WrittenSheet {
  readonly name: string;
  /** `null`: no row element. */
  readonly rows: readonly (readonly WrittenCell[] | null)[];
  readonly state?: 'hidden' | 'veryHidden';
  /** `A1:A3`. */
  readonly merged?: readonly string[];
  readonly dimension?: string;
  /** What stands in the sheet's part instead of all this. */
  readonly xml?: string;
}

export interface WritingOptions {
  readonly is1904?: boolean;
  /** Texts stand in their cells, not in a list of their own. */
  readonly inline?: boolean;
  /** Before each element's name, as some libraries write it. */
  readonly prefix?: string;
  /** What stands before the root element of sharedStrings.xml and what text is added to it. */
  readonly strings?: { readonly before: string; readonly first: string };
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** An XLSX workbook as spreadsheet programs write it, with what they get wrong where it is asked for. */
export function xlsxBytes(sheets: readonly WrittenSheet[], options: WritingOptions = {}): Buffer {
  const texts: string[] = options.strings === undefined ? [] : [options.strings.first];
  const codes: string[] = [];
  const bodies = sheets.map((sheet) => sheetXml(sheet, options, texts, codes));
  const p = options.prefix ?? '';
  const xmlns = p === '' ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  const formats = codes.map(
    (code, index) => `<${p}numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`,
  );
  const styles = codes.map((_, index) => `<${p}xf numFmtId="${164 + index}"/>`);
  const strings = texts.map((text, index) =>
    options.strings !== undefined && index === 0
      ? `<${p}si><${p}t>${text}</${p}t></${p}si>`
      : `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`,
  );
  return zipBytes([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packageRelations}"><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><${p}workbook ${xmlns} xmlns:r="${relations}"><${p}workbookPr${options.is1904 === true ? ' date1904="1"' : ''}/><${p}sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<${p}sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index}"/>`,
        )
        .join('')}</${p}sheets></${p}workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${packageRelations}">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="s${index}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="t" Type="${relations}/styles" Target="/xl/styles.xml"/><Relationship Id="u" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<${p}styleSheet ${xmlns}><${p}numFmts>${formats.join('')}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/>${styles.join('')}</${p}cellXfs></${p}styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `${options.strings?.before ?? ''}<${p}sst ${xmlns}>${strings.join('')}</${p}sst>`,
    },
    ...bodies.map((data, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data })),
  ]);
}

function sheetXml(
  { rows, merged = [], dimension, xml }: WrittenSheet,
  { inline = false, prefix: p = '' }: WritingOptions,
  texts: string[],
  codes: string[],
): string {
  if (xml !== undefined) return xml;
  const cell = (value: WrittenCell, reference: string): string => {
    if (value === null) return '';
    if (typeof value === 'number') return `<${p}c r="${reference}"><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'string' && inline) {
      return `<${p}c r="${reference}" t="inlineStr"><${p}is><${p}t>${escaped(value)}</${p}t></${p}is></${p}c>`;
    }
    if (typeof value === 'string') {
      return `<${p}c r="${reference}" t="s"><${p}v>${indexIn(texts, value)}</${p}v></${p}c>`;
    }
    if ('xml' in value) return value.xml.replace('REF', reference);
    const style = value.format === undefined ? 0 : indexIn(codes, value.format) + 1;
    return `<${p}c r="${reference}" s="${style}"><${p}v>${value.number}</${p}v></${p}c>`;
  };
  const lines = rows.map((row, index) =>
    row === null
      ? ''
      : `<${p}row r="${index + 1}">${row.map((value, at) => cell(value, `${letters(at)}${index + 1}`)).join('')}</${p}row>`,
  );
  const merges = merged.map((ref) => `<${p}mergeCell ref="${ref}"/>`).join('');
  const xmlns = p === '' ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${p}worksheet ${xmlns}>${dimension === undefined ? '' : `<${p}dimension ref="${dimension}"/>`}<${p}sheetData>${lines.join('')}</${p}sheetData>${merges === '' ? '' : `<${p}mergeCells>${merges}</${p}mergeCells>`}</${p}worksheet>`;
}

function indexIn(list: string[], text: string): number {
  const known = list.indexOf(text);
  return known === -1 ? list.push(text) - 1 : known;
}

function letters(column: number): string {
  const first = Math.floor(column / 26);
  return (first === 0 ? '' : letters(first - 1)) + String.fromCharCode(65 + (column % 26));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
