import { decodeText } from './encoding.ts';
import { longestQuotedCell } from './read-record.ts';
import type { PlannedSource } from './source.ts';
import { linesInPieces } from './text-copy.ts';

/**
 * Goes to some physical lines of a file again, in file order. Where a quoted value may go on, `text` holds the lines after it too.
 * `isOneLine`: each line is a record.
 */
export async function visitLines(
  { probe, encoding, bomLength }: PlannedSource,
  wanted: readonly number[],
  isOneLine: boolean,
  visit: (line: number, text: string) => void,
): Promise<void> {
  const waiting: { readonly line: number; readonly lines: string[]; readonly more: number }[] = [];
  const pieces = probe.whole
    ? [decodeText(probe.head, encoding, bomLength).split(/\r\n|\n|\r/)]
    : linesInPieces(probe.path, encoding, bomLength);
  let next = 0;
  let line = 1;
  for await (const lines of pieces) {
    if (next === wanted.length && waiting.length === 0) return;
    // Only a few lines are looked for among many.
    if (waiting.length === 0 && line + lines.length <= (wanted[next] ?? Number.POSITIVE_INFINITY)) {
      line += lines.length;
      continue;
    }
    for (const text of lines) {
      for (const open of waiting) open.lines.push(text);
      if (line === wanted[next]) {
        const goesOn = !isOneLine && text.includes('"');
        waiting.push({ line, lines: [text], more: goesOn ? longestQuotedCell : 0 });
        next += 1;
      }
      line += 1;
      for (let [first] = waiting; first !== undefined; [first] = waiting) {
        if (first.lines.length <= first.more) break;
        tell();
      }
    }
  }
  while (waiting.length > 0) tell();

  function tell(): void {
    const first = waiting.shift();
    if (first !== undefined) visit(first.line, first.lines.join('\n'));
  }
}
