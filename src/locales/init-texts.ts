import type { Side } from '../model/transaction.ts';

/** Comments of the posrecon.yaml that `posrecon init` writes. Text from files stands in them as it came: escape it. */
export interface InitTexts {
  readonly head: readonly string[];
  readonly timeZone: string;
  readonly passwords: string;
  readonly noTimeZone: string;
  readonly currencies: string;
  readonly sources: string;
  readonly side: Readonly<Record<Side, string>>;
  readonly acquirers: string;
  /** What to call an acquirer whose export names none. */
  readonly unnamed: string;
  readonly putName: string;
  readonly sales: (count: number) => string;
  readonly support: (agree: number, of: number) => string;
  readonly otherMerchant: (id: string, count: number) => string;
  readonly fees: string;
  readonly noFees: string;
  /** Of the same sales, so that stating one would call the others wrong. */
  readonly severalRates: string;
  readonly invoiced: string;
  readonly cutOff: string;
  readonly lag: string;
  readonly everyDay: (days: number) => string;
  readonly payers: string;
  readonly terms: string;
  readonly tills: string;
  readonly tips: string;
  readonly accounts: string;
  /** Some settings of `accounts`, in YAML. */
  readonly someAccounts: string;
  readonly written: (file: string) => string;
}
