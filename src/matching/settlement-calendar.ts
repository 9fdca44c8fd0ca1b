import { gapWith, type SideCoverage } from '../intake/coverage.ts';
import { addBusinessDays, type BusinessCalendar } from '../model/business-calendar.ts';
import { dayOfDate } from '../model/calendar.ts';
import {
  acquirerOfSale,
  type Contract,
  type ContractedAcquirer,
  noContract,
} from '../model/contract.ts';
import type { Coverage, Inference } from '../model/report.ts';
import type { Transaction } from '../model/transaction.ts';

/** Whether a record of one side should be in the other side's files. */
export type Due = {
  readonly state: 'due' | 'in-transit' | 'not-covered';
  readonly day: number | null;
  /** Days of which files are missing between others, where it was due on one of them. */
  readonly gap?: Coverage;
};

interface SettledOn {
  readonly day: number;
  readonly settlementDay: number;
  readonly firstSecond: number;
  readonly lastSecond: number;
}

/** What a calendar is told from. */
export interface CalendarParts {
  readonly settled: readonly SettledOn[];
  readonly acquirer: SideCoverage;
  readonly till: SideCoverage;
  readonly calendar: BusinessCalendar;
  readonly lastAt: number | null;
  /** The till's records after the acquirer's last one. */
  readonly openAfterLast: number;
  readonly contract?: Contract;
  /** The calendar of a record's own acquirer, where the files are of several and something says which is meant. */
  readonly ownOf?: (record: Transaction) => SettlementCalendar | 'no-files' | null;
}

/** With no cut-off to be seen, this many sales after the acquirer's last record are called missing; more look like a cut-off. */
const fewAfterLast = 2;
/** Seconds after midnight from which acquirers usually end their day, on a whole or half hour. */
const usualCutOff = { from: 22 * 3600, every: 1800 };

/**
 * When the acquirer should have a till's record, told from when it settled the others: the cut-off hour and the settlement date
 * that records of the same day and hour got.
 */
export class SettlementCalendar {
  readonly inferred: readonly Inference[];
  /** Seconds after midnight from which a sale belongs to the next settlement date, told from the files; `null` where none shows one. */
  private readonly cutOff: number | null;
  private readonly settled: readonly SettledOn[];
  private readonly acquirer: SideCoverage;
  private readonly till: SideCoverage;
  private readonly calendar: BusinessCalendar;
  private readonly lastAt: number | null;
  private readonly openAfterLast: number;
  private readonly contract: Contract;
  private readonly ownOf: (record: Transaction) => SettlementCalendar | 'no-files' | null;

  constructor(input: CalendarParts) {
    this.settled = input.settled;
    this.acquirer = input.acquirer;
    this.till = input.till;
    this.calendar = input.calendar;
    this.lastAt = input.lastAt;
    this.openAfterLast = input.openAfterLast;
    this.contract = input.contract ?? noContract;
    this.ownOf = input.ownOf ?? (() => null);
    const found = isCutOffStated(this.contract) ? null : findCutOff(input.settled);
    this.cutOff = found?.second ?? null;
    this.inferred =
      found === null
        ? []
        : [
            {
              what: 'cut-off',
              for: {},
              value: { time: clockText(found.second) },
              support: { agree: found.days, of: found.days },
            },
          ];
  }

  /** Whether the acquirer's files should have a till's record by now. */
  dueAtAcquirer(record: Transaction): Due {
    const { day } = record;
    const own = this.ownOf(record);
    if (own === 'no-files') return { state: 'not-covered', day };
    if (own !== null) return own.dueAtAcquirer(record);
    const covered = this.acquirer.settlementCoverage ?? this.acquirer.coverage;
    if (day === null || covered === null) return { state: 'not-covered', day: null };
    const settlementDay =
      this.acquirer.settlementCoverage === null ? day : this.settlementDayOf(record, day);
    const first =
      this.acquirer.coverage === null
        ? dayOfDate(covered.from)
        : dayOfDate(this.acquirer.coverage.from);
    if (day < first) return { state: 'not-covered', day: settlementDay };
    if (settlementDay > dayOfDate(covered.to)) return { state: 'in-transit', day: settlementDay };
    const gap = gapWith(this.acquirerGaps(), settlementDay);
    if (gap !== null) return { state: 'not-covered', day: settlementDay, gap };
    if (this.isAfterLast(record)) {
      const next = addBusinessDays(this.calendar, settlementDay, 1);
      return { state: 'in-transit', day: next };
    }
    return { state: 'due', day: settlementDay };
  }

  /** Whether the till's log should have a record of the acquirer's. */
  dueAtTill(record: Transaction): Due {
    const { coverage } = this.till;
    if (record.day === null || coverage === null) return { state: 'not-covered', day: record.day };
    const gap = gapWith(this.till.gaps, record.day);
    if (gap !== null) return { state: 'not-covered', day: record.day, gap };
    const within = record.day >= dayOfDate(coverage.from) && record.day <= dayOfDate(coverage.to);
    return { state: within ? 'due' : 'not-covered', day: record.day };
  }

  /** Whether the till's log and the acquirer's files both cover a day. */
  covers(day: number): boolean {
    return [this.till, this.acquirer].every(
      ({ coverage, gaps }) =>
        coverage !== null &&
        day >= dayOfDate(coverage.from) &&
        day <= dayOfDate(coverage.to) &&
        gapWith(gaps, day) === null,
    );
  }

  /** Days of rest between two files are none, where the acquirer settles on working days only. */
  private acquirerGaps(): readonly Coverage[] {
    const { settlementCoverage, settlementGaps, gaps } = this.acquirer;
    if (settlementCoverage === null) return gaps;
    if (this.settlesEveryDay()) return settlementGaps;
    return settlementGaps.filter(({ from, to }) => {
      const next = addBusinessDays(this.calendar, dayOfDate(from), 0);
      return next <= dayOfDate(to);
    });
  }

  private isAfterLast(record: Transaction): boolean {
    const { occurredAt } = record;
    return (
      this.cutOffFor(record) === null &&
      !this.acquirer.isStated &&
      occurredAt !== null &&
      this.lastAt !== null &&
      occurredAt > this.lastAt &&
      (this.openAfterLast > fewAfterLast || isPastUsualCutOff(occurredAt, this.lastAt))
    );
  }

  private settlementDayOf(record: Transaction, day: number): number {
    const second = record.occurredAt === null ? 0 : record.occurredAt - day * 86_400;
    const cutOff = this.cutOffFor(record);
    const late = cutOff !== null && second >= cutOff;
    const lag = this.termsOf(record)?.settlementLag ?? null;
    if (lag !== null) return this.statedSettlementDay(late ? day + 1 : day, lag);
    const sameDay = this.settled.filter((group) => group.day === day);
    if (late) {
      const later = sameDay.filter((group) => group.firstSecond >= (cutOff ?? 0));
      if (later.length > 0) return Math.max(...later.map((group) => group.settlementDay));
      const early = sameDay.filter((group) => group.lastSecond < (cutOff ?? 0));
      const base =
        early.length > 0
          ? Math.max(...early.map((group) => group.settlementDay))
          : day + this.usualLag();
      return addBusinessDaysOrNext(this.calendar, base, this.settlesEveryDay());
    }
    const early = sameDay.filter((group) => cutOff === null || group.firstSecond < cutOff);
    return early.length > 0
      ? Math.min(...early.map((group) => group.settlementDay))
      : day + this.usualLag();
  }

  /** The contract's lag is in business days; an acquirer that settles on days of rest, too, counts all days. */
  private statedSettlementDay(businessDay: number, lag: number): number {
    return this.settlesEveryDay()
      ? businessDay + lag
      : addBusinessDays(this.calendar, businessDay, lag);
  }

  private termsOf(record: Transaction): ContractedAcquirer | null {
    return acquirerOfSale(this.contract, record);
  }

  private cutOffFor(record: Transaction): number | null {
    return this.termsOf(record)?.cutOff ?? this.cutOff;
  }

  private usualLag(): number {
    const lags = this.settled.map((group) => group.settlementDay - group.day).sort((a, b) => a - b);
    return lags[0] ?? 0;
  }

  private settlesEveryDay(): boolean {
    return this.settled.some((group) => !this.calendar.isBusinessDay(group.settlementDay));
  }
}

function addBusinessDaysOrNext(calendar: BusinessCalendar, day: number, everyDay: boolean): number {
  return everyDay ? day + 1 : addBusinessDays(calendar, day, 1);
}

/** Whether an acquirer's day may well have ended between its last record and a sale late in the evening. */
function isPastUsualCutOff(occurredAt: number, lastAt: number): boolean {
  const { from, every } = usualCutOff;
  const latest = Math.floor(occurredAt / every) * every;
  return latest > lastAt && latest % 86_400 >= from;
}

function isCutOffStated({ acquirers }: Contract): boolean {
  return acquirers.length > 0 && acquirers.every(({ cutOff }) => cutOff !== null);
}

/** The hour that parts records of one day into two settlement dates, where every such day agrees on it. */
function findCutOff(
  settled: readonly SettledOn[],
): { readonly second: number; readonly days: number } | null {
  const days = new Map<number, SettledOn[]>();
  for (const group of settled) days.set(group.day, [...(days.get(group.day) ?? []), group]);
  let lastBefore = 0;
  let firstAfter = 86_400;
  let count = 0;
  for (const groups of days.values()) {
    const sorted = [...groups].sort((a, b) => a.settlementDay - b.settlementDay);
    const [early, late] = sorted;
    if (early === undefined || late === undefined) continue;
    if (early.lastSecond >= late.firstSecond) return null;
    lastBefore = Math.max(lastBefore, early.lastSecond);
    firstAfter = Math.min(firstAfter, late.firstSecond);
    count += 1;
  }
  if (count === 0 || lastBefore >= firstAfter) return null;
  const wholeHour = Math.floor(firstAfter / 3600) * 3600;
  return { second: wholeHour > lastBefore ? wholeHour : firstAfter, days: count };
}

function clockText(second: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}`;
}
