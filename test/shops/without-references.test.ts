import { describe, expect, test } from 'vitest';
import { counterpartRoles } from '../../src/model/discrepancy.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { reconciled } from './reconciled.ts';
import { readShop, type ShopName, shopPaths, withoutColumns, writeFiles } from './shop-files.ts';

interface Case {
  readonly shop: ShopName;
  /** Columns of the till's log that are emptied. */
  readonly without: readonly string[];
  /** What is no longer said, and what is said instead. */
  readonly lost?: readonly string[];
  readonly gained?: readonly string[];
}

const tillChargedTwice = {
  lost: ['duplicate-charge error 88.00 customer, drafted: ums.csv:172'],
  gained: ['duplicate-charge warning 88.00 none: ums.csv:172'],
};

const cases: readonly Case[] = [
  { shop: 'chain', without: ['检索参考号'] },
  { shop: 'chain', without: ['凭证号'] },
  { shop: 'chain', without: ['授权码'] },
  { shop: 'chain', without: ['订单号'], ...tillChargedTwice },
  { shop: 'chain', without: ['检索参考号', '凭证号', '授权码'] },
  {
    shop: 'chain',
    without: ['检索参考号', '凭证号', '授权码', '订单号'],
    lost: [...tillChargedTwice.lost, 'repeated-record warning 17.50 none: pos.csv:340'],
    // Without a number, nothing says that the till logged one sale twice: it is asked about, not claimed.
    gained: [...tillChargedTwice.gained, 'missing-settlement error 17.50 merchant: pos.csv:340'],
  },
  { shop: 'cafe', without: ['Auth Code'] },
  { shop: 'cafe', without: ['Receipt', 'Original Receipt'] },
  { shop: 'cafe', without: ['Auth Code', 'Receipt', 'Original Receipt'] },
  { shop: 'stall', without: ['单号'] },
];

describe.for(cases)('$shop without $without', ({ shop, without, lost = [], gained = [] }) => {
  const runs = Promise.all([
    reconciled(shopPaths(shop)),
    reconciled(
      writeFiles(
        readShop(shop).map((file) => (file.side === 'pos' ? withoutColumns(file, without) : file)),
      ),
    ),
  ]);

  test('says the same of the same records, or less', async () => {
    const [usual, bare] = (await runs).map(verdicts);
    expect(usual?.filter((line) => !bare?.includes(line))).toEqual(lost);
    expect(bare?.filter((line) => !usual?.includes(line))).toEqual(gained);
  });

  test('drafts no refund that is not due', async () => {
    const [usual, bare] = (await runs).map((report) => verdicts(report).filter(isRefundDraft));
    expect(bare?.filter((line) => !usual?.includes(line))).toEqual([]);
  });

  test('loses no record', async () => {
    const [, { conservation }] = await runs;
    expect(conservation.filter(({ balances }) => !balances)).toEqual([]);
  });
});

function verdicts({ discrepancies }: Report): readonly string[] {
  return discrepancies.map(verdict).sort();
}

function verdict(found: Discrepancy): string {
  const culprits = found.evidence
    .filter(({ role }) => !counterpartRoles.includes(role))
    .map(({ file, line }) => `${file.split('/').at(-1)}:${line}`);
  const draft = found.refundRequest === null ? '' : ', drafted';
  return `${found.code} ${found.severity} ${found.atStake?.amount} ${found.owedTo}${draft}: ${culprits.join(' ')}`;
}

function isRefundDraft(line: string): boolean {
  return line.includes(' customer, drafted');
}
