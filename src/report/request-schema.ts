import { z } from 'zod';
import { escalationSteps } from '../model/refund-request.ts';
import { amount, currency, date, magnitude } from './value-schemas.ts';

const kind = z.enum(['refund', 'void', 'claim', 'supplement']);
const state = z.enum([
  'draft',
  'approved',
  'submitted',
  'settled',
  'rejected',
  'withdrawn',
  'failed',
]);

/** What an acquirer is asked for, as the JSON report tells it. */
export const refundRequest = z.strictObject({
  id: z.string(),
  discrepancy: z.string(),
  state,
  amount: magnitude,
  currency,
  kind,
  original: z.strictObject({
    merchantId: z.string().nullable(),
    terminalId: z.string().nullable(),
    occurredAt: z.string().nullable(),
    rrn: z.string().nullable(),
    stan: z.string().nullable(),
    batchNo: z.string().nullable(),
    authCode: z.string().nullable(),
    orderId: z.string().nullable(),
    acquirerReference: z.string().nullable(),
    payoutId: z.string().nullable(),
    settlementDate: z.string().nullable(),
    card: z.string().nullable(),
    channel: z.string().nullable(),
    amount: amount.nullable(),
  }),
  reason: z.string(),
});

/** How a request stands on the day of the report. */
export const followUp = z.strictObject({
  request: z.string(),
  discrepancy: z.string(),
  kind,
  state,
  amount: magnitude,
  arrived: magnitude.nullable(),
  currency,
  standing: z.enum(['overdue', 'too-late', 'moot', 'due', 'waiting']),
  dueOn: date.nullable(),
  voidUntil: z.string().nullable(),
  submittedOn: date.nullable(),
  reference: z.string().nullable(),
  step: z.enum(escalationSteps).nullable(),
  nextStepOn: date.nullable(),
  source: z.string().nullable().describe('Where the term is from.'),
});
