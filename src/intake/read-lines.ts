import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { decodeText } from './encoding.ts';
import { longestQuotedCell } from './read-record.ts';
import type { PlannedSource } from './source.ts';

/**
 * Goes to some physical lines of a file again, in file order. Where a quoted value may go on, `text` holds the lines after it too.
 * `isStreamed`: each line is a record and ends with LF or CRLF, so that a large file need not be held.
 */
export async function visitLines(
  { probe, encoding, bomLength }: PlannedSource,
  wanted: readonly number[],
  isStreamed: boolean,
  visit: (line: number, text: string) => void,
): Promise<void> {
  if (isStreamed) return visitStreamed(probe.path, wanted, visit);
  const bytes = probe.whole ? probe.head : await readFile(probe.path);
  const lines = decodeText(bytes, encoding, bomLength).split(/\r\n|\n|\r/);
  for (const line of wanted) {
    const first = lines[line - 1] ?? '';
    const more = first.includes('"') ? lines.slice(line, line + longestQuotedCell) : [];
    visit(line, [first, ...more].join('\n'));
  }
}

/** Not `node:readline`, for which U+2028 ends a line. */
async function visitStreamed(
  path: string,
  wanted: readonly number[],
  visit: (line: number, text: string) => void,
): Promise<void> {
  let next = 0;
  let line = 1;
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      if (line === wanted[next]) {
        visit(line, text.replace(/\r$/, ''));
        next += 1;
      }
      line += 1;
    }
    if (next === wanted.length) return;
  }
  if (line === wanted[next]) visit(line, rest);
}
