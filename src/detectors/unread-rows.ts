import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type { Side } from '../model/transaction.ts';
import type { CodedFinding } from './detector.ts';

/** Codes that rest on something not being there: the side in whose files it was looked for. */
export const lookedForIn: Readonly<Partial<Record<DiscrepancyCode, Side>>> = {
  'duplicate-charge': 'pos',
  'unrecorded-charge': 'pos',
  'unrecorded-refund': 'pos',
  'duplicate-refund': 'pos',
  'refund-without-sale': 'pos',
  'missing-settlement': 'settlement',
  'refund-not-settled': 'settlement',
  'short-payout': 'bank',
  'missing-payout': 'bank',
};

/**
 * A row that could not be read may be what is missing. Where the side that was looked through has such rows, what rests on their
 * absence is said with less confidence and drafts nothing; a balance that skips a row is no break.
 */
export function holdBack(
  found: readonly CodedFinding[],
  rejected: Readonly<Record<Side, number>>,
): readonly CodedFinding[] {
  return found
    .filter(({ code }) => code !== 'balance-break' || rejected.bank === 0)
    .map((finding) => {
      const side = lookedForIn[finding.code];
      const isByTill = finding.code === 'duplicate-charge' && finding.args.seenBy === 'till';
      if (side === undefined || isByTill || rejected[side] === 0) return finding;
      return { ...finding, confidence: Math.min(finding.confidence, 0.5), drafts: false };
    });
}

export function rejectedBySide(
  sources: readonly { readonly side: Side; readonly counts: { readonly rejected: number } }[],
): Readonly<Record<Side, number>> {
  const rejected = { pos: 0, settlement: 0, bank: 0 };
  for (const { side, counts } of sources) rejected[side] += counts.rejected;
  return rejected;
}
