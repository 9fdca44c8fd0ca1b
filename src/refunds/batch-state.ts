import { secondsOfWallClock } from '../model/calendar.ts';
import { acquirerOfSale, type Contract } from '../model/contract.ts';
import type { OriginalTransaction } from '../model/refund-request.ts';

/**
 * Whether the acquirer has not settled the batch of a charge yet, so that it can be voided: before the time until which the contract
 * lets a sale of the day be voided, else before the cut-off of its business date. Where the contract states neither, it counts as
 * settled. `now`: wall-clock seconds since 1970-01-01 in the run's zone.
 */
export function isBatchOpen(contract: Contract, charge: OriginalTransaction, now: number): boolean {
  const acquirer = acquirerOfSale(contract, charge);
  const cutOff = acquirer?.cutOff ?? null;
  const end = acquirer?.refundTerms.voidUntil?.second ?? cutOff;
  if (end === null || charge.occurredAt === null) return false;
  const soldAt = secondsOfWallClock(charge.occurredAt);
  const midnight = secondsOfWallClock(charge.occurredAt.slice(0, 10));
  const isNextDay = soldAt - midnight >= (cutOff ?? end);
  return now < midnight + (isNextDay ? secondsOfDay : 0) + end;
}

const secondsOfDay = 86_400;
