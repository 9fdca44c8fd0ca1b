import { isWarning } from '../errors/posrecon-error.ts';
import { type DiscrepancyCode, discrepancyCodes, type Family } from '../model/discrepancy.ts';
import { escapeMarkup } from '../model/markup.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { culpritsOf, firstPlace, placeOf } from '../report/evidence.ts';
import { isOpen } from '../report/verdict.ts';
import { problemLine } from './problem-line.ts';
import type { RenderOptions } from './report-formats.ts';
import { element } from './xml.ts';

const families: readonly Family[] = ['charges', 'refunds', 'fees', 'payouts', 'records'];

interface Case {
  readonly name: string;
  readonly file: string | null;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly body: readonly string[];
}

/**
 * JUnit XML: a suite a family of codes and one for the files; a case a code and file where something is open, a case a code where
 * nothing is, skipped where it was not checked. A case fails where the run does; what is below `--fail-on` stands in its output.
 */
export function renderJunit(report: Report, options: RenderOptions): string {
  const suites = [
    suite('files', fileCases(report)),
    ...families.map((family) =>
      suite(
        family,
        (Object.keys(discrepancyCodes) as DiscrepancyCode[])
          .filter((code) => discrepancyCodes[code].family === family)
          .flatMap((code) => codeCases(code, report, options)),
      ),
    ),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  const root = element(
    'testsuites',
    { name: 'posrecon', ...counts(all) },
    suites.map(({ xml }) => xml),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function suite(name: string, cases: readonly Case[]): { cases: readonly Case[]; xml: string } {
  const xml = element(
    'testsuite',
    { name, ...counts(cases) },
    cases.map((each) =>
      element(
        'testcase',
        { name: each.name, classname: `posrecon.${name}`, file: each.file, time: 0 },
        each.body,
      ),
    ),
  );
  return { cases, xml };
}

function counts(cases: readonly Case[]): Readonly<Record<string, number>> {
  const of = (outcome: Case['outcome']): number =>
    cases.filter((each) => each.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: of('failed'),
    errors: 0,
    skipped: of('skipped'),
    time: 0,
  };
}

/** Whether each file could be read whole. */
function fileCases({ sources, problems }: Report): readonly Case[] {
  const files = new Set([...sources, ...problems].map(({ file }) => file));
  return [...files].map((file) => {
    const own = problems.filter((problem) => problem.file === file);
    const failing = own.filter((problem) => !isWarning(problem));
    const others = own.filter(isWarning);
    return {
      name: file,
      file,
      outcome: failing.length > 0 ? 'failed' : 'passed',
      body: [
        ...failing.map((problem) =>
          element('failure', { type: problem.code, message: problem.message }, [
            escapeMarkup(problemLine(problem)),
          ]),
        ),
        ...outputOf(others.map((problem) => escapeMarkup(problemLine(problem)))),
      ],
    };
  });
}

/** What a case says without failing. */
function outputOf(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [element('system-out', {}, lines)];
}

function codeCases(
  code: DiscrepancyCode,
  { discrepancies, notChecked }: Report,
  { locale, fails }: RenderOptions,
): readonly Case[] {
  const open = discrepancies.filter((each) => each.code === code && isOpen(each));
  const files = new Set(open.map((each) => firstPlace(each)?.file ?? null));
  const found = [...files].map((file): Case => {
    const own = open.filter((each) => (firstPlace(each)?.file ?? null) === file);
    const failing = own.filter(fails);
    const others = own.filter((each) => !fails(each));
    return {
      name: code,
      file,
      outcome: failing.length > 0 ? 'failed' : 'passed',
      body: [
        ...failing.map((each) =>
          element('failure', { type: each.severity, message: each.summary }, [told(each)]),
        ),
        ...outputOf(others.map(told)),
      ],
    };
  });
  const because = notChecked.filter((each) => each.code === code).map((each) => each.because);
  if (because.length > 0) {
    const message = locale.clauses(because);
    return [
      ...found,
      { name: code, file: null, outcome: 'skipped', body: [element('skipped', { message })] },
    ];
  }
  return found.length > 0 ? found : [{ name: code, file: null, outcome: 'passed', body: [] }];
}

function told(discrepancy: Discrepancy): string {
  return [
    `${discrepancy.severity} ${discrepancy.id}: ${discrepancy.summary}`,
    ...discrepancy.explanation,
    ...culpritsOf(discrepancy).map(placeOf),
  ]
    .map(escapeMarkup)
    .join('\n');
}
