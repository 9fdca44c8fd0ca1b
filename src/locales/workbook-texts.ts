import type { Leg } from '../model/report.ts';

/** Names and headers of the workbook. A name of a sheet has 25 characters at most, and none of `[]:*?/\'`. */
export interface WorkbookTexts {
  readonly sheets: {
    readonly summary: string;
    readonly discrepancies: string;
    readonly records: string;
    readonly payouts: string;
    readonly requests: string;
    readonly openItems: string;
    /** Only where a till's log tells of drawers. */
    readonly drawers: string;
  };
  /** The second sheet of the same rows, and the third. */
  readonly continued: (name: string, number: number) => string;
  readonly columns: {
    readonly section: string;
    readonly item: string;
    readonly details: string;
    readonly currency: string;
    readonly count: string;
    readonly amount: string;
    readonly id: string;
    readonly code: string;
    readonly what: string;
    readonly severity: string;
    readonly owedTo: string;
    readonly atStake: string;
    /** What of the amount at stake has not come yet. */
    readonly outstanding: string;
    readonly sureness: string;
    readonly summary: string;
    readonly request: string;
    readonly comparedWith: string;
    readonly side: string;
    readonly file: string;
    readonly line: string;
    readonly kind: string;
    readonly requestKind: string;
    readonly fee: string;
    readonly discrepancy: string;
    readonly store: string;
    readonly cashier: string;
    readonly payer: string;
    readonly ways: string;
    readonly rental: string;
    readonly reason: string;
    readonly originalAmount: string;
    readonly age: string;
    readonly legs: Readonly<Record<Leg, string>>;
  };
  /** Headers of the drawers' sheet beside those that the other views of drawers have. */
  readonly drawers: {
    readonly day: string;
    readonly from: string;
    readonly to: string;
    readonly openedWith: string;
    readonly saleCount: string;
    readonly sales: string;
    readonly refundCount: string;
    readonly refunds: string;
    /** What the till itself says should be there. */
    readonly stated: string;
    readonly notes: string;
  };
  readonly sections: {
    readonly verdict: string;
    readonly atStake: string;
    readonly notes: string;
  };
  readonly addsUp: string;
  /** One after another, as a paragraph has them. */
  readonly sentences: (sentences: readonly string[]) => string;
  /** At the end of a text that was too long for a cell. */
  readonly cut: string;
  readonly notes: {
    readonly amountsAsText: (count: number) => string;
    readonly textsCut: (count: number) => string;
    readonly continued: (sheets: number) => string;
  };
}
