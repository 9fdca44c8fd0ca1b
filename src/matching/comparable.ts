import { asCount, asText, type Engine } from '../engine/engine.ts';

/** Columns by which the till's and the acquirer's records can be told to be the same. */
const compared = [
  'rrn',
  'acquirer_reference',
  'stan',
  'auth_code',
  'order_id',
  'original_order_id',
  'original_reference',
  'merchant_id',
  'terminal_id',
  'card',
  'occurred_at',
] as const;
export type ComparedColumn = (typeof compared)[number];

/** What the two sides have in common, so that no pass keys on a column that says nothing. */
export interface Comparable {
  readonly posCount: number;
  readonly stlCount: number;
  /** Rows that have a value, per column. */
  readonly posFilled: Readonly<Record<ComparedColumn, number>>;
  readonly stlFilled: Readonly<Record<ComparedColumn, number>>;
  /** Both sides write the same retrieval reference numbers; so where both have one and they differ, it is not the same payment. */
  readonly rrn: boolean;
  readonly order: boolean;
  readonly reference: boolean;
  /** Both sides write the same merchant numbers. */
  readonly merchant: boolean;
  /** Both sides write the same terminal numbers (a till's own `Till 2` is none). */
  readonly terminal: boolean;
  /** The two sides' records are not all of one currency. */
  readonly severalCurrencies: boolean;
  /** `full`: both write first six and last four; `last4`: one has only the last four; `null`: cards say nothing. */
  readonly card: 'full' | 'last4' | null;
  /** How often sure pairs agree, where there were enough of them to look at. */
  readonly agreement: Readonly<Partial<Record<AgreeingField, Agreement>>>;
}

/** Fields whose agreement within sure pairs is counted. */
export type AgreeingField = 'amount' | 'card' | 'terminal' | 'merchant' | 'rrn' | 'order';

/** Of sure pairs: how many have the field on both sides, and in how many it is the same. */
export interface Agreement {
  readonly same: number;
  readonly both: number;
}

/** Share of rows that must have a value for the column to be part of a key. */
const filledShare = 0.5;
/** Rows looked at to see whether both sides write a column alike. */
const sampleSize = 2000;

/** Looks at what both sides fill in, and whether they name merchants and terminals alike: all that the keyed passes ask for. */
export async function compareSides(engine: Engine): Promise<Comparable> {
  const counts = compared.map((column) => `count(${column}) as ${column}`).join(', ');
  const read = async (side: 'pos' | 'stl') => {
    const row = await engine.row(
      `select count(*) as n, min(currency) as least, max(currency) as most, ${counts} from ${side} where class = 'due'`,
    );
    const filled = Object.fromEntries(compared.map((column) => [column, asCount(row[column])]));
    return {
      n: asCount(row['n']),
      filled: filled as Record<ComparedColumn, number>,
      currencies: [asText(row['least']), asText(row['most'])].filter((name) => name !== null),
    };
  };
  const pos = await read('pos');
  const stl = await read('stl');
  const mostlyFilled = (column: ComparedColumn): boolean =>
    pos.filled[column] > pos.n * filledShare && stl.filled[column] > stl.n * filledShare;
  const named = (['merchant_id', 'terminal_id'] as const).filter(mostlyFilled);
  const shared = await overlaps(engine, named, pos.n, stl.n);
  return {
    posCount: pos.n,
    stlCount: stl.n,
    posFilled: pos.filled,
    stlFilled: stl.filled,
    rrn: false,
    order: false,
    reference: false,
    merchant: shared.has('merchant_id'),
    terminal: shared.has('terminal_id'),
    severalCurrencies: new Set([...pos.currencies, ...stl.currencies]).size > 1,
    card: null,
    agreement: {},
  };
}

/**
 * Adds whether references, orders and cards are written alike: told from the sampled pairs where so many were found that they tell,
 * else from the values themselves.
 */
export async function compareReferences(
  engine: Engine,
  known: Comparable,
  pairs: number,
): Promise<Comparable> {
  const mayCompareCards =
    known.posFilled.card > known.posCount * filledShare &&
    known.stlFilled.card > known.stlCount * filledShare;
  if (pairs >= fewestPairs) return { ...known, ...(await fromPairs(engine, mayCompareCards)) };
  const shared = async (column: ComparedColumn): Promise<boolean> =>
    isFilled(known, column) && (await overlap(engine, column, known.posCount, sampleSize));
  return {
    ...known,
    rrn: await shared('rrn'),
    order: await shared('order_id'),
    reference: await shared('acquirer_reference'),
    card: mayCompareCards ? await cardForm(engine, known.posCount) : null,
  };
}

/** So many sure pairs are enough to tell by. */
const fewestPairs = 50;

async function fromPairs(
  engine: Engine,
  mayCompareCards: boolean,
): Promise<Pick<Comparable, 'rrn' | 'order' | 'reference' | 'card' | 'agreement'>> {
  const columns = [
    'rrn',
    'order_id',
    'acquirer_reference',
    'card',
    'terminal_id',
    'merchant_id',
    'amount',
  ] as const;
  const row = await engine.row(
    `select ${columns
      .map(
        (column) =>
          `count(*) filter (where p_${column} is not null and s_${column} is not null) as ${column}_both,
           count(*) filter (where p_${column} = s_${column}) as ${column}_same`,
      )
      .join(', ')},
       count(*) filter (where ${cardKey('full', 'p_card')} = ${cardKey('full', 's_card')}) as card_full,
       count(*) filter (where ${cardKey('last4', 'p_card')} = ${cardKey('last4', 's_card')} and regexp_full_match(right(s_card, 4), '[0-9]{4}')) as card_last4
     from sampled_pairs`,
  );
  const alike = (same: string, both: string): boolean =>
    asCount(row[both]) > 0 && asCount(row[same]) >= asCount(row[both]) * filledShare;
  const card = !mayCompareCards
    ? null
    : alike('card_full', 'card_both')
      ? 'full'
      : alike('card_last4', 'card_both')
        ? 'last4'
        : null;
  const counted = (same: string, both: string): Agreement => ({
    same: asCount(row[same]),
    both: asCount(row[both]),
  });
  return {
    rrn: alike('rrn_same', 'rrn_both'),
    order: alike('order_id_same', 'order_id_both'),
    reference: alike('acquirer_reference_same', 'acquirer_reference_both'),
    card,
    agreement: {
      amount: counted('amount_same', 'amount_both'),
      terminal: counted('terminal_id_same', 'terminal_id_both'),
      merchant: counted('merchant_id_same', 'merchant_id_both'),
      rrn: counted('rrn_same', 'rrn_both'),
      order: counted('order_id_same', 'order_id_both'),
      ...(card === null ? {} : { card: counted(`card_${card}`, 'card_both') }),
    },
  };
}

/** Expressions of which at least half of the till's values, in a sample, are the acquirer's too; of it so many rows are looked at. */
async function overlaps<Expression extends string>(
  engine: Engine,
  expressions: readonly Expression[],
  posCount: number,
  stlCount: number,
): Promise<ReadonlySet<Expression>> {
  if (expressions.length === 0) return new Set();
  const sample = (side: 'pos' | 'stl', count: number): string =>
    `(select ${expressions.map((sql, index) => `${sql} as v${index}`).join(', ')} from ${side}
      where class = 'due' and id % ${Math.max(1, Math.floor(count / sampleSize))} = 0)`;
  const counts = expressions.map(
    (_, index) =>
      `(select count(distinct v${index}) from till) as n${index},
       (select count(distinct v${index}) from till where v${index} in (select v${index} from known where v${index} is not null)) as found${index}`,
  );
  const row = await engine.row(
    `with till as materialized ${sample('pos', posCount)}, known as materialized ${sample('stl', stlCount)}
     select ${counts.join(', ')}`,
  );
  return new Set(
    expressions.filter((_, index) => {
      const n = asCount(row[`n${index}`]);
      return n > 0 && asCount(row[`found${index}`]) >= n * filledShare;
    }),
  );
}

async function overlap(
  engine: Engine,
  expression: string,
  posCount: number,
  stlCount: number,
): Promise<boolean> {
  return (await overlaps(engine, [expression], posCount, stlCount)).size > 0;
}

/** Cards in the form in which both sides can be compared. */
export function cardKey(form: Comparable['card'], column: string): string {
  return form === 'full'
    ? `regexp_replace(${column}, '[*xX•. -]+', '*', 'g')`
    : `right(${column}, 4)`;
}

async function cardForm(engine: Engine, posCount: number): Promise<Comparable['card']> {
  if (await overlap(engine, cardKey('full', 'card'), posCount, sampleSize)) return 'full';
  const fourDigits = await engine.row(
    `select count(*) as n from (select card from stl where class = 'due' and card is not null limit 100)
     where regexp_full_match(right(card, 4), '[0-9]{4}')`,
  );
  if (asCount(fourDigits['n']) === 0) return null;
  return (await overlap(engine, cardKey('last4', 'card'), posCount, sampleSize)) ? 'last4' : null;
}

/** Whether a column is filled on both sides often enough to be worth a pass. */
export function isFilled(comparable: Comparable, column: ComparedColumn): boolean {
  return comparable.posFilled[column] > 0 && comparable.stlFilled[column] > 0;
}
