import type { Engine } from '../engine/engine.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { Place, ReportedRecord } from '../model/run-details.ts';
import type { Side } from '../model/transaction.ts';
import { readRecords } from './reported-records.ts';

/** The records that start on these lines, side after side, in the order of files and lines; of a place that no file of the run has, none. */
export async function readRecordsAt(
  engine: Engine,
  present: ReadonlySet<Side>,
  sources: readonly LoadedSource[],
  places: readonly Place[],
): Promise<readonly ReportedRecord[]> {
  const wanted = new Map<string, Set<number>>();
  for (const { side, file, line } of places) {
    const lines = wanted.get(`${side} ${file}`);
    if (lines === undefined) wanted.set(`${side} ${file}`, new Set([line]));
    else lines.add(line);
  }
  const found: ReportedRecord[] = [];
  for (const source of sources) {
    const lines = wanted.get(`${source.side} ${source.file}`);
    if (lines === undefined || !present.has(source.side)) continue;
    const ids = [...lines].sort((a, b) => a - b).flatMap((line) => idsOnLine(source, line));
    found.push(...(await readRecords(engine, source, ids)));
  }
  return found;
}

/** Rows keep the order of their file, so the first one on a line is found by halving. */
export function idsOnLine(
  { firstId, endId, lineOf }: LoadedSource,
  line: number,
): readonly number[] {
  let low = firstId;
  let high = endId;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (lineOf(middle) < line) low = middle + 1;
    else high = middle;
  }
  const ids: number[] = [];
  for (let id = low; id < endId && lineOf(id) === line; id += 1) ids.push(id);
  return ids;
}
