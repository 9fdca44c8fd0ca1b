import { letterGatherer } from '../../src/commands/gather-letter.ts';
import { loadLocale } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import { noContract } from '../../src/model/contract.ts';
import type { Report } from '../../src/model/report.ts';
import type { RunDetails } from '../../src/model/run-details.ts';
import { reconcile } from '../../src/reconcile.ts';
import { renderHtml } from '../../src/reporters/html/render-html.ts';

/** The page of a run, as the command writes it. */
export async function writtenPage(
  { report }: { readonly report: Report },
  details: RunDetails | null,
  language: Language,
): Promise<string> {
  const locale = await loadLocale(language);
  return renderHtml(report, {
    locale,
    details,
    fails: ({ severity }) => severity === 'error',
    letterOf: letterGatherer(report, locale, { approval: 'two-person', contract: noContract }),
  });
}

/** A run over some files, and its page. */
export async function pageOf(
  files: readonly string[],
  language: Language,
): Promise<{ readonly page: string; readonly report: Report }> {
  let page = '';
  const { report } = await reconcile({
    files: files.map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 1000,
    locale: await loadLocale(language),
    version: '0.0.0',
    onFound: async (found, details) => {
      page = await writtenPage(found, details, language);
    },
  });
  return { page, report };
}
