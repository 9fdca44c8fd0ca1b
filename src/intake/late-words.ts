import { asCount, asText, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { flawNumber } from './canonical-sql.ts';
import { kindDictionary } from './kind-sql.ts';
import { withLateWords } from './mapping-words.ts';
import { isCashWord } from './profiles/word-meaning.ts';
import { timeColumns } from './select-source.ts';
import type { PlannedSource } from './source.ts';
import { isPlaceholder, textSql } from './value-sql.ts';

/** What all rows of a file show and its sample did not: with it the rows must be read once more. */
export interface LateWords {
  /** With the meanings of the words found. */
  readonly planned: PlannedSource;
  /** Kind and status words. */
  readonly words: readonly string[];
  /** Some cells hold a word for "nothing". */
  readonly placeholders: boolean;
  /** Some amounts are no plain decimals. */
  readonly noisyMoney: boolean;
  /** Some dates or times are written in full-width digits. */
  readonly wideTimes: boolean;
}

/** Looks through the rows just loaded, from `firstId` on; `null` where they were read as they should be. */
export async function findLateWords(
  engine: Engine,
  planned: PlannedSource,
  loaded: {
    readonly store: StoreTable;
    readonly columns: readonly string[];
    readonly relation: string;
    readonly firstId: number;
    /** Cells were cleaned of words for "nothing". */
    readonly cleaned: boolean;
    /** Amounts were read with currency signs and thousands commas. */
    readonly noisyMoney: boolean;
    /** Dates and times were read in full-width characters. */
    readonly wideTimes: boolean;
  },
): Promise<LateWords | null> {
  const { store, columns, firstId, cleaned } = loaded;
  const seen = await lookAtRows(engine, store, columns, firstId, linesOfRecords(planned));
  const hasPlaceholders = !cleaned && seen.placeholders;
  const noisyMoney = !loaded.noisyMoney && seen.unreadMoney;
  const mayBeWide = !loaded.wideTimes && seen.flaws;
  const wideTimes = mayBeWide && (await holdsWideTimes(engine, planned, loaded.relation));
  const shown = { placeholders: hasPlaceholders, noisyMoney, wideTimes };
  const isShown = hasPlaceholders || noisyMoney || wideTimes;
  if (store === 'bank') return isShown ? { planned, words: [], ...shown } : null;
  const words = seen.unreadWords ? await allWords(engine, planned, loaded) : [];
  const cash = await lateCashWords(engine, planned, loaded);
  const mapping = withLateWords(planned.mapping, words, cash);
  const kinds = kindDictionary(mapping);
  const isKnown = (word: string): boolean =>
    kinds[word] !== undefined || mapping.statusWords[word] !== undefined;
  if (!isShown && cash.length === 0 && !words.some(isKnown)) return null;
  return { planned: { ...planned, mapping }, words, ...shown };
}

/** Lines down to the last record: what follows it in the table stands in the trailer. */
export function linesOfRecords({ table, probe }: PlannedSource): number {
  return (table.tail.at(-1)?.line ?? probe.lineCount) - table.headerLine;
}

async function holdsWideTimes(
  engine: Engine,
  { mapping }: PlannedSource,
  relation: string,
): Promise<boolean> {
  const cells = timeColumns(mapping).map(({ index }) => `c${index}`);
  const row = await engine.row(
    `select count(*) as n from ${relation}
     where regexp_matches(concat_ws(' ', ${cells.join(', ')}), '[０-９]')`,
  );
  return asCount(row['n']) > 0;
}

/** All kind and status words of a file. */
async function allWords(
  engine: Engine,
  { mapping }: PlannedSource,
  { relation }: { relation: string },
): Promise<readonly string[]> {
  const columns = [mapping.columns.kind, mapping.columns.status].filter((c) => c !== undefined);
  const reads = columns.map(({ index }) => {
    const cell = textSql(`c${index}`, { padded: true, placeholders: true });
    return `select distinct lower(${cell}) as word from ${relation}`;
  });
  const rows = await engine.rows(`${reads.join(' union ')} order by word limit 1000`);
  return rows.map((row) => asText(row['word']) ?? '').filter((word) => word !== '');
}

/** Tenders that reach no acquirer and stand only outside the sample: the channels of a till are few. */
async function lateCashWords(
  engine: Engine,
  { mapping }: PlannedSource,
  { store, columns, firstId }: { store: StoreTable; columns: readonly string[]; firstId: number },
): Promise<readonly string[]> {
  if (mapping.side !== 'pos' || !columns.includes('channel')) return [];
  const rows = await engine.rows(
    `select distinct lower(channel) as word from (
       select distinct channel from ${store}_rows where rowid >= ${firstId} and channel is not null)
     order by word limit 1000`,
  );
  return rows
    .map((row) => asText(row['word']) ?? '')
    .filter((word) => !mapping.cashWords.includes(word) && isCashWord(word));
}

/** Columns by whose values records are told to be the same: a word for "nothing" in them would be taken for one. */
const matchedColumns: ReadonlySet<string> = new Set([
  'rrn',
  'order_id',
  'acquirer_reference',
  'card',
  'counterparty',
  'bank_reference',
]);

/** One look over the rows. A value that could not be read may be a word for "nothing"; in the columns matched by it is found by itself. */
async function lookAtRows(
  engine: Engine,
  store: StoreTable,
  columns: readonly string[],
  firstId: number,
  rows: number,
): Promise<{
  readonly placeholders: boolean;
  readonly unreadMoney: boolean;
  readonly unreadWords: boolean;
  /** Something in a row above the trailer. */
  readonly flaws: boolean;
}> {
  const isOne = columns.filter((name) => matchedColumns.has(name)).map(isPlaceholder);
  const money = (['amount', 'fee', 'net', 'orderTotal', 'balance'] as const).map(flawNumber);
  const unread = [
    `flaw in (${money.join(', ')})`,
    ...(columns.includes('balance_unread') ? ['balance_unread'] : []),
  ];
  const named = (['kind', 'status'] as const).map(flawNumber);
  const nothing = ['flaw is not null', ...isOne].join(' or ');
  const row = await engine.row(
    `select count(*) filter (where ${nothing}) as nothing,
       count(*) filter (where ${unread.join(' or ')}) as money,
       count(*) filter (where flaw in (${named.join(', ')})) as words,
       count(*) filter (where flaw is not null and rowid < ${firstId + rows}) as flaws
     from ${store}_rows where rowid >= ${firstId} and (${[nothing, ...unread].join(' or ')})`,
  );
  return {
    placeholders: asCount(row['nothing']) > 0,
    unreadMoney: asCount(row['money']) > 0,
    unreadWords: asCount(row['words']) > 0,
    flaws: asCount(row['flaws']) > 0,
  };
}
