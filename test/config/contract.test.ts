import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { dayOfDate } from '../../src/model/calendar.ts';
import { acquirerOf, type Contract } from '../../src/model/contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(yaml: string): Promise<Contract> {
  writeFileSync(join(folder, 'posrecon.yaml'), yaml);
  return (await loadConfiguration(null, folder)).contract;
}

const whole = `currencies: [CNY, HKD]
acquirers:
  - name: 银联商务
    profile: china-ums
    merchants:
      - { id: 898310058120036, store: 人民路店, terminals: [10020101, "10020102", 00000007] }
    fees:
      - { cardType: 借记卡, rate: 0.38%, cap: 18.00 }
      - { cardType: 借记卡, rate: 0.3 %, cap: 20, floor: 0.01, from: 2026-10-13 }
      - { channel: Visa, merchant: 898310058120036, rate: 1.205%, perItem: 0.30, currency: CNY }
    feesTaken: netted
    cutOff: 23:00
    settlementLag: 0
    payoutLag: 1
    terminalRental: 30
    payers:
      - { name: 示例支付有限公司, account: 033050000000000118785 }
    refunds:
      voidUntil: { time: "22:45:30", source: contract, clause 7 }
      refundWindow: { days: 365 }
      disputeWindow: { days: 120, source: "scheme rules, edition 2026" }
tills:
  - { terminals: [T1], timeZone: Europe/London }
  - { store: 万象城店, clock: -250 }
tips: { upTo: 25% }
`;

test('every part of a contract is read, numbers as they are written', async () => {
  const { acquirers, tills, tipShare, currencies } = await read(
    whole.replace('contract, clause 7', 'contract'),
  );
  expect(acquirers).toEqual([
    {
      name: '银联商务',
      profile: 'china-ums',
      knownAs: ['银联商务', 'china-ums'],
      merchants: [
        {
          id: '898310058120036',
          store: '人民路店',
          terminals: ['10020101', '10020102', '00000007'],
        },
      ],
      feeRules: [
        rule({ cardType: '借记卡', rate: 380n, cap: 1_800_000n, statedAt: 'posrecon.yaml:8' }),
        rule({
          cardType: '借记卡',
          rate: 300n,
          cap: 2_000_000n,
          floor: 1000n,
          fromDay: dayOfDate('2026-10-13'),
          statedAt: 'posrecon.yaml:9',
        }),
        rule({
          channel: 'Visa',
          merchantId: '898310058120036',
          currency: 'CNY',
          rate: 1205n,
          perItem: 30_000n,
          statedAt: 'posrecon.yaml:10',
        }),
      ],
      feesTaken: 'netted',
      cutOff: 23 * 3600,
      settlementLag: 0,
      payoutLag: 1,
      terminalRental: 3_000_000n,
      payers: [{ name: '示例支付有限公司', account: '033050000000000118785' }],
      refundTerms: {
        voidUntil: { second: 22 * 3600 + 45 * 60 + 30, source: 'contract' },
        refundWindow: { days: 365, source: null },
        disputeWindow: { days: 120, source: 'scheme rules, edition 2026' },
        answerWithin: null,
        byChannel: [],
      },
    },
  ]);
  expect(tills).toEqual([
    { terminals: ['T1'], store: null, timeZone: 'Europe/London', clock: null },
    { terminals: [], store: '万象城店', timeZone: null, clock: -250 },
  ]);
  expect(tipShare).toBe(25_000n);
  expect(currencies).toEqual(['CNY', 'HKD']);
});

function rule(stated: object): object {
  const open = { merchantId: null, cardType: null, channel: null, currency: null };
  return { ...open, perItem: 0n, cap: null, floor: null, fromDay: null, ...stated };
}

test('the examples of the README load', async () => {
  const examples = [
    ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```yaml\n(.*?)```/gs),
  ];
  expect(examples.length).toBeGreaterThan(1);
  const { acquirers, tills } = await read(examples.map(([, yaml]) => yaml).join(''));
  expect(acquirers[0]?.feeRules.map(({ rate }) => rate)).toEqual([380n, 550n, 500n]);
  expect(tills).toHaveLength(1);
});

async function errorOf(yaml: string): Promise<string> {
  const error = await read(yaml).then(
    () => null,
    (thrown: unknown) =>
      thrown as { location?: { line?: number }; message: string; remedy?: string },
  );
  return error === null
    ? 'no error'
    : `${error.location?.line} ${error.message} | ${error.remedy ?? ''}`;
}

const acquirer = (lines: string): string => `acquirers:\n  - name: Northgate\n    ${lines}\n`;

test.for([
  [acquirer('cutoff: "23:00"'), '3 acquirers.0.cutoff is no setting; did you mean "cutOff"?'],
  [
    acquirer('cutOff: 24:00'),
    '3 acquirers.0.cutOff is "24:00", which is no time of day | Write it',
  ],
  [acquirer('payoutLag: 1.5'), '3 acquirers.0.payoutLag is "1.5", which is no whole number'],
  [acquirer('payoutLag: -1'), '3 acquirers.0.payoutLag is "-1", which is no whole number from 0'],
  [
    acquirer('fees: [{ rate: 0.38 }]'),
    '3 acquirers.0.fees.0.rate is "0.38", which is no percentage | Write it with its sign',
  ],
  [
    acquirer('fees: [{ rate: 0.0385% }]'),
    '3 acquirers.0.fees.0.rate is "0.0385%", which is no perc',
  ],
  [
    acquirer('fees: [{ rate: 101% }]'),
    '3 acquirers.0.fees.0.rate is "101%", which is no percentage',
  ],
  [acquirer('fees: [{ cap: 18.00 }]'), '3 acquirers.0.fees.0 states no fee'],
  [
    acquirer('fees: [{ rate: 1%, cap: "1,800" }]'),
    '3 acquirers.0.fees.0.cap is "1,800", which is no',
  ],
  [
    acquirer('fees: [{ rate: 1%, cap: 0 }]'),
    '3 acquirers.0.fees.0.cap is "0", which is no amount ab',
  ],
  [
    acquirer('fees: [{ rate: 1%, cap: 1, floor: 2 }]'),
    '3 acquirers.0.fees.0.floor is more than its',
  ],
  [
    acquirer('fees: [{ rate: 1%, from: 2026-02-30 }]'),
    '3 acquirers.0.fees.0.from is "2026-02-30", wh',
  ],
  [
    acquirer('fees:\n      - rate: 1%\n      - rate: 2%'),
    '5 acquirers.0.fees has two rules for the same',
  ],
  [
    acquirer(
      'merchants: [{ id: 540436200017731 }]\n    fees: [{ rate: 1%, merchant: 540436200017732 }]',
    ),
    '4 acquirers.0.fees.0.merchant is "540436200017732", which the acquirer does not list; did you mean "540436200017731"?',
  ],
  [
    acquirer(
      'merchants:\n      - id: "1"\n        terminals: [A, B]\n      - id: "2"\n        terminals: [B]',
    ),
    '7 terminal "B" stands here a second time',
  ],
  [
    `${acquirer('merchants: [{ id: 1 }]')}  - name: Other\n    merchants: [{ id: 1 }]\n`,
    '5 merchant number "1" stands here a second time',
  ],
  [
    `${acquirer('payoutLag: 1')}  - name: Northgate\n`,
    '4 the acquirer "Northgate" stands here a sec',
  ],
  [acquirer('payers: [{}]'), '3 acquirers.0.payers.0 names nobody'],
  ['acquirers:\n  - payoutLag: 1\n', '2 acquirers.0 has no "name" | Add "name: …". Who it is'],
  ['acquirers: Northgate\n', '1 acquirers must be a list'],
  ['tills:\n  - clock: 5\n', '2 tills.0 does not say which tills it is about'],
  [
    'tills:\n  - terminals: [1]\n    timeZone: London\n',
    '3 tills.0.timeZone is "London", which is no ti',
  ],
  ['tills:\n  - terminals: [1]\n  - terminals: [1]\n', '3 till "1" stands here a second time'],
  ['tips: { upTo: 20 }\n', '1 tips.upTo is "20", which is no percentage'],
  ['tips: {}\n', '1 tips has no "upTo"'],
  ['currencies: [yuan]\n', '1 currencies.0 is "yuan", which is no currency code'],
] as const)('%j', async ([yaml, expected]) => {
  expect((await errorOf(yaml)).slice(0, expected.length)).toBe(expected);
});

describe('whose record is it', () => {
  const merchants = 'merchants: [{ id: "1" }]';
  const named = `acquirers:\n  - { name: A, ${merchants} }\n  - { name: B }\n`;
  test.for([
    [named, 'A', '1', 'A'],
    [named, 'auto', '1', 'A'],
    [named, 'A', '2', null],
    [named, 'B', '2', 'B'],
    [named, 'A', null, 'A'],
    [named, 'auto', null, null],
    [`acquirers:\n  - { name: A, ${merchants} }\n`, 'auto', null, 'A'],
    [`acquirers:\n  - { name: A, ${merchants} }\n`, 'auto', '2', null],
    ['acquirers:\n  - { name: A }\n', 'auto', '2', 'A'],
    ['acquirers:\n  - { name: A }\n', 'B', '2', null],
  ] as const)('%j: of %s, merchant %s', async ([yaml, acquirer, merchantId, expected]) => {
    const found = acquirerOf(await read(yaml), { acquirer, merchantId });
    expect(found?.name ?? null).toBe(expected);
  });
});
