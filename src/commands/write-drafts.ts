import { join } from 'node:path';
import type { Configuration } from '../config/load-configuration.ts';
import type { Locale } from '../locales/locale.ts';
import type { Report } from '../model/report.ts';
import { letterGatherer } from './gather-letter.ts';
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
  const letterOf = letterGatherer(report, locale, configuration);
  for (const request of report.refundRequests) {
    const discrepancy = report.discrepancies.find(({ id }) => id === request.discrepancy);
    if (discrepancy === undefined) continue;
    const letter = letterOf(request, discrepancy);
    const name = `${letter.done?.step ?? request.kind}-${discrepancy.code}-${request.id}`;
    await write(join(folder, `${name}.md`), renderLetter(letter));
    await write(join(folder, `${name}.html`), renderLetterHtml(letter));
  }
  await write(join(folder, 'requests.csv'), renderRequestsCsv(report, locale));
  const alipay = renderAlipayRefunds(report, locale);
  if (alipay !== null) await write(join(folder, 'alipay-refunds.csv'), alipay);
}
