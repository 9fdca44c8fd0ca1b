import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { counterpartRoles } from '../../src/model/discrepancy.ts';
import type { CountAndSum, Discrepancy, Evidence } from '../../src/model/report.ts';
import { reconciled } from './reconciled.ts';
import { readShop, shopNames, shopPaths } from './shop-files.ts';

interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly merchantId?: string;
  readonly settlementDate?: string;
}

interface Fault {
  readonly code: string;
  readonly culprits: readonly Place[];
  readonly alternatives?: readonly (readonly Place[])[];
  readonly amount: string;
  readonly currency: string;
  readonly owedTo: string;
  readonly variant?: string;
}

interface Truth {
  readonly discrepancies: readonly Fault[];
  readonly lookalikes: readonly { readonly what: string; readonly records: readonly Place[] }[];
  readonly inTransit: readonly unknown[];
}

function keyOf(place: Place): string {
  return place.file === undefined
    ? `payout ${place.merchantId} ${place.settlementDate}`
    : `${place.file}:${place.line}`;
}

/** A payout whose merchant number stands in no row (Alipay's account is in the preamble). */
function withoutMerchant({ culprits }: Fault): readonly (readonly Place[])[] {
  return culprits.some(({ merchantId }) => merchantId !== undefined)
    ? [culprits.map(({ merchantId: _, ...place }) => place)]
    : [];
}

function placeOf({ file, line, ids }: Evidence): string {
  return line === null
    ? `payout ${ids['merchantId']} ${ids['settlementDate']}`
    : `${file.split('/').at(-1)}:${line}`;
}

function culpritsOf({ evidence }: Discrepancy): readonly string[] {
  return evidence
    .filter(({ role }) => !counterpartRoles.includes(role))
    .map(placeOf)
    .sort();
}

function say(code: string, amount: string, currency: string, owedTo: string): string {
  return `${code} ${amount} ${currency} owed to ${owedTo}`;
}

describe.for(shopNames)('%s', (shop) => {
  const truth: Truth = JSON.parse(readFileSync(join(root, `fixtures/truth/${shop}.json`), 'utf8'));
  const run = reconciled(shopPaths(shop));

  test('every planted fault is found, and nothing else', async () => {
    const { discrepancies } = await run;
    // Where several records could be the culprit, the one that was found is taken for the planted one.
    const found = discrepancies.map((each) => ({
      says: say(each.code, each.atStake?.amount ?? '-', each.atStake?.currency ?? '-', each.owedTo),
      culprits: culpritsOf(each).join(' '),
      variant: each.variant,
    }));
    const planted = truth.discrepancies.map((fault) => {
      const sets = [fault.culprits, ...(fault.alternatives ?? []), ...withoutMerchant(fault)].map(
        (set) => set.map(keyOf).sort().join(' '),
      );
      const culprits = sets.find((set) => found.some((each) => each.culprits === set)) ?? sets[0];
      return {
        says: say(fault.code, fault.amount, fault.currency, fault.owedTo),
        culprits,
        variant: fault.variant,
      };
    });
    const key = ({ says, culprits }: { says: string; culprits: string | undefined }) =>
      `${says}: ${culprits}`;
    expect(found.map(key).sort()).toEqual(planted.map(key).sort());
    for (const fault of planted) {
      if (fault.variant === undefined) continue;
      expect(found.find((each) => key(each) === key(fault))?.variant, key(fault)).toBe(
        fault.variant,
      );
    }
  });

  test.for(truth.lookalikes.map(({ what, records }) => [what, records.map(keyOf)] as const))(
    '%s is nobody’s fault: %s',
    async ([, places]) => {
      const { discrepancies } = await run;
      const culprits = discrepancies.flatMap(culpritsOf);
      expect(places.filter((place) => culprits.includes(place))).toEqual([]);
    },
  );

  test('what is not due yet is in transit', async () => {
    const { inTransit } = await run;
    expect(inTransit.map(({ dueOn: _, ...each }) => each)).toEqual(truth.inTransit);
  });

  test('nothing vanishes', async () => {
    const { conservation, sources, problems } = await run;
    expect(problems).toEqual([]);
    for (const { file, records } of sources) {
      const { read, loaded, repeated, ignored, rejected } = records;
      expect(loaded + repeated + ignored + rejected, file).toBe(read);
    }
    expect(conservation.map(({ leg, side }) => `${leg} ${side}`)).toEqual([
      'till-acquirer pos',
      'till-acquirer settlement',
      'acquirer-bank settlement',
      'acquirer-bank bank',
    ]);
    for (const entry of conservation) {
      const {
        carriedIn,
        new: fresh,
        matched,
        inTransit,
        notExpected,
        discrepant,
        undetermined,
        notChecked,
      } = entry;
      const buckets = [matched, inTransit, notExpected, discrepant, undetermined, notChecked];
      expect(entry.balances).toBe(true);
      expect(total(buckets)).toEqual(total([carriedIn, fresh]));
      const loaded = sources.filter(({ side }) => side === entry.side);
      expect(total([fresh])).toEqual(total(loaded.flatMap(({ totals }) => totals)));
      expect(undetermined.count, `${entry.leg} ${entry.side}`).toBe(0);
    }
  });

  test('each file’s side is told from what stands in it', async () => {
    const { sources } = await run;
    const told = sources.map(({ file, side }) => `${file.split('/').at(-1)} ${side}`).sort();
    expect(told).toEqual(
      readShop(shop)
        .map(({ name, side }) => `${name} ${side}`)
        .sort(),
    );
  });
});

function total(parts: readonly CountAndSum[]): { readonly count: number; readonly cents: bigint } {
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    cents: parts.reduce((sum, part) => sum + cents(part.sum), 0n),
  };
}

function cents(amount: string): bigint {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  return BigInt(`${sign ?? ''}${whole}${fraction.padEnd(5, '0')}`);
}
