import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usageError } from '../errors/posrecon-error.ts';
import { withSuperseded } from '../ledger/discrepancy-history.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import type { CommandContext } from './context.ts';

/** The discrepancies that an earlier report lists. */
export async function baselineIds(
  file: string | undefined,
  { folder }: CommandContext,
): Promise<ReadonlySet<string>> {
  if (file === undefined) return new Set();
  try {
    const baseline = JSON.parse(await readFile(resolve(folder, file), 'utf8')) as {
      discrepancies: readonly { readonly id: unknown }[];
    };
    return new Set(baseline.discrepancies.map(({ id }) => String(id)));
  } catch (cause) {
    throw usageError('--baseline names no report that posrecon wrote', {
      location: { file },
      remedy: 'Write one with posrecon … --format json > report.json.',
      cause,
    });
  }
}

/** What an earlier report listed already is open, not new; what it listed under another code is named. */
export function withBaseline(
  report: Report,
  known: ReadonlySet<string>,
  otherIds: (discrepancy: string) => readonly string[],
): Report {
  if (known.size === 0) return report;
  return {
    ...report,
    discrepancies: withSuperseded(report.discrepancies, known, new Set(), otherIds).map(
      (discrepancy): Discrepancy =>
        known.has(discrepancy.id) && discrepancy.status === 'new'
          ? { ...discrepancy, status: 'open' }
          : discrepancy,
    ),
  };
}
