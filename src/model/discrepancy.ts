import type { DiscrepancyArguments } from './discrepancy-arguments.ts';

export type Family = 'charges' | 'refunds' | 'fees' | 'payouts' | 'records';
export type Severity = 'error' | 'warning' | 'notice';
/** Who is out of pocket, and so which draft follows. */
export type OwedTo = 'customer' | 'merchant' | 'none';
/** What a person does next. */
export type NextStep = 'refund-request' | 'claim' | 'supplement' | 'check';

export type DiscrepancyCode = keyof DiscrepancyArguments;

interface CodeFacts {
  readonly family: Family;
  readonly severity: Severity;
  readonly owedTo: OwedTo;
}

/** Every code with its family, its usual severity and who usually is out of pocket; a detector may say otherwise for one case. */
export const discrepancyCodes: { readonly [Code in DiscrepancyCode]: CodeFacts } = {
  'duplicate-charge': { family: 'charges', severity: 'error', owedTo: 'customer' },
  'wrong-amount': { family: 'charges', severity: 'error', owedTo: 'customer' },
  'failed-but-charged': { family: 'charges', severity: 'error', owedTo: 'customer' },
  'unrecorded-charge': { family: 'charges', severity: 'error', owedTo: 'customer' },
  'missing-settlement': { family: 'charges', severity: 'error', owedTo: 'merchant' },
  'wrong-merchant': { family: 'charges', severity: 'error', owedTo: 'merchant' },
  'refund-not-settled': { family: 'refunds', severity: 'error', owedTo: 'customer' },
  'unrecorded-refund': { family: 'refunds', severity: 'error', owedTo: 'merchant' },
  'refund-without-sale': { family: 'refunds', severity: 'error', owedTo: 'merchant' },
  'refund-exceeds-sale': { family: 'refunds', severity: 'error', owedTo: 'merchant' },
  'duplicate-refund': { family: 'refunds', severity: 'error', owedTo: 'merchant' },
  'refund-to-other-card': { family: 'refunds', severity: 'error', owedTo: 'merchant' },
  'wrong-fee': { family: 'fees', severity: 'warning', owedTo: 'merchant' },
  'missing-payout': { family: 'payouts', severity: 'error', owedTo: 'merchant' },
  'short-payout': { family: 'payouts', severity: 'error', owedTo: 'merchant' },
  'excess-payout': { family: 'payouts', severity: 'error', owedTo: 'none' },
  'late-payout': { family: 'payouts', severity: 'warning', owedTo: 'none' },
  'unknown-payer': { family: 'payouts', severity: 'warning', owedTo: 'none' },
  'unexplained-credit': { family: 'payouts', severity: 'warning', owedTo: 'none' },
  chargeback: { family: 'payouts', severity: 'warning', owedTo: 'merchant' },
  'control-total-mismatch': { family: 'records', severity: 'error', owedTo: 'none' },
  'balance-break': { family: 'records', severity: 'error', owedTo: 'none' },
  'trace-gap': { family: 'records', severity: 'notice', owedTo: 'none' },
  'repeated-record': { family: 'records', severity: 'warning', owedTo: 'none' },
};

/** What a record is to a discrepancy. The first four are counterparts; every other names a culprit. */
export type EvidenceRole =
  | 'stands'
  | 'sale'
  | 'original'
  | 'counterpart'
  | 'extra'
  | 'wrong'
  | 'failed'
  | 'unrecorded'
  | 'missing'
  | 'misrouted'
  | 'excess'
  | 'repeated'
  | 'payout'
  | 'short'
  | 'late'
  | 'payer'
  | 'unexplained'
  | 'disputed'
  | 'total'
  | 'balance';
export const counterpartRoles: readonly EvidenceRole[] = [
  'stands',
  'sale',
  'original',
  'counterpart',
];

/** One code with its own arguments, as a union that narrows on `code`. */
export type CodedArguments = {
  readonly [Code in DiscrepancyCode]: {
    readonly code: Code;
    readonly args: DiscrepancyArguments[Code];
  };
}[DiscrepancyCode];
