import { type BusinessCalendar, businessDaysBetween } from '../model/business-calendar.ts';
import { dayOfDate } from '../model/calendar.ts';
import { formatMoney, type Money, parseMoney } from '../model/money.ts';
import type { AgeBand, AgedItem, Ageing, Discrepancy } from '../model/report.ts';
import { isOpen, ownerOf } from './verdict.ts';

/** Bands of age in business days, youngest first, each with the last day in it. */
const bands: readonly (readonly [AgeBand, number])[] = [
  ['0-1', 1],
  ['2-3', 3],
  ['4-7', 7],
  ['8-30', 30],
  ['over-30', Number.POSITIVE_INFINITY],
];

const order: readonly AgedItem[] = [
  'till-in-transit',
  'payout-in-transit',
  'owed-to-customer',
  'owed-to-merchant',
  'to-look-into',
];

/** Something open, with the day since which it is: days since 1970-01-01, `null` where no record says. */
export interface OpenItem {
  readonly what: AgedItem;
  readonly currency: string;
  readonly since: number | null;
  readonly count: number;
  readonly sum: Money;
}

/** What somebody has to act on and that has a price, by whose money it is. */
export function openItemsOf(discrepancies: readonly Discrepancy[]): readonly OpenItem[] {
  const whose = {
    customer: 'owed-to-customer',
    merchant: 'owed-to-merchant',
    none: 'to-look-into',
  } as const;
  return discrepancies
    .filter((each) => isOpen(each) && each.severity !== 'notice')
    .flatMap((each) => {
      const { atStake, occurredAt } = each;
      return atStake === null
        ? []
        : {
            what: whose[ownerOf(each)],
            currency: atStake.currency,
            since: occurredAt === null ? null : dayOfDate(occurredAt.slice(0, 10)),
            count: 1,
            sum: parseMoney(atStake.amount) ?? 0n,
          };
    });
}

/** Open items by their age on the day of the run; what has no day is as young as can be. */
export function ageingOf(
  items: readonly OpenItem[],
  asOf: string,
  calendar: BusinessCalendar,
): readonly Ageing[] {
  const today = dayOfDate(asOf);
  const bandOf = (since: number | null): AgeBand => {
    const age = since === null ? 0 : businessDaysBetween(calendar, since, today);
    return bands.find(([, last]) => age <= last)?.[0] ?? 'over-30';
  };
  const currencies = [...new Set(items.map(({ currency }) => currency))].sort();
  return order.flatMap((what) =>
    currencies.flatMap((currency): readonly Ageing[] => {
      const own = items.filter((item) => item.what === what && item.currency === currency);
      if (own.length === 0) return [];
      const ages = bands.map(([band]) => {
        const inBand = own.filter(({ since }) => bandOf(since) === band);
        return {
          businessDays: band,
          count: inBand.reduce((sum, { count }) => sum + count, 0),
          sum: formatMoney(
            inBand.reduce((sum, item) => sum + item.sum, 0n),
            currency,
          ),
        };
      });
      return [{ what, currency, ages }];
    }),
  );
}
