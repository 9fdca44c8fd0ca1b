import type { LoadedSource } from '../intake/source.ts';
import type { Side } from '../model/transaction.ts';
import type { CodedFinding, FindingEvidence } from './detector.ts';
import { restsOn } from './unread-rows.ts';

/**
 * Nothing is drafted on the word of a file whose layout few know and whose own rows do not bear it out: neither where its records are
 * evidence, nor where something was looked for among them. The same holds of refunds missed in an export of which nobody knows how it
 * shows refunds.
 */
export function holdBackUnproven(
  found: readonly CodedFinding[],
  sources: readonly LoadedSource[],
): readonly CodedFinding[] {
  const unproven = sources.filter(({ proof }) => proof !== undefined && !proof.holds);
  const hidesRefunds = sources.some(({ mapping }) => mapping.refundsUnseen === true);
  if (unproven.length === 0 && !hidesRefunds) return found;
  const sides = new Set<Side>(unproven.map(({ side }) => side));
  return found.map((finding) => {
    const isHeld =
      (hidesRefunds && finding.code === 'refund-not-settled') ||
      restsOn(finding).some((side) => sides.has(side)) ||
      finding.evidence.some((evidence) => unproven.some((source) => isFrom(evidence, source)));
    return isHeld
      ? { ...finding, confidence: Math.min(finding.confidence, 0.5), drafts: false }
      : finding;
  });
}

function isFrom({ record }: FindingEvidence, source: LoadedSource): boolean {
  if (record.side !== source.side) return false;
  return 'id' in record
    ? record.id >= source.firstId && record.id < source.endId
    : record.file === source.file;
}
