import { isWarning } from '../errors/posrecon-error.ts';
import type { Severity } from '../model/discrepancy.ts';
import type { Report } from '../model/report.ts';
import { firstPlace } from '../report/evidence.ts';
import { isOpen } from '../report/verdict.ts';
import { stringifyJson } from './json.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  notice: 'info',
};

/** GitLab's code quality report: what is open, and what could not be read, each at its file and line. */
export function renderGitlab({ discrepancies, problems }: Report): string {
  const found = discrepancies.filter(isOpen).flatMap((each) => {
    const place = firstPlace(each);
    return place === null
      ? []
      : [entry(each.summary, each.code, each.id, levels[each.severity], place.file, place.line)];
  });
  const unread = problems.map(({ file, line, column, code, message }) =>
    entry(
      message,
      code,
      [code, file, line, column].join(' '),
      isWarning({ code }) ? 'info' : 'major',
      file,
      line,
    ),
  );
  return stringifyJson([...found, ...unread]);
}

/** GitLab knows no place without a line: what stands for a whole file is shown at its first. */
function entry(
  description: string,
  name: string,
  fingerprint: string,
  severity: string,
  path: string,
  line: number | null,
): object {
  return {
    description,
    check_name: name,
    fingerprint,
    severity,
    location: { path, lines: { begin: line ?? 1 } },
  };
}
