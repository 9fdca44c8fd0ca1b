import { loadLocale } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import { type Contract, noContract } from '../../src/model/contract.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import type { Side } from '../../src/model/transaction.ts';
import { reconcile } from '../../src/reconcile.ts';
import type { TextFormat } from '../../src/reporters/report-formats.ts';

export interface Named {
  readonly file: string;
  readonly side: Side | null;
}

/** A run as the command makes it, without a ledger. */
export async function reconciled(
  files: readonly (string | Named)[],
  language: Language = 'en',
  contract: Contract = noContract,
): Promise<Report> {
  const { report } = await reconcile({
    files: files.map((file) => (typeof file === 'string' ? { file, side: null } : file)),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 1000,
    locale: await loadLocale(language),
    contract,
    version: '0.0.0',
  });
  return report;
}

/** A run in one of the formats, written while its records can be read. */
export async function rendered(
  files: readonly string[],
  format: TextFormat,
  language: Language,
): Promise<string> {
  const locale = await loadLocale(language);
  let text = '';
  await reconcile({
    files: files.map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 1000,
    locale,
    version: '0.0.0',
    onFound: async ({ report }, details) => {
      const fails = ({ severity }: Discrepancy): boolean => severity === 'error';
      text = await (await format.load())(report, { locale, details, fails });
    },
  });
  return text;
}

/** What must not change however the same records are laid out: no file names, lines or roles. */
export function essence({ discrepancies, refundRequests }: Report): readonly string[] {
  const requests = new Set(refundRequests.map(({ discrepancy }) => discrepancy));
  return discrepancies
    .map((found) =>
      [
        found.id,
        found.code,
        found.severity,
        money(found),
        found.owedTo,
        requests.has(found.id),
      ].join(' '),
    )
    .sort();
}

function money({ atStake }: Discrepancy): string {
  return atStake === null ? '-' : `${atStake.amount} ${atStake.currency}`;
}
