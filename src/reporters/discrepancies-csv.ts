import { escapeControl } from '../errors/print.ts';
import { csvRow } from '../model/csv-row.ts';
import { ownHeaders } from '../model/own-files.ts';
import type { Discrepancy } from '../model/report.ts';

const header = ownHeaders.discrepancies;

/** One row a discrepancy (RFC 4180, UTF-8), header in English in every language. */
export function renderDiscrepanciesCsv(discrepancies: readonly Discrepancy[]): string {
  const rows = discrepancies.map((each) => {
    const values: Readonly<Record<(typeof header)[number], string | null>> = {
      id: each.id,
      code: each.code,
      severity: each.severity,
      status: each.status,
      owedTo: each.owedTo,
      amount: each.atStake?.amount ?? null,
      currency: each.atStake?.currency ?? null,
      occurredAt: each.occurredAt,
      confidence: String(each.confidence),
      summary: each.summary,
      nextStep: each.nextStep,
      evidence: each.evidence
        .map(({ role, file, line }) => `${role} ${line === null ? file : `${file}:${line}`}`)
        .join('; '),
      request: each.refundRequest,
      supersedes: each.supersedes?.join('; ') ?? null,
    };
    return csvRow(
      header.map((name) => (values[name] === null ? null : escapeControl(values[name]))),
    );
  });
  return [csvRow(header), ...rows].join('');
}
