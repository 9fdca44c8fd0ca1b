import type { OwedTo } from '../model/discrepancy.ts';
import type { DrawerDoubt } from '../model/drawer.ts';
import type { AgeBand, AgedItem, RecordCounts } from '../model/report.ts';
import type { StandingOut } from '../model/takings.ts';

/** Sentences of the report on the terminal. Amounts and dates given to them are formatted already. */
export interface ReportTexts {
  /** The first sentence: what it comes to, and its clauses. */
  readonly verdict: (lead: string, clauses: readonly string[]) => string;
  readonly act: (count: number) => string;
  readonly owed: Readonly<Record<OwedTo, (money: string | null, cases: number) => string>>;
  readonly agrees: string;
  readonly agreesAsFarAsChecked: string;
  readonly nothingCompared: string;
  readonly caveats: {
    readonly notChecked: (checks: number) => string;
    readonly undetermined: (records: number) => string;
    readonly rejected: (rows: number) => string;
    readonly inTransit: (records: number) => string;
    readonly notices: (count: number) => string;
    readonly accepted: (count: number) => string;
    readonly doesNotBalance: string;
  };
  readonly asOf: (date: string, timeZone: string) => string;
  readonly cases: (count: number) => string;
  readonly sureness: (percent: string) => string;
  readonly next: string;
  readonly found: string;
  readonly why: string;
  /** Before the ids of what the same culprit was known as before, and of what it is now. */
  readonly supersedes: string;
  readonly supersededBy: string;
  /** Before the places of the records that explain it. */
  readonly resolvedBy: string;
  readonly ways: (solutions: number) => string;
  /** Beside a payout that came less the rent of terminals. */
  readonly lessRental: (amount: string) => string;
  readonly more: (count: number) => string;
  readonly explainHint: string;
  readonly headings: {
    readonly money: string;
    readonly payouts: string;
    readonly inTransit: string;
    /** Open items by age in business days. */
    readonly ageing: string;
    /** What came for months that are closed. */
    readonly late: string;
    readonly inferred: string;
    readonly notChecked: string;
    readonly problems: string;
    readonly files: string;
    readonly conservation: string;
    readonly matching: string;
    readonly rulings: string;
  };
  readonly money: {
    readonly gross: string;
    readonly refunds: string;
    readonly fees: string;
    readonly net: string;
    readonly inTransit: string;
    readonly difference: string;
    readonly banked: string;
    readonly noBank: string;
  };
  readonly columns: {
    readonly merchantId: string;
    readonly settlementDate: string;
    readonly net: string;
    readonly dueOn: string;
    readonly status: string;
    readonly bank: string;
    readonly pass: string;
    readonly matched: string;
    readonly bucket: string;
    readonly count: string;
    readonly sum: string;
  };
  readonly agedItems: Readonly<Record<AgedItem, string>>;
  readonly ageBands: Readonly<Record<AgeBand, string>>;
  readonly noDueDate: string;
  readonly lateLine: (line: {
    readonly month: string;
    readonly side: string;
    readonly count: number;
    readonly money: string;
    readonly bookedIn: string;
  }) => string;
  readonly lateDiscrepancies: (month: string, ids: string, bookedIn: string) => string;
  /** `titles` are those of the checks that did not run for this reason. */
  readonly notCheckedLine: (because: string, titles: string) => string;
  readonly inTransitLine: (line: {
    readonly side: string;
    readonly count: number;
    readonly money: string;
    readonly dueOn: string | null;
  }) => string;
  /** `2026-10-12 to 2026-10-14`; one day where both are the same. */
  readonly days: (from: string, to: string) => string;
  readonly noDays: string;
  readonly records: (records: RecordCounts) => string;
  readonly controlTotal: (total: {
    readonly name: string;
    readonly stated: string;
    readonly found: string;
    readonly agrees: boolean;
  }) => string;
  readonly doesNotBalance: string;
  /** A ruling of posrecon.yaml on two records, each by its place, or as it is named where its file is not here. */
  readonly ruling: (ruling: {
    readonly ruling: 'pin' | 'never';
    readonly pos: string;
    readonly settlement: string;
    readonly reason: string;
    readonly obeyed: boolean;
  }) => string;
}

/** Sentences of `posrecon takings`. */
export interface TakingsTexts {
  readonly title: string;
  readonly countedFrom: (side: string) => string;
  readonly empty: string;
  readonly gross: (sales: number) => string;
  readonly refunds: (count: number) => string;
  readonly fees: string;
  /** The fees of the money that the acquirer settled, where that is not all that was taken. */
  readonly feesOn: (money: string) => string;
  readonly net: string;
  readonly unknown: string;
  readonly expectedInBank: string;
  /** Below it, where no file states fees. */
  readonly beforeFees: string;
  readonly by: {
    readonly day: string;
    readonly hour: string;
    readonly channel: string;
    readonly terminal: string;
    readonly cashier: string;
    readonly store: string;
  };
  readonly columns: {
    readonly sales: string;
    readonly gross: string;
    readonly refundCount: string;
    readonly refunds: string;
    readonly settlementDate: string;
    readonly dueOn: string;
    readonly amount: string;
  };
  /** Cashiers with many more refunds and voids than the others: what is counted, and that it is no reproach. */
  readonly standingOut: {
    readonly heading: string;
    readonly cashier: (found: StandingOut) => string;
    readonly advice: string;
  };
  readonly drawers: DrawerTexts;
  /** `09` as `09:00–09:59`. */
  readonly hour: (hour: string) => string;
  readonly none: string;
}

/** The cash in the drawers: what should be there, what was counted, and that a difference is no reproach. */
export interface DrawerTexts {
  readonly heading: string;
  readonly untold: string;
  readonly uncounted: string;
  readonly when: string;
  readonly drawer: string;
  readonly float: string;
  /** Opened with what was counted before. */
  readonly carried: string;
  readonly opening: string;
  readonly cashSales: (sales: number) => string;
  readonly cashRefunds: (count: number) => string;
  readonly paidIn: string;
  readonly paidOut: string;
  readonly drops: string;
  readonly expected: string;
  readonly counted: string;
  readonly overShort: string;
  /** A difference without its sign. */
  readonly over: (amount: string) => string;
  readonly short: (amount: string) => string;
  readonly notCounted: string;
  readonly notTold: string;
  /** How many were compared, and what was over and short in them, as said above; `null` where nothing was. */
  readonly total: (compared: number, sessions: number, differences: string | null) => string;
  /** What over and short leave of each other. */
  readonly together: (difference: string) => string;
  /** Why nothing is compared, or only with what the till says. */
  readonly doubts: Readonly<Record<DrawerDoubt, string>>;
  readonly agreesAt: (opening: string) => string;
  readonly byTill: string;
  /** The till says that another amount should be there than the records come to. */
  readonly otherwise: (stated: string) => string;
  readonly advice: string;
}

/** Sentences of `posrecon inspect`. */
export interface InspectionTexts {
  readonly unnamed: string;
  /** Of a part without records, or what posrecon wrote. */
  readonly leftOut: string;
  readonly named: (profile: string, side: string, confidence: string) => string;
  readonly unknownSide: string;
  /** Under `auto`: no known export. */
  readonly notKnown: string;
  /** Where a total is in `XXX`. */
  readonly noCurrency: string;
  readonly read: (encoding: string, headerLine: number | null) => string;
  readonly why: string;
  readonly coverage: string;
  readonly records: (records: {
    readonly read: number;
    readonly loaded: number;
    readonly ignored: number;
    readonly rejected: number;
  }) => string;
  readonly totals: (count: number, money: string) => string;
  readonly statement: (account: string | null) => string;
  readonly balances: (statement: {
    /** `null` where the file does not state it. */
    readonly opening: string | null;
    readonly sum: string;
    readonly closing: string | null;
    readonly entries: number;
    readonly balances: boolean | null;
  }) => string;
  readonly headings: {
    readonly columns: string;
    readonly statements: string;
    readonly controlTotals: string;
    readonly firstRecords: string;
    readonly problems: string;
  };
  readonly columns: { readonly header: string; readonly field: string; readonly by: string };
  /** What a field is called; its id is the key of `columns` in posrecon.yaml. */
  readonly field: (id: string) => string;
  /** What spoke for reading a column so. */
  readonly ways: Readonly<Record<string, string>>;
  readonly notUsed: string;
}

/** Sentences of `posrecon explain` and `posrecon profiles`. */
export interface HelpTexts {
  readonly codes: string;
  readonly codesHint: string;
  readonly columns: { readonly code: string; readonly title: string; readonly severity: string };
  readonly finds: string;
  readonly matters: string;
  readonly remedy: string;
  readonly limits: string;
  readonly usual: (severity: string, owedTo: string) => string;
  readonly profiles: string;
  readonly profilesHint: string;
  readonly profileColumns: {
    readonly id: string;
    readonly title: string;
    readonly side: string;
    readonly confidence: string;
    readonly header: string;
    readonly field: string;
  };
  readonly acquirer: string;
  readonly source: string;
  readonly confidence: string;
  /** By a profile's grade: what its layout is known from. */
  readonly grades: Readonly<Record<'A' | 'B' | 'C' | 'D' | 'X' | 'own', string>>;
  readonly columnsOf: string;
  readonly quirks: string;
}
