import { noPadding } from './bare-text.ts';
import { wholeFileLimit } from './byte-facts.ts';
import type { CanonicalContext } from './canonical-context.ts';
import { bankSelect, type CanonicalSelect, transactionSelect } from './canonical-sql.ts';
import { currencyWords } from './currency-words.ts';
import { normaliseCell } from './encoding.ts';
import type { LoadContext } from './load-context.ts';
import { signsBeside } from './money-sql.ts';
import type { PlannedSource } from './source.ts';
import type { MappedColumn, TableMapping } from './table.ts';
import { placeholders } from './value-sql.ts';

/** The select that reads a planned file: what its sample shows decides which reading comes first. */
export function selectOf(
  planned: PlannedSource,
  context: LoadContext,
  padded: boolean,
  words: readonly string[] = [],
  noisyMoney = hasNoisyMoney(planned),
  wideTimes = hasWideTimes(planned),
): CanonicalSelect {
  const { probe } = planned;
  const canonical: CanonicalContext = {
    zone: context.zone,
    currency: context.currency,
    padded,
    padding: padded && probe.size > wholeFileLimit ? (probe.padding ?? noPadding) : null,
    delimiter: planned.table.delimiter,
    currencyWords: { ...statedCodes(planned), ...currencyWords },
    noisyMoney,
    moneySigns: noisyMoney ? signsBeside(amountsInSample(planned).map((cell) => cell.trim())) : [],
    wideTimes,
    cards: planned.cardNumbers.map(({ index }) => index),
    placeholders: padded || usesPlaceholders(planned),
    kindsUsed: wordsUsed(planned, 'kind', words),
    statusesUsed: wordsUsed(planned, 'status', words),
  };
  return planned.mapping.side === 'bank'
    ? bankSelect(planned.mapping, canonical)
    : transactionSelect(planned.mapping, canonical, context.wanted);
}

/** The ISO codes of the sample, as they stand: to be found before other words for currencies. */
function statedCodes({ table, mapping }: PlannedSource): Readonly<Record<string, string>> {
  const codes = new Set<string>();
  for (const column of [mapping.columns.currency, mapping.columns.netCurrency]) {
    if (column === undefined) continue;
    for (const { cells } of table.head) {
      const code = normaliseCell(cells[column.index] ?? '');
      if (/^[A-Za-z]{3}$/.test(code)) codes.add(code);
    }
  }
  return Object.fromEntries([...codes].map((code) => [code, code.toUpperCase()]));
}

/** Words that many exports use and that a sample may not show, since few rows have them. */
const commonWords: readonly string[] = [
  ...[
    'sale',
    'refund',
    'return',
    'void',
    'reversal',
    '消费',
    '退货',
    '退款',
    '撤销',
    '消费撤销',
    '冲正',
  ],
  ...['approved', 'declined', 'failed', 'timeout', 'timed out', 'pending', 'voided', 'cancelled'],
  ...['成功', '失败', '超时', '拒绝', '已撤销', '处理中'],
];

/** The words of a column that are looked up: those in the sample, most frequent first, then those found later. */
function wordsUsed(
  { table, mapping }: PlannedSource,
  field: 'kind' | 'status',
  found: readonly string[],
): readonly string[] {
  const index = mapping.columns[field]?.index;
  if (index === undefined) return [];
  const counts = new Map<string, number>();
  for (const { cells } of [...table.head, ...table.tail]) {
    const word = (cells[index] ?? '').trim().replace(/^`/, '').toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const seen = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word);
  return [...new Set([...seen, ...found, ...commonWords])];
}

/** Whether the sample shows amounts that are no plain decimals. */
export function hasNoisyMoney(planned: PlannedSource): boolean {
  if (planned.mapping.decimalMark === ',') return true;
  const plain = planned.mapping.roundsAmounts
    ? /^[\s`"'=]*([+-]?\d{0,13}(\.\d{1,12})?|-+)[\s`"']*$/
    : /^[\s`"'=]*([+-]?\d{0,13}(\.\d{1,5})?|-+)[\s`"']*$/;
  return amountsInSample(planned).some((amount) => !plain.test(amount));
}

/** Whether the sample shows dates or times in full-width digits. */
export function hasWideTimes({ table, mapping }: PlannedSource): boolean {
  const times = timeColumns(mapping);
  return [...table.head, ...table.tail].some(({ cells }) =>
    times.some(({ index }) => /[０-９]/.test(cells[index] ?? '')),
  );
}

/** The columns whose cells are read as dates, times or both. */
export function timeColumns({
  columns,
  refundColumns,
  refundInRow,
}: TableMapping): readonly MappedColumn[] {
  return [columns, refundColumns, refundInRow ?? {}].flatMap((of) =>
    [of.dateTime, of.date, of.time, of.settlementDate, of.respondBy, of.valueDate].filter(
      (column) => column !== undefined,
    ),
  );
}

function amountsInSample({ table, mapping }: PlannedSource): readonly string[] {
  const { columns, refundColumns, refundInRow, refundInRowToo, sums, runningBalance } = mapping;
  const indices = [
    ...[columns, refundColumns, refundInRow ?? {}].flatMap((of) =>
      [
        of.amount,
        of.debit,
        of.credit,
        of.fee,
        of.net,
        of.orderTotal,
        of.balance,
        of.countedCash,
        of.expectedCash,
      ].flatMap((column) =>
        column === undefined || column.within !== undefined ? [] : column.index,
      ),
    ),
    ...refundInRowToo.map(({ index }) => index),
    ...Object.values(sums).flatMap(({ add, less }) => [...add, ...less].map(({ index }) => index)),
    ...(runningBalance === null ? [] : [runningBalance.index]),
  ];
  return [...table.head, ...table.tail].flatMap(({ cells }) =>
    indices.map((index) => cells[index] ?? ''),
  );
}

export function usesPlaceholders({ table }: PlannedSource): boolean {
  const words = new Set(placeholders);
  return [...table.head, ...table.tail].some(({ cells }) => cells.some((cell) => words.has(cell)));
}
