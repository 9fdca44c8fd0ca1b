import type { ReportProblem } from '../model/report.ts';

/** `pos.csv:17: 实收金额: message (ERR_INTAKE_AMOUNT)` */
export function problemLine({ file, line, column, code, message }: ReportProblem): string {
  const place = line === null ? file : `${file}:${line}`;
  return [place, ...(column === null ? [] : [column]), `${message} (${code})`].join(': ');
}
