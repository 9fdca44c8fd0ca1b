import type { Locale } from '../locales/locale.ts';
import { codeSpan, escapeMarkdown, markdownTable } from '../model/markdown.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Evidence, Report } from '../model/report.ts';

interface Evidenced {
  readonly request: RefundRequest;
  readonly discrepancy: Discrepancy;
  readonly report: Report;
  readonly locale: Locale;
}

function nameOf(key: string, { terms }: Locale): string {
  const known: Readonly<Record<string, string>> = terms.fields;
  return (Object.hasOwn(known, key) ? known[key] : undefined) ?? escapeMarkdown(key);
}

function evidenceRow(evidence: Evidence, currency: string, locale: Locale): string[] {
  const ids = Object.entries(evidence.ids).map(
    ([key, value]) => `${nameOf(key, locale)} ${codeSpan(value)}`,
  );
  return [
    locale.terms.roles[evidence.role],
    locale.terms.sides[evidence.side],
    evidence.line === null
      ? `${codeSpan(evidence.file)} (${locale.letter.evidence.summed})`
      : codeSpan(`${evidence.file}:${evidence.line}`),
    evidence.amount === null ? '' : escapeMarkdown(locale.money(evidence.amount, currency)),
    ids.join('<br>'),
  ];
}

/** The file as delivered: of a member of an archive or a sheet of a workbook, the whole. */
function checksum(file: string, { sources }: Report): string | null {
  const whole = file.split('!', 1)[0];
  const source =
    sources.find((each) => each.file === file) ?? sources.find((each) => each.file === whole);
  return source?.sha256 ?? null;
}

/** The records that the request rests on, and the checksums by which anyone can tell that their files are the same. */
export function evidenceSection({ discrepancy, request, report, locale }: Evidenced): string[] {
  const { letter } = locale;
  const words = letter.evidence;
  const heading = [`## ${letter.headings.evidence}`, ''];
  if (discrepancy.evidence.length === 0) return [...heading, words.none];
  const files = [...new Set(discrepancy.evidence.map(({ file }) => file))];
  return [
    ...heading,
    ...markdownTable(
      [words.role, words.side, words.place, words.amount, words.numbers],
      discrepancy.evidence.map((each) => evidenceRow(each, request.currency, locale)),
    ),
    '',
    words.filesSentence,
    '',
    ...markdownTable(
      [words.file, words.sha256],
      files.map((file) => [codeSpan(file), codeSpan(checksum(file, report) ?? letter.notInFiles)]),
    ),
  ];
}
