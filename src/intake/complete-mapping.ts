import { type Kind, kinds, type Side, statuses } from '../model/transaction.ts';
import { type ColumnShape, columnValues, currencyOf, sampleOf, wordOf } from './column-shape.ts';
import { normaliseCell } from './encoding.ts';
import type { IdentifyOptions } from './identify.ts';
import type { Profile } from './profiles/profile.ts';
import { columnOf } from './profiles/vocabulary.ts';
import { isCashWord, kindOf, statusOf, withSeenWords } from './profiles/word-meaning.ts';
import {
  cashWords,
  directionWords,
  ignoredKinds,
  kindWords,
  statusWords,
} from './profiles/words.ts';
import { statedCoverageOf } from './stated-coverage.ts';
import { statedTotalsOf } from './stated-totals.ts';
import type { Field, MappedColumn, SniffedTable, TableMapping, TimeLayout } from './table.ts';
import { timeFormOf } from './time-form.ts';
import {
  currencyInHeader,
  currencyInValues,
  type DateOrder,
  dateOrderError,
  dateOrderOf,
  decimalMarkOf,
  saysMinorUnits,
  timeLayoutOf,
} from './value-layouts.ts';

/** Columns with their meanings, before anything is known of how their values are written. */
export interface FoundColumns {
  /** `null`: mapped by dictionary. */
  readonly profile: Profile | null;
  readonly side: Side;
  readonly confidence: number;
  readonly why: readonly string[];
  readonly columns: TableMapping['columns'];
  readonly memoColumns: readonly MappedColumn[];
  readonly refundColumns: TableMapping['refundColumns'];
}

const money: readonly Field[] = [
  'amount',
  'debit',
  'credit',
  'fee',
  'net',
  'orderTotal',
  'tip',
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
  const currency =
    options.currency ?? profile?.currency ?? statedCurrency(columns, moneyColumns, moneyValues);
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
    unused: unusedHeaders(table, found),
    sign: signOf(table, shapes, found),
    decimalMark:
      options.decimalMark ??
      (profile === null
        ? decimalMarkOf(moneyValues, table.delimiter)
        : decimalMarkOf(moneyValues, ',')),
    minorUnits:
      options.minorUnits ?? (profile?.minorUnits || minorUnitsOf(columns, moneyColumns, shapes)),
    ...times,
    timeZone: options.timeZone ?? profile?.timeZone ?? zoneOf(table, columns),
    currency,
    ...wordsOf(table, options, found),
    directionWords,
    cashWords: side === 'pos' ? seenCashWords(table, columns) : [],
    identity:
      profile?.identity.filter((field) => columns[field] !== undefined) ??
      identityOf(side, columns),
    statedTotals: statedTotalsOf(table, profile?.statedTotals ?? [], columns),
    statedCoverage: statedCoverageOf(table),
  };
}

function timeLayouts(
  table: SniffedTable,
  options: IdentifyOptions,
  { columns, refundColumns, side }: FoundColumns,
  currency: string | null,
): Pick<TableMapping, 'dateTime' | 'date' | 'time' | 'settlementDate'> {
  const roles = ['dateTime', 'date', 'time', 'settlementDate'] as const;
  const valuesOf = (field: Field): readonly string[] => {
    const column = columns[field];
    return column === undefined ? [] : columnValues(table, column.index);
  };
  const refunds = refundColumns.dateTime;
  const joined = [
    ...valuesOf('dateTime'),
    ...(refunds === undefined ? [] : columnValues(table, refunds.index)),
  ];
  const order: DateOrder | 'undecided' | null =
    options.dateOrder ??
    dateOrderOf([joined, valuesOf('date'), valuesOf('settlementDate'), ...otherDates(table)], {
      currency,
      header: table.header,
    });
  if (order === 'undecided') {
    for (const field of roles) {
      const column = columns[field];
      if (column === undefined) continue;
      const record = sampleOf(table).find(({ cells }) => {
        const form = timeFormOf(normaliseCell(cells[column.index] ?? ''));
        return form !== null && form.open !== null;
      });
      if (record === undefined) continue;
      const value = normaliseCell(record.cells[column.index] ?? '');
      throw dateOrderError(options.file, record.line, column.header, value, side);
    }
  }
  const decided = order === 'undecided' ? null : order;
  const layout = (
    field: Field,
    values: readonly string[],
    role: 'dateTime' | 'date' | 'time',
  ): TimeLayout | null =>
    columns[field] === undefined ? null : (timeLayoutOf(values, role, decided) ?? unreadable(role));
  return {
    dateTime: layout('dateTime', joined, 'dateTime'),
    date: layout('date', valuesOf('date'), 'date'),
    time: layout('time', valuesOf('time'), 'time'),
    settlementDate: layout('settlementDate', valuesOf('settlementDate'), 'date'),
  };
}

/** Columns of dates that mean nothing to us still show in which order the export writes day and month. */
function otherDates(table: SniffedTable): readonly (readonly string[])[] {
  const first = table.head[0]?.cells ?? [];
  return [...first.keys()]
    .filter((index) => timeFormOf(normaliseCell(first[index] ?? ''))?.open != null)
    .map((index) => columnValues(table, index));
}

function unreadable(role: 'dateTime' | 'date' | 'time'): TimeLayout {
  return { patterns: null, precision: role === 'date' ? 'date' : 'second', hasOffset: false };
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
  if (profile !== null && profile.sign !== 'debit-credit') return profile.sign;
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

function wordsOf(
  table: SniffedTable,
  options: IdentifyOptions,
  { profile, columns }: FoundColumns,
): Pick<TableMapping, 'kindWords' | 'statusWords' | 'ignoredKinds'> {
  // A layout that we know from others' readers may use words that they never met.
  const isStrict = profile !== null && (profile.confidence === 'A' || profile.confidence === 'B');
  const seen = (field: Field): readonly string[] => {
    const column = columns[field];
    if (column === undefined) return [];
    const raw = sampleOf(table).map(({ cells }) => (cells[column.index] ?? '').trim());
    const words = [...new Set(raw)].filter((word) => word !== '' && word.length <= 60);
    return [
      ...new Set(words.flatMap((word) => [wordOf(word), word.replace(/^`/, '').toLowerCase()])),
    ];
  };
  const baseKinds = isStrict ? profile.kindWords : { ...kindWords(), ...profile?.kindWords };
  const baseStatuses = isStrict
    ? profile.statusWords
    : { ...statusWords(), ...profile?.statusWords };
  const seenKinds = seen('kind');
  const isComposite = columns.kind !== undefined && columns.kind.index === columns.status?.index;
  const meantKind = (word: string): Kind | null => {
    const meaning = kindOf(wordOf(word));
    return meaning === 'ignored' ? null : meaning;
  };
  const allSeen = isComposite ? [...seenKinds, ...compositeWords(seenKinds)] : seenKinds;
  const statusSeen = isComposite ? allSeen : seen('status');
  const ignored = [
    ...(profile?.ignoredKinds ?? []),
    ...(isStrict ? [] : ignoredKinds()),
    ...(isStrict ? [] : seenKinds.filter((word) => kindOf(wordOf(word)) === 'ignored')),
  ];
  return {
    kindWords: {
      ...(isStrict ? baseKinds : withSeenWords(baseKinds, allSeen, meantKind)),
      ...chosen(options.kindWords, kinds),
    },
    statusWords: {
      ...(isStrict
        ? baseStatuses
        : withSeenWords(
            baseStatuses,
            statusSeen,
            (word) =>
              statusOf(wordOf(word)) ??
              (isComposite && kindOf(wordOf(word)) !== null ? 'approved' : null),
          )),
      ...chosen(options.statusWords, statuses),
    },
    ignoredKinds: [...new Set(ignored)].filter((word) => options.kindWords?.[word] === undefined),
  };
}

/** Kind and status in one word, in the way in which the sample joins them: what the sample does not show may follow. */
function compositeWords(seen: readonly string[]): readonly string[] {
  if (seen.some((word) => /[\u4e00-\u9fff]/.test(word))) {
    const done = [
      '消费',
      '支付',
      '收款',
      '付款',
      '销售',
      '交易',
      '退款',
      '退货',
      '撤销',
      '冲正',
      '预授权',
      '预授权完成',
    ];
    const ends = ['成功', '失败', '超时', '拒绝', '被拒绝', '异常', '处理中', '中', '已撤销'];
    return done.flatMap((kind) => ends.map((end) => `${kind}${end}`));
  }
  const joint = /[a-z]+( - |[ _:/-])[a-z]+/.exec(
    seen.find((word) => /[a-z][ _:/-]/.test(word)) ?? '',
  )?.[1];
  const done = [
    'sale',
    'purchase',
    'payment',
    'refund',
    'return',
    'void',
    'reversal',
    'auth',
    'capture',
  ];
  const ends = [
    'approved',
    'declined',
    'failed',
    'timeout',
    'pending',
    'error',
    'success',
    'voided',
    'completed',
  ];
  return done.flatMap((kind) => ends.map((end) => `${kind}${joint ?? ' '}${end}`));
}

function chosen<T extends string>(
  words: Readonly<Record<string, string>> | undefined,
  allowed: readonly T[],
): Readonly<Record<string, T>> {
  const result: Record<string, T> = {};
  for (const [word, meaning] of Object.entries(words ?? {})) {
    const known = allowed.find((candidate) => candidate === meaning);
    if (known === undefined) continue;
    result[wordOf(word)] = known;
    result[word.trim().toLowerCase()] = known;
  }
  return result;
}

function seenCashWords(table: SniffedTable, columns: TableMapping['columns']): readonly string[] {
  if (columns.channel === undefined) return [];
  const values = new Set(
    columnValues(table, columns.channel.index).map((value) => value.toLowerCase()),
  );
  return [
    ...new Set([...cashWords(), ...[...values].filter((value) => isCashWord(wordOf(value)))]),
  ];
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

function unusedHeaders(table: SniffedTable, found: FoundColumns): readonly string[] {
  const used = new Set(
    [
      ...Object.values(found.columns),
      ...found.memoColumns,
      ...Object.values(found.refundColumns),
    ].map(({ index }) => index),
  );
  return table.header.filter((cell, index) => cell !== '' && !used.has(index));
}

/** A zone that the time's header or a column of zones states. */
function zoneOf(table: SniffedTable, columns: TableMapping['columns']): string | null {
  const header = (columns.dateTime ?? columns.time ?? columns.date)?.header ?? '';
  if (/\butc\b|_utc$|\bgmt\b/i.test(header)) return 'UTC';
  if (/北京时间|utc\s*\+\s*8|gmt\s*\+\s*8/i.test(header)) return 'Asia/Shanghai';
  const index = ['time zone', 'timezone', 'tz', '时区']
    .map((name) => columnOf(table.header, name))
    .find((at) => at !== -1);
  if (index === undefined) return null;
  const values = new Set(columnValues(table, index));
  const [only = ''] = values;
  return values.size === 1
    ? (zoneNames[only.toLowerCase()] ?? (/^[A-Z][a-z]+\/[A-Za-z_]+$/.test(only) ? only : null))
    : null;
}

const zoneNames: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  'eastern time (us & canada)': 'America/New_York',
  'central time (us & canada)': 'America/Chicago',
  'mountain time (us & canada)': 'America/Denver',
  'pacific time (us & canada)': 'America/Los_Angeles',
  est: 'America/New_York',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
};
