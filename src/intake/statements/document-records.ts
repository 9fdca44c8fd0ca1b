import type { ScannedRecords } from '../scanned-records.ts';
import type { DocumentReading } from './document.ts';
import { cellsOf } from './plan-document.ts';

/** The records of a document as CSV, in the shape in which those of a table are loaded. */
export function documentRecords(
  reading: DocumentReading,
  header: readonly string[],
  maxProblems: number,
): ScannedRecords & { readonly csv: string } {
  const { records, ignored, rejected, incomplete } = reading;
  const csv = records.map(
    (record) =>
      `${cellsOf(record, header)
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(',')}\n`,
  );
  return {
    csv: csv.join(''),
    lines: records.map(({ line }) => line),
    ignored,
    rejected: rejected.length,
    problems: [...incomplete, ...rejected.slice(0, maxProblems)],
  };
}
