import { z } from 'zod';
import { followUp, refundRequest } from './request-schema.ts';
import {
  amount,
  code,
  count,
  countAndSum,
  currency,
  date,
  magnitude,
  side,
} from './value-schemas.ts';

const source = z.strictObject({
  side,
  file: z
    .string()
    .describe('As it was typed; a.zip!b.csv in an archive, a.xlsx!Sheet1 in a workbook.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  profile: z.string(),
  encoding: z.string(),
  coverage: z.strictObject({ from: date, to: date }).nullable(),
  records: z.strictObject({
    read: count,
    loaded: count,
    repeated: count,
    ignored: count,
    rejected: count,
  }),
  totals: z.array(z.strictObject({ currency, count, sum: amount })),
  controlTotals: z.array(
    z.strictObject({
      name: z.string(),
      stated: z.string(),
      found: z.string(),
      agrees: z.boolean(),
    }),
  ),
});

const conservation = z
  .strictObject({
    leg: z.enum(['till-acquirer', 'acquirer-bank']),
    side,
    currency,
    carriedIn: countAndSum,
    new: countAndSum,
    matched: countAndSum,
    inTransit: countAndSum,
    notExpected: countAndSum,
    discrepant: countAndSum,
    undetermined: countAndSum,
    notChecked: countAndSum,
    balances: z.boolean(),
  })
  .describe(
    'carriedIn + new = matched + inTransit + notExpected + discrepant + undetermined + notChecked',
  );

const ruled = z.strictObject({
  named: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
});

const inference = z.strictObject({
  what: z.enum([
    'fee-schedule',
    'payout-lag',
    'usual-payer',
    'payout-basis',
    'tips',
    'clock-skew',
    'cut-off',
    'time-zone',
    'currency',
    'side',
  ]),
  for: z.record(z.string(), z.string()),
  value: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  support: z.strictObject({ agree: count, of: count }),
});

const payout = z.strictObject({
  id: z.string(),
  merchantId: z.string().nullable(),
  settlementDate: date.nullable(),
  net: amount,
  currency,
  dueOn: date.nullable(),
  status: z.enum([
    'paid',
    'short',
    'excess',
    'missing',
    'in-transit',
    'undetermined',
    'not-checked',
  ]),
  bank: z.array(z.strictObject({ file: z.string(), line: z.int() })),
  solutions: count.describe(
    'In how many ways the credits could have paid it; more than one proves nothing.',
  ),
  terminalRental: magnitude
    .exactOptional()
    .describe('Taken off the credit as rent of terminals, as the contract states it.'),
});

const evidence = z.strictObject({
  role: z
    .string()
    .describe('stands, sale, original and counterpart are counterparts; any other is a culprit.'),
  side,
  file: z.string(),
  line: z.int().nullable().describe('The physical line, or the row of a workbook.'),
  amount: amount.nullable(),
  ids: z.record(z.string(), z.string()),
});

const discrepancy = z.strictObject({
  id: z.string().describe('The same for the same culprit in every run.'),
  code,
  severity: z.enum(['error', 'warning', 'notice']),
  confidence: z.number().min(0).max(1),
  status: z.enum(['new', 'open', 'accepted', 'resolved']),
  owedTo: z.enum(['customer', 'merchant', 'none']),
  atStake: z.strictObject({ amount: magnitude, currency }).nullable(),
  variant: z.string().nullable(),
  occurredAt: z.string().nullable().describe('ISO 8601 with the run’s offset, or a date.'),
  args: z.record(z.string(), z.json()).describe('What its sentences say, by code.'),
  summary: z.string(),
  explanation: z.array(z.string()),
  evidence: z.array(evidence),
  nextStep: z.enum(['refund-request', 'claim', 'supplement', 'check']),
  refundRequest: z.string().nullable(),
  supersedes: z
    .array(z.string())
    .exactOptional()
    .describe('Earlier discrepancies of the same culprit, before more evidence gave another code.'),
  resolvedBy: z
    .array(z.strictObject({ side, file: z.string(), line: z.int() }))
    .exactOptional()
    .describe('The records that explain a resolved one.'),
  supersededBy: z.string().exactOptional().describe('What stands in place of a resolved one.'),
});

/** The JSON report of schema version 1, as `schema/report.schema.json` publishes it. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('posrecon'), version: z.string() }),
  run: z.strictObject({
    id: z.string(),
    asOf: date,
    timeZone: z.string(),
    engine: z.literal('duckdb'),
  }),
  sources: z.array(source),
  conservation: z.array(conservation),
  matching: z.array(z.strictObject({ pass: z.string(), matched: count })),
  rulings: z
    .array(
      z.strictObject({
        ruling: z.enum(['pin', 'never']),
        pos: ruled,
        settlement: ruled,
        reason: z.string(),
        obeyed: z.boolean(),
      }),
    )
    .exactOptional(),
  inferred: z.array(inference),
  takings: z.array(
    z.strictObject({
      currency,
      gross: amount,
      refunds: amount,
      fees: amount,
      net: amount,
      banked: amount,
      inTransit: amount,
    }),
  ),
  payouts: z.array(payout),
  discrepancies: z.array(discrepancy),
  refundRequests: z.array(refundRequest),
  followUps: z.array(followUp).exactOptional(),
  inTransit: z.array(
    z.strictObject({
      side: z.enum(['pos', 'settlement']),
      dueOn: date.nullable(),
      currency,
      count,
      sum: amount,
    }),
  ),
  ageing: z.array(
    z.strictObject({
      what: z.enum([
        'till-in-transit',
        'payout-in-transit',
        'owed-to-customer',
        'owed-to-merchant',
        'to-look-into',
      ]),
      currency,
      ages: z.array(
        z.strictObject({
          businessDays: z.enum(['0-1', '2-3', '4-7', '8-30', 'over-30']),
          count,
          sum: amount,
        }),
      ),
    }),
  ),
  late: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-\d{2}$/),
        bookedIn: z.string().regex(/^\d{4}-\d{2}$/),
        records: z.array(z.strictObject({ side, currency, count, sum: amount })),
        discrepancies: z.array(z.string()),
      }),
    )
    .exactOptional(),
  notChecked: z.array(z.strictObject({ code, because: z.string() })),
  problems: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int().nullable(),
      column: z.string().nullable(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});

/** JSON Schema (draft 2020-12) of the report. */
export function publishedReportSchema(): object {
  return {
    ...z.toJSONSchema(reportSchema),
    title: 'The JSON report of posrecon',
  };
}
