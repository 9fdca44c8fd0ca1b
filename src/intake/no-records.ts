import { open } from 'node:fs/promises';
import type { ErrorCode, PosreconError } from '../errors/posrecon-error.ts';
import { amountDigits } from './amount-form.ts';
import { isNeverText } from './container.ts';
import { within } from './containers/address.ts';
import type { Part } from './containers/part.ts';
import { decodeText, detectEncoding, normaliseCell } from './encoding.ts';
import { type Delimiter, splitLine } from './records.ts';
import { timeFormOf } from './time-form.ts';

/** Reasons that need no second look: there are no records. */
const saysEmpty: ReadonlySet<ErrorCode> = new Set(['ERR_FILE_EMPTY', 'ERR_FILE_NO_ROWS']);
/** Reasons that a notice, a picture or a summary has as well as a table that is not understood. */
const maySayEmpty: ReadonlySet<ErrorCode> = new Set([
  'ERR_FILE_CONTAINER',
  'ERR_HEADER_NOT_FOUND',
  'ERR_COLUMNS_MISSING',
  'ERR_SIDE_UNKNOWN',
]);
const lookedAt = 256 * 1024;
const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

/** Whether a refused part can hold no record: it is empty, a picture or a PDF, or no line of it has both a date and an amount. */
export async function holdsNoRecords(part: Part, { code }: PosreconError): Promise<boolean> {
  if (saysEmpty.has(code)) return true;
  if (!maySayEmpty.has(code)) return false;
  const head = await headOf(part.path);
  if (code === 'ERR_FILE_CONTAINER') return isNeverText(head);
  const { encoding, bomLength } = detectEncoding(head, Buffer.alloc(0), part.file);
  const lines = decodeText(head, encoding, bomLength).split(/\r\n|\n|\r/);
  return !lines.some((line) => delimiters.some((delimiter) => isRecord(line, delimiter)));
}

function isRecord(line: string, delimiter: Delimiter): boolean {
  if (!line.includes(delimiter)) return false;
  const cells = splitLine(line, delimiter, '"').map(normaliseCell);
  const dates = new Set(cells.filter((cell) => timeFormOf(cell) !== null));
  return dates.size > 0 && cells.some((cell) => !dates.has(cell) && amountDigits(cell) !== null);
}

/** Whether a step of an address within its file names a summary: Alipay's `…业务明细(汇总).csv`, a sheet `合计`. */
export function saysSummary(address: string): boolean {
  const inside = address.split(within).slice(1);
  return inside.some((name) => /汇总|合计|小计|总计|\b(?:summary|totals?)\b/i.test(name));
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(lookedAt);
    const { bytesRead } = await handle.read(head, 0, lookedAt, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
