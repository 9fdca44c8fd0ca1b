import type { Reason } from '../model/recognition.ts';
import type { Side } from '../model/transaction.ts';
import { type ColumnShape, columnValues, currencyOf, sampleOf, wordOf } from './column-shape.ts';
import { normaliseCell } from './encoding.ts';
import type { IdentifyOptions } from './identify.ts';
import { timeLayouts, zoneOf } from './mapping-times.ts';
import { seenCashWords, wordsOf } from './mapping-words.ts';
import type { ProfileExtras } from './match-profile.ts';
import type { Profile } from './profiles/profile.ts';
import { columnOf } from './profiles/vocabulary.ts';
import { kindOf } from './profiles/word-meaning.ts';
import { directionWords } from './profiles/words.ts';
import { statedCoverageOf } from './stated-coverage.ts';
import { statedTotalsOf } from './stated-totals.ts';
import { statedValues } from './stated-values.ts';
import type { Field, MappedColumn, MappedKindRule, SniffedTable, TableMapping } from './table.ts';
import { unitShownByRows } from './unit-by-rows.ts';
import {
  currenciesInValues,
  currencyInHeader,
  currencyInValues,
  decimalMarkOf,
  saysMinorUnits,
} from './value-layouts.ts';

/** Columns with their meanings, before anything is known of how their values are written. */
export interface FoundColumns {
  /** `null`: mapped by dictionary. */
  readonly profile: Profile | null;
  readonly side: Side;
  readonly confidence: number;
  readonly why: readonly Reason[];
  readonly columns: TableMapping['columns'];
  readonly memoColumns: readonly MappedColumn[];
  readonly refundColumns: TableMapping['refundColumns'];
  readonly extras: ProfileExtras;
  readonly outColumns?: TableMapping['columns'];
  readonly kindRules?: readonly MappedKindRule[];
}

const money: readonly Field[] = [
  'amount',
  'debit',
  'credit',
  'fee',
  'net',
  'orderTotal',
  'tip',
  'countedCash',
  'expectedCash',
  'balance',
];

/** Reads from the sample how values are written, and puts the mapping together. */
export function completeMapping(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  options: IdentifyOptions,
  found: FoundColumns,
): TableMapping {
  const { columns, profile, side } = found;
  const moneyColumns = money.flatMap((field) => columns[field] ?? []);
  const moneyValues = moneyColumns.flatMap(({ index }) => shapes[index]?.values ?? []);
  const constants = statedValues(table, profile?.stated ?? {}, columns);
  const currency =
    options.currency ??
    constants.currency ??
    profile?.currency ??
    statedCurrency(columns, moneyColumns, moneyValues);
  const minorUnits =
    options.minorUnits ??
    (profile?.minorUnits === 'by-rows'
      ? unitShownByRows(table, moneyColumns, options)
      : profile?.minorUnits || minorUnitsOf(columns, moneyColumns, shapes));
  const times = timeLayouts(table, options, found, currency ?? currencyOfColumn(table, columns));
  return {
    profile: profile?.id ?? 'auto',
    side,
    confidence: found.confidence,
    why: found.why,
    acquirer: profile?.acquirer ?? null,
    columns,
    memoColumns: found.memoColumns,
    refundColumns: found.refundColumns,
    outColumns: found.outColumns ?? {},
    ...netOf(table, profile),
    kindRules: found.kindRules ?? [],
    refundsUnseen: profile?.refundsUnseen === true,
    ...(profile === null ? {} : { layoutConfidence: profile.confidence }),
    unused: unusedHeaders(table, found),
    sign: signOf(table, shapes, found),
    decimalMark:
      options.decimalMark ??
      (profile === null
        ? decimalMarkOf(moneyValues, table.delimiter)
        : decimalMarkOf(moneyValues, ',')),
    minorUnits,
    ...times,
    timeZone: options.timeZone ?? profile?.timeZone ?? zoneOf(table, columns),
    currency,
    statesCurrencyInAmounts: profile === null && hasSeveralCurrencies(columns, shapes),
    ...wordsOf(table, options, found),
    directionWords,
    cashWords:
      side === 'pos' || profile?.cashWords !== undefined
        ? [...seenCashWords(table, columns), ...(profile?.cashWords ?? [])]
        : [],
    ...found.extras,
    constants: { ...constants, ...found.extras.constants },
    netStandsForAmount: profile?.netStandsForAmount ?? false,
    kindOfAll: profile?.kindOfAll ?? null,
    roundsAmounts: profile?.roundsAmounts ?? false,
    holdsPayouts: profile?.holdsPayouts ?? false,
    folds: profile?.folds ?? [],
    keepsBalance: profile?.keepsBalance ?? false,
    negativeSale: profile?.spendsToo === true ? 'adjustment' : 'refund',
    statesPayouts: profile?.statesPayouts ?? null,
    identity:
      profile === null || profile.identity.length === 0
        ? identityOf(side, columns)
        : profile.identity.filter((field) => columns[field] !== undefined),
    statedTotals: statedTotalsOf(table, profile?.statedTotals ?? [], columns, side, minorUnits),
    statedCoverage: statedCoverageOf(table),
  };
}

function netOf(table: SniffedTable, profile: Profile | null): Pick<TableMapping, 'netOf'> {
  const index = (profile?.netOf ?? [])
    .map((name) => columnOf(table.header, name))
    .find((at) => at !== -1);
  return index === undefined
    ? {}
    : { netOf: { index, header: table.header[index] ?? '', by: 'profile' } };
}

function statedCurrency(
  columns: TableMapping['columns'],
  moneyColumns: readonly MappedColumn[],
  values: readonly string[],
): string | null {
  for (const { header } of moneyColumns) {
    const stated = currencyInHeader(header);
    if (stated !== null) return stated;
  }
  return columns.currency === undefined ? currencyInValues(values) : null;
}

function hasSeveralCurrencies(
  { amount, debit, credit, currency }: TableMapping['columns'],
  shapes: readonly ColumnShape[],
): boolean {
  if (currency !== undefined) return false;
  const values = [amount, debit, credit].flatMap((column) =>
    column === undefined ? [] : (shapes[column.index]?.values ?? []),
  );
  return currenciesInValues(values).size > 1;
}

function currencyOfColumn(table: SniffedTable, columns: TableMapping['columns']): string | null {
  if (columns.currency === undefined) return null;
  const found = new Set(
    columnValues(table, columns.currency.index).map((value) => currencyOf(value) ?? value),
  );
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

/** Fen or cents: the header says so and the values are whole numbers. */
function minorUnitsOf(
  columns: TableMapping['columns'],
  moneyColumns: readonly MappedColumn[],
  shapes: readonly ColumnShape[],
): boolean {
  const header = columns.amount?.header ?? columns.debit?.header ?? columns.credit?.header ?? '';
  if (!saysMinorUnits(header)) return false;
  return moneyColumns.every(({ index }) => (shapes[index]?.decimals ?? 0) === 0);
}

function signOf(
  table: SniffedTable,
  shapes: readonly ColumnShape[],
  { profile, columns }: FoundColumns,
): TableMapping['sign'] {
  if (columns.amount === undefined) return 'debit-credit';
  if (columns.direction !== undefined && columns.kind === undefined) return 'direction';
  const isLaidOut = profile !== null && profile.layouts.length > 0;
  if (isLaidOut && profile.sign !== 'debit-credit') return profile.sign;
  if (columns.kind === undefined) return 'signed';
  if ((shapes[columns.amount.index]?.negative ?? 0) === 0) return 'by-kind';
  // Where sales or adjustments are negative too, the sign says more than the kind.
  for (const { cells } of sampleOf(table)) {
    const amount = normaliseCell(cells[columns.amount.index] ?? '');
    const kind = kindOf(wordOf(cells[columns.kind.index] ?? ''));
    const undoes =
      kind === 'refund' || kind === 'void' || kind === 'reversal' || kind === 'chargeback';
    const isNegative = /^[^\d]*-|^\(/.test(amount);
    if (undoes && !isNegative) return 'by-kind';
    if (!undoes && isNegative) return 'signed';
  }
  return 'by-kind';
}

function identityOf(side: Side, columns: TableMapping['columns']): readonly Field[] {
  const fields: readonly Field[] =
    side === 'bank'
      ? [
          'dateTime',
          'date',
          'time',
          'amount',
          'debit',
          'credit',
          'balance',
          'counterparty',
          'memo',
          'bankReference',
          'account',
        ]
      : [
          'rrn',
          'acquirerReference',
          'orderId',
          'stan',
          'terminalId',
          'batchNo',
          'merchantId',
          'kind',
          'amount',
          'debit',
          'credit',
          'dateTime',
          'date',
          'time',
          'card',
        ];
  return fields.filter((field) => columns[field] !== undefined);
}

/** The columns that are read beside those of fields. */
export function columnsBeside({
  sums,
  refundInRow,
  refundInRowToo,
  runningBalance,
}: ProfileExtras): readonly MappedColumn[] {
  return [
    ...Object.values(sums).flatMap(({ add, less }) => [...add, ...less]),
    ...Object.values(refundInRow ?? {}),
    ...refundInRowToo,
    ...(runningBalance === null ? [] : [runningBalance]),
  ];
}

function unusedHeaders(table: SniffedTable, found: FoundColumns): readonly string[] {
  const used = new Set(
    [
      ...Object.values(found.columns),
      ...found.memoColumns,
      ...Object.values(found.refundColumns),
      ...columnsBeside(found.extras),
      ...Object.values(found.outColumns ?? {}),
      ...(found.kindRules ?? []).flatMap(({ when }) => when.map(({ column }) => column)),
    ].map(({ index }) => index),
  );
  return table.header.filter((cell, index) => cell !== '' && !used.has(index));
}
