import type { Kind, Side, Status } from '../model/transaction.ts';
import { wordOf } from './column-shape.ts';
import { normaliseCell } from './encoding.ts';
import type { ColumnNames, Profile, TotalRule } from './profiles/profile.ts';
import type { Encoding, Field } from './table.ts';

type Headers = Readonly<Partial<Record<Field, string | readonly string[]>>>;

/** An export format as a user describes it in posrecon.yaml. Texts stand for themselves: none is a pattern. */
export interface DescribedProfile {
  readonly title?: string;
  readonly side: Side;
  readonly acquirer?: string;
  readonly requires?: readonly string[];
  readonly columns: Headers;
  readonly refundColumns?: Headers;
  readonly kindWords?: Readonly<Record<string, Kind>>;
  readonly ignoredKinds?: readonly string[];
  readonly statusWords?: Readonly<Record<string, Status>>;
  readonly sign?: 'signed' | 'by-kind';
  readonly minorUnits?: boolean;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly timeZone?: string;
  readonly currency?: string;
  readonly encoding?: Encoding;
  readonly controlTotals?: readonly {
    readonly below?: string;
    readonly after?: string;
    readonly measure: 'count' | 'sum';
    readonly field?: 'amount' | 'fee' | 'net';
    readonly of?: 'all' | 'sale' | 'refund' | 'in' | 'out';
  }[];
}

/** A user's format as the built-in ones are. */
export function ownProfile(id: string, said: DescribedProfile): Profile {
  const { dateOrder, encoding } = said;
  const title = said.title ?? id;
  const columns = columnNames(said.columns);
  const names = Object.values(columns);
  const single = names.filter(({ length }) => length === 1).flat();
  const requires = said.requires ?? single;
  return {
    id,
    title: { en: title, 'zh-CN': title },
    side: said.side,
    acquirer: said.acquirer ?? null,
    confidence: 'own',
    source: {
      en: 'Your own description in posrecon.yaml.',
      'zh-CN': '您在 posrecon.yaml 中的说明。',
    },
    timeZone: said.timeZone ?? null,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(encoding === undefined ? {} : { encoding }),
    currency: said.currency ?? null,
    layouts: [
      {
        name: { en: 'posrecon.yaml', 'zh-CN': 'posrecon.yaml' },
        headers: [...new Set([...requires, ...names.flatMap(([first]) => first ?? [])])],
        requires,
      },
    ],
    columns,
    refundColumns: columnNames(said.refundColumns ?? {}),
    kindWords: asCompared(said.kindWords ?? {}),
    ignoredKinds: (said.ignoredKinds ?? []).map(wordOf),
    openWords: true,
    statusWords: asCompared(said.statusWords ?? {}),
    // Without a word on it the rows decide, as in a table of debits and credits.
    sign: said.sign ?? 'debit-credit',
    minorUnits: said.minorUnits ?? false,
    identity: [],
    statedTotals: (said.controlTotals ?? []).map(totalRule),
    quirks: [],
  };
}

function columnNames(headers: Headers): ColumnNames {
  return Object.fromEntries(
    Object.entries(headers).map(([field, names]) => [
      field,
      typeof names === 'string' ? [names] : names,
    ]),
  );
}

function asCompared<Meaning>(
  words: Readonly<Record<string, Meaning>>,
): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([word, meaning]) => [
      [wordOf(word), meaning],
      [word.trim().toLowerCase(), meaning],
    ]),
  );
}

function totalRule({
  below,
  after = '',
  measure,
  field = 'amount',
  of = 'all',
}: NonNullable<DescribedProfile['controlTotals']>[number]): TotalRule {
  const told = { measure, field, of: of === 'all' ? null : of };
  if (below !== undefined) return { from: 'summary', name: normaliseCell(below), ...told };
  const words = after.normalize('NFKC').trim();
  const pattern = new RegExp(`${escaped(words)}\\s*(?<value>[-+]?[\\d,.]+)`);
  return { from: 'sentence', name: words, pattern, ...told };
}

/** Text in which no character has a meaning of its own to a pattern. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
