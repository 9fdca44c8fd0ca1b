import { asCount, asText, type Engine } from '../../engine/engine.ts';
import type { Money } from '../../model/money.ts';
import { type Comparable, cardKey } from '../comparable.ts';

/** How often a value stands in the acquirer's sales: what a rare value says, a common one does not. */
export interface Frequencies {
  /** The acquirer's sales in all. */
  readonly sales: number;
  readonly share: (field: CountedField, value: string | Money) => number;
}

type CountedField = 'amount' | 'card' | 'terminal' | 'merchant';

/**
 * Counts values among the acquirer's sales: all terminals and merchants, and the amounts and cards of what is left over. A value
 * that is not counted is taken to stand once.
 */
export async function readFrequencies(
  engine: Engine,
  comparable: Comparable,
  which: 'of-what-is-left' | 'all' = 'of-what-is-left',
): Promise<Frequencies> {
  const due = "class = 'due' and family = 'sale'";
  const open = `select id from rest_stl union all select stl_id from matched where differs`;
  const of = (field: CountedField, expression: string, some: boolean): string =>
    `select '${field}' as field, cast(${expression} as varchar) as value, count(*) as n from stl
     where ${due} ${some && which === 'of-what-is-left' ? `and ${expression} in (select ${expression} from stl where id in (${open}))` : ''}
     group by all having count(*) > 1`;
  const rows = await engine.rows(
    [
      of('amount', 'cast(amount * 100000 as bigint)', true),
      ...(comparable.card === null ? [] : [of('card', cardKey(comparable.card, 'card'), true)]),
      ...(comparable.terminal ? [of('terminal', 'terminal_id', false)] : []),
      ...(comparable.merchant ? [of('merchant', 'merchant_id', false)] : []),
      `select 'sales' as field, '' as value, count(*) as n from stl where ${due}`,
    ].join('\nunion all '),
  );
  const counts = new Map(
    rows.map((row) => [`${asText(row['field'])} ${asText(row['value']) ?? ''}`, asCount(row['n'])]),
  );
  const sales = counts.get('sales ') ?? 0;
  return {
    sales,
    share: (field, value) => (counts.get(`${field} ${value}`) ?? 1) / Math.max(1, sales),
  };
}
