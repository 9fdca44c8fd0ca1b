import { type Kind, kinds, type Side, type Status, statuses } from '../model/transaction.ts';
import { columnValues, sampleOf, wordOf } from './column-shape.ts';
import type { FoundColumns } from './complete-mapping.ts';
import type { IdentifyOptions } from './identify.ts';
import type { Profile } from './profiles/profile.ts';
import {
  isCashWord,
  kindOf,
  kindOnSide,
  statusOf,
  withSeenWords,
} from './profiles/word-meaning.ts';
import { drawerWords, ignoredKinds, kindWords, statusWords } from './profiles/words.ts';
import type { Field, SniffedTable, TableMapping } from './table.ts';

/** Whether a profile knows all words of kinds and statuses. */
function isStrictlyWorded({ confidence, openWords }: Profile): boolean {
  return openWords !== true && (confidence === 'A' || confidence === 'B');
}

/** What the words of the kind and status columns mean: built in, seen in the sample, said by the user. */
export function wordsOf(
  table: SniffedTable,
  options: IdentifyOptions,
  { profile, columns, side }: FoundColumns,
): Pick<TableMapping, 'kindWords' | 'statusWords' | 'ignoredKinds' | 'isStrict'> {
  // A layout that we know from others' readers may use words that they never met.
  const isStrict = profile !== null && isStrictlyWorded(profile);
  const seen = (field: Field): readonly string[] => {
    const column = columns[field];
    if (column === undefined) return [];
    const raw = sampleOf(table).map(({ cells }) => (cells[column.index] ?? '').trim());
    const words = [...new Set(raw)].filter((word) => word !== '' && word.length <= 60);
    return [
      ...new Set(words.flatMap((word) => [wordOf(word), word.replace(/^`/, '').toLowerCase()])),
    ];
  };
  const baseKinds = isStrict
    ? profile.kindWords
    : together(without(kindsOnSide(side), profile?.ignoredKinds ?? []), profile?.kindWords ?? {});
  const baseStatuses = isStrict
    ? profile.statusWords
    : together(statusWords(), profile?.statusWords ?? {});
  const seenKinds = seen('kind');
  const isComposite = columns.kind !== undefined && columns.kind.index === columns.status?.index;
  const meantKind = (word: string): Kind | null => {
    const meaning = kindOnSide(side, wordOf(word));
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
    isStrict,
    kindWords: together(
      isStrict
        ? baseKinds
        : withSeenWords(
            baseKinds,
            allSeen.filter((word) => profile?.ignoredKinds.includes(word) !== true),
            meantKind,
          ),
      chosen(options.kindWords, kinds),
    ),
    statusWords: together(
      isStrict
        ? baseStatuses
        : withSeenWords(
            baseStatuses,
            statusSeen,
            (word) =>
              statusOf(wordOf(word)) ??
              (isComposite && kindOf(wordOf(word)) !== null ? 'approved' : null),
          ),
      {
        ...(isVoidFlag(columns.status?.header) ? voidFlags : {}),
        ...chosen(options.statusWords, statuses),
      },
    ),
    ignoredKinds: [...new Set(ignored)].filter((word) => options.kindWords?.[word] === undefined),
  };
}

/** The mapping as it would be had the sample shown these kind and status words, and these tenders that are no card money. */
export function withLateWords(
  mapping: TableMapping,
  words: readonly string[],
  cash: readonly string[],
): TableMapping {
  const cashWords = [...mapping.cashWords, ...cash];
  if (mapping.isStrict === true) return { ...mapping, cashWords };
  const isComposite = mapping.columns.kind?.index === mapping.columns.status?.index;
  const meant = (word: string): Kind | null => {
    const meaning = kindOnSide(mapping.side, wordOf(word));
    return meaning === 'ignored' ? null : meaning;
  };
  const ended = (word: string): Status | null =>
    statusOf(wordOf(word)) ?? (isComposite && meant(word) !== null ? 'approved' : null);
  return {
    ...mapping,
    cashWords,
    kindWords: withSeenWords(
      mapping.kindWords,
      words.filter((word) => !mapping.ignoredKinds.includes(word)),
      meant,
    ),
    statusWords: withSeenWords(mapping.statusWords, words, ended),
    ignoredKinds: [
      ...mapping.ignoredKinds,
      ...words.filter((word) => kindOf(wordOf(word)) === 'ignored'),
    ],
  };
}

let tillKinds: Readonly<Record<string, Kind>> | undefined;

/** What words of kinds mean on a side: only a till has a drawer. */
function kindsOnSide(side: Side): Readonly<Record<string, Kind>> {
  if (side !== 'pos') return kindWords();
  tillKinds ??= { ...kindWords(), ...drawerWords() };
  return tillKinds;
}

/** Both dictionaries, the second stronger; the first as it is where the second is empty: these are hundreds of words a file. */
function together<T>(
  words: Readonly<Record<string, T>>,
  stronger: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  return Object.keys(stronger).length === 0 ? words : { ...words, ...stronger };
}

/** What a profile ignores is not looked up in the dictionary. */
function without<T>(
  words: Readonly<Record<string, T>>,
  left: readonly string[],
): Readonly<Record<string, T>> {
  if (left.length === 0) return words;
  return Object.fromEntries(Object.entries(words).filter(([word]) => !left.includes(word)));
}

/** `Voided: Y` is no success. */
const voidFlags: Readonly<Record<string, Status>> = {
  y: 'voided',
  yes: 'voided',
  true: 'voided',
  '1': 'voided',
  是: 'voided',
  n: 'approved',
  no: 'approved',
  false: 'approved',
  '0': 'approved',
  否: 'approved',
};

function isVoidFlag(header: string | undefined): boolean {
  return header !== undefined && /void|作废|是否撤销|撤销标志/i.test(header);
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

/** Ways of paying that reach no acquirer, as the sample writes them; those that only later rows have are found after the load. */
export function seenCashWords(
  table: SniffedTable,
  columns: TableMapping['columns'],
): readonly string[] {
  if (columns.channel === undefined) return [];
  const values = columnValues(table, columns.channel.index).map((value) => value.toLowerCase());
  return [...new Set(values)].filter((value) => isCashWord(value) || isCashWord(wordOf(value)));
}
