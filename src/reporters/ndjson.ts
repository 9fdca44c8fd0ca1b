import type { Report } from '../model/report.ts';
import { discrepancyJson, safeJson } from './json.ts';

/** One line of JSON a discrepancy, each as the JSON report has it, in the report's order. */
export function renderNdjson({ discrepancies }: Report): string {
  return discrepancies.map((each) => `${safeJson(discrepancyJson(each))}\n`).join('');
}
