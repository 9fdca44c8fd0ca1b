import { plainWord } from './card-type.ts';
import type { Money } from './money.ts';

/**
 * What the shop agreed with its acquirers, as posrecon.yaml states it. What it states is not inferred; a part that it leaves out is
 * `null` or empty, and told from the files as before.
 */
export interface Contract {
  readonly acquirers: readonly ContractedAcquirer[];
  readonly tills: readonly ContractedTill[];
  /** Most that a settled sale may be above the recorded amount as a tip, in parts of 100 000 of it; `null`: none is agreed. */
  readonly tipShare: bigint | null;
  /** ISO 4217 codes in which the shop sells; empty where it does not say. */
  readonly currencies: readonly string[];
}

/** Who processes the cards and pays out, on these terms. */
export interface ContractedAcquirer {
  /** As reports name it. */
  readonly name: string;
  /** Format of its settlement exports, where it is said. */
  readonly profile: string | null;
  /** Names under which settlement records state it: its own, and those of its export format. */
  readonly knownAs: readonly string[];
  readonly merchants: readonly ContractedMerchant[];
  readonly feeRules: readonly FeeRule[];
  /** Whether fees are deducted from each payout, or invoiced apart from it; `null` where it is not said. */
  readonly feesTaken: 'netted' | 'invoiced' | null;
  /** Seconds after midnight from which a sale belongs to the next business date. */
  readonly cutOff: number | null;
  /** Business days from the business date to the settlement date. */
  readonly settlementLag: number | null;
  /** Business days from the settlement date to the credit in the bank. */
  readonly payoutLag: number | null;
  /** What is kept back from a payout once a month for each terminal; `null`: nothing that the contract states. */
  readonly terminalRental: Money | null;
  readonly payers: readonly ContractedPayer[];
  readonly refundTerms: RefundTerms;
}

/** One of the shop's own merchant numbers. */
export interface ContractedMerchant {
  /** DE 42. */
  readonly id: string;
  readonly store: string | null;
  /** DE 41; empty where they are not listed. */
  readonly terminals: readonly string[];
}

/** A line of the fee schedule. What it leaves open (`null`) holds for all. */
export interface FeeRule {
  readonly merchantId: string | null;
  readonly cardType: string | null;
  readonly channel: string | null;
  readonly currency: string | null;
  /** Parts in 100 000 of the amount: 380 is 0.38 %. */
  readonly rate: bigint;
  /** A fixed part of each fee. */
  readonly perItem: Money;
  readonly cap: Money | null;
  readonly floor: Money | null;
  /** First day on which it holds, in days since 1970-01-01; `null`: always. */
  readonly fromDay: number | null;
  /** Where it stands: `posrecon.yaml:12`. */
  readonly statedAt: string;
}

/** An account that payouts come from; at least one of the two is stated. */
export interface ContractedPayer {
  readonly name: string | null;
  readonly account: string | null;
}

/** Until when a payment can be undone, and where each term is from. */
export interface RefundTerms {
  /** Seconds after midnight until which a sale of the day can be voided. */
  readonly voidUntil: { readonly second: number; readonly source: string | null } | null;
  /** Days from the sale within which it can be refunded. */
  readonly refundWindow: Term | null;
  /** Days from the charge within which it can be disputed. */
  readonly disputeWindow: Term | null;
  /** Business days from the day on which a request was handed in until it should be done. */
  readonly answerWithin: Term | null;
  /** Terms of one scheme or wallet, where they are others. */
  readonly byChannel: readonly ChannelTerms[];
}

export interface ChannelTerms {
  /** As the settlement export writes it. */
  readonly channel: string;
  readonly refundWindow: Term | null;
  readonly disputeWindow: Term | null;
  readonly answerWithin: Term | null;
}

export interface Term {
  readonly days: number;
  readonly source: string | null;
}

/** One till, or all of a store. */
export interface ContractedTill {
  /** Terminal or till numbers, as the till's log writes them. */
  readonly terminals: readonly string[];
  readonly store: string | null;
  /** IANA zone in which it writes times; `null`: that of its files. */
  readonly timeZone: string | null;
  /** Seconds by which its clock is ahead of the acquirer's; `null` where it is not said. */
  readonly clock: number | null;
}

/** Without a posrecon.yaml nothing is agreed. */
export const noContract: Contract = {
  acquirers: [],
  tills: [],
  tipShare: null,
  currencies: [],
};

/** The acquirer that a till's sale goes to: by merchant number, terminal, or channel; the only one where there is one. */
export function acquirerOfSale(
  { acquirers }: Contract,
  sale: {
    readonly merchantId: string | null;
    readonly terminalId: string | null;
    readonly channel: string | null;
  },
): ContractedAcquirer | null {
  const has = (test: (merchant: ContractedMerchant) => boolean): ContractedAcquirer | undefined =>
    acquirers.find(({ merchants }) => merchants.some(test));
  const byNumber =
    has(({ id }) => id === sale.merchantId) ??
    has(({ terminals }) => sale.terminalId !== null && terminals.includes(sale.terminalId));
  if (byNumber !== undefined) return byNumber;
  if (acquirers.length === 1) return acquirers[0] ?? null;
  const channel = plainWord(sale.channel ?? '');
  const named = acquirers.filter(({ knownAs }) =>
    knownAs.some((name) => {
      const plain = plainWord(name);
      return channel !== '' && (plain.includes(channel) || channel.includes(plain));
    }),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Whether a merchant number is none of the shop's own, by the list of the acquirer whose record states it. */
export function isStranger(
  contract: Contract,
  record: { readonly acquirer: string; readonly merchantId: string | null },
): boolean {
  if (record.merchantId === null || acquirerOf(contract, record) !== null) return false;
  const isUnnamed = record.acquirer === '' || record.acquirer === 'auto';
  return contract.acquirers.some(
    ({ merchants, knownAs }) =>
      merchants.length > 0 && (isUnnamed || knownAs.includes(record.acquirer)),
  );
}

/** A payer's name as it can be compared: blanks and bracket forms do not matter. */
export function payerName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Whether a bank entry comes from a payer that the contract names; of name and account, what both state must agree. */
export function isContractedPayer(
  payers: readonly ContractedPayer[],
  entry: { readonly payer: string; readonly account: string | null },
): boolean {
  const bare = (account: string): string => account.replace(/\D/g, '');
  return payers.some(({ name, account }) => {
    const names = name === null || entry.payer === '' ? null : payerName(name) === entry.payer;
    const accounts =
      account === null || entry.account === null ? null : bare(account) === bare(entry.account);
    return names !== false && accounts !== false && (names === true || accounts === true);
  });
}

/**
 * The acquirer of a settlement record, by its merchant number, else by the name that the record states. A merchant number that no
 * acquirer lists is a stranger's where the named acquirer lists its own.
 */
export function acquirerOf(
  { acquirers }: Contract,
  record: { readonly acquirer: string; readonly merchantId: string | null },
): ContractedAcquirer | null {
  const { merchantId } = record;
  const owners = acquirers.filter(({ merchants }) => merchants.some(({ id }) => id === merchantId));
  const isNamed = ({ knownAs }: ContractedAcquirer): boolean => knownAs.includes(record.acquirer);
  const [owner] = owners;
  if (owner !== undefined) return owners.find(isNamed) ?? owner;
  const others = acquirers.filter(({ merchants }) => merchantId === null || merchants.length === 0);
  const named = others.find(isNamed);
  if (named !== undefined) return named;
  const isUnnamed = record.acquirer === '' || record.acquirer === 'auto';
  return isUnnamed && acquirers.length === 1 ? (others[0] ?? null) : null;
}
