import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerPlace } from '../../src/ledger/ledger-file.ts';
import { loadLocale } from '../../src/locales/index.ts';
import { noContract } from '../../src/model/contract.ts';
import { openBook } from '../../src/nightly.ts';
import { reconcile } from '../../src/reconcile.ts';
import type { ReconcileOptions, Reconciliation } from '../../src/reconciliation.ts';
import { readShop, type ShopFile, type ShopName, writeFiles } from '../shops/shop-files.ts';

/** A ledger in a folder of its own. */
export function newLedger(): LedgerPlace {
  const path = join(mkdtempSync(join(tmpdir(), 'posrecon-ledger-')), 'ledger.duckdb');
  return { path, file: 'ledger.duckdb' };
}

/** A nightly run, as the command makes it. */
export async function night(
  files: readonly string[],
  place: LedgerPlace | null,
  {
    name = 'bookkeeper',
    closeAfter = 45,
    onFound,
  }: { name?: string; closeAfter?: number; onFound?: ReconcileOptions['onFound'] } = {},
): Promise<Reconciliation> {
  const locale = await loadLocale('en');
  return reconcile({
    files: files.map((file) => ({ file, side: null })),
    settings: {},
    timeZone: null,
    currency: null,
    asOf: null,
    maxProblems: 1000,
    locale,
    version: '0.0.0',
    ...(onFound === undefined ? {} : { onFound }),
    book:
      place === null
        ? null
        : openBook({
            place,
            actor: { name, at: '2026-10-20T22:00:00.000Z' },
            locale,
            version: '0.0.0',
            contract: noContract,
            timeZone: null,
            currency: null,
            closeAfter,
          }),
  });
}

/** The files of a shop as it would export them every night: the day, and the day before once more. Stated totals are left out. */
export function nightsOf(shop: ShopName): readonly (readonly string[])[] {
  const files = readShop(shop);
  const days = [...new Set(files.flatMap(({ rows }) => rows.flatMap(dayOf)))].sort();
  return days.map((day, index) => {
    const wanted = new Set([day, days[index - 1]]);
    const parts = files
      .map((file): ShopFile => {
        const dot = file.name.lastIndexOf('.');
        return {
          ...file,
          name: `${file.name.slice(0, dot)}-${day}${file.name.slice(dot)}`,
          rows: file.rows.filter((row) => dayOf(row).some((each) => wanted.has(each))),
          tail: [],
        };
      })
      .filter(({ rows }) => rows.length > 0);
    return writeFiles(parts);
  });
}

/** The first date that a row states, as `2026-10-12`. */
function dayOf(row: string): readonly string[] {
  const found = /(20\d\d)[-/]?(0\d|1[0-2])[-/]?([0-3]\d)/.exec(row);
  return found === null ? [] : [`${found[1]}-${found[2]}-${found[3]}`];
}
