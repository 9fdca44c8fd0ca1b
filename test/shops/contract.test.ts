import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runReconcile } from '../../src/commands/reconcile.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { contextIn } from '../commands/context.ts';
import { essence } from './reconciled.ts';
import { cellsOf, readShop, type ShopName, shopPaths } from './shop-files.ts';

/** What the chain agreed, as its books say it. */
const chain = `timeZone: Asia/Shanghai
currencies: [CNY]
acquirers:
  - name: 银联商务
    merchants:
      - { id: 898310058120036, store: 人民路店, terminals: [10020101, 10020102, 10020103] }
      - { id: 89831005814011R, store: 万象城店, terminals: [10020201, 10020202, 10020203] }
      - { id: 898310058120127, store: 高新店, terminals: [10020301, 10020302] }
    fees:
      - { cardType: debit, rate: 0.38%, cap: 18.00 }
      - { cardType: credit, rate: 0.55% }
    cutOff: 23:00
    settlementLag: 0
    payoutLag: 1
    payers: [{ name: 银联商务股份有限公司客户备付金 }]
tills:
  - { terminals: [10020203], clock: 240 }
`;

async function run(shop: ShopName, contract: string | null): Promise<Report> {
  const config = join(mkdtempSync(join(tmpdir(), 'posrecon-contract-')), 'contract.yaml');
  if (contract !== null) writeFileSync(config, contract);
  const flags = { format: 'json', ...(contract === null ? {} : { config }) };
  const { output } = await runReconcile(shopPaths(shop), flags, contextIn('en'));
  return JSON.parse(output) as Report;
}

type WrongFee = Extract<Discrepancy, { readonly code: 'wrong-fee' }>;

function wrongFees({ discrepancies }: Report): readonly WrongFee[] {
  return discrepancies.filter((each): each is WrongFee => each.code === 'wrong-fee');
}

describe('the chain with its contract', () => {
  const runs = Promise.all([run('chain', null), run('chain', chain)]);

  test('has the same discrepancies', async () => {
    const [without, configured] = await runs;
    expect(essence(configured)).toEqual(essence(without));
  });

  test('infers nothing of what it states', async () => {
    const [, { inferred }] = await runs;
    expect(inferred).toEqual([]);
  });
});

describe('the chain with a rate that changes on a day', () => {
  const from = '2026-10-14';
  const changed = chain.replace(
    'rate: 0.55% }',
    `rate: 0.55% }\n      - { cardType: credit, rate: 0.50%, perItem: 0.05, from: ${from} }`,
  );
  const runs = Promise.all([run('chain', chain), run('chain', changed)]);

  test('has a wrong fee for every sale by credit card from that day, and no other', async () => {
    const [usual, { discrepancies }] = await runs;
    const known = new Set(usual.discrepancies.map(({ id }) => id));
    const added = discrepancies.filter(({ id }) => !known.has(id));
    expect(added.map(({ code }) => code).every((code) => code === 'wrong-fee')).toBe(true);
    const places = added.map(({ evidence: [first] }) => `${first?.file}:${first?.line}`);
    expect([...places].sort()).toEqual([...creditSalesFrom(from)].sort());
    expect(places.length).toBeGreaterThan(50);
  });

  test('names the rule, since when it holds, and the fee that it asks for', async () => {
    const [usual, changedRun] = await runs;
    const known = new Set(usual.discrepancies.map(({ id }) => id));
    const [first] = wrongFees(changedRun).filter(({ id }) => !known.has(id));
    const cents = Math.round(Number(first?.args.amount) * 0.5 + 5) / 100;
    expect(first).toMatchObject({
      confidence: 0.98,
      args: {
        expected: cents.toFixed(2),
        rate: '0.50% + 0.05',
        cap: null,
        inferred: null,
        rule: {
          acquirer: '银联商务',
          merchantId: null,
          channel: null,
          cardType: 'credit',
          from,
          statedAt: expect.stringMatching(/contract\.yaml:12$/),
        },
      },
    });
    expect(first?.explanation.join(' ')).toMatch(
      /by contract 0\.50% \+ 0\.05\).*contract\.yaml:12: 银联商务, card type credit, from 2026-10-14\.$/,
    );
  });
});

describe('the chain with other terms', () => {
  const before = run('chain', chain);

  test.for([
    ['another payer', '银联商务股份有限公司客户备付金', '示例清算有限公司', 'unknown-payer', 8],
    ['a merchant number left out', / {6}- \{ id: 89831005814011R.*\n/, '', 'wrong-merchant', 167],
    ['a terminal left out', '10020101, 10020102', '10020102', 'wrong-merchant', 55],
  ] as const)('%s is warned about, and drafts nothing', async ([, from, to, code, more]) => {
    const usual = await before;
    const report = await run('chain', chain.replace(from, to));
    const known = new Set(usual.discrepancies.map(({ id }) => id));
    const added = report.discrepancies.filter((each) => !known.has(each.id) && each.code === code);
    expect(added.length).toBe(more);
    expect(added.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    expect(added.filter(({ refundRequest }) => refundRequest !== null)).toEqual([]);
    expect(report.conservation.filter(({ balances }) => !balances)).toEqual([]);
  });

  test('a longer payout lag moves the days on which payouts are due', async () => {
    const report = await run('chain', chain.replace('payoutLag: 1', 'payoutLag: 2'));
    const due = ({ payouts }: Report) =>
      payouts.map(({ settlementDate, dueOn }) => [settlementDate, dueOn]);
    expect(due(await before)).toContainEqual(['2026-10-15', '2026-10-16']);
    expect(due(report)).toContainEqual(['2026-10-15', '2026-10-19']);
    expect(report.inferred).toEqual([]);
  });
});

/** The rows that a fee of 0.55 % is wrong for by more than a cent, told from the files by hand. */
function creditSalesFrom(from: string): readonly string[] {
  return readShop('chain').flatMap((file) => {
    if (file.side !== 'settlement') return [];
    const header = cellsOf(file.head.at(-1) ?? '').map((name) => name.trim());
    return file.rows.flatMap((row, index) => {
      const cells = cellsOf(row);
      const cell = (...names: readonly string[]): string =>
        names
          .map((name) => (cells[header.indexOf(name)] ?? '').trim())
          .find((text) => text !== '') ?? '';
      const day = cell('交易日期', '交易时间')
        .replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
        .slice(0, 10);
      const amount = Math.abs(Number(cell('交易金额')));
      const fee = Math.abs(Number(cell('手续费')));
      const isSale = cell('交易类型') === '消费';
      if (cell('卡类型') !== '贷记卡' || day < from || (!isSale && fee === 0)) return [];
      const due = amount * 0.005 + 0.05;
      return Math.abs(fee - due) > 0.0100001
        ? [`fixtures/shops/chain/${file.name}:${file.head.length + 1 + index}`]
        : [];
    });
  });
}
