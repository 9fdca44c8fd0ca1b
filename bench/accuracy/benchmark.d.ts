export type Severity = 'error' | 'warning' | 'notice';

export interface Draft {
  readonly kind: string;
  readonly amount: string;
  readonly currency: string;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly culprits: readonly string[];
  readonly amount: string | null;
  readonly currency: string | null;
  readonly owedTo: string | null;
  readonly drafts: readonly Draft[];
}

export interface TrueFault {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly culprits: readonly (readonly string[])[];
  readonly amount: string | null;
  readonly currency: string;
  readonly owedTo: string | null;
  readonly draft: string | null;
  readonly draftDue: boolean;
  readonly attainable: boolean;
  readonly note: string;
}

export interface Truth {
  readonly faults: readonly TrueFault[];
  readonly lookalikes: readonly {
    readonly what: string;
    readonly most: Severity | null;
    readonly records: readonly string[];
  }[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly unjudged: readonly string[];
}

export interface Scenario {
  readonly name: string;
  readonly tier: 'references' | 'no-references' | 'no-references-no-cards' | 'beyond';
  readonly country: 'CN' | 'GB';
  readonly [setting: string]: unknown;
}

export interface Shown {
  readonly [side: string]: unknown;
}

export interface Day {
  readonly scenario: string;
  readonly seed: number;
  readonly files: readonly {
    readonly side: 'pos' | 'settlement' | 'bank';
    readonly sheet: { readonly name: string; bytes(): Uint8Array };
  }[];
  readonly truth: Truth;
  shown(): Shown;
}

export interface Tally {
  readonly planted: number;
  readonly attainable: number;
  readonly found: number;
  readonly tooMild: number;
  readonly reported: number;
  readonly amountsRight: number;
  readonly draftsDue: number;
  readonly draftsMade: number;
}

export interface DayScore {
  readonly codes: Readonly<Record<string, Tally>>;
  readonly misses: readonly unknown[];
  readonly falseAlarms: readonly Finding[];
  readonly lookalikes: readonly unknown[];
  readonly wrongRefunds: readonly unknown[];
}

export interface Summary {
  readonly tiers: readonly {
    readonly tier: string;
    readonly codes: Readonly<Record<string, Tally>>;
  }[];
  readonly missed: readonly string[];
  readonly details: readonly {
    readonly day: string;
    readonly what: string;
    readonly code: string;
    readonly says: string;
  }[];
}

export interface Row {
  readonly [field: string]: unknown;
}

export const scenarios: readonly Scenario[];
export function makeDay(scenario: Scenario, seed: number): Day;
export function writeDay(
  day: Day,
  folder: string,
): Truth & {
  readonly files: readonly {
    readonly name: string;
    readonly side: 'pos' | 'settlement' | 'bank';
  }[];
};
export function score(truth: Truth, findings: readonly Finding[]): DayScore;
export function summarise(
  scenarios: readonly Scenario[],
  days: readonly (DayScore & { readonly scenario: string; readonly seed: number })[],
  known: ReadonlySet<string> | null,
): Summary;
export function findingsOf(report: unknown): readonly Finding[];
export function visibleColumns(scenario: Scenario): unknown;
export function createExchange(
  scenario: Scenario,
  visible: unknown,
  till: readonly Row[],
  settled: readonly Row[],
  reading?: { readonly slack?: number },
): {
  insteadOf(row: Row): { readonly records: readonly Row[]; readonly hidden: boolean };
  otherAmounts(row: Row): readonly Row[];
  isLeftOver(row: Row): boolean;
};
export function keyedComparison(): Promise<{
  readonly name: string;
  readonly version: string;
  find(records: Shown): Promise<readonly { readonly place: string; readonly cents: number }[]>;
  close(): void;
}>;
