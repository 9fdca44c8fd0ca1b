import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { root } from '../../scripts/ensure.js';
import type { Report } from '../../src/model/report.ts';
import { publishedReportSchema, reportSchema } from '../../src/report/report-schema.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { filesOf } from '../meta/repository.ts';
import { fullReport } from '../reporters/sample-report.ts';

// What programs that read the report check it by. `npm run golden` writes it.
test('schema/report.schema.json says what the report holds', async () => {
  await expect(`${JSON.stringify(publishedReportSchema(), null, 2)}\n`).toMatchFileSnapshot(
    join(root, 'schema/report.schema.json'),
  );
});

const goldens = [
  ...filesOf('fixtures/expected', 'report.json'),
  ...filesOf('test/ledger/__snapshots__', '.json'),
];

test('there are goldens to check it against', () => {
  expect(goldens.length).toBeGreaterThan(3);
});

test.for(goldens)('%s is as the schema says', (file) => {
  expect(
    reportSchema.safeParse(JSON.parse(readFileSync(join(root, file), 'utf8'))).error,
  ).toBeUndefined();
});

test('a report with everything in it is as the schema says', () => {
  const report = JSON.parse(renderJson(fullReport)) as unknown;
  expect(reportSchema.safeParse(report).error).toBeUndefined();
});

test('what the schema does not name is no report', () => {
  const report = { ...(JSON.parse(renderJson(fullReport)) as object), secret: 1 };
  expect(reportSchema.safeParse(report).success).toBe(false);
});

test('schema and model name the same keys', () => {
  type Published = z.output<typeof reportSchema>;
  expectTypeOf<keyof Published>().toEqualTypeOf<keyof Report>();
  expectTypeOf<keyof Published['discrepancies'][number]>().toEqualTypeOf<
    keyof Report['discrepancies'][number]
  >();
  expectTypeOf<Published['refundRequests'][number]>().toExtend<Report['refundRequests'][number]>();
  expectTypeOf<keyof Published['payouts'][number]>().toEqualTypeOf<
    keyof Report['payouts'][number]
  >();
  expectTypeOf<keyof Published['sources'][number]>().toEqualTypeOf<
    keyof Report['sources'][number]
  >();
  expectTypeOf<Published['ageing'][number]>().toExtend<Report['ageing'][number]>();
});
