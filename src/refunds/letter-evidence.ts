import type { Locale } from '../locales/locale.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Evidence, SourceReport } from '../model/report.ts';
import { type Block, type Inline, type Line, lineBreak } from './letter-document.ts';

interface Evidenced {
  readonly request: RefundRequest;
  readonly discrepancy: Discrepancy;
  readonly report: { readonly sources: readonly Pick<SourceReport, 'file' | 'sha256'>[] };
  readonly locale: Locale;
}

function nameOf(key: string, { terms }: Locale): string {
  const known: Readonly<Record<string, string>> = terms.fields;
  return (Object.hasOwn(known, key) ? known[key] : undefined) ?? key;
}

function evidenceRow(evidence: Evidence, currency: string, locale: Locale): readonly Line[] {
  const ids = Object.entries(evidence.ids).flatMap(([key, value], at): Inline[] => [
    ...(at === 0 ? [] : [lineBreak]),
    `${nameOf(key, locale)} `,
    { code: value },
  ]);
  return [
    [locale.terms.roles[evidence.role]],
    [locale.terms.sides[evidence.side]],
    evidence.line === null
      ? [{ code: evidence.file }, ` (${locale.letter.evidence.summed})`]
      : [{ code: `${evidence.file}:${evidence.line}` }],
    [evidence.amount === null ? '' : locale.money(evidence.amount, currency)],
    ids,
  ];
}

/** The file as delivered: of a member of an archive or a sheet of a workbook, the whole. */
export function checksumOf(
  file: string,
  sources: readonly Pick<SourceReport, 'file' | 'sha256'>[],
): string | null {
  const whole = file.split('!', 1)[0];
  const source =
    sources.find((each) => each.file === file) ?? sources.find((each) => each.file === whole);
  return source?.sha256 ?? null;
}

/** The records that the request rests on, and the checksums by which anyone can tell that their files are the same. */
export function evidenceSection({
  discrepancy,
  request,
  report,
  locale,
}: Evidenced): readonly Block[] {
  const { letter } = locale;
  const words = letter.evidence;
  const heading = { heading: letter.headings.evidence };
  if (discrepancy.evidence.length === 0) return [heading, { paragraph: [words.none] }];
  const files = [...new Set(discrepancy.evidence.map(({ file }) => file))];
  return [
    heading,
    {
      head: [words.role, words.side, words.place, words.amount, words.numbers],
      rows: discrepancy.evidence.map((each) => evidenceRow(each, request.currency, locale)),
    },
    { paragraph: [words.filesSentence] },
    {
      head: [words.file, words.sha256],
      rows: files.map((file) => [
        [{ code: file }],
        [{ code: checksumOf(file, report.sources) ?? letter.notInFiles }],
      ]),
    },
  ];
}
