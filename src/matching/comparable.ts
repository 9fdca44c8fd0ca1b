import { asCount, type Engine } from '../engine/engine.ts';

/** Columns by which the till's and the acquirer's records can be told to be the same. */
const compared = [
  'rrn',
  'acquirer_reference',
  'stan',
  'auth_code',
  'order_id',
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
  /** `full`: both write first six and last four; `last4`: one has only the last four; `null`: cards say nothing. */
  readonly card: 'full' | 'last4' | null;
}

/** Share of rows that must have a value for the column to be part of a key. */
const filledShare = 0.5;
/** Rows looked at to see whether both sides write a column alike. */
const sampleSize = 2000;

/** Looks at what both sides fill in, and whether they fill it in alike. */
export async function compareSides(engine: Engine): Promise<Comparable> {
  const counts = compared.map((column) => `count(${column}) as ${column}`).join(', ');
  const read = async (side: 'pos' | 'stl') => {
    const row = await engine.row(`select count(*) as n, ${counts} from ${side} where class = 'due'`);
    const filled = Object.fromEntries(compared.map((column) => [column, asCount(row[column])]));
    return { n: asCount(row['n']), filled: filled as Record<ComparedColumn, number> };
  };
  const pos = await read('pos');
  const stl = await read('stl');
  const both = (column: ComparedColumn): boolean =>
    pos.filled[column] > pos.n * filledShare && stl.filled[column] > stl.n * filledShare;
  const shared = async (column: ComparedColumn): Promise<boolean> =>
    pos.filled[column] > 0 &&
    stl.filled[column] > 0 &&
    (await overlaps(engine, column, pos.n, 0.5));
  return {
    posCount: pos.n,
    stlCount: stl.n,
    posFilled: pos.filled,
    stlFilled: stl.filled,
    rrn: await shared('rrn'),
    order: await shared('order_id'),
    reference: await shared('acquirer_reference'),
    merchant: both('merchant_id') && (await overlaps(engine, 'merchant_id', pos.n, 0.5)),
    terminal: both('terminal_id') && (await overlaps(engine, 'terminal_id', pos.n, 0.5)),
    card: both('card') ? await cardForm(engine, pos.n) : null,
  };
}

/** Whether enough of the till's values stand in the acquirer's column too. */
async function overlaps(
  engine: Engine,
  expression: string,
  posCount: number,
  share: number,
): Promise<boolean> {
  const step = Math.max(1, Math.floor(posCount / sampleSize));
  const row = await engine.row(
    `with sample as (select distinct ${expression} as v from pos
        where class = 'due' and id % ${step} = 0 and ${expression} is not null)
     select (select count(*) from sample) as n,
       (select count(distinct sample.v) from (select ${expression} as v from stl where class = 'due') known
          join sample on known.v = sample.v) as found`,
  );
  return asCount(row['n']) > 0 && asCount(row['found']) >= asCount(row['n']) * share;
}

/** Cards in the form in which both sides can be compared. */
export function cardKey(form: Comparable['card'], column: string): string {
  return form === 'full' ? `regexp_replace(${column}, '[*xX•. -]+', '*', 'g')` : `right(${column}, 4)`;
}

async function cardForm(engine: Engine, posCount: number): Promise<Comparable['card']> {
  if (await overlaps(engine, cardKey('full', 'card'), posCount, 0.5)) return 'full';
  const fourDigits = await engine.row(
    `select count(*) as n from (select card from stl where class = 'due' and card is not null limit 100)
     where regexp_full_match(right(card, 4), '[0-9]{4}')`,
  );
  if (asCount(fourDigits['n']) === 0) return null;
  return (await overlaps(engine, cardKey('last4', 'card'), posCount, 0.5)) ? 'last4' : null;
}

/** Whether a column is filled on both sides often enough to be worth a pass. */
export function isFilled(comparable: Comparable, column: ComparedColumn): boolean {
  return comparable.posFilled[column] > 0 && comparable.stlFilled[column] > 0;
}
