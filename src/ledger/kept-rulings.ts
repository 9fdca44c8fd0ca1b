import { asCount, asText, type Engine } from '../engine/engine.ts';
import { unrestated } from '../engine/schema.ts';
import { usageError } from '../errors/posrecon-error.ts';
import {
  columnOfNumber,
  type NewRuling,
  parseRecordName,
  type RecordIdentity,
  type RecordName,
  type Ruling,
} from '../model/ruling.ts';
import { type Actor, addEntry } from './audit-trail.ts';
import type { KeptSource } from './kept-sources.ts';
import { closedRecordsOf, recordColumns, recordsOf } from './ledger-schema.ts';

/** A ruling with what it is about. */
export type LedgerRuling = Ruling & Required<Pick<Ruling, 'identities'>>;

/** The rulings that hold, in the order in which they were made. Empty in a ledger from before there were any. */
export async function readRulings(engine: Engine): Promise<readonly LedgerRuling[]> {
  const tables = await engine.row(
    `select count(*) as n from duckdb_tables() where database_name = 'ledger' and table_name = 'rulings'`,
  );
  if (asCount(tables['n']) === 0) return [];
  const rows = await engine.rows(
    'select * from ledger.rulings where replaced_in is null order by run, pos, settlement',
  );
  return rows.map((row) => ({
    kind: asText(row['kind']) as Ruling['kind'],
    pos: asText(row['pos']) ?? '',
    settlement: asText(row['settlement']) ?? '',
    reason: asText(row['reason']) ?? '',
    path: [],
    identities: {
      pos: JSON.parse(asText(row['pos_identity']) ?? '{}') as RecordIdentity,
      settlement: JSON.parse(asText(row['settlement_identity']) ?? '{}') as RecordIdentity,
    },
    isKept: true,
  }));
}

/** Finds in the attached ledger what somebody ruled on. Throws ERR_USAGE where a name leads to no record of its own. */
export async function identifyRuling(
  engine: Engine,
  { kind, one, other, reason }: NewRuling,
  sources: readonly KeptSource[],
): Promise<LedgerRuling> {
  for (const [pos, settlement] of [
    [one, other],
    [other, one],
  ] as const) {
    const identities = {
      pos: await identify(engine, 'pos', pos, sources),
      settlement: await identify(engine, 'settlement', settlement, sources),
    };
    if (typeof identities.pos === 'string' || typeof identities.settlement === 'string') continue;
    return {
      kind,
      pos,
      settlement,
      reason,
      path: [],
      identities: { pos: identities.pos, settlement: identities.settlement },
    };
  }
  for (const name of [one, other]) {
    const found = [
      await identify(engine, 'pos', name, sources),
      await identify(engine, 'settlement', name, sources),
    ];
    if (found.some((each) => typeof each !== 'string')) continue;
    const isSeveral = found.includes('several');
    throw usageError(
      `${JSON.stringify(name)}: ${isSeveral ? 'several records of the ledger are that' : 'no record of the ledger is that'}`,
      {
        remedy:
          'Write FILE:LINE as a report does, or numbers: rrn=628512345678 terminalId=10000001.',
      },
    );
  }
  throw usageError('these two records do not stand on two sides', {
    remedy: 'Name a record of the till log and one of the settlement export.',
  });
}

/** `brought_back`: the closed items of the two records that somebody rules on. */
export async function bringBackRuled(engine: Engine, { identities }: LedgerRuling): Promise<void> {
  for (const [table, identity] of [
    ['pos', identities.pos],
    ['stl', identities.settlement],
  ] as const) {
    const parts = Object.entries(identity);
    await engine.run(
      `insert into brought_back
         select distinct item from ledger.${closedRecordsOf(table)}
         where ${parts.map(([column], at) => `cast(${column} as varchar) = $n${at}`).join(' and ')}
           and item not in (select item from brought_back)`,
      Object.fromEntries(parts.map(([, value], at) => [`n${at}`, value])),
    );
  }
}

async function identify(
  engine: Engine,
  side: 'pos' | 'settlement',
  text: string,
  sources: readonly KeptSource[],
): Promise<RecordIdentity | 'none' | 'several'> {
  const name = parseRecordName(text);
  if (name === null) return 'none';
  const table = side === 'pos' ? 'pos' : 'stl';
  const kept = await recordColumns(engine, table);
  const columns = unrestated.filter((column) => kept.has(column));
  const { sql, parameters } = conditionOf(name, side, sources);
  const rows = await engine.rows(
    `select distinct ${columns.map((column) => `cast(${column} as varchar) as ${column}`).join(', ')}
     from (select source, line, ${columns.join(', ')} from ledger.${recordsOf(table)}
       union all select source, line, ${columns.join(', ')} from ledger.${closedRecordsOf(table)})
     where ${sql} order by all limit 2`,
    parameters,
  );
  const [row] = rows;
  if (row === undefined) return 'none';
  if (rows.length > 1) return 'several';
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = asText(row[column]);
      return value === null ? [] : [[column, value]];
    }),
  );
}

function conditionOf(
  name: RecordName,
  side: 'pos' | 'settlement',
  sources: readonly KeptSource[],
): { readonly sql: string; readonly parameters: Readonly<Record<string, string>> } {
  if (name.by === 'numbers') {
    const parts = [...name.numbers];
    return {
      sql: parts.map(([number], at) => `${columnOfNumber[number]} = $n${at}`).join(' and '),
      parameters: Object.fromEntries(parts.map(([, value], at) => [`n${at}`, value])),
    };
  }
  const own = sources.filter((source) => source.side === side);
  const exact = own.filter(({ file }) => file === name.file);
  const files = exact.length > 0 ? exact : own.filter(({ file }) => file.endsWith(`/${name.file}`));
  const numbers = files.map(({ number }) => number).join(', ');
  return {
    sql: `list_contains(cast([${numbers}] as integer[]), source) and line = ${name.line}`,
    parameters: {},
  };
}

/** Writes a ruling and its entry in the trail, inside the caller's transaction; what was ruled of the same two records before is replaced. */
export async function keepRuling(
  engine: Engine,
  actor: Actor,
  run: number,
  { kind, pos, settlement, reason, identities }: LedgerRuling,
): Promise<void> {
  const about = {
    posIdentity: JSON.stringify(identities.pos),
    settlementIdentity: JSON.stringify(identities.settlement),
  };
  await engine.run(
    `update ledger.rulings set replaced_in = ${run}
     where replaced_in is null and pos_identity = $posIdentity and settlement_identity = $settlementIdentity`,
    about,
  );
  await engine.run(
    `insert into ledger.rulings values (${run}, $kind, $pos, $settlement, $posIdentity, $settlementIdentity, $reason, null)`,
    { kind, pos, settlement, reason, ...about },
  );
  await addEntry(engine, actor, {
    action: kind === 'pin' ? 'match' : 'unmatch',
    about: String(run),
    body: { pos, settlement, identities, reason },
  });
}
