import type { LoadedSource } from '../intake/source.ts';
import type { Side } from '../model/transaction.ts';
import { answeredDiscrepancies, askedFor } from './answer.ts';
import type { CodedFinding } from './detector.ts';
import type { Findings } from './findings.ts';
import { runDetectors } from './index.ts';
import { otherIdsOf } from './other-ids.ts';
import { type IdentifiedFinding, identifyFindings } from './resolve.ts';
import { holdBackUnproven } from './unproven-layouts.ts';
import { holdBack, rejectedBySide } from './unread-rows.ts';

/** What was found: what stands, and that of which a request has brought the money since. */
export interface Judged {
  readonly found: readonly IdentifiedFinding[];
  readonly answered: readonly IdentifiedFinding[];
}

/** Runs the detectors, holds back what the files do not bear, and sets apart what requests have settled. */
export function judge(
  findings: Findings,
  sides: ReadonlySet<Side>,
  sources: readonly LoadedSource[],
): Judged {
  const borne = holdBackUnproven(
    holdBack(runDetectors(findings, sides), rejectedBySide(sources)),
    sources,
  );
  const identified = identifyFindings(borne);
  const answers = answeredDiscrepancies(findings.answers);
  // What was asked for may have been found under another code before.
  const isAnswered = ({ id, finding }: IdentifiedFinding): boolean =>
    answers.size > 0 && (answers.has(id) || isAskedAs(finding));
  const isAskedAs = (finding: CodedFinding): boolean =>
    otherIdsOf(finding).some((other) => {
      const request = answers.get(other);
      const { atStake } = finding;
      return (
        request !== undefined &&
        atStake !== null &&
        askedFor(request) >= atStake.amount &&
        request.currency === atStake.currency
      );
    });
  return {
    found: identified.filter((each) => !isAnswered(each)),
    answered: identified.filter(isAnswered),
  };
}
