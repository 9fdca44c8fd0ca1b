import { asText, asWhole, type Engine } from '../engine/engine.ts';
import type { LoadedSource } from '../intake/source.ts';
import {
  columnOfNumber,
  type NamingNumber,
  type RecordIdentity,
  type RecordName,
} from '../model/ruling.ts';

type RecordSide = 'pos' | 'settlement';

/** What a record's name led to; `no-file`: what it names is not among the inputs, or is closed in the ledger. */
export type FoundRecord =
  | { readonly found: 'one'; readonly record: PlacedRecord }
  | { readonly found: 'none' | 'no-file' }
  | { readonly found: 'several'; readonly places: readonly string[] };

export interface PlacedRecord {
  readonly side: RecordSide;
  readonly id: number;
  readonly file: string;
  readonly line: number;
  /** `due`: the other side should have it. */
  readonly class: string;
  readonly family: string | null;
  readonly currency: string;
}

/** Places that an error lists of those that a name leads to. */
const listed = 5;

/**
 * Finds the one record that a name means, on one side or on both. A file may be named by the end of its path. Of a record that a later
 * export has as well, what stands for it is found.
 */
export async function findRecord(
  engine: Engine,
  sources: readonly LoadedSource[],
  name: RecordName,
  sides: readonly RecordSide[],
): Promise<FoundRecord> {
  const found: PlacedRecord[] = [];
  const among = sources.filter((source): source is LoadedSource & { readonly side: RecordSide } =>
    sides.some((side) => side === source.side),
  );
  const files = name.by === 'line' ? filesNamed(among, name.file) : among;
  if (files.length === 0) return { found: 'no-file' };
  for (const side of sides) {
    const own = files.filter((source) => source.side === side);
    const ids = name.by === 'line' ? await idsAt(engine, own, side, name.line) : null;
    const condition = name.by === 'line' ? withIds(ids ?? []) : withNumbers(name.numbers);
    if (own.length === 0 || condition === null) continue;
    const rows = await engine.rows(
      `select id, cast(class as varchar) as class, cast(family as varchar) as family, currency
       from ${side === 'pos' ? 'pos' : 'stl'} where ${condition.sql} order by id limit ${listed + 1}`,
      condition.parameters,
    );
    for (const row of rows) {
      const id = asWhole(row['id']) ?? 0;
      const source = among.find(
        (each) => each.side === side && id >= each.firstId && id < each.endId,
      );
      if (source === undefined) continue;
      found.push({
        side,
        id,
        file: source.file,
        line: source.lineOf(id),
        class: asText(row['class']) ?? '',
        family: asText(row['family']),
        currency: asText(row['currency']) ?? '',
      });
    }
  }
  const [record] = found;
  if (record === undefined) {
    return { found: files.some(({ isCarried }) => isCarried) ? 'no-file' : 'none' };
  }
  if (found.length === 1) return { found: 'one', record };
  return { found: 'several', places: found.slice(0, listed).map(placeOf) };
}

/** Finds a record by what no export restates; of copies, the one that counts. */
export async function findIdentified(
  engine: Engine,
  sources: readonly LoadedSource[],
  identity: RecordIdentity,
  side: RecordSide,
): Promise<PlacedRecord | null> {
  const parts = Object.entries(identity);
  const row = await engine.row(
    `select id, cast(class as varchar) as class, cast(family as varchar) as family, currency
     from ${side === 'pos' ? 'pos' : 'stl'}
     where ${parts.map(([column], at) => `cast(${column} as varchar) = $n${at}`).join(' and ')}
     order by class = 'due' desc, id limit 1`,
    Object.fromEntries(parts.map(([, value], at) => [`n${at}`, value])),
  );
  const id = asWhole(row['id']);
  const source = sources.find(
    (each) => each.side === side && id !== null && id >= each.firstId && id < each.endId,
  );
  if (id === null || source === undefined) return null;
  return {
    side,
    id,
    file: source.file,
    line: source.lineOf(id),
    class: asText(row['class']) ?? '',
    family: asText(row['family']),
    currency: asText(row['currency']) ?? '',
  };
}

export function placeOf({ file, line }: Pick<PlacedRecord, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

function filesNamed<Source extends LoadedSource>(
  sources: readonly Source[],
  file: string,
): readonly Source[] {
  const exact = sources.filter((source) => source.file === file);
  return exact.length > 0 ? exact : sources.filter((source) => source.file.endsWith(`/${file}`));
}

interface Condition {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The records on a line of some files. Rows stand in the order of the file, so that a line is found by halving. */
export function lineIds(sources: readonly LoadedSource[], line: number): readonly number[] {
  return sources.flatMap(({ firstId, endId, lineOf }) => {
    let low = firstId;
    let high = endId;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lineOf(middle) < line) low = middle + 1;
      else high = middle;
    }
    return low < endId && lineOf(low) === line ? [low] : [];
  });
}

/** The records on a line of some files, or what stands for them. */
async function idsAt(
  engine: Engine,
  sources: readonly LoadedSource[],
  side: RecordSide,
  line: number,
): Promise<readonly number[]> {
  const ids = lineIds(sources, line);
  if (ids.length === 0) return [];
  const rows = await engine.rows(
    `with recursive standing as (
       select unnest([${ids.join(', ')}]) as id
       union
       select s.id from standing t join stands_for s on s.taken_out = t.id and s.side = '${side === 'pos' ? 'pos' : 'stl'}')
     select id from standing order by id`,
  );
  return rows.map((row) => asWhole(row['id']) ?? 0);
}

function withIds(ids: readonly number[]): Condition | null {
  return ids.length === 0 ? null : { sql: `id in (${ids.join(', ')})`, parameters: {} };
}

function withNumbers(numbers: ReadonlyMap<NamingNumber, string>): Condition {
  const parts = [...numbers];
  return {
    sql: parts.map(([name], at) => `${columnOfNumber[name]} = $n${at}`).join(' and '),
    parameters: Object.fromEntries(parts.map(([, value], at) => [`n${at}`, value])),
  };
}
