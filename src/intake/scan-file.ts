import { open } from 'node:fs/promises';
import { damagedLines, damagedLinesIn } from './damaged-lines.ts';
import { decodeText } from './encoding.ts';
import { columnsRead } from './excerpt.ts';
import { countMarks } from './records.ts';
import { recordScan } from './scan.ts';
import type { ScannedRecords, ScanOptions } from './scanned-records.ts';
import type { PlannedSource } from './source.ts';
import type { SniffedTable } from './table.ts';
import { decodedPieces, linesInPieces } from './text-copy.ts';

/** The records of a file, written as CSV, and the table as all of its lines show it. */
export interface ScannedFile {
  readonly table: SniffedTable;
  readonly scanned: ScannedRecords;
}

/** Scans a file record by record and writes its records to `to`. However large it is, only a piece of it is held. */
export async function scanFile(
  planned: PlannedSource,
  maxProblems: number,
  to: string,
): Promise<ScannedFile> {
  const { probe, encoding, bomLength, delivered, file } = planned;
  const options = { file, ...columnsRead(planned), maxProblems };
  if (probe.whole) {
    const text = decodeText(probe.head, encoding, bomLength);
    const damaged =
      delivered === null
        ? damagedLines(probe.head, encoding, text)
        : await damagedLinesIn(delivered);
    const { table } = planned;
    const { scanned } = await writeRecords([text], table, { ...options, damaged }, to);
    return { table, scanned };
  }
  const table = await withQuoteOf(planned);
  const pieces = () => decodedPieces(probe.path, encoding, bomLength);
  const undamaged = { ...options, damaged: new Set<number>() };
  const { scanned, mayBeDamaged } = await writeRecords(pieces(), table, undamaged, to);
  if (!mayBeDamaged) return { table, scanned };
  const damaged = await damagedLinesIn(delivered ?? { path: probe.path, encoding });
  if (damaged.size === 0) return { table, scanned };
  const again = await writeRecords(pieces(), table, { ...options, damaged }, to);
  return { table, scanned: again.scanned };
}

async function writeRecords(
  pieces: AsyncIterable<string> | Iterable<string>,
  table: SniffedTable,
  options: ScanOptions,
  to: string,
): Promise<{ readonly scanned: ScannedRecords; readonly mayBeDamaged: boolean }> {
  const records = await open(to, 'w', 0o600);
  try {
    const scan = recordScan(table, options);
    let mayBeDamaged = false;
    for await (const piece of pieces) {
      mayBeDamaged ||= piece.includes('\ufffd');
      await records.appendFile(scan.take(piece));
    }
    await records.appendFile(scan.end());
    return { scanned: scan.found(), mayBeDamaged };
  } finally {
    await records.close();
  }
}

/** Whether cells are quoted, by the first lines with marks: the sample of a large file may show none that are. */
async function withQuoteOf({
  table,
  probe,
  encoding,
  bomLength,
}: PlannedSource): Promise<SniffedTable> {
  if (!probe.hasQuote) return table;
  const marks = countMarks(table.delimiter);
  for await (const lines of linesInPieces(probe.path, encoding, bomLength)) {
    for (const line of lines) marks.see(line);
    if (marks.lines() > enoughMarked) break;
  }
  return { ...table, quote: marks.quote() ?? '' };
}

const enoughMarked = 20_000;
