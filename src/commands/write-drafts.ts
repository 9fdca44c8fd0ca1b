import { join } from 'node:path';
import type { Configuration } from '../config/load-configuration.ts';
import type { Locale } from '../locales/locale.ts';
import type { Report } from '../model/report.ts';
import { isDone } from '../model/request-lifecycle.ts';
import { letterGatherer } from './gather-letter.ts';
import type { Content } from './outputs.ts';

/** Writes one file; the path as the user would type it. */
export type Write = (path: string, content: Content) => Promise<void>;

/** The tables beside the letters; a letter’s name holds its request’s id. */
const tables = { requests: 'requests.csv', alipay: 'alipay-refunds.csv' } as const;

/** What of a folder of drafts may be there under the same name, and be of somebody else. */
export function draftTables(folder: string): readonly string[] {
  return Object.values(tables).map((name) => join(folder, name));
}

/** Writes a letter for each request that is not done with, to read and to print, and rows for batch uploads. */
export async function writeDrafts(
  report: Report,
  folder: string,
  { locale, configuration }: { readonly locale: Locale; readonly configuration: Configuration },
  write: Write,
): Promise<void> {
  const { renderLetter, renderLetterHtml } = await import('../refunds/letters.ts');
  const { renderRequestsCsv } = await import('../refunds/requests-csv.ts');
  const { renderAlipayRefunds } = await import('../refunds/alipay-csv.ts');
  const letterOf = letterGatherer(report, locale, configuration);
  for (const request of report.refundRequests) {
    const discrepancy = report.discrepancies.find(({ id }) => id === request.discrepancy);
    if (discrepancy === undefined || isDone(request.state)) continue;
    const letter = letterOf(request, discrepancy);
    const name = `${letter.done?.step ?? request.kind}-${discrepancy.code}-${request.id}`;
    await write(join(folder, `${name}.md`), renderLetter(letter));
    await write(join(folder, `${name}.html`), renderLetterHtml(letter));
  }
  await write(join(folder, tables.requests), renderRequestsCsv(report, locale));
  const alipay = renderAlipayRefunds(report, locale);
  if (alipay !== null) await write(join(folder, tables.alipay), alipay);
}
