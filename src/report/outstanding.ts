import { formatMoney, parseMoney } from '../model/money.ts';
import type { FollowUp } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';

type Followed = Pick<Report, 'discrepancies' | 'followUps'>;

/** The discrepancies with what of each is still out: its request may have brought a part. */
export function outstanding({ discrepancies, followUps = [] }: Followed): readonly Discrepancy[] {
  const arrived = new Map(followUps.map((each) => [each.discrepancy, each.arrived]));
  return discrepancies.map((discrepancy): Discrepancy => {
    const { atStake } = discrepancy;
    const part = parseMoney(arrived.get(discrepancy.id) ?? '');
    const whole = parseMoney(atStake?.amount ?? '');
    if (atStake === null || part === null || whole === null || part >= whole) return discrepancy;
    const amount = formatMoney(whole - part, atStake.currency);
    return { ...discrepancy, atStake: { ...atStake, amount } };
  });
}

/** What became of the request that a discrepancy names. */
export function followUpOf(
  { refundRequest }: Discrepancy,
  { followUps = [] }: Pick<Report, 'followUps'>,
): FollowUp | null {
  return followUps.find(({ request }) => request === refundRequest) ?? null;
}
