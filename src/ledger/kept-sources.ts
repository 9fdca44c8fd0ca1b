import { asCount, asText, type Engine, literal, type SqlRow } from '../engine/engine.ts';
import type { Coverage } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import { sumsOfSources } from './kept-records.ts';
import { closedRecordsOf, recordsOf, storeTables } from './ledger-schema.ts';

/** A file that a run has read, as the ledger keeps it. */
export interface KeptSource {
  /** Counts from 1, in the order in which files were read. */
  readonly number: number;
  /** The run that read it. */
  readonly run: number;
  readonly side: Side;
  readonly file: string;
  readonly sha256: string;
  /** All else that is known of it, as JSON; the ledger does not look into it. */
  readonly facts: string;
  readonly records: number;
}

/** The days that a file covers; the days that its records were settled on. */
export interface SourceDays {
  readonly coverage: Coverage | null;
  readonly settlementCoverage: Coverage | null;
}

export async function readSources(engine: Engine): Promise<readonly KeptSource[]> {
  return (await engine.rows('select * from ledger.sources order by number')).map(toSource);
}

/** The sources of these numbers, in their order. */
export async function sourcesNumbered(
  engine: Engine,
  numbers: readonly number[],
): Promise<readonly KeptSource[]> {
  if (numbers.length === 0) return [];
  const rows = await engine.rows(
    `select * from ledger.sources where number in (${numbers.join(', ')}) order by number`,
  );
  return rows.map(toSource);
}

function toSource(row: SqlRow): KeptSource {
  return {
    number: asCount(row['number']),
    run: asCount(row['run']),
    side: asText(row['side']) as Side,
    file: asText(row['file']) ?? '',
    sha256: asText(row['sha256']) ?? '',
    facts: asText(row['facts']) ?? '{}',
    records: asCount(row['records']),
  };
}

/**
 * Numbers of the sources that a run must know: those with records that take part, those that cover a day from `since` on, and of each
 * side the last. Where `since` is `null`, all.
 */
export async function sourcesInView(
  engine: Engine,
  since: string | null,
): Promise<readonly number[]> {
  const withRecords = storeTables.flatMap((table) => [
    `select source from ledger.${recordsOf(table)}`,
    `select source from ledger.${closedRecordsOf(table)} semi join brought_back using (item)`,
  ]);
  const rows = await engine.rows(
    since === null
      ? 'select number from ledger.sources order by number'
      : `select number from (
           ${withRecords.join(' union ')}
           union select number from ledger.source_days where covers_to >= ${literal(since)}
           union select max_by(number, (covers_to, number)) from ledger.source_days where covers_to is not null group by side) as s(number)
         order by number`,
  );
  return rows.map((row) => asCount(row['number']));
}

/** Of these hashes those of files that a run has read, with the names that the files had. */
export async function filesRead(
  engine: Engine,
  hashes: readonly string[],
): Promise<readonly { readonly sha256: string; readonly file: string }[]> {
  if (hashes.length === 0) return [];
  const rows = await engine.rows(
    `select sha256, file from ledger.sources where sha256 in (${hashes.map(literal).join(', ')}) order by number`,
  );
  return rows.map((row) => ({
    sha256: asText(row['sha256']) ?? '',
    file: asText(row['file']) ?? '',
  }));
}

/** The number of the last source; 0 before the first. */
export async function lastSource(engine: Engine): Promise<number> {
  const row = await engine.row('select coalesce(max(number), 0) as number from ledger.sources');
  return asCount(row['number']);
}

/** The periods that sources cover, touching ones joined. */
export interface JoinedDays {
  readonly coverage: readonly Coverage[];
  readonly settlementCoverage: readonly Coverage[];
  /** Each of the sources says when its records were settled. */
  readonly areSettled: boolean;
}

/** By side, the days that sources cover which are not among these; `null` where there are none. */
export async function daysOfOthers(
  engine: Engine,
  numbers: readonly number[],
): Promise<Readonly<Record<Side, JoinedDays | null>>> {
  const others = `ledger.source_days where not holds_payouts and covers_from is not null
    and not list_contains(cast([${numbers.join(', ')}] as integer[]), number)`;
  const counts = await engine.rows(
    `select side, count(*) = count(settles_from) as settled from ${others} group by side order by side`,
  );
  if (counts.length === 0) return { pos: null, settlement: null, bank: null };
  const covered = await periods(
    engine,
    `select side, covers_from as f, covers_to as t from ${others}`,
  );
  const settled = await periods(
    engine,
    `select side, settles_from as f, settles_to as t from ${others} and settles_from is not null`,
  );
  const ofSide = (side: Side): JoinedDays | null => {
    const row = counts.find((each) => each['side'] === side);
    return row === undefined
      ? null
      : {
          coverage: covered.get(side) ?? [],
          settlementCoverage: settled.get(side) ?? [],
          areSettled: row['settled'] === true,
        };
  };
  return { pos: ofSide('pos'), settlement: ofSide('settlement'), bank: ofSide('bank') };
}

/** Joins periods that overlap or follow each other, by side. */
async function periods(
  engine: Engine,
  relation: string,
): Promise<ReadonlyMap<string, readonly Coverage[]>> {
  const rows = await engine.rows(
    `with begun as (
       select *, f > max(t) over (partition by side order by f, t rows between unbounded preceding and 1 preceding) + 1 as is_new
       from (select distinct * from (${relation}))),
     numbered as (
       select *, count(*) filter (where is_new) over (partition by side order by f, t) as period from begun)
     select side, cast(min(f) as varchar) as f, cast(max(t) as varchar) as t
     from numbered group by side, period order by side, f`,
  );
  const found = new Map<string, Coverage[]>();
  for (const row of rows) {
    const side = asText(row['side']) ?? '';
    const own = found.get(side) ?? [];
    own.push({ from: asText(row['f']) ?? '', to: asText(row['t']) ?? '' });
    found.set(side, own);
  }
  return found;
}

/** A file that is new to the ledger. */
export interface NewSource extends Omit<KeptSource, 'run' | 'records'>, SourceDays {
  /** Its rows are payouts, not what was sold. */
  readonly holdsPayouts: boolean;
}

/** Writes new sources, whose records are written already, inside the caller's transaction. */
export async function keepSources(
  engine: Engine,
  run: number,
  sources: readonly NewSource[],
): Promise<void> {
  const found = await sumsOfSources(
    engine,
    sources.map(({ number }) => number),
  );
  for (const source of sources) {
    const { number, side, file, sha256, facts, coverage, settlementCoverage, holdsPayouts } =
      source;
    const { records, sums } = found.get(number) ?? { records: 0, sums: '' };
    await engine.run(
      'insert into ledger.sources values ($number, $run, $side, $file, $sha256, $facts, $records, $sums)',
      { number, run, side, file, sha256, facts, records, sums },
    );
    await engine.run(
      `insert into ledger.source_days values ($number, $side, cast($from as date), cast($to as date),
         cast($settlesFrom as date), cast($settlesTo as date), $holdsPayouts)`,
      {
        number,
        side,
        from: coverage?.from ?? null,
        to: coverage?.to ?? null,
        settlesFrom: settlementCoverage?.from ?? null,
        settlesTo: settlementCoverage?.to ?? null,
        holdsPayouts,
      },
    );
  }
}
