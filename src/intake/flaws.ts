import { asCount, asWhole, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import type { Problem } from '../errors/posrecon-error.ts';
import { describeFlaw } from './describe-flaw.ts';
import { headerAgain } from './header-again.ts';
import { visitLines } from './read-lines.ts';
import { readRecord } from './read-record.ts';
import { leftOutBy } from './scan.ts';
import type { PlannedSource } from './source.ts';

interface FlawedRows {
  readonly rejected: number;
  /** Rows that a named rule leaves out: no payments, repeated headers, total lines. */
  readonly ignored: number;
  readonly problems: readonly Problem[];
}

/**
 * Takes rows that hold a wrong value out of the store and says of each what is wrong; rows that are no payments go silently. `null`:
 * another header stands among rows that were loaded straight from the file, so that it must be scanned.
 */
export async function describeFlaws(
  engine: Engine,
  planned: PlannedSource,
  store: StoreTable,
  rows: {
    readonly firstId: number;
    readonly endId: number;
    readonly lineOf: (id: number) => number;
    /** `null`: the rows were loaded straight from the file, total lines and repeated headers among them. */
    readonly scanned: unknown;
    readonly refunds: { readonly fromId: number; readonly planned: PlannedSource } | null;
  },
  maxProblems: number,
): Promise<FlawedRows | null> {
  const own = `rowid >= ${rows.firstId} and rowid < ${rows.endId}`;
  const noPayments =
    store === 'bank' ? 0 : await removeRows(engine, store, `${own} and kind = 'ignored'`);
  const found = await engine.rows(
    `select rowid as id, flaw from ${store}_rows where ${own} and flaw is not null order by rowid`,
  );
  if (found.length === 0) return { rejected: 0, ignored: noPayments, problems: [] };
  await removeRows(engine, store, `${own} and flaw is not null`);

  const flawed = found
    .map((row) => {
      const id = asCount(row['id']);
      const { refunds } = rows;
      const readAs = refunds !== null && id >= refunds.fromId ? refunds.planned : planned;
      return { line: rows.lineOf(id), flaw: asWhole(row['flaw']) ?? 1, readAs };
    })
    .filter(({ line }) => line <= lastLine(planned))
    .sort((a, b) => a.line - b.line);
  const flawOf = new Map(flawed.map((each) => [each.line, each]));
  const isDirect = rows.scanned === null;
  const looked = isDirect ? flawed : flawed.slice(0, maxProblems);
  const problems: Problem[] = [];
  let leftOut = 0;
  let hasOtherHeader = false;
  await visitLines(
    planned,
    [...new Set(looked.map(({ line }) => line))],
    isDirect,
    (line, text) => {
      const cells = isDirect ? cellsOf(planned, text) : [];
      hasOtherHeader ||= isDirect && headerAgain(cells, planned.table) === 'other';
      if (isDirect && leftOutBy(cells, planned.table) !== null) leftOut += 1;
      else if (problems.length < maxProblems) {
        const { flaw, readAs } = flawOf.get(line) ?? { flaw: 1, readAs: planned };
        problems.push(describeFlaw(readAs, line, text, flaw));
      }
    },
  );
  if (hasOtherHeader) return null;
  return { rejected: flawed.length - leftOut, ignored: noPayments + leftOut, problems };
}

/** Returns how many there were. */
async function removeRows(engine: Engine, store: StoreTable, where: string): Promise<number> {
  const row = await engine.row(`select count(*) as n from ${store}_rows where ${where}`);
  const count = asCount(row['n']);
  if (count > 0) await engine.run(`delete from ${store}_rows where ${where}`);
  return count;
}

/** The line of the last record; what follows it is a trailer, of which lines that look like rows are loaded from a large file. */
function lastLine({ table }: PlannedSource): number {
  return table.trailer.length === 0
    ? Number.POSITIVE_INFINITY
    : (table.tail.at(-1)?.line ?? Number.POSITIVE_INFINITY);
}

function cellsOf({ table }: PlannedSource, text: string): readonly string[] {
  return readRecord(text, 0, 1, table.delimiter, table.quote !== '').cells;
}
