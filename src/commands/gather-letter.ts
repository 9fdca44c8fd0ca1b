import type { Configuration } from '../config/load-configuration.ts';
import type { Locale } from '../locales/locale.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { termsOf } from '../model/request-terms.ts';
import type { Done, Letter } from '../refunds/letters.ts';

/** Puts together what goes into the letter of a request: the report, what the contract says, what was done already. */
export function letterGatherer(
  report: Report,
  locale: Locale,
  { approval, contract }: Pick<Configuration, 'approval' | 'contract'>,
): (request: RefundRequest, discrepancy: Discrepancy) => Letter {
  return (request, discrepancy) => ({
    request,
    discrepancy,
    report,
    locale,
    approval,
    terms: termsOf(contract, request.original),
    done: doneWith(request.id, report),
  });
}

function doneWith(request: string, { followUps = [] }: Report): Done | null {
  const followUp = followUps.find((each) => each.request === request);
  if (followUp === undefined) return null;
  return {
    draftedBy: null,
    approvedBy: null,
    submittedOn: followUp.submittedOn,
    reference: followUp.reference,
    arrived: followUp.arrived,
    step: followUp.step,
    overdueSince: followUp.standing === 'overdue' ? followUp.dueOn : null,
  };
}
