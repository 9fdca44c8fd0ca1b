import { normaliseCell } from './encoding.ts';
import { splitLine } from './records.ts';
import type { ConstantField, SniffedTable } from './table.ts';
import { timeFormOf } from './time-form.ts';

/** The cell below a name in the lines above the table; `null` where there is none or it is empty. */
export function belowNameInPreamble(
  { preamble, delimiter, quote }: SniffedTable,
  name: string,
): { readonly text: string; readonly line: number } | null {
  const lines = preamble.map((line) => splitLine(line, delimiter, quote).map(normaliseCell));
  for (const [at, cells] of lines.entries()) {
    const text = lines[at + 1]?.[cells.indexOf(name)] ?? '';
    if (cells.includes(name) && text !== '') return { text, line: at + 2 };
  }
  return null;
}

/** What a file states above its table for all records. A date that is none is left out. */
export function preambleConstants(
  table: SniffedTable,
  names: Readonly<Partial<Record<ConstantField, string>>>,
): Readonly<Partial<Record<ConstantField, string>>> {
  const constants: Partial<Record<ConstantField, string>> = {};
  for (const [field, name] of Object.entries(names) as [ConstantField, string][]) {
    const text = belowNameInPreamble(table, name)?.text;
    if (text === undefined) continue;
    const value = field === 'settlementDate' ? dayOf(text) : text;
    if (value !== null) constants[field] = value;
  }
  return constants;
}

/** A day that leaves no doubt, as `YYYY-MM-DD`. */
function dayOf(text: string): string | null {
  const form = timeFormOf(text);
  const found = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})/.exec(text);
  return form === null || found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}
