import type { AuditEntry, CheckedLedger, RunEntry } from '../model/ledger.ts';
import type { Discrepancy } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import { filesOf } from '../report/evidence.ts';
import { sparkline } from './bars.ts';
import { labelled, page, paintFor, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';
import { discrepancySections } from './terminal-discrepancies.ts';
import { openSentence } from './verdict-text.ts';
import { visible, wrapBehind } from './wrap.ts';

/** `2026-10-20T22:00:00.000Z` as `2026-10-20 22:00 UTC`. */
export function instant(at: string): string {
  return at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');
}

/** So many runs have a course that says something, and so many of them fit on a line. */
const trendTelling = 4;
const trendShown = 40;

/** `posrecon runs list`. */
export function renderRuns(runs: readonly RunEntry[], options: TerminalOptions): string {
  const { locale, width } = options;
  const { ledger } = locale;
  const { runColumns: head } = ledger;
  if (runs.length === 0) return page([paragraph(ledger.noRuns, width)], options);
  const lines = table(
    [
      { header: head.number, align: 'right' },
      { header: head.at },
      { header: head.asOf },
      { header: head.files, align: 'right' },
      { header: head.records, align: 'right' },
      { header: head.open, align: 'right' },
    ],
    runs.map(({ number, at, asOf, files, records, open }) => [
      String(number),
      instant(at),
      asOf,
      String(files),
      String(records),
      String(open),
    ]),
    width,
  );
  const course = runs.slice(-trendShown).map((run) => run.open);
  const drawn = course.length < trendTelling ? [] : labelled(head.open, sparkline(course), options);
  return page(
    [section(ledger.runs, [...lines, ...drawn], width, paintFor(options.color))],
    options,
  );
}

/** Of a file's hash; the JSON has all of it. */
const hashShown = 12;

/** One run with what it read and what became of it. */
export interface RunDetails {
  readonly run: RunEntry;
  readonly actor: string;
  readonly files: readonly {
    readonly side: Side;
    readonly file: string;
    readonly sha256: string;
    readonly records: number;
  }[];
  /** Ids of discrepancies. */
  readonly found: readonly string[];
  readonly resolved: readonly string[];
}

/** `posrecon runs show`. */
export function renderRun(details: RunDetails, options: TerminalOptions): string {
  const { locale, width, color } = options;
  const { ledger, terms } = locale;
  const paint = paintFor(color);
  const { run, files, found, resolved } = details;
  const heading = ledger.run(run.number, instant(run.at), run.version);
  const ids = (said: string, list: readonly string[]): string[] =>
    list.length === 0 ? paragraph(said, width) : labelled(said, locale.list(list), options);
  return page(
    [
      paragraph(`${heading} · ${details.actor}`, width, '', paint.strong),
      section(
        ledger.runFiles,
        files.length === 0
          ? []
          : table(
              [
                { header: ledger.fileColumns.side, flexible: true },
                { header: ledger.fileColumns.file, flexible: true },
                { header: ledger.runColumns.records, align: 'right' },
                { header: locale.letter.evidence.sha256 },
              ],
              files.map(({ side, file, records, sha256 }) => [
                terms.sides[side],
                file,
                String(records),
                sha256.slice(0, hashShown),
              ]),
              width,
            ),
        width,
        paint,
      ),
      [
        ...ids(ledger.found(found.length), found),
        ...ids(ledger.resolved(resolved.length), resolved),
      ],
    ],
    options,
    files.map(({ file }) => file),
  );
}

/** `posrecon discrepancies list`. */
export function renderKnown(
  discrepancies: readonly Discrepancy[],
  options: TerminalOptions,
): string {
  const { locale, width } = options;
  const paint = paintFor(options.color);
  const said = openSentence(discrepancies, locale);
  return page(
    [
      said === null
        ? paragraph(locale.ledger.noDiscrepancies, width, '', paint.good)
        : paragraph(said, width, '', paint.error),
      ...discrepancySections({ discrepancies }, { ...options, listed: 'all' }, paint),
    ],
    options,
    filesOf(discrepancies),
  );
}

/** A discrepancy with the runs that found it and what people said of it. */
export interface DiscrepancyDetails {
  readonly discrepancy: Discrepancy;
  readonly first: RunEntry | null;
  readonly last: RunEntry | null;
  readonly rulings: readonly (Pick<AuditEntry, 'at' | 'actor' | 'action'> & {
    readonly reason: string | null;
  })[];
}

/** `posrecon discrepancies show`. */
export function renderHistory(details: DiscrepancyDetails, options: TerminalOptions): string {
  const { locale, width, color } = options;
  const { ledger } = locale;
  const paint = paintFor(color);
  const { discrepancy, first, last, rulings } = details;
  const lines = [
    ...(first === null ? [] : [ledger.firstFound(first.number, instant(first.at))]),
    ...(last === null ? [] : [ledger.lastFound(last.number, instant(last.at))]),
    ...rulings.map(({ at, actor, action, reason }) => {
      const said = ledger.done(action, actor, instant(at));
      return reason === null
        ? said
        : locale.clauses([said, `${locale.label(ledger.reason)}${reason}`]);
    }),
  ];
  return page(
    [
      ...discrepancySections(
        { discrepancies: [discrepancy] },
        { ...options, listed: 'all', verbose: true },
        paint,
      ),
      section(
        ledger.history,
        lines.flatMap((line) => paragraph(line, width, '  ')),
        width,
        paint,
      ),
    ],
    options,
    filesOf([discrepancy]),
  );
}

/** `posrecon ledger verify`. */
export function renderChecks(checked: CheckedLedger, options: TerminalOptions): string {
  const { locale, width, color } = options;
  const { ledger } = locale;
  const paint = paintFor(color);
  return page(
    [
      checked.checks.flatMap(({ check, fault }) =>
        wrapBehind(
          fault === null ? '✓ ' : '✗ ',
          visible(
            locale.label(ledger.check[check]) +
              (fault === null ? ledger.holds : ledger.fails(fault)),
          ),
          width,
        ).map(fault === null ? paint.good : paint.error),
      ),
      paragraph(ledger.anchor(checked.entries, checked.anchor), width),
    ],
    options,
  );
}
