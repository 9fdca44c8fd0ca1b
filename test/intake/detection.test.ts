import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PosreconError } from '../../src/errors/posrecon-error.ts';
import { identifyTable } from '../../src/intake/identify.ts';
import { profilesClaiming } from '../../src/intake/match-profile.ts';
import { profiles } from '../../src/intake/profiles/index.ts';
import { documentFormats } from '../../src/intake/statements/index.ts';
import type { SniffedTable } from '../../src/intake/table.ts';
import { filesOf } from '../meta/repository.ts';
import { claimsOn } from './claims.ts';
import { sniffBytes, sniffText } from './sniffed.ts';

/** Files below a folder that are delimited text. */
function tablesBelow(
  folder: string,
): readonly { readonly path: string; readonly table: SniffedTable }[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return tablesBelow(path);
      if (!/\.(?:csv|txt)$/.test(name)) return [];
      try {
        return [{ path, table: sniffBytes(readFileSync(path), path) }];
      } catch (error) {
        if (error instanceof PosreconError) return [];
        throw error;
      }
    });
}

const known = new Set(profiles.filter(({ layouts }) => layouts.length > 0).map(({ id }) => id));
const ofProfiles = tablesBelow('fixtures/profiles').filter(({ path }) =>
  known.has(path.split('/')[2] ?? ''),
);

test('fixtures of all profiles are looked at', () => {
  const seen = new Set(ofProfiles.map(({ path }) => path.split('/')[2] ?? ''));
  expect([...known].filter((id) => !seen.has(id))).toEqual([]);
});

test('a name tells nothing', () => {
  for (const { path, table } of ofProfiles) {
    const { profile, side, confidence } = identifyTable(table, { file: path });
    const renamed = identifyTable(sniffBytes(readFileSync(path), 'x.csv'), { file: 'x.csv' });
    expect([renamed.profile, renamed.side, renamed.confidence], path).toEqual([
      profile,
      side,
      confidence,
    ]);
  }
});

/** What was exported by somebody, or might have been: neither goldens nor what a person writes. */
const delivered = filesOf('fixtures').filter(
  (path) =>
    !/\.(?:json|ya?ml|md|js|ndjson)$|\/(?:command|transcript)\.txt$|^fixtures\/expected\//.test(
      path,
    ),
);
const scratch = mkdtempSync(join(tmpdir(), 'posrecon-detection-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('fixtures of all sorts are looked at', () => {
  expect(delivered.length).toBeGreaterThan(400);
});

const documents = new Set(documentFormats.map(({ id }) => id));

test.for(delivered)(
  '%s is claimed once at most, by the right one, under any name',
  async (path) => {
    const claims = await claimsOn(path);
    for (const claimed of claims) expect(claimed.length).toBeLessThanOrEqual(1);
    const [, folder, id = ''] = path.split('/');
    if (folder === 'profiles') {
      expect(claims.flat().filter((claimed) => claimed !== id)).toEqual([]);
      if (documents.has(id)) expect(claims.flat()).toContain(id);
    }
    const renamed = join(scratch, 'x.csv');
    copyFileSync(path, renamed);
    expect(await claimsOn(renamed)).toEqual(claims);
  },
);

test.for([
  ['an order list', 'Date,Type,Order,Amount,Fee,Net\n2026-01-05,sale,#1,1.00,0.10,0.90\n'],
  [
    'a bank statement of eighteen columns',
    `${Array.from({ length: 18 }, (_, at) => `Column ${at}`).join(',')}\n05/01/2026,09:00:00,CET,Transfer,EUR,1.00,0.00,1.00,5.00,12345678901234567X,a,b,c,d,e,f,g,h\n`,
  ],
  [
    'a statement whose fee does not make the net',
    `${Array.from({ length: 10 }, (_, at) => `Column ${at}`).join(',')}\n13/01/2026,09:00:00,CET,Transfer,EUR,1.00,-0.10,1.00,5.00,1AA00000000000001\n`,
  ],
] as const)('%s is no profile’s', ([, text]) => {
  expect(profilesClaiming(sniffText(text))).toEqual([]);
});
