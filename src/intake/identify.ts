import type { Reason } from '../model/recognition.ts';
import type { Side } from '../model/transaction.ts';
import { type ColumnShape, columnShape } from './column-shape.ts';
import { completeMapping } from './complete-mapping.ts';
import { hintedProfile } from './hinted-profile.ts';
import {
  columnsIn,
  missingColumns,
  sideMismatch,
  sideUnknown,
  unknownColumn,
  unknownProfile,
} from './identify-errors.ts';
import { knownFormats } from './known-formats.ts';
import { matchAny } from './match-own-profile.ts';
import { columnsNamed, matchProfile, noExtras, profileColumns } from './match-profile.ts';
import { mapColumns } from './profiles/auto.ts';
import { profiles } from './profiles/index.ts';
import type { Profile } from './profiles/profile.ts';
import { isClear, type SideGuess, weighSides } from './profiles/side.ts';
import { columnOf } from './profiles/vocabulary.ts';
import type { Field, MappedColumn, SniffedTable, TableMapping } from './table.ts';

/** What the user says of a file, by flags or in posrecon.yaml; it outweighs whatever the file itself suggests. */
export interface IdentifyOptions {
  /** As the user typed it. */
  readonly file: string;
  /** Said with `--pos`, `--settlement` or `--bank`. */
  readonly side?: Side;
  /** A profile's id, or `auto`. */
  readonly profile?: string;
  /** Formats that the user describes. */
  readonly ownProfiles?: readonly Profile[];
  /** Field → header name. */
  readonly columns?: Readonly<Partial<Record<Field, string>>>;
  readonly decimalMark?: '.' | ',';
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly minorUnits?: boolean;
  readonly timeZone?: string;
  readonly currency?: string;
  /** Further words → kind or status; they win over the built-in ones. */
  readonly kindWords?: Readonly<Record<string, string>>;
  readonly statusWords?: Readonly<Record<string, string>>;
}

/** Tells what a table is: a known export, or an unknown one mapped by dictionary and values. Throws where it cannot be used. */
export function identifyTable(table: SniffedTable, options: IdentifyOptions): TableMapping {
  const { file } = options;
  const shapes = table.header.map((_, index) => columnShape(table, index));
  const overrides = overriddenColumns(table, options);
  const known = knownProfile(table, shapes, options);
  if (known !== null) {
    const side = options.side ?? known.profile.side;
    const ownSides = [known.profile.side, ...(known.profile.otherSides ?? [])];
    if (options.profile === undefined && !ownSides.includes(side)) {
      throw sideMismatch(file, side, known.profile.side, [known.profile.id]);
    }
    const columns = withOverrides(known.columns.columns, overrides);
    refuseIncomplete(file, table, side, columns, known.profile);
    return completeMapping(table, shapes, options, {
      profile: known.profile,
      side,
      confidence: known.confidence,
      why: known.why,
      columns,
      memoColumns: known.columns.memoColumns,
      refundColumns: known.columns.refundColumns,
      extras: known.columns.extras,
      outColumns: known.columns.outColumns,
      kindRules: known.columns.kindRules,
    });
  }
  const guesses = weighSides(table.header, shapes);
  const hinted = hintedProfile(table, guesses, options);
  const side =
    hinted === null ? sideOf(file, guesses, options.side) : (options.side ?? hinted.profile.side);
  const mapped = mapColumns(table, shapes, side);
  const named = hinted === null ? {} : columnsNamed(table, hinted.profile.columns);
  const columns = withOverrides({ ...mapped.columns, ...named }, overrides);
  refuseIncomplete(file, table, side, columns);
  const guess = guesses.find((candidate) => candidate.side === side);
  const isTold = options.side !== undefined || hinted !== null;
  const sureness = isTold ? 1 : (guess?.confidence ?? 0);
  return completeMapping(table, shapes, options, {
    profile: hinted?.profile ?? null,
    side,
    confidence: Math.round(sureness * mapped.confidence * 100) / 100,
    why:
      hinted !== null
        ? hinted.why
        : options.side === undefined
          ? [{ key: 'side-told', side, evidence: guess?.why ?? [] }]
          : [{ key: 'side-named', side }],
    columns,
    memoColumns: mapped.memoColumns,
    refundColumns: {},
    extras: noExtras,
  });
}

/** Whose file a table may be, best first. */
export function guessSides(table: SniffedTable): readonly Reason[] {
  const shapes = table.header.map((_, index) => columnShape(table, index));
  const known = matchProfile(table);
  const guesses = weighSides(table.header, shapes).filter(
    ({ confidence, why }) => why.length > 0 && confidence > 0,
  );
  const told = guesses
    .filter(({ side }) => side !== known?.profile.side)
    .map(
      ({ side, confidence, why }): Reason => ({
        key: 'may-be-side',
        side,
        confidence,
        evidence: why.slice(0, 4),
      }),
    );
  if (known === null) return told;
  const { profile, confidence } = known;
  return [{ key: 'may-be-profile', profile: profile.id, side: profile.side, confidence }, ...told];
}

function knownProfile(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  options: IdentifyOptions,
):
  | (NonNullable<ReturnType<typeof matchProfile>> & {
      readonly columns: ReturnType<typeof profileColumns>;
    })
  | null {
  if (options.profile === 'auto') return null;
  const own = options.ownProfiles ?? [];
  const wanted = [...profiles, ...own].find(({ id }) => id === options.profile);
  if (options.profile !== undefined && wanted === undefined) {
    throw unknownProfile(options.profile, [
      ...[...knownFormats, ...own].map(({ id }) => id),
      'auto',
    ]);
  }
  const match =
    wanted === undefined ? matchAny(table, own, options.file) : matchProfile(table, wanted);
  if (match === null) return null;
  return { ...match, columns: profileColumns(table, shapes, match.profile, match.layout) };
}

function sideOf(file: string, guesses: readonly SideGuess[], said: Side | undefined): Side {
  const [first] = guesses;
  if (said === undefined) {
    if (first === undefined || !isClear(guesses)) throw sideUnknown(file, guesses);
    return first.side;
  }
  const own = guesses.find(({ side }) => side === said);
  const isPlain = first !== undefined && first.side !== said && first.points >= 5;
  if (isPlain && (own?.points ?? 0) <= 1 && (said === 'bank') !== (first.side === 'bank')) {
    throw sideMismatch(file, said, first.side, columnsIn(first.why));
  }
  return said;
}

function overriddenColumns(
  table: SniffedTable,
  { file, columns = {}, side }: IdentifyOptions,
): ReadonlyMap<Field, MappedColumn> {
  const overrides = new Map<Field, MappedColumn>();
  for (const [field, name] of Object.entries(columns) as [Field, string][]) {
    const index = columnOf(table.header, name);
    if (index === -1) throw unknownColumn(file, field, name, table.header, side);
    overrides.set(field, { index, header: table.header[index] ?? '', by: 'configuration' });
  }
  return overrides;
}

/** What the user names wins; a column that is named for one field is no longer another's. */
function withOverrides(
  columns: TableMapping['columns'],
  overrides: ReadonlyMap<Field, MappedColumn>,
): TableMapping['columns'] {
  if (overrides.size === 0) return columns;
  const named = new Set([...overrides.values()].map(({ index }) => index));
  const kept = Object.entries(columns).filter(([, column]) => !named.has(column.index));
  const result: Partial<Record<Field, MappedColumn>> = Object.fromEntries(kept);
  for (const [field, column] of overrides) result[field] = column;
  if (overrides.has('amount') && !overrides.has('debit')) {
    delete result.debit;
    delete result.credit;
  }
  if (overrides.has('debit') || overrides.has('credit')) delete result.amount;
  if (overrides.has('date') && !overrides.has('dateTime')) delete result.dateTime;
  if (overrides.has('dateTime')) {
    if (!overrides.has('date')) delete result.date;
    if (!overrides.has('time')) delete result.time;
  }
  return result;
}

function refuseIncomplete(
  file: string,
  table: SniffedTable,
  side: Side,
  columns: TableMapping['columns'],
  profile?: Profile,
): void {
  const { amount, debit, credit, countedCash } = columns;
  // A report of shifts has no other amount than what was counted.
  const hasAmount = [amount, debit, credit, countedCash].some((column) => column !== undefined);
  const hasDate =
    columns.dateTime !== undefined ||
    columns.date !== undefined ||
    (side !== 'bank' && columns.settlementDate !== undefined);
  const missing = [...(hasAmount ? [] : ['amount']), ...(hasDate ? [] : ['date'])];
  if (missing.length > 0) throw missingColumns(file, table, side, missing, profile);
}
