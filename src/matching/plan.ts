import { asCount, type Engine } from '../engine/engine.ts';
import { type Comparable, cardKey, isFilled } from './comparable.ts';
import { type KeyedPass, keepRest, type PassOutcome, runKeyedPass } from './passes/keyed-pass.ts';

/** Above this many unmatched records on both sides, the pass on attributes runs in SQL before the residual is read. */
const attributesInSqlFrom = 20_000;
/** Two clocks of one payment are never further apart than this, unless a whole zone is wrong. */
const sameDaySeconds = 7200;

const same = (column: string): { readonly pos: string; readonly stl: string } => ({
  pos: column,
  stl: column,
});
const day = same('cast(occurred_at as date)');
/** Order numbers may start again every day, at about the same hour. */
const sameShift = "abs(date_diff('second', p.occurred_at, s.occurred_at)) <= 43200";
const near = "abs(date_diff('day', p.occurred_at, s.occurred_at)) <= 1";

/** The keyed passes that the two sides' columns allow, surest first. */
function planKeyedPasses(comparable: Comparable): readonly KeyedPass[] {
  const filled = (column: Parameters<typeof isFilled>[1]): boolean => isFilled(comparable, column);
  const rrnVeto = filled('rrn') ? ['(p.rrn is null or s.rrn is null)'] : [];
  const timed = filled('occurred_at') ? [near] : [];
  const ofOneShift = filled('occurred_at') ? [sameShift] : [];
  const guarded = (
    id: string,
    key: KeyedPass['key'],
    ...conditions: readonly string[]
  ): KeyedPass => {
    const also = [...rrnVeto, ...conditions].join(' and ');
    const reads = [
      ...(rrnVeto.length > 0 ? ['rrn'] : []),
      ...(conditions.length > 0 ? ['occurred_at'] : []),
    ];
    return also === '' ? { id, key } : { id, key, also, reads };
  };
  const merchant = comparable.merchant ? [same('merchant_id')] : [];
  const terminal = comparable.terminal ? [same('terminal_id')] : [];
  const family = same('family');
  const passes: KeyedPass[] = [];
  if (filled('rrn')) passes.push({ id: 'by-rrn', key: [same('rrn'), family] });
  if (filled('acquirer_reference')) {
    passes.push({ id: 'by-acquirer-reference', key: [same('acquirer_reference'), family] });
  }
  if (comparable.posFilled.rrn > 0 && comparable.stlFilled.acquirer_reference > 0) {
    passes.push({
      id: 'by-reference-of-acquirer',
      key: [{ pos: 'rrn', stl: 'acquirer_reference' }, family],
    });
  }
  if (comparable.posFilled.acquirer_reference > 0 && comparable.stlFilled.rrn > 0) {
    passes.push({
      id: 'by-reference-as-rrn',
      key: [{ pos: 'acquirer_reference', stl: 'rrn' }, family],
    });
  }
  if (filled('stan') && comparable.terminal && filled('occurred_at')) {
    passes.push(
      guarded('by-trace', [
        same("ltrim(stan, '0')"),
        ...merchant,
        same('terminal_id'),
        day,
        family,
        same('amount'),
      ]),
    );
  }
  const money = [same('amount'), same('currency'), family];
  if (comparable.stlFilled.original_order_id > 0) {
    passes.push(
      guarded('refund-by-original-order', [
        { pos: 'coalesce(original_order_id, order_id)', stl: 'original_order_id' },
        ...money,
      ]),
    );
  }
  if (comparable.stlFilled.original_reference > 0) {
    passes.push(
      guarded('refund-by-original-reference', [
        { pos: 'coalesce(original_reference, rrn)', stl: 'original_reference' },
        ...money,
      ]),
    );
  }
  if (filled('order_id')) {
    passes.push(
      guarded('by-order-and-amount', [same('order_id'), ...merchant, ...money], ...ofOneShift),
      guarded('by-order', [same('order_id'), ...merchant, ...terminal, family], ...ofOneShift),
      guarded('by-order-of-a-day-before', [same('order_id'), ...merchant, ...money], ...timed),
    );
  }
  if (filled('auth_code')) {
    passes.push(guarded('by-auth-code', [same('auth_code'), ...merchant, ...money], ...timed));
  }
  return passes;
}

/** Without references: everything that both sides have, where it stands once on either. */
function attributesPass(comparable: Comparable): KeyedPass | null {
  if (comparable.card === null || !isFilled(comparable, 'occurred_at')) return null;
  const card = cardKey(comparable.card, 'card');
  return {
    id: 'by-attributes',
    key: [
      { pos: card, stl: card },
      same('amount'),
      same('currency'),
      same('family'),
      day,
      ...(comparable.merchant ? [same('merchant_id')] : []),
      ...(comparable.terminal ? [same('terminal_id')] : []),
    ],
    also: `${isFilled(comparable, 'rrn') ? '(p.rrn is null or s.rrn is null) and ' : ''}
      abs(date_diff('second', p.occurred_at, s.occurred_at)) <= ${sameDaySeconds}`,
    reads: ['occurred_at', 'rrn'],
  };
}

export interface PassSettings {
  /** `never_pairs` holds pairs that no pass may take. */
  readonly hasForbidden?: boolean;
  readonly stopwatch?: () => number;
}

/** Runs the keyed passes in order until nothing is left, and tells what each took; `from` is the number of passes that ran before. */
export async function runKeyedPasses(
  engine: Engine,
  comparable: Comparable,
  from: number,
  settings: PassSettings = {},
): Promise<readonly PassOutcome[]> {
  const outcomes: PassOutcome[] = [];
  for (const pass of planKeyedPasses(comparable)) {
    const number = from + outcomes.length;
    const outcome = await timed(settings, () =>
      runKeyedPass(engine, pass, number, comparable, number === 0, settings.hasForbidden),
    );
    outcomes.push(outcome);
    const changed = outcome.matched > 0 || number === 0;
    if (changed && (await restCounts(engine)).least === 0) return outcomes;
  }
  if (from + outcomes.length === 0) await keepRest(engine);
  return outcomes;
}

/** Runs the pass on attributes where more is left than is read into memory; `number` is its place in the plan. */
export async function runAttributesPass(
  engine: Engine,
  comparable: Comparable,
  number: number,
  settings: PassSettings = {},
): Promise<readonly PassOutcome[]> {
  const attributes = attributesPass(comparable);
  if (attributes === null || (await restCounts(engine)).least <= attributesInSqlFrom) return [];
  return [
    await timed(settings, () =>
      runKeyedPass(engine, attributes, number, comparable, false, settings.hasForbidden),
    ),
  ];
}

async function timed(
  { stopwatch }: PassSettings,
  run: () => Promise<PassOutcome>,
): Promise<PassOutcome> {
  const start = stopwatch?.() ?? 0;
  const outcome = await run();
  return stopwatch === undefined ? outcome : { ...outcome, milliseconds: stopwatch() - start };
}

async function restCounts(engine: Engine): Promise<{ readonly least: number }> {
  const row = await engine.row(
    'select (select count(*) from rest_pos) as pos, (select count(*) from rest_stl) as stl',
  );
  return { least: Math.min(asCount(row['pos']), asCount(row['stl'])) };
}
