import type { DiscrepancyCode } from '../model/discrepancy.ts';
import { counterpartRoles } from '../model/discrepancy.ts';
import type { Side } from '../model/transaction.ts';
import { balanceBreak } from './balance-break.ts';
import { chargeback } from './chargeback.ts';
import { controlTotalMismatch } from './control-total-mismatch.ts';
import type { CodedFinding, Detector, Finding } from './detector.ts';
import { duplicateCharge } from './duplicate-charge.ts';
import { duplicateRefund } from './duplicate-refund.ts';
import { excessPayout } from './excess-payout.ts';
import { failedButCharged } from './failed-but-charged.ts';
import type { Findings } from './findings.ts';
import { latePayout } from './late-payout.ts';
import { missingPayout } from './missing-payout.ts';
import { missingSettlement } from './missing-settlement.ts';
import { refundExceedsSale } from './refund-exceeds-sale.ts';
import { refundNotSettled } from './refund-not-settled.ts';
import { refundToOtherCard } from './refund-to-other-card.ts';
import { refundWithoutSale } from './refund-without-sale.ts';
import { repeatedRecord } from './repeated-record.ts';
import { shortPayout } from './short-payout.ts';
import { traceGap } from './trace-gap.ts';
import { unexplainedCredit } from './unexplained-credit.ts';
import { unknownPayer } from './unknown-payer.ts';
import { unrecordedCharge } from './unrecorded-charge.ts';
import { unrecordedRefund } from './unrecorded-refund.ts';
import { wrongAmount } from './wrong-amount.ts';
import { wrongFee } from './wrong-fee.ts';
import { wrongMerchant } from './wrong-merchant.ts';

/** All detectors in order of precedence: the most specific code first, so that one fault is one discrepancy. */
export const detectors: readonly Detector<DiscrepancyCode>[] = [
  controlTotalMismatch,
  balanceBreak,
  repeatedRecord,
  wrongMerchant,
  failedButCharged,
  wrongAmount,
  refundWithoutSale,
  refundToOtherCard,
  duplicateRefund,
  refundExceedsSale,
  duplicateCharge,
  unrecordedCharge,
  missingSettlement,
  refundNotSettled,
  unrecordedRefund,
  missingPayout,
  shortPayout,
  excessPayout,
  latePayout,
  unknownPayer,
  unexplainedCredit,
  chargeback,
  wrongFee,
  traceGap,
];

/** Codes whose culprit may be named by another code as well: they speak of something else than the record's being there. */
const standsApart: ReadonlySet<DiscrepancyCode> = new Set([
  'wrong-fee',
  'unknown-payer',
  'balance-break',
  'control-total-mismatch',
]);

/** Runs the detectors whose sides are there; what one names as culprit, no later one names again. */
export function runDetectors(
  findings: Findings,
  sides: ReadonlySet<Side>,
): readonly CodedFinding[] {
  const found: CodedFinding[] = [];
  for (const detector of detectors) {
    for (const finding of detect(detector, findings, sides)) {
      const culprits = finding.evidence.filter(({ role }) => !counterpartRoles.includes(role));
      if (!standsApart.has(detector.code)) {
        for (const { record } of culprits) if ('id' in record) findings.claims.add(record);
      }
      found.push({ ...finding, code: detector.code } as CodedFinding);
    }
  }
  return found;
}

function* detect(
  { needs, detectAnswers, detect: detectRecords }: Detector<DiscrepancyCode>,
  findings: Findings,
  sides: ReadonlySet<Side>,
): Generator<Finding<DiscrepancyCode>> {
  if (detectAnswers !== undefined) yield* detectAnswers(findings);
  if (needs.every((side) => sides.has(side))) yield* detectRecords(findings);
}

/** The codes that cannot be checked without a side that is not there. */
export function codesWithout(
  sides: ReadonlySet<Side>,
): readonly { readonly code: DiscrepancyCode; readonly side: Side }[] {
  return detectors.flatMap(({ code, needs }) => {
    const missing = needs.find((side) => !sides.has(side));
    return missing === undefined ? [] : [{ code, side: missing }];
  });
}
