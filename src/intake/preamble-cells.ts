import { normaliseCell } from './encoding.ts';
import { splitLine } from './records.ts';
import type { SniffedTable } from './table.ts';

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
