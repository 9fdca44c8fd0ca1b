import type { Reason } from '../model/recognition.ts';
import { type ColumnShape, columnValues } from './column-shape.ts';
import { columnsAtPlaces, fitsPlaces } from './places.ts';
import { profiles } from './profiles/index.ts';
import type { ColumnNames, KindRule, Layout, Profile, SumRule } from './profiles/profile.ts';
import { columnOf } from './profiles/vocabulary.ts';
import type {
  ColumnSum,
  Field,
  MappedColumn,
  MappedKindRule,
  SniffedTable,
  TableMapping,
} from './table.ts';

export interface ProfileMatch {
  readonly profile: Profile;
  readonly layout: Layout;
  readonly confidence: number;
  readonly why: readonly Reason[];
}

/** What only some exports have beside a column for each field. */
export type ProfileExtras = Pick<
  TableMapping,
  'sums' | 'refundInRow' | 'refundInRowToo' | 'constants' | 'runningBalance'
>;

export const noExtras: ProfileExtras = {
  sums: {},
  refundInRow: null,
  refundInRowToo: [],
  constants: {},
  runningBalance: null,
};

export interface ProfileColumns {
  readonly columns: Readonly<Partial<Record<Field, MappedColumn>>>;
  readonly memoColumns: readonly MappedColumn[];
  readonly refundColumns: Readonly<Partial<Record<Field, MappedColumn>>>;
  readonly extras: ProfileExtras;
  readonly outColumns: Readonly<Partial<Record<Field, MappedColumn>>>;
  readonly kindRules: readonly MappedKindRule[];
}

/** Every profile that knows the table by its headers: of a table that is known, exactly one. */
export function profilesClaiming(table: SniffedTable): readonly string[] {
  return profiles
    .filter((profile) => matchProfile(table, profile, false) !== null)
    .map(({ id }) => id);
}

/** The profile and layout whose headers the table has; with `wanted`, the layout of that one that fits best, well or not. */
export function matchProfile(
  table: SniffedTable,
  wanted?: Profile,
  isSaid = wanted !== undefined,
): ProfileMatch | null {
  let best: ProfileMatch | null = null;
  for (const profile of wanted === undefined ? profiles : [wanted]) {
    for (const layout of profile.layouts) {
      const match = matchLayout(table, profile, layout, isSaid);
      if (match !== null && match.confidence > (best?.confidence ?? -1)) best = match;
    }
  }
  return best;
}

function matchLayout(
  table: SniffedTable,
  profile: Profile,
  layout: Layout,
  isSaid: boolean,
): ProfileMatch | null {
  if (layout.places !== undefined) {
    return fitsPlaces(table, layout.places) ? byPlaces(profile, layout) : null;
  }
  const has = (name: string): boolean => columnOf(table.header, name) !== -1;
  const isComplete = layout.requires.every(has) && !layout.forbids?.some(has);
  if (!isComplete && !isSaid) return null;
  const absent = absentHeaders(profile, layout, has);
  const found = layout.headers.filter(has).length;
  const share = found / layout.headers.length;
  return {
    profile: {
      ...profile,
      confidence: layout.confidence ?? profile.confidence,
      sign: layout.sign ?? profile.sign,
    },
    layout,
    confidence: isComplete
      ? Math.round((0.8 + 0.2 * share) * 100) / 100
      : Math.round(share * 50) / 100,
    why: [
      {
        key: 'columns-known',
        found,
        of: layout.headers.length,
        profile: profile.id,
        layout: layout.name,
      },
      ...(isSaid ? [{ key: 'profile-named' } as const] : []),
      ...(absent.length === 0 ? [] : [{ key: 'headers-absent', headers: absent } as const]),
    ],
  };
}

/** What a table lacks of a layout: headers that tell it, and fields of a user's own format, each by its names. */
function absentHeaders(
  { confidence, columns }: Profile,
  { requires }: Layout,
  has: (name: string) => boolean,
): readonly string[] {
  const fields =
    confidence !== 'own' ? [] : Object.values(columns).filter((names) => !names.some(has));
  const telling = requires.filter((name) => !has(name) && !fields.flat().includes(name));
  return [...telling, ...fields.map((names) => names.join(' / '))];
}

/** The columns of a table that have the names of a profile's fields. */
export function columnsNamed(
  table: SniffedTable,
  names: ColumnNames,
): Partial<Record<Field, MappedColumn>> {
  const columns: Partial<Record<Field, MappedColumn>> = {};
  for (const [field, candidates] of Object.entries(names) as [Field, readonly string[]][]) {
    const index = bestOf(table, candidates);
    if (index !== null)
      columns[field] = { index, header: table.header[index] ?? '', by: 'profile' };
  }
  return columns;
}

/** Finds a profile's columns in a table by name. */
export function profileColumns(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  profile: Profile,
  layout: Layout,
): ProfileColumns {
  const find = (names: ColumnNames): Partial<Record<Field, MappedColumn>> =>
    columnsNamed(table, names);
  const columns =
    layout.places === undefined
      ? find({ ...profile.columns, ...layout.columns })
      : columnsAtPlaces(table, layout.places);
  settleTimes(columns, shapes);
  const sums: Partial<Record<'amount' | 'fee' | 'net', ColumnSum>> = {};
  for (const [field, rule] of Object.entries(profile.sums ?? {}) as [
    keyof typeof sums,
    SumRule,
  ][]) {
    const sum = sumOf(table, rule);
    const [first] = [...sum.add, ...sum.less];
    if (first === undefined) continue;
    columns[field] = first;
    sums[field] = sum;
  }
  const refundInRow = profile.refundInRow === undefined ? null : find(profile.refundInRow);
  const balance = bestOf(table, profile.runningBalance ?? []);
  const memoColumns = (profile.memo ?? []).flatMap((name) => {
    const index = columnOf(table.header, name);
    return index === -1 ? [] : [mappedAt(table, index)];
  });
  const refundColumns = find({ ...profile.refundColumns, ...layout.refundColumns });
  const within = profile.refundWithin?.amount;
  if (within !== undefined && refundColumns.amount !== undefined) {
    refundColumns.amount = { ...refundColumns.amount, within: within.source };
  }
  const outColumns = find(profile.outColumns ?? {});
  return {
    columns,
    memoColumns,
    refundColumns,
    outColumns,
    kindRules: kindRulesOf(table, profile.kindRules ?? []),
    extras: {
      sums,
      refundInRow: refundInRow?.amount === undefined ? null : refundInRow,
      refundInRowToo: sumOf(table, { add: profile.refundInRowToo ?? [] }).add,
      constants: profile.constants ?? {},
      runningBalance: balance === null ? null : mappedAt(table, balance),
    },
  };
}

function byPlaces(profile: Profile, layout: Layout): ProfileMatch {
  return {
    profile,
    layout,
    confidence: 0.9,
    why: [{ key: 'columns-in-place', profile: profile.id, layout: layout.name }],
  };
}

function mappedAt(table: SniffedTable, index: number): MappedColumn {
  return { index, header: table.header[index] ?? '', by: 'profile' };
}

function sumOf(table: SniffedTable, { add, less = [] }: SumRule): ColumnSum {
  const present = (names: readonly string[]): readonly MappedColumn[] =>
    names.flatMap((name) => {
      const index = columnOf(table.header, name);
      return index === -1 ? [] : [mappedAt(table, index)];
    });
  return { add: present(add), less: present(less) };
}

/** The rules whose columns the table has. */
function kindRulesOf(table: SniffedTable, rules: readonly KindRule[]): readonly MappedKindRule[] {
  return rules.flatMap(({ kind, when }): MappedKindRule[] => {
    const conditions = Object.entries(when).map(([name, words]) => {
      const index = columnOf(table.header, name);
      return {
        column: { index, header: table.header[index] ?? '', by: 'profile' as const },
        words,
      };
    });
    return conditions.some(({ column }) => column.index === -1) ? [] : [{ kind, when: conditions }];
  });
}

/** The first of several columns that says something: exports keep empty ones, or fill them with 0. */
function bestOf(table: SniffedTable, names: readonly string[]): number | null {
  const present = names.map((name) => columnOf(table.header, name)).filter((index) => index !== -1);
  const telling = present.find((index) =>
    columnValues(table, index).some((value) => value !== '0'),
  );
  return telling ?? present[0] ?? null;
}

/** The same header holds date and time in one layout and the time alone in another: the values tell. */
function settleTimes(
  columns: Partial<Record<Field, MappedColumn>>,
  shapes: readonly ColumnShape[],
): void {
  const joined = columns.dateTime === undefined ? undefined : shapes[columns.dateTime.index];
  const isJoined = joined !== undefined && (joined.dateTime >= 0.5 || columns.date === undefined);
  const isEmpty = joined !== undefined && joined.values.length === 0;
  if (isJoined || (isEmpty && columns.time === undefined)) {
    if (joined.date >= 0.5) {
      columns.date = columns.dateTime as MappedColumn;
      delete columns.dateTime;
    } else {
      delete columns.date;
    }
    delete columns.time;
    return;
  }
  delete columns.dateTime;
  if (columns.time !== undefined && columns.time.index === columns.date?.index) delete columns.time;
}
