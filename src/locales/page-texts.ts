import type { OwedTo } from '../model/discrepancy.ts';
import type { DayState } from '../model/run-details.ts';

/** Sentences of the page that only it has. Amounts and dates given to them are formatted already. */
export interface PageTexts {
  readonly title: string;
  /** Leads over the head of the page, for who has no mouse. */
  readonly skip: string;
  /** Names the links to the sections. */
  readonly contents: string;
  readonly sections: {
    readonly money: string;
    readonly discrepancies: string;
    readonly waiting: string;
    readonly trust: string;
  };
  readonly theme: string;
  readonly tiles: Readonly<Record<OwedTo, string>> & {
    readonly sales: string;
    readonly banked: string;
  };
  readonly numbers: string;
  readonly charts: {
    /** What the bars show, for who cannot see them. */
    readonly way: (currency: string) => string;
    readonly byHour: string;
    readonly byHourShows: (currency: string) => string;
    readonly byChannel: string;
    readonly byChannelShows: (currency: string) => string;
    readonly ageing: string;
    readonly ageingShows: (currency: string) => string;
  };
  readonly days: {
    readonly heading: string;
    /** Monday first. */
    readonly weekdays: readonly string[];
    /** `2026-10` */
    readonly month: (month: string) => string;
    readonly states: Readonly<Record<DayState, string>>;
  };
  readonly none: string;
  readonly overview: {
    readonly caption: string;
    readonly what: string;
    readonly cases: string;
    readonly atStake: string;
  };
  readonly records: {
    readonly caption: string;
    readonly place: string;
    /** Where a page would be too large with all fields in it. */
    readonly brief: string;
  };
  readonly letter: (title: string) => string;
  /** Where a page would be too large with all letters in it. */
  readonly letterElsewhere: (inPage: number) => string;
  readonly filter: {
    readonly heading: string;
    readonly text: string;
    readonly severity: string;
    readonly side: string;
    readonly file: string;
    readonly owed: string;
    readonly status: string;
    readonly all: string;
    readonly sort: string;
    readonly sorts: Readonly<
      Record<'listed' | 'amount' | 'newest' | 'oldest' | 'severity', string>
    >;
    readonly reset: string;
    /** `{shown}` and `{all}` stand for numbers. */
    readonly shown: string;
  };
  readonly addsUp: string;
  readonly made: (tool: string, run: string) => string;
}
