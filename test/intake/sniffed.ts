import { detectEncoding } from '../../src/intake/encoding.ts';
import { sniffTable } from '../../src/intake/sniff.ts';
import type { SniffedTable } from '../../src/intake/table.ts';

/** Sniffs a text as a small file: read whole. */
export function sniffText(text: string, file = 'f.csv'): SniffedTable {
  return sniffBytes(Buffer.from(text), file);
}

export function sniffBytes(bytes: Buffer, file = 'f.csv'): SniffedTable {
  const none = Buffer.alloc(0);
  const { encoding, bomLength } = detectEncoding(bytes, none, file);
  const lineCount = bytes.toString('latin1').split('\n').length;
  return sniffTable({ file, head: bytes, tail: none, whole: true, lineCount, encoding, bomLength });
}

/** Sniffs a text as a large file: only its first and last bytes are there. */
export function sniffEdges(text: string, headLength: number, tailLength: number): SniffedTable {
  const bytes = Buffer.from(text);
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return sniffTable({
    file: 'f.csv',
    head: bytes.subarray(0, headLength),
    tail: bytes.subarray(bytes.length - tailLength),
    whole: false,
    lineCount: lines,
    encoding: 'utf-8',
    bomLength: 0,
  });
}
