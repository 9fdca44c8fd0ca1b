import { expect, test } from 'vitest';
import { readContract } from '../../src/config/read-contract.ts';
import { secondsOfWallClock } from '../../src/model/calendar.ts';
import type { OriginalTransaction } from '../../src/model/refund-request.ts';
import { isBatchOpen } from '../../src/refunds/batch-state.ts';

const voidUntil = { refunds: { voidUntil: { time: 22 * 3600 + 45 * 60 } } };
const elevenAtNight = { cutOff: 23 * 3600 };
const noon = { cutOff: 12 * 3600 };

test.for([
  ['states neither time', {}, '2026-10-12 10:00:00', '2026-10-12 10:01:00', false],
  ['lets it be voided later', voidUntil, '2026-10-12 10:00:00', '2026-10-12 22:44:59', true],
  ['lets it be voided no more', voidUntil, '2026-10-12 10:00:00', '2026-10-12 22:45:00', false],
  ['let it be voided yesterday', voidUntil, '2026-10-12 10:00:00', '2026-10-13 00:00:00', false],
  ['takes it for the next day', voidUntil, '2026-10-12 22:50:00', '2026-10-13 08:00:00', true],
  ['cuts off later', elevenAtNight, '2026-10-12 10:00:00', '2026-10-12 22:59:00', true],
  ['has cut off', elevenAtNight, '2026-10-12 10:00:00', '2026-10-12 23:00:00', false],
  ['cuts off tomorrow', elevenAtNight, '2026-10-12 23:10:00', '2026-10-13 09:00:00', true],
  ['cuts off at noon of tomorrow', noon, '2026-10-12 13:00:00', '2026-10-13 11:00:00', true],
  ['cut off at noon', noon, '2026-10-12 11:00:00', '2026-10-12 13:00:00', false],
  [
    'voids until before its cut-off',
    { ...elevenAtNight, ...voidUntil },
    '2026-10-12 22:50:00',
    '2026-10-12 22:50:00',
    false,
  ],
] as const)('an acquirer that %s', ([, terms, soldAt, now, expected]) => {
  const contract = readContract({ acquirers: [{ name: 'Northgate', ...terms }] }, () => '');
  const charge = {
    merchantId: null,
    terminalId: null,
    channel: null,
    occurredAt: soldAt,
  } as OriginalTransaction;
  expect(isBatchOpen(contract, charge, secondsOfWallClock(now))).toBe(expected);
});

test('a charge without a time counts as settled', () => {
  const contract = readContract({ acquirers: [{ name: 'Northgate', ...voidUntil }] }, () => '');
  const charge = { merchantId: null, terminalId: null, channel: null, occurredAt: null };
  expect(isBatchOpen(contract, charge as OriginalTransaction, 0)).toBe(false);
});
