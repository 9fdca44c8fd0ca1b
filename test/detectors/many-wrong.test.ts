import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { Report } from '../../src/model/report.ts';
import { contextIn } from '../commands/context.ts';
import { writeSettlement } from './sales-with-fees.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-many-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'acquirer.csv');

async function reportOf(): Promise<Report> {
  const flags = { format: 'json', settlement: [file] } as const;
  return JSON.parse((await runReconcile([], flags, contextIn('en'))).output) as Report;
}

describe('of 16,000 sales every fourth is looked at for the rate', () => {
  const sales = 16_000;
  const rated = async (isOther: (index: number) => boolean) => {
    const rates = Array.from({ length: sales }, (_, index) => (isOther(index) ? 1.5 : 1));
    writeSettlement(file, [{ rates }]);
    const { discrepancies, inferred } = await reportOf();
    return {
      wrong: discrepancies.filter(({ code }) => code === 'wrong-fee').length,
      rates: inferred.flatMap(({ what, value, support }) =>
        what === 'fee-schedule' ? [[value['rate'], support.agree]] : [],
      ),
    };
  };

  test('what one in a hundred bears is wrong, though those looked at have four', async () => {
    expect(await rated((index) => index % 100 === 0)).toEqual({
      wrong: 160,
      rates: [['1.00%', 15_840]],
    });
  });

  test('what four in a hundred bear is a rate of its own', async () => {
    expect(await rated((index) => index % 25 === 0)).toEqual({
      wrong: 0,
      rates: [
        ['1.00%', 15_360],
        ['1.50%', 640],
      ],
    });
  });
});

test('what is wrong beyond what is listed is told', async () => {
  const rows = Array.from(
    { length: 5002 },
    (_, index) =>
      `M1,2026-10-12,2026-10-12 10:00:00,${index === 0 ? 'Sale' : 'Chargeback'},${628500000000 + index},GBP,${index === 0 ? '' : '-'}${index + 1}.00`,
  );
  const head = 'Merchant ID,Settlement Date,Transaction Time,Type,RRN,Currency,Amount';
  writeFileSync(file, `${[head, ...rows].join('\n')}\n`);
  const { discrepancies, notChecked } = await reportOf();
  expect(discrepancies.filter(({ code }) => code === 'chargeback')).toHaveLength(5000);
  expect(notChecked.filter(({ code }) => code === 'chargeback')).toEqual([
    {
      code: 'chargeback',
      because: 'only the first 5000 of 5001 are reported: reconcile shorter periods for the others',
    },
  ]);
});
