import { z } from 'zod';
import type { Ruling } from '../model/ruling.ts';
import type { FoundIssue } from './explain-issue.ts';
import { recordName, text } from './values.ts';

const ruling = z.strictObject({
  pos: recordName.describe("The till's record: till.csv:14, or its numbers: orderId=A17."),
  settlement: recordName.describe("The acquirer's record: ums.csv:20, or rrn=628512345678."),
  reason: text.describe('Why; the report shows it.'),
});

/** What a person decided of single records, which goes before everything that posrecon finds. */
export const matching = z
  .strictObject({
    pin: z.array(ruling).describe('Pairs of records that are one payment.').exactOptional(),
    never: z.array(ruling).describe('Pairs of records that are not.').exactOptional(),
  })
  .describe('Rulings on single records, obeyed before all that posrecon finds itself.');

interface RulingsText {
  readonly matching?: z.output<typeof matching>;
}

export function rulingsOf({ matching: said = {} }: RulingsText): readonly Ruling[] {
  return (['pin', 'never'] as const).flatMap((kind) =>
    (said[kind] ?? []).map((each, index) => ({
      kind,
      ...each,
      path: ['matching', kind, String(index)],
    })),
  );
}

/** A record that is pinned twice, or a pair that is ruled both ways, as far as the words alone tell. */
export function contradictoryRulings(said: RulingsText): readonly FoundIssue[] {
  const rulings = rulingsOf(said);
  const pinned = new Set<string>();
  return rulings.flatMap(({ kind, pos, settlement, path }) => {
    if (kind === 'never') {
      const isPinned = rulings.some(
        (other) => other.kind === 'pin' && other.pos === pos && other.settlement === settlement,
      );
      return isPinned
        ? [
            {
              path,
              message: `${path.join('.')} forbids a pair that matching.pin demands`,
              remedy: 'Keep one of the two.',
            },
          ]
        : [];
    }
    return (['pos', 'settlement'] as const).flatMap((side) => {
      const name = side === 'pos' ? pos : settlement;
      const isSecond = pinned.has(`${side} ${name}`);
      pinned.add(`${side} ${name}`);
      return isSecond
        ? [
            {
              path: [...path, side],
              message: `${[...path, side].join('.')} is ${JSON.stringify(name)}, which another pin has already`,
              remedy: 'A record is one payment: pin it once.',
            },
          ]
        : [];
    });
  });
}
