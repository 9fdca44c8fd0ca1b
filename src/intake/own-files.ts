import { bankColumns, transactionColumns } from '../engine/schema.ts';
import type { Problem } from '../errors/posrecon-error.ts';
import { writtenHeaders } from '../locales/sheet-headers.ts';
import { discrepancyCodes } from '../model/discrepancy.ts';
import { generatorMark, type OwnFile, ownHeaders } from '../model/own-files.ts';
import { skippedPart } from './containers/part.ts';
import { decodeText, markedEncoding } from './encoding.ts';
import { type Delimiter, splitLine } from './records.ts';

const words: Readonly<Record<OwnFile, string>> = {
  report: 'a report',
  discrepancies: 'a list of discrepancies',
  annotations: 'a report for CI',
  journal: 'a journal for the books',
  requests: 'a list of refund requests',
  letter: 'a letter',
  evidence: 'the evidence of a request',
  inspection: 'what inspect said of files',
  ledger: 'a table of the ledger',
  configuration: 'a configuration',
};

/** A file that posrecon wrote, and that is left out. */
export function ownFileLeftOut(file: string, what: OwnFile): Problem {
  return { ...skippedPart(file, `posrecon wrote this file itself: ${words[what]}`), own: what };
}

interface OwnTable {
  readonly what: OwnFile;
  readonly header: readonly string[];
  /** Of the header, what a table may be without. */
  readonly sparse?: readonly string[];
  /** Whether a row is one of ours: of tables whose header another program may write as well. */
  readonly isOwn?: (cells: readonly string[]) => boolean;
}

const tables: readonly OwnTable[] = [
  { what: 'discrepancies', header: ownHeaders.discrepancies },
  { what: 'requests', header: ownHeaders.requests },
  {
    what: 'requests',
    header: ownHeaders.alipayRefunds,
    isOwn: ([, , , request = '']) => /^r_\w+$/.test(request),
  },
  {
    what: 'journal',
    header: ownHeaders.journal,
    isOwn: ([number = '']) => /^j_[0-9a-f]+$/.test(number),
  },
  {
    what: 'journal',
    header: ownHeaders.voucher,
    isOwn: ([date = '', word = '', number, papers]) =>
      /^\d{4}-\d\d-\d\d$/.test(date) &&
      /^(?:JV|记)$/.test(word) &&
      number === '1' &&
      papers === '0',
  },
  { what: 'evidence', header: ownHeaders.evidence },
  {
    what: 'evidence',
    header: ownHeaders.trail,
    isOwn: (cells) => /^[0-9a-f]{64}$/.test(cells.at(-1) ?? ''),
  },
  ...[
    'number,happened_at,actor,action,about,body,previous,hash',
    'id,code,status,first_run,last_run,body',
    'id,discrepancy,state,body,drafted_by,approved_by,submitted_at,reference,proof,arrived,step,stepped_on,first_submitted_at',
    'number,happened_at,as_of,version,files,records,open',
    'number,run,side,file,sha256,facts,records,sums',
  ].map((line): OwnTable => ({ what: 'ledger', header: line.split(',') })),
  // A spreadsheet saves the sheets of a workbook as CSV one at a time.
  ...writtenHeaders.map(
    ({ sheet, header, sparse }): OwnTable => ({
      what: sheet === 'discrepancies' || sheet === 'requests' ? sheet : 'report',
      header,
      sparse,
    }),
  ),
];

/** Columns of the ledger's records: what it keeps of where they stood, and those of the working store, as far as they are needed. */
const recordColumns: ReadonlySet<string> = new Set([
  ...['item', 'closed_day', 'is_copy', 'paid_until'],
  ...Object.keys(transactionColumns),
  ...Object.keys(bankColumns),
]);

/** How each document that is no table begins. */
const beginnings: readonly (readonly [OwnFile, RegExp])[] = [
  [
    'report',
    /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"posrecon"\s*,\s*"version"\s*:\s*"[^"]*"\s*\}\s*,\s*"run"\s*:/,
  ],
  [
    'evidence',
    /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"tool"\s*:\s*\{\s*"name"\s*:\s*"posrecon"\s*,\s*"version"\s*:\s*"[^"]*"\s*\}\s*,\s*"request"\s*:/,
  ],
  [
    'inspection',
    /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"files"\s*:\s*\[\s*\{\s*"file"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"container"\s*:/,
  ],
  [
    'report',
    /^\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"side"\s*:\s*"(?:pos|settlement)"\s*,\s*"files"\s*:\s*\[/,
  ],
  ['discrepancies', /^\[?\s*\{\s*"id"\s*:\s*"d_\w+"\s*,\s*"code"\s*:/],
  ['requests', /^\[\s*\{\s*"id"\s*:\s*"r_\w+"\s*,\s*"discrepancy"\s*:/],
  [
    'annotations',
    /^\{\s*"\$schema"\s*:\s*"[^"]*"\s*,\s*"version"\s*:\s*"[^"]*"\s*,\s*"runs"\s*:\s*\[\s*\{\s*"tool"\s*:\s*\{\s*"driver"\s*:\s*\{\s*"name"\s*:\s*"posrecon"/,
  ],
  ['configuration', /^# yaml-language-server: \$schema=[^\n]*posrecon\.schema\.json\s/],
  ['annotations', /^<\?xml[^>]*\?>\s*<testsuites name="posrecon"/],
  ['journal', /^; posrecon [^\s,，]+(?:, run |，对账批次 )/],
];
/** Formats of others, in which the name of a check is ours. */
const checks: readonly RegExp[] = [
  /^\[\s*\{\s*"description"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"check_name"\s*:\s*"(?<code>[\w-]+)"/,
  /^::(?:error|warning|notice) (?:file=[^,:]*,)?(?:line=\d+,)?title=[^:]*?[（(]?(?<code>[\w-]+)[)）]?::/,
];

/** Of the start of a file or sheet, what posrecon wrote there; `null`: it wrote no such thing. Told by the content, never by a name. */
export function ownFileIn(head: Buffer): OwnFile | null {
  const text = textOf(head.subarray(0, lookedAt));
  const found = beginnings.find(([, pattern]) => pattern.test(text));
  if (found !== undefined) return found[0];
  const made = madeBy(text, '^<!-- ', ' -->');
  if (made !== null) return made;
  if (checks.some((pattern) => isOwnCheck(pattern.exec(text)?.groups?.['code']))) {
    return 'annotations';
  }
  return ownTableIn(text);
}

/** Of the head of a page. */
export function ownPageIn(head: Buffer): OwnFile | null {
  return madeBy(head.toString('latin1'), '<meta name="generator" content="', '">');
}

/** Of the part of a workbook that says who made it; a program that saves it again keeps that. */
export function ownWorkbookIn(properties: string): OwnFile | null {
  return madeBy(properties, '<dc:creator>', '</dc:creator>');
}

function madeBy(text: string, before: string, after: string): OwnFile | null {
  const kinds = ['report', 'letter'] as const;
  return (
    kinds.find((what) =>
      new RegExp(`${before}${generatorMark('[^\\s<>"]+', what)}${after}`).test(text),
    ) ?? null
  );
}

const lookedAt = 16 * 1024;

/** The text of a few bytes, the last of which may be within a character. A spreadsheet program saves in the encoding of its system. */
function textOf(bytes: Buffer): string {
  const found = markedEncoding(bytes);
  if (found !== null) return decodeText(bytes, found.encoding, found.bomLength);
  const text = decodeText(bytes, 'utf-8', 0).replace(/\ufffd$/, '');
  return text.includes('\ufffd') ? decodeText(bytes, 'gb18030', 0) : text;
}

function isOwnCheck(code: string | undefined): boolean {
  return code !== undefined && (code.startsWith('ERR_') || code in discrepancyCodes);
}

const delimiters: readonly Delimiter[] = [',', '\t', ';'];

function isRecordsOfLedger([source, line, ...columns]: readonly string[]): boolean {
  return (
    source === 'source' &&
    line === 'line' &&
    ['amount', 'occurred_at'].every((name) => columns.includes(name)) &&
    columns.every((name) => recordColumns.has(name))
  );
}

/** Whether these are the table's columns in their order, all but those that it may be without. */
function isHeaderOf({ header, sparse = [] }: OwnTable, cells: readonly string[]): boolean {
  const expected = header.filter((name) => cells.includes(name) || !sparse.includes(name));
  return expected.length === cells.length && expected.every((name, at) => name === cells[at]);
}

/** A table whose header is one of ours, and whose first row is where the header alone does not say so. */
function ownTableIn(text: string): OwnFile | null {
  const [first = '', second = ''] = text.split(/\r\n|\n|\r/, 2);
  for (const delimiter of delimiters) {
    const cells = splitLine(first, delimiter, '"');
    const found = tables.find((table) => isHeaderOf(table, cells));
    if (found === undefined && isRecordsOfLedger(cells)) return 'ledger';
    if (found === undefined) continue;
    const isOwn = second === '' || (found.isOwn?.(splitLine(second, delimiter, '"')) ?? true);
    return isOwn ? found.what : null;
  }
  return null;
}
