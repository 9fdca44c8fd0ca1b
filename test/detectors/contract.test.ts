import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { Report } from '../../src/model/report.ts';
import { contextIn } from '../commands/context.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-terms-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Sale {
  readonly at: string;
  readonly till?: string;
  readonly recorded: string;
  readonly charged?: string;
  readonly merchant?: string;
  readonly terminal?: string;
  readonly writtenAt?: string;
}

/** A day of a shop whose till knows neither merchant numbers nor references; sales are told apart by card and amount. */
async function day(sales: readonly Sale[], contract: string): Promise<Report> {
  const time = (clock: string): string => `2026-10-12 ${clock}:00`;
  const till = sales.map(
    ({ at, writtenAt, till: number = '00000001', recorded }, index) =>
      `${time(writtenAt ?? at)},${number},R${index},Sale,Card,${recorded},400000******${1000 + index},Approved`,
  );
  const settled = sales.map(
    ({ at, recorded, charged = recorded, merchant = 'M1', terminal = 'T1' }, index) =>
      `${merchant},${terminal},${time(at)},Sale,400000******${1000 + index},${charged},R${index},2026-10-12`,
  );
  const write = (name: string, lines: readonly string[]): string => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const config = write('contract.yaml', [contract]);
  const files = [
    write('till.csv', ['Date Time,Terminal ID,Receipt,Type,Tender,Amount,Card,Status', ...till]),
    write('acquirer.csv', [
      'Merchant ID,Terminal ID,Transaction Time,Type,Card,Amount,Merchant Reference,Settlement Date',
      ...settled,
    ]),
  ];
  const { output } = await runReconcile(files, { format: 'json', config }, contextIn('en'));
  const report = JSON.parse(output) as Report;
  expect(report.conservation.filter(({ balances }) => !balances)).toEqual([]);
  return report;
}

const said = ({ discrepancies }: Report): readonly string[] =>
  discrepancies.map(({ code, atStake }) => `${code} ${atStake?.amount}`);

const ordinary: readonly Sale[] = ['09:10', '10:20', '11:30', '12:40', '13:50'].map(
  (at, index) => ({ at, recorded: `${index + 11}.00` }),
);

describe('tips', () => {
  const tipped = [...ordinary, { at: '14:00', recorded: '40.00', charged: '48.00' }];
  test.for([
    ['', ['wrong-amount 8.00']],
    ['tips: { upTo: 19.999% }', ['wrong-amount 8.00']],
    ['tips: { upTo: 20% }', []],
  ] as const)('%j: 8.00 more on 40.00', async ([contract, expected]) => {
    expect(said(await day(tipped, contract))).toEqual(expected);
  });

  test('allow no charge of less', async () => {
    const less = [...ordinary, { at: '14:00', recorded: '48.00', charged: '40.00' }];
    expect(said(await day(less, 'tips: { upTo: 20% }'))).toEqual(['wrong-amount 8.00']);
  });
});

describe('merchant numbers that only the contract knows', () => {
  const contract = `acquirers:
  - name: Northgate
    merchants: [{ id: M1, terminals: [T1, T2] }, { id: M2, terminals: [T3] }]
`;
  test.for([
    ['its own number', {}, []],
    ["a stranger's number", { merchant: 'M9' }, ['error merchant M1 M9 true']],
    ["a sister shop's number", { merchant: 'M2' }, ['error merchant M1 M2 true']],
    ['a terminal that is not listed', { terminal: 'T9' }, ['warning terminal T1, T2 T9 false']],
  ] as const)('a sale under %s', async ([, stated, expected]) => {
    const { discrepancies, notChecked } = await day(
      [...ordinary, { at: '14:00', recorded: '40.00', ...stated }],
      contract,
    );
    const found = discrepancies.map(({ code, severity, args, refundRequest }) => {
      expect(code).toBe('wrong-merchant');
      const { what, expected: right, actual } = args as unknown as Record<string, string>;
      return `${severity} ${what} ${right} ${actual} ${refundRequest !== null}`;
    });
    expect(found).toEqual(expected);
    expect(notChecked.map(({ code }) => code)).not.toContain('wrong-merchant');
  });
});

describe('a till that runs in another zone', () => {
  const abroad: Sale = { at: '21:30', writtenAt: '15:30', till: '00000002', recorded: '40.00' };
  test.for([
    ['is hours apart without the contract', 'timeZone: Asia/Shanghai', '15:30:00'],
    [
      'is read in its zone with it',
      'timeZone: Asia/Shanghai\ntills: [{ terminals: ["00000002"], timeZone: Europe/Berlin }]',
      '21:30:00',
    ],
  ] as const)('%s', async ([, contract, clock]) => {
    // Charged another amount, so that the report tells the till's time.
    const unsettled = [...ordinary, { ...abroad, charged: '0.00' }];
    const { discrepancies } = await day(unsettled, contract);
    expect(discrepancies.map(({ occurredAt }) => occurredAt?.slice(11, 19))).toEqual([clock]);
  });
});
