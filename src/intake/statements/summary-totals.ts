import { type Money, parseMoney } from '../../model/money.ts';
import type { PlannedSource } from '../source.ts';
import type { DocumentRecord, DocumentTotal } from './document.ts';
import { countTotal, moneyTotal } from './stated-total.ts';

/**
 * Checks reports that sum up other files of the same run (UnionPay's RD) against the details of their merchant: as control totals of
 * the report. Where several reports or days of one merchant are read, their sums are compared.
 */
export function withSummaryTotals(planned: readonly PlannedSource[]): readonly PlannedSource[] {
  return planned.map((source) => {
    const { document } = source;
    const own = document?.summary;
    if (document === null || own === undefined) return source;
    const sameFormat = planned.flatMap(({ document: other }) =>
      other !== null && other.format === document.format ? [other] : [],
    );
    const summaries = sameFormat.flatMap(({ summary }) =>
      summary !== undefined && summary.merchantId === own.merchantId ? [summary] : [],
    );
    const isFirst = summaries[0] === own;
    const details = sameFormat
      .flatMap(({ records }) => records)
      .filter(({ values }) => own.merchantId === null || values.merchantId === own.merchantId);
    if (!isFirst || details.length === 0) return source;
    const count = summaries.reduce((sum, each) => sum + each.count, 0);
    const stated = (out: number, into: number): Money =>
      summaries.reduce((sum, { sums }) => sum + (sums[into] ?? 0n) - (sums[out] ?? 0n), 0n);
    const totals: readonly DocumentTotal[] = [
      countTotal('明细 交易笔数', own.line, count, details.length),
      moneyTotal('明细 交易金额', own.line, stated(0, 1), sumOf(details, 'amount'), 'CNY'),
      moneyTotal('明细 费用', own.line, stated(2, 3), sumOf(details, 'fee'), 'CNY'),
      moneyTotal('明细 资金清算差额', own.line, stated(4, 5), sumOf(details, 'net'), 'CNY'),
    ];
    return { ...source, document: { ...document, totals: [...document.totals, ...totals] } };
  });
}

function sumOf(records: readonly DocumentRecord[], field: 'amount' | 'fee' | 'net'): Money {
  return records.reduce((sum, { values }) => sum + (parseMoney(values[field] ?? '0') ?? 0n), 0n);
}
