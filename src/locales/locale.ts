import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type { DiscrepancyArguments } from '../model/discrepancy-arguments.ts';
import type { NotCheckedReason, NotCheckedTexts } from '../model/not-checked.ts';
import type { Reason, ReasonTexts } from '../model/recognition.ts';
import type { Inference } from '../model/report.ts';
import type { FollowUpTexts } from './follow-up-texts.ts';
import type { InitTexts } from './init-texts.ts';
import type { JournalTexts } from './journal-texts.ts';
import type { LedgerTexts } from './ledger-texts.ts';
import type { LetterTexts } from './letter-texts.ts';
import type { MatchingTexts } from './matching-texts.ts';
import type { PageTexts } from './page-texts.ts';
import type { HelpTexts, InspectionTexts, ReportTexts, TakingsTexts } from './screen-texts.ts';
import type { Terms } from './terms.ts';
import type { WatchTexts } from './watch-texts.ts';
import type { WorkbookTexts } from './workbook-texts.ts';

export type Language = 'en' | 'zh-CN';

/** Everything that a person reads about one discrepancy code. Text from files stands in it as it came: escape it for the target. */
export interface DiscrepancyTexts<Code extends DiscrepancyCode> {
  readonly title: string;
  /** One sentence for the shop's owner: what happened, and who is owed how much. */
  readonly summary: (args: DiscrepancyArguments[Code]) => string;
  /** Why posrecon thinks so: what was counted or compared, and which rule was inferred from how many records. */
  readonly explanation: (args: DiscrepancyArguments[Code]) => readonly string[];
  /** The plain-word reason that a refund request, void or claim gives the acquirer. */
  readonly reason: (args: DiscrepancyArguments[Code]) => string;
  readonly finds: string;
  readonly matters: string;
  readonly remedy: string;
  readonly limits: string;
}

export type AllDiscrepancyTexts = {
  readonly [Code in DiscrepancyCode]: DiscrepancyTexts<Code>;
};

/** Every sentence that a user reads, in one language; a missing one does not compile. */
export interface Locale {
  readonly language: Language;
  readonly discrepancies: AllDiscrepancyTexts;
  readonly notChecked: NotCheckedTexts;
  /** Why a file was taken for what it is. */
  readonly reasons: ReasonTexts;
  /** A rule that the rows themselves support, with how many of them do. */
  readonly inferred: (inference: Inference) => string;
  readonly terms: Terms;
  readonly report: ReportTexts;
  readonly takings: TakingsTexts;
  readonly inspection: InspectionTexts;
  readonly help: HelpTexts;
  readonly ledger: LedgerTexts;
  readonly followUps: FollowUpTexts;
  readonly matching: MatchingTexts;
  readonly letter: LetterTexts;
  readonly init: InitTexts;
  readonly watch: WatchTexts;
  readonly page: PageTexts;
  readonly workbook: WorkbookTexts;
  readonly journal: JournalTexts;
  /** Money as people write it: `1,204.00 CNY`, `1,204.00 元`; the amount keeps its sign. */
  readonly money: (amount: string, currency: string) => string;
  /** `2026-10-12` as a letter writes it; anything else stays as it is. */
  readonly date: (date: string) => string;
  /** 0.98 as `98%`, rounded down so that nothing short of certain reads 100%. */
  readonly percent: (share: number) => string;
  /** Joins short parts of a list: `a, b`, `a、b`. */
  readonly list: (parts: readonly string[]) => string;
  /** Joins what adds up: `a, b and c`, `a、b和 c`. */
  readonly all: (parts: readonly string[]) => string;
  /** Joins clauses of one sentence: `a; b`, `a；b`. */
  readonly clauses: (parts: readonly string[]) => string;
  /** A word before what it names: `Next: `, `处理：`. */
  readonly label: (word: string) => string;
  /** `a (b)`, `a（b）`. */
  readonly aside: (text: string, aside: string) => string;
}

/** A code with its own arguments; a `Discrepancy` is one. */
export interface Coded<Code extends DiscrepancyCode> {
  readonly code: Code;
  readonly args: DiscrepancyArguments[Code];
}

export function summaryOf<Code extends DiscrepancyCode>(
  locale: Locale,
  coded: Coded<Code>,
): string {
  return locale.discrepancies[coded.code].summary(coded.args);
}

export function explanationOf<Code extends DiscrepancyCode>(
  locale: Locale,
  coded: Coded<Code>,
): readonly string[] {
  return locale.discrepancies[coded.code].explanation(coded.args);
}

export function reasonOf<Code extends DiscrepancyCode>(locale: Locale, coded: Coded<Code>): string {
  return locale.discrepancies[coded.code].reason(coded.args);
}

/** Why a check could not run, as the report's `because`. */
export function notCheckedSentence<Key extends NotCheckedReason['key']>(
  locale: Locale,
  reason: Extract<NotCheckedReason, { readonly key: Key }>,
): string {
  const say = locale.notChecked[reason.key as Key] as (given: typeof reason) => string;
  return say(reason);
}

/** `清算日期（settlementDate）`; the id alone where it has no other name. */
export function fieldName(locale: Locale, id: string): string {
  const name = locale.inspection.field(id);
  return name === id ? id : locale.aside(name, id);
}

/** Why a file was taken for what it is. */
export function reasonSentence(locale: Locale, reason: Reason): string {
  const say = locale.reasons[reason.key] as (given: typeof reason) => string;
  return say(reason);
}
