import type { Report } from '../model/report.ts';
import { filesOf } from '../report/evidence.ts';
import { page, paintFor, type TerminalOptions } from './screen.ts';
import { discrepancySections } from './terminal-discrepancies.ts';
import { followUpsSection } from './terminal-follow-ups.ts';
import { moneySection, payoutsSection } from './terminal-money.ts';
import { rulingsSection } from './terminal-rulings.ts';
import {
  conservationSection,
  filesSection,
  inferredSection,
  matchingSection,
  notCheckedSection,
  problemsSection,
} from './terminal-trust.ts';
import { verdictSection } from './terminal-verdict.ts';
import { ageingSection, inTransitSection, lateSection } from './terminal-waiting.ts';

/** The names of all files that a report tells of. */
function filesOfReport({ sources, payouts, problems, discrepancies }: Report): readonly string[] {
  const told = [...sources, ...payouts.flatMap(({ bank }) => bank), ...problems];
  return [...told.map(({ file }) => file), ...filesOf(discrepancies)];
}

/** The report for a person at a terminal: the verdict, what to act on, the money's way, then what the result rests on. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const paint = paintFor(options.color);
  return page(
    [
      verdictSection(report, options, paint),
      ...discrepancySections(report, options, paint),
      followUpsSection(report, options, paint),
      moneySection(report, options, paint),
      payoutsSection(report, options, paint),
      inTransitSection(report, options, paint),
      ageingSection(report, options, paint),
      lateSection(report, options, paint),
      inferredSection(report, options, paint),
      rulingsSection(report, options, paint),
      notCheckedSection(report, options, paint),
      problemsSection(report, options, paint),
      filesSection(report, options, paint),
      matchingSection(report, options, paint),
      conservationSection(report, options, paint),
    ],
    options,
    filesOfReport(report),
  );
}
