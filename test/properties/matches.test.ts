import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { matchTillToAcquirer } from '../../src/matching/match-till-to-acquirer.ts';
import { type SmallRecord, storeOf } from './working-store.ts';

const noCopies = async (): Promise<boolean> => false;

const records: fc.Arbitrary<readonly SmallRecord[]> = fc.array(
  fc.record({
    family: fc.constantFrom('sale', 'sale', 'sale', 'refund'),
    cents: fc.constantFrom(280, 350, 480, 4800),
    second: fc.integer({ min: 8 * 3600, max: 9 * 3600 }),
    rrn: fc.option(fc.integer({ min: 1, max: 12 }).map((n) => `R${n}`)),
    orderId: fc.option(fc.integer({ min: 1, max: 8 }).map((n) => `A${n}`)),
    authCode: fc.constant(null),
    card: fc.option(fc.integer({ min: 1000, max: 1003 }).map((n) => `400005******${n}`)),
  }),
  { maxLength: 14 },
);

test('no record stands in two matches, and a pair is of one family', async () => {
  await fc.assert(
    fc.asyncProperty(records, records, async (pos, stl) => {
      const engine = await storeOf(pos, stl);
      try {
        const { workset } = await matchTillToAcquirer(engine, 'second', noCopies);
        const rows = await engine.rows(
          'select pos_id, stl_id from matched order by pos_id, stl_id',
        );
        const lefts = rows.map((row) => Number(row['pos_id']));
        const rights = rows.map((row) => Number(row['stl_id']));
        expect(new Set(lefts).size).toBe(lefts.length);
        expect(new Set(rights).size).toBe(rights.length);
        lefts.forEach((left, at) => {
          expect(pos[left]?.family).toBe(stl[rights[at] ?? -1]?.family);
        });
        for (const side of ['pos', 'settlement'] as const) {
          const matched = new Set(side === 'pos' ? lefts : rights);
          expect([...workset.cancelled(side)].filter((id) => matched.has(id))).toEqual([]);
        }
      } finally {
        engine.close();
      }
    }),
    { numRuns: 40, seed: 3 },
  );
});

const pick = fc.record({ pos: fc.nat(), stl: fc.nat() });

test('what is pinned is matched, what is never one payment is not, and nothing else suffers', async () => {
  await fc.assert(
    fc.asyncProperty(
      records,
      records,
      pick,
      fc.array(pick, { maxLength: 6 }),
      async (pos, stl, pinned, forbidden) => {
        fc.pre(pos.length > 0 && stl.length > 0);
        const of = ({ pos: left, stl: right }: typeof pinned) => ({
          pos: left % pos.length,
          stl: right % stl.length,
        });
        const pin = of(pinned);
        const nevers = forbidden
          .map(of)
          .filter((never) => never.pos !== pin.pos || never.stl !== pin.stl);
        const pins = pos[pin.pos]?.family === stl[pin.stl]?.family ? [pin] : [];
        const engine = await storeOf(pos, stl);
        try {
          const { passes } = await matchTillToAcquirer(engine, 'second', noCopies, {
            rulings: { pins, nevers, reports: [] },
          });
          const rows = await engine.rows('select pos_id, stl_id, pass from matched');
          const pairs = rows.map((row) => `${row['pos_id']}-${row['stl_id']}`);
          expect(new Set(rows.map((row) => row['pos_id'])).size).toBe(rows.length);
          expect(new Set(rows.map((row) => row['stl_id'])).size).toBe(rows.length);
          for (const each of pins) expect(pairs).toContain(`${each.pos}-${each.stl}`);
          for (const each of nevers) expect(pairs).not.toContain(`${each.pos}-${each.stl}`);
          expect(passes.reduce((sum, { matched }) => sum + matched, 0)).toBe(rows.length);
        } finally {
          engine.close();
        }
      },
    ),
    { numRuns: 30, seed: 21 },
  );
});

describe('the plans of what runs over whole tables', () => {
  test('join by hash: no nested loop and no cross product', async () => {
    const seen: string[] = [];
    const pos = day(400, 0);
    const stl = [...day(400, 4), ...day(3, 60), ...refunds(6)];
    const engine = await storeOf([...pos, ...refunds(5)], stl, (inner) => explaining(inner, seen));
    try {
      await matchTillToAcquirer(engine, 'second', noCopies);
    } finally {
      engine.close();
    }
    expect(seen.filter((plan) => /JOIN/.test(plan)).length).toBeGreaterThan(10);
    expect(seen.filter((plan) => /NL_JOIN|NESTED_LOOP_JOIN|CROSS_PRODUCT/.test(plan))).toEqual([]);
  });
});

function day(count: number, later: number): readonly SmallRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    family: 'sale' as const,
    cents: 280 + (at % 17) * 35,
    second: 8 * 3600 + at * 60 + later,
    rrn: at % 9 === 0 ? null : `R${at}`,
    orderId: at % 7 === 0 ? null : `A${at}`,
    authCode: `${100_000 + at}`,
    card: `400005******${1000 + (at % 90)}`,
  }));
}

function refunds(count: number): readonly SmallRecord[] {
  return day(count, 3600).map((record, at) => ({
    ...record,
    family: 'refund' as const,
    rrn: `F${at}`,
  }));
}

/** Explains each statement that makes or fills a table, and then runs it. */
function explaining(engine: Engine, seen: string[]): Engine {
  return {
    ...engine,
    async run(sql, parameters) {
      for (const statement of sql.split(';').filter((part) => part.trim() !== '')) {
        if (/\b(?:create (?:or replace )?table \w+ as|insert into matched)\b/.test(statement)) {
          const rows = await engine.rows(`explain ${statement}`, parameters);
          seen.push(`${statement}\n${rows.map((row) => row['explain_value']).join('\n')}`);
        }
        await engine.run(statement, parameters);
      }
    },
  };
}
