import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSides } from '../../src/matching/comparable.ts';
import { runKeyedPasses } from '../../src/matching/plan.ts';
import { type SmallRecord, storeOf } from './working-store.ts';

const numbered = (prefix: string, most: number): fc.Arbitrary<string | null> =>
  fc.option(
    fc.integer({ min: 1, max: most }).map((n) => `${prefix}${n}`),
    { freq: 4 },
  );

const records: fc.Arbitrary<readonly SmallRecord[]> = fc.array(
  fc.record({
    family: fc.constantFrom('sale', 'sale', 'sale', 'refund'),
    cents: fc.constantFrom(280, 350, 480),
    second: fc.integer({ min: 0, max: 3 * 86_400 - 1 }),
    rrn: numbered('R', 6),
    orderId: numbered('A', 5),
    authCode: numbered('', 6),
    card: fc.constant(null),
  }),
  { maxLength: 9 },
);

test('keyed passes in SQL match what a reader of the plan would match by hand', async () => {
  await fc.assert(
    fc.asyncProperty(records, records, async (pos, stl) => {
      const engine = await storeOf(pos, stl);
      try {
        await runKeyedPasses(engine, await compareSides(engine), 0);
        const rows = await engine.rows(
          'select pos_id, stl_id from matched order by pos_id, stl_id',
        );
        expect(rows.map((row) => `${row['pos_id']}-${row['stl_id']}`)).toEqual(byHand(pos, stl));
      } finally {
        engine.close();
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});

interface NaivePass {
  readonly needs: 'rrn' | 'orderId' | 'authCode';
  readonly key: (record: SmallRecord) => readonly (string | number)[];
  /** No longer taken for the same where both have a reference number, or they are further apart. */
  readonly isVetoed: boolean;
  readonly within: number;
  /** Whole calendar days instead of seconds. */
  readonly inDays?: boolean;
}

const money = ({ cents, family }: SmallRecord) => [cents, family];
const plan: readonly NaivePass[] = [
  {
    needs: 'rrn',
    key: ({ rrn, family }) => [rrn ?? '', family],
    isVetoed: false,
    within: Infinity,
  },
  {
    needs: 'orderId',
    key: (record) => [record.orderId ?? '', ...money(record)],
    isVetoed: true,
    within: 12 * 3600,
  },
  {
    needs: 'orderId',
    key: ({ orderId, family }) => [orderId ?? '', family],
    isVetoed: true,
    within: 12 * 3600,
  },
  {
    needs: 'orderId',
    key: (record) => [record.orderId ?? '', ...money(record)],
    isVetoed: true,
    within: 1,
    inDays: true,
  },
  {
    needs: 'authCode',
    key: (record) => [record.authCode ?? '', ...money(record)],
    isVetoed: true,
    within: 1,
    inDays: true,
  },
];

/** Pass after pass, a pair wherever a key stands once on either side. */
function byHand(pos: readonly SmallRecord[], stl: readonly SmallRecord[]): readonly string[] {
  const takenPos = new Set<number>();
  const takenStl = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  const anyRrn = [pos, stl].every((side) => side.some(({ rrn }) => rrn !== null));
  for (const { needs, key, isVetoed, within, inDays } of plan) {
    if (![pos, stl].every((side) => side.some((record) => record[needs] !== null))) continue;
    const candidates: (readonly [number, number])[] = [];
    pos.forEach((p, left) => {
      stl.forEach((s, right) => {
        if (takenPos.has(left) || takenStl.has(right)) return;
        if (p[needs] === null || s[needs] === null) return;
        if (key(p).join('|') !== key(s).join('|')) return;
        if (isVetoed && anyRrn && p.rrn !== null && s.rrn !== null) return;
        const apart = inDays ? Math.abs(dayOf(p) - dayOf(s)) : Math.abs(p.second - s.second);
        if (apart <= within) candidates.push([left, right]);
      });
    });
    const once = candidates.filter(
      ([left, right]) =>
        candidates.filter(([other]) => other === left).length === 1 &&
        candidates.filter(([, other]) => other === right).length === 1,
    );
    for (const [left, right] of once) {
      takenPos.add(left);
      takenStl.add(right);
      pairs.push([left, right]);
    }
  }
  return pairs.sort(([a, b], [c, d]) => a - c || b - d).map(([left, right]) => `${left}-${right}`);
}

function dayOf({ second }: SmallRecord): number {
  return Math.floor(second / 86_400);
}
