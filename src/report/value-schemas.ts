import { z } from 'zod';
import { type DiscrepancyCode, discrepancyCodes } from '../model/discrepancy.ts';
import { sides } from '../model/transaction.ts';

// What the parts of the JSON report have in common.

export const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('A decimal with the merchant’s sign.');
export const magnitude = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .describe('A decimal without a sign.');
export const currency = z.string().describe('ISO 4217; XXX where no file says it.');
export const date = z.iso.date();
export const side = z.enum(sides);
export const count = z.int().nonnegative();
export const countAndSum = z.strictObject({ count, sum: amount });
export const code = z.enum(
  Object.keys(discrepancyCodes) as [DiscrepancyCode, ...DiscrepancyCode[]],
);
