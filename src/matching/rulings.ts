import type { Engine } from '../engine/engine.ts';
import { exitCodes, PosreconError, usageError } from '../errors/posrecon-error.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { RulingReport } from '../model/report.ts';
import { parseRecordName, type Ruling } from '../model/ruling.ts';
import { findIdentified, findRecord, type PlacedRecord, placeOf } from './find-record.ts';

/** Rulings whose records were found. */
export interface ResolvedRulings {
  readonly pins: readonly RuledPair[];
  readonly nevers: readonly RuledPair[];
  readonly reports: readonly RulingReport[];
}

interface RuledPair {
  readonly pos: number;
  readonly stl: number;
}

export const noRulings: ResolvedRulings = { pins: [], nevers: [], reports: [] };

/**
 * Finds the records that posrecon.yaml or the ledger rules on. A ruling of a file that is not among the inputs waits for a run that has it; a record
 * that is not found, not the only one, or not to be matched at all is ERR_CONFIG: a ruling is never dropped in silence. One of an
 * earlier run that cannot be obeyed any more is told as not applied.
 */
export async function resolveRulings(
  engine: Engine,
  rulings: readonly Ruling[],
  sources: readonly LoadedSource[],
): Promise<ResolvedRulings> {
  const pins: RuledPair[] = [];
  const nevers: (RuledPair & { readonly ruling: Ruling })[] = [];
  const reports: RulingReport[] = [];
  const pinned = new Map<string, Ruling>();
  for (const ruling of rulings) {
    const pos = await resolve(engine, ruling, 'pos', sources);
    const settlement = await resolve(engine, ruling, 'settlement', sources);
    // Both are closed: what was ruled of them is done.
    if (ruling.isKept === true && pos === null && settlement === null) continue;
    const obeyed =
      pos !== null &&
      settlement !== null &&
      (ruling.isKept !== true || canBeKept(ruling, pos, settlement, pinned));
    reports.push({
      ruling: ruling.kind,
      pos: { named: ruling.pos, file: pos?.file ?? null, line: pos?.line ?? null },
      settlement: {
        named: ruling.settlement,
        file: settlement?.file ?? null,
        line: settlement?.line ?? null,
      },
      reason: ruling.reason,
      obeyed,
    });
    if (!obeyed) continue;
    const pair = { pos: pos.id, stl: settlement.id };
    if (ruling.kind === 'never') {
      nevers.push({ ...pair, ruling });
      continue;
    }
    refuseUnlike(ruling, pos, settlement);
    for (const [side, record] of [
      ['pos', pos],
      ['settlement', settlement],
    ] as const) {
      const earlier = pinned.get(`${side} ${record.id}`);
      if (earlier !== undefined) {
        throw refusal(
          ruling,
          side,
          `names ${placeOf(record)}, which ${earlier.path.join('.') || 'the ledger'} pins already`,
          'A record is one payment: pin it once.',
        );
      }
      pinned.set(`${side} ${record.id}`, ruling);
    }
    pins.push(pair);
  }
  for (const { pos, stl, ruling } of nevers) {
    if (ruling.isKept === true || !pins.some((pin) => pin.pos === pos && pin.stl === stl)) continue;
    throw refusal(ruling, null, 'forbids a pair that matching.pin demands', 'Keep one of the two.');
  }
  return { pins, nevers, reports };
}

async function resolve(
  engine: Engine,
  ruling: Ruling,
  side: 'pos' | 'settlement',
  sources: readonly LoadedSource[],
): Promise<PlacedRecord | null> {
  if (ruling.identities !== undefined) {
    return findIdentified(engine, sources, ruling.identities[side], side);
  }
  const said = ruling[side];
  const name = parseRecordName(said);
  const found =
    name === null ? { found: 'none' as const } : await findRecord(engine, sources, name, [side]);
  const quoted = JSON.stringify(said);
  switch (found.found) {
    case 'no-file':
      return null;
    case 'none':
      throw refusal(
        ruling,
        side,
        `is ${quoted}, and no record of the ${sideWords[side]} is that`,
        'The line is that of the file as it was delivered, on which the record starts; an ignored or rejected row is no record.',
      );
    case 'several':
      throw refusal(
        ruling,
        side,
        `is ${quoted}, and several records are that: ${found.places.join(', ')}`,
        'Name one of these places, or add a number that tells them apart.',
      );
    case 'one':
      return found.record;
  }
}

/** Whether two records can still be ruled on as they were: what came since may have changed what they are. */
function canBeKept(
  ruling: Ruling,
  pos: PlacedRecord,
  settlement: PlacedRecord,
  pinned: ReadonlyMap<string, Ruling>,
): boolean {
  if (ruling.kind === 'never') return true;
  return (
    pos.class === 'due' &&
    settlement.class === 'due' &&
    pos.family === settlement.family &&
    pos.currency === settlement.currency &&
    !pinned.has(`pos ${pos.id}`) &&
    !pinned.has(`settlement ${settlement.id}`)
  );
}

const sideWords = { pos: 'till log', settlement: 'settlement export' } as const;

/** Only what looks for a counterpart can be pinned, sale to sale and refund to refund, in one currency. */
function refuseUnlike(ruling: Ruling, pos: PlacedRecord, settlement: PlacedRecord): void {
  for (const [side, record] of [
    ['pos', pos],
    ['settlement', settlement],
  ] as const) {
    if (record.class === 'due') continue;
    throw refusal(
      ruling,
      side,
      `names ${placeOf(record)}, which awaits no counterpart`,
      record.class === 'attempt'
        ? 'The attempt was not approved: if it was charged, that is what posrecon reports.'
        : 'It is a copy, a cash sale, a zero amount or no payment.',
    );
  }
  if (pos.family !== settlement.family) {
    throw refusal(
      ruling,
      null,
      `pairs a sale with a refund: ${placeOf(pos)} and ${placeOf(settlement)}`,
      'Pin sales to sales and refunds to refunds.',
    );
  }
  if (pos.currency !== settlement.currency) {
    throw refusal(
      ruling,
      null,
      `pairs ${pos.currency} with ${settlement.currency}: ${placeOf(pos)} and ${placeOf(settlement)}`,
      'Amounts of two currencies are never set against each other.',
    );
  }
}

function refusal(
  { path }: Ruling,
  side: 'pos' | 'settlement' | null,
  message: string,
  remedy: string,
): PosreconError {
  if (path.length === 0) return usageError(message, { remedy });
  const setting = side === null ? path : [...path, side];
  return new PosreconError('ERR_CONFIG', exitCodes.usage, `${setting.join('.')} ${message}`, {
    setting,
    remedy,
  });
}

/**
 * Takes pinned pairs before all passes, and keeps pairs that are never one from every pass.
 * `never_pairs`: one row a forbidden pair; there only where there are some.
 */
export async function obeyRulings(
  engine: Engine,
  { pins, nevers }: ResolvedRulings,
  differs: string,
): Promise<void> {
  await engine.run('create table never_pairs (pos_id integer, stl_id integer)');
  await engine.append(
    'never_pairs',
    nevers.map(({ pos, stl }) => [pos, stl]),
  );
  if (pins.length === 0) return;
  await engine.run('create table pinned_pairs (pos_id integer, stl_id integer)');
  await engine.append(
    'pinned_pairs',
    pins.map(({ pos, stl }) => [pos, stl]),
  );
  await engine.run(
    `insert into matched select p.id, s.id, 0, ${differs}
     from pinned_pairs join pos p on p.id = pinned_pairs.pos_id join stl s on s.id = pinned_pairs.stl_id`,
  );
}
