import { join } from 'node:path';
import type { Configuration } from '../config/load-configuration.ts';
import type { Locale } from '../locales/locale.ts';
import type { Report } from '../model/report.ts';
import { termsOf } from '../model/request-terms.ts';
import type { Done } from '../refunds/letters.ts';
import type { Content } from './outputs.ts';

/** Writes one file; the path as the user would type it. */
export type Write = (path: string, content: Content) => Promise<void>;

/** Writes a letter a request, to read and to print, and rows for batch uploads. */
export async function writeDrafts(
  report: Report,
  folder: string,
  { locale, configuration }: { readonly locale: Locale; readonly configuration: Configuration },
  write: Write,
): Promise<void> {
  const { renderLetter, renderLetterHtml } = await import('../refunds/letters.ts');
  const { renderRequestsCsv } = await import('../refunds/requests-csv.ts');
  const { renderAlipayRefunds } = await import('../refunds/alipay-csv.ts');
  const { approval, contract } = configuration;
  for (const request of report.refundRequests) {
    const discrepancy = report.discrepancies.find(({ id }) => id === request.discrepancy);
    if (discrepancy === undefined) continue;
    const done = doneWith(request.id, report);
    const letter = {
      request,
      discrepancy,
      report,
      locale,
      approval,
      terms: termsOf(contract, request.original),
      done,
    };
    const name = `${done?.step ?? request.kind}-${discrepancy.code}-${request.id}`;
    await write(join(folder, `${name}.md`), renderLetter(letter));
    await write(join(folder, `${name}.html`), renderLetterHtml(letter));
  }
  await write(join(folder, 'requests.csv'), renderRequestsCsv(report, locale));
  const alipay = renderAlipayRefunds(report, locale);
  if (alipay !== null) await write(join(folder, 'alipay-refunds.csv'), alipay);
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
