import { isWarning } from '../errors/posrecon-error.ts';
import { escapeControl } from '../errors/print.ts';
import type { Severity } from '../model/discrepancy.ts';
import type { Report } from '../model/report.ts';
import { firstPlace } from '../report/evidence.ts';
import { isOpen } from '../report/verdict.ts';
import type { RenderOptions } from './report-formats.ts';

interface Annotation {
  readonly level: Severity;
  readonly file: string | null;
  readonly line: number | null;
  readonly title: string;
  readonly message: string;
}

/** Workflow commands of GitHub Actions: what is open, and what could not be read, each at its file and line. */
export function renderGithub(report: Report, { locale }: RenderOptions): string {
  const found = report.discrepancies.filter(isOpen).map((each): Annotation => {
    const place = firstPlace(each);
    return {
      level: each.severity,
      file: place?.file ?? null,
      line: place?.line ?? null,
      title: `${locale.discrepancies[each.code].title} (${each.code})`,
      message: each.summary,
    };
  });
  const problems = report.problems.map(
    ({ file, line, code, message }): Annotation => ({
      level: isWarning({ code }) ? 'warning' : 'error',
      file,
      line,
      title: code,
      message,
    }),
  );
  return [...found, ...problems].map(command).join('');
}

function command({ level, file, line, title, message }: Annotation): string {
  const properties = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(message)}\n`;
}

/** A command ends with its line, and `%` begins an escape. */
function data(text: string): string {
  return escapeControl(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
