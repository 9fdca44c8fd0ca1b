import type { DiscrepancyCode } from '../model/discrepancy.ts';

/** More of one kind are not reported one by one: the run says so instead. */
export const mostListed = 100_000;

/** What was found of a kind, and how many there are of it. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly of: number;
}

export const nothingListed = { items: [], of: 0 } as const;

/** Records that are wrong and not reported, being beyond what is listed. */
export interface Unlisted {
  readonly code: DiscrepancyCode;
  readonly listed: number;
  readonly of: number;
}
