import { counterpartRoles, type DiscrepancyCode, discrepancyCodes } from '../model/discrepancy.ts';
import type { CodedFinding } from './detector.ts';
import { identityOf } from './findings.ts';
import { discrepancyId } from './resolve.ts';

/** Codes whose counterpart is the culprit itself as the other side has it. */
const paired: ReadonlySet<DiscrepancyCode> = new Set([
  'duplicate-charge',
  'wrong-amount',
  'failed-but-charged',
  'wrong-merchant',
  'refund-without-sale',
  'refund-to-other-card',
]);

/** What asks what became of a payment, and what asks it of a payout: within each, more evidence may change the code. */
const kinship: readonly ReadonlySet<DiscrepancyCode>[] = [
  new Set(codesOf('charges', 'refunds')),
  new Set(codesOf('payouts')),
];

function codesOf(...families: readonly string[]): readonly DiscrepancyCode[] {
  const codes = Object.keys(discrepancyCodes) as readonly DiscrepancyCode[];
  return codes.filter((code) => families.includes(discrepancyCodes[code].family));
}

/** The ids that a fault would have if the same culprit, or its counterpart, were found under another code. */
export function otherIdsOf({ code, identity, evidence }: CodedFinding): readonly string[] {
  const codes = [...(kinship.find((kin) => kin.has(code)) ?? [])].filter((each) => each !== code);
  const culprit = evidence.find(({ role }) => !counterpartRoles.includes(role));
  const counterpart = paired.has(code)
    ? evidence.find(
        ({ role, record }) =>
          counterpartRoles.includes(role) && 'id' in record && record.side !== culprit?.record.side,
      )?.record
    : undefined;
  const identities =
    counterpart !== undefined && 'id' in counterpart
      ? [identity, identityOf(counterpart)]
      : [identity];
  return identities.flatMap((each) => codes.map((other) => discrepancyId(`${other}\u001f${each}`)));
}
