import type { StatedRule } from '../model/discrepancy-arguments.ts';
import { absolute } from '../model/money.ts';
import type { Transaction } from '../model/transaction.ts';
import type { Detector, Finding } from './detector.ts';
import {
  amountText,
  dateText,
  type Findings,
  identityOf,
  type OffSchedule,
  timeText,
} from './findings.ts';

/** The fee is not what the contract or, without one, the acquirer's own other rows say it should be, or the net is not gross less fee. */
export const wrongFee: Detector<'wrong-fee'> = {
  code: 'wrong-fee',
  needs: ['settlement'],
  *detect(findings) {
    const seen = new Set<number>();
    for (const off of findings.offSchedule) {
      const charged = absolute(off.record.fee ?? 0n);
      seen.add(off.record.id);
      yield finding(findings, off.record, {
        charged,
        expected: off.expected,
        basis: 'schedule',
        rate: off.rate,
        cap: off.cap === null ? null : amountText(off.cap, off.record.currency),
        floor: off.floor === null ? null : amountText(off.floor, off.record.currency),
        inferred: off.inferred,
        rule: ruleOf(off),
        confidence: off.stated === null ? 0.9 : 0.98,
      });
    }
    for (const record of findings.netMismatches) {
      if (seen.has(record.id)) continue;
      yield finding(findings, record, {
        charged: record.amount - (record.net ?? 0n),
        expected: -(record.fee ?? 0n),
        basis: 'net',
        rate: null,
        cap: null,
        floor: null,
        inferred: null,
        rule: null,
        confidence: 0.97,
      });
    }
  },
};

function ruleOf({ stated }: OffSchedule): StatedRule | null {
  if (stated === null) return null;
  const { merchantId, channel, cardType, fromDay, statedAt } = stated.rule;
  return {
    acquirer: stated.acquirer,
    merchantId,
    channel,
    cardType,
    from: dateText(fromDay),
    statedAt,
  };
}

function finding(
  { precision }: Findings,
  record: Transaction,
  fee: {
    readonly charged: bigint;
    readonly expected: bigint;
    readonly basis: 'schedule' | 'net';
    readonly rate: string | null;
    readonly cap: string | null;
    readonly floor: string | null;
    readonly inferred: { readonly agree: number; readonly of: number } | null;
    readonly rule: StatedRule | null;
    readonly confidence: number;
  },
): Finding<'wrong-fee'> {
  const { currency } = record;
  const over = fee.charged > fee.expected;
  return {
    args: {
      amount: amountText(record.amount, currency),
      currency,
      charged: amountText(fee.charged, currency),
      expected: amountText(fee.expected, currency),
      difference: amountText(fee.charged - fee.expected, currency),
      direction: over ? 'over' : 'under',
      basis: fee.basis,
      rate: fee.rate,
      cap: fee.cap,
      floor: fee.floor,
      inferred: fee.inferred,
      rule: fee.rule,
      chargedAt: timeText(record, precision),
    },
    evidence: [{ role: 'wrong', record }],
    confidence: fee.confidence,
    atStake: { amount: absolute(fee.charged - fee.expected), currency },
    occurredAt: record.occurredAt,
    identity: identityOf(record),
    variant: fee.basis,
    owedTo: over ? 'merchant' : 'none',
    nextStep: over ? 'claim' : 'check',
    drafts: over,
  };
}
