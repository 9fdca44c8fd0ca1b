import { expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import { weekdays } from '../../src/model/business-calendar.ts';
import { chineseCalendar } from '../../src/model/chinese-calendar.ts';
import type { ContractedAcquirer, RefundTerms } from '../../src/model/contract.ts';
import type { KeptRequest } from '../../src/model/refund-request.ts';
import { termsOf } from '../../src/model/request-terms.ts';
import { type Clocks, followUps, stepDue } from '../../src/refunds/follow-up.ts';
import { paintFor } from '../../src/reporters/screen.ts';
import { followUpsSection } from '../../src/reporters/terminal-follow-ups.ts';
import { original, requestOf } from '../reporters/sample-report.ts';

const noTerms: RefundTerms = {
  voidUntil: null,
  refundWindow: null,
  disputeWindow: null,
  answerWithin: null,
  byChannel: [],
};

function agreed(refundTerms: Partial<RefundTerms>): Clocks['contract'] {
  const acquirer: ContractedAcquirer = {
    name: '示例支付',
    profile: null,
    knownAs: [],
    merchants: [],
    feeRules: [],
    feesTaken: null,
    cutOff: null,
    settlementLag: null,
    payoutLag: null,
    terminalRental: null,
    payers: [],
    refundTerms: { ...noTerms, ...refundTerms },
  };
  return { acquirers: [acquirer], tills: [], tipShare: null, currencies: [] };
}

const threeDays = { days: 3, source: 'contract, clause 9' };

function clocks(asOf: string, terms: Partial<RefundTerms> = { answerWithin: threeDays }): Clocks {
  return {
    asOf,
    timeZone: 'Asia/Shanghai',
    calendar: chineseCalendar,
    contract: agreed(terms),
    asked: new Set(['d_0000']),
  };
}

function kept(of: Partial<KeptRequest> = {}): KeptRequest {
  return {
    ...requestOf(),
    state: 'submitted',
    draftedBy: 'nightly',
    approvedBy: 'ann',
    submittedAt: '2026-10-12T02:00:00.000Z',
    firstSubmittedAt: '2026-10-12T02:00:00.000Z',
    reference: 'Q-1001',
    proof: null,
    arrived: null,
    step: null,
    steppedOn: null,
    ...of,
  };
}

const one = (request: KeptRequest, at: Clocks) => followUps([request], at)[0];

test.for([
  ['2026-10-15', 'waiting', '2026-10-15'],
  ['2026-10-16', 'overdue', '2026-10-15'],
] as const)(
  'as of %s a request of 12 October with three business days is %s',
  ([asOf, standing, dueOn]) => {
    expect(one(kept(), clocks(asOf))).toMatchObject({
      standing,
      dueOn,
      source: 'contract, clause 9',
    });
  },
);

test('business days leave out the holidays of the acquirer’s country', () => {
  const submittedAt = '2026-09-30T02:00:00.000Z';
  const inChina = one(kept({ submittedAt }), clocks('2026-10-01'));
  const elsewhere = one(kept({ submittedAt }), { ...clocks('2026-10-01'), calendar: weekdays });
  expect(inChina?.dueOn).toBe('2026-10-10');
  expect(elsewhere?.dueOn).toBe('2026-10-05');
});

test('a letter follows another only when the one before had its time, and there are three', () => {
  const on = (request: KeptRequest, asOf: string) => {
    const at = clocks(asOf);
    const found = one(request, at);
    return found === undefined ? null : stepDue(found, asOf);
  };
  expect(on(kept(), '2026-10-15')).toBeNull();
  expect(on(kept(), '2026-10-16')).toBe('reminder');
  const reminded = kept({ step: 'reminder', steppedOn: '2026-10-16' });
  expect(on(reminded, '2026-10-16')).toBeNull();
  expect(on(reminded, '2026-10-21')).toBeNull();
  expect(on(reminded, '2026-10-22')).toBe('complaint');
  expect(on(kept({ step: 'complaint', steppedOn: '2026-10-22' }), '2026-10-28')).toBe('supervisor');
  expect(on(kept({ step: 'supervisor', steppedOn: '2026-10-28' }), '2027-01-10')).toBeNull();
});

test('nobody is reminded without a known term, nor a customer, nor of what came otherwise', () => {
  expect(one(kept(), clocks('2026-12-01', {}))).toMatchObject({ standing: 'waiting', dueOn: null });
  expect(one(kept({ kind: 'supplement' }), clocks('2026-12-01'))?.standing).toBe('waiting');
  const explained = { ...clocks('2026-12-01'), asked: new Set<string>() };
  expect(one(kept(), explained)?.standing).toBe('moot');
});

test('what was not handed in is due until the sale can be refunded no longer', () => {
  const draft = kept({ state: 'draft', submittedAt: null });
  const terms = { refundWindow: { days: 30, source: null } };
  expect(one(draft, clocks('2026-11-11', terms))).toMatchObject({
    standing: 'due',
    dueOn: '2026-11-11',
  });
  expect(one(draft, clocks('2026-11-12', terms))?.standing).toBe('too-late');
  const untilClose = { ...terms, voidUntil: { second: 81_900, source: 'contract' } };
  expect(one({ ...draft, kind: 'void' }, clocks('2026-10-12', untilClose))).toMatchObject({
    dueOn: '2026-10-12',
    voidUntil: '22:45',
  });
});

test.for([
  ['微信支付', { refundWindow: 365, answerWithin: 3, disputeWindow: undefined }],
  ['PayPal', { refundWindow: 180, answerWithin: undefined, disputeWindow: undefined }],
  ['Visa', { refundWindow: undefined, answerWithin: undefined, disputeWindow: 120 }],
  ['支付宝', { refundWindow: undefined, answerWithin: undefined, disputeWindow: undefined }],
  ['银联', { refundWindow: undefined, answerWithin: undefined, disputeWindow: undefined }],
] as const)('what %s has published holds where posrecon.yaml is silent', ([channel, days]) => {
  const { refundWindow, answerWithin, disputeWindow } = termsOf(agreed({}), {
    ...original,
    channel,
  });
  expect({
    refundWindow: refundWindow?.days,
    answerWithin: answerWithin?.days,
    disputeWindow: disputeWindow?.days,
  }).toEqual(days);
  for (const term of [refundWindow, answerWithin, disputeWindow]) {
    if (term !== null) expect(term.source).toMatch(/\w\.(com|io)\//);
  }
});

test('the contract outweighs what is published, and its scheme the rest of it', () => {
  const contract = agreed({
    refundWindow: { days: 90, source: null },
    byChannel: [
      {
        channel: '微信支付',
        refundWindow: { days: 60, source: 'clause 4' },
        disputeWindow: null,
        answerWithin: null,
      },
    ],
  });
  const of = (channel: string) => termsOf(contract, { ...original, channel });
  expect(of('银联').refundWindow?.days).toBe(90);
  expect(of('微信支付')).toMatchObject({ refundWindow: { days: 60 }, answerWithin: { days: 3 } });
});

test.for(languages)('reads well in %s', async (language) => {
  const locale = await loadLocale(language);
  const terms = { answerWithin: threeDays, refundWindow: { days: 30, source: null } };
  const draft = { submittedAt: null, state: 'draft' } as const;
  const { calendar } = clocks('2026-10-20', terms);
  const shown = [
    ...followUps(
      [
        kept({ id: 'r_1', step: 'reminder', steppedOn: '2026-10-16', arrived: '60.00' }),
        kept({ id: 'r_2', step: 'supervisor', steppedOn: '2026-10-16' }),
        kept({ id: 'r_3', discrepancy: 'd_gone' }),
        kept({ id: 'r_4', ...draft }),
        kept({ id: 'r_5', state: 'approved', submittedAt: null }),
        kept({
          id: 'r_6',
          state: 'failed',
          original: { ...original, occurredAt: '2026-09-01 10:00:00' },
        }),
        kept({ id: 'r_7', submittedAt: '2026-10-19T02:00:00.000Z' }),
        kept({ id: 'r_8', kind: 'claim', ...draft }),
      ],
      { ...clocks('2026-10-20', terms), calendar },
    ),
    ...followUps([kept({ id: 'r_9' })], clocks('2026-10-20', {})),
    ...followUps(
      [kept({ id: 'r_10', kind: 'void', ...draft })],
      clocks('2026-10-12', { voidUntil: { second: 81_900, source: 'contract' } }),
    ),
  ];
  const lines = followUpsSection(
    { followUps: shown },
    { locale, width: 100, color: false },
    paintFor(false),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
    `__snapshots__/follow-ups.${language}.txt`,
  );
});
