import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type { Side } from '../model/transaction.ts';
import type { CodedFinding } from './detector.ts';

/** Codes that rest on something not being there: the sides in whose files it was looked for. */
const lookedForIn: Readonly<Partial<Record<DiscrepancyCode, readonly Side[]>>> = {
  'duplicate-charge': ['pos'],
  'failed-but-charged': ['pos'],
  'unrecorded-charge': ['pos'],
  'unrecorded-refund': ['pos'],
  'duplicate-refund': ['pos'],
  'refund-without-sale': ['pos'],
  'missing-settlement': ['settlement'],
  'refund-not-settled': ['settlement'],
  // A refund that was not read would make the payout smaller, a sale larger.
  'short-payout': ['bank', 'settlement'],
  'excess-payout': ['settlement'],
  'unexplained-credit': ['settlement'],
  'missing-payout': ['bank'],
};

/** The sides whose files would show that there is nothing to be found, if they were read in full. */
export function restsOn(finding: CodedFinding): readonly Side[] {
  const [first] = finding.evidence;
  if (finding.code === 'trace-gap') return first === undefined ? [] : [first.record.side];
  const isByTill = finding.code === 'duplicate-charge' && finding.args.seenBy === 'till';
  const isNamed = finding.code === 'failed-but-charged' && isOneReference(finding);
  return isByTill || isNamed ? [] : (lookedForIn[finding.code] ?? []);
}

/** Attempt and charge have one number: no other attempt can explain the charge. */
function isOneReference({ evidence }: CodedFinding): boolean {
  const [charge, attempt] = evidence.map(({ record }) => ('rrn' in record ? record.rrn : null));
  return charge !== undefined && charge !== null && charge === attempt;
}

/**
 * A row that could not be read may be what is missing. Where a side that was looked through has such rows, what rests on their
 * absence is said with less confidence and drafts nothing; a balance that skips a row is no break.
 */
export function holdBack(
  found: readonly CodedFinding[],
  rejected: Readonly<Record<Side, number>>,
): readonly CodedFinding[] {
  return found
    .filter(({ code }) => code !== 'balance-break' || rejected.bank === 0)
    .map((finding) =>
      restsOn(finding).some((side) => rejected[side] > 0)
        ? { ...finding, confidence: Math.min(finding.confidence, 0.5), drafts: false }
        : finding,
    );
}

export function rejectedBySide(
  sources: readonly { readonly side: Side; readonly counts: { readonly rejected: number } }[],
): Readonly<Record<Side, number>> {
  const rejected = { pos: 0, settlement: 0, bank: 0 };
  for (const { side, counts } of sources) rejected[side] += counts.rejected;
  return rejected;
}
