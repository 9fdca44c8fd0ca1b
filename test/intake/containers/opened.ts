import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDuckDb } from '../../../src/engine/duckdb.ts';
import { type TransactionColumn, transactionColumns } from '../../../src/engine/schema.ts';
import { type Inputs, problemsOf, readInputs } from '../../../src/intake/read-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-containers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file into the folder of the tests and returns its path. */
export function given(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** What came of the files, with the test's folder taken off their names. */
export interface Reading {
  readonly sources: readonly {
    readonly file: string;
    readonly side: string;
    readonly profile: string;
    readonly container: string;
    readonly loaded: number;
    readonly rejected: number;
    readonly sum: string;
    readonly lines: readonly number[];
  }[];
  readonly problems: readonly string[];
}

export function readAll(
  ...files: readonly string[]
): Promise<Reading & { readonly inputs: Inputs }> {
  return readWith([], ...files);
}

/** `passwords` are tried on what is protected. */
export async function readWith(
  passwords: readonly string[],
  ...files: readonly string[]
): Promise<Reading & { readonly inputs: Inputs }> {
  const engine = openDuckDb();
  try {
    const inputs = await readInputs(engine, {
      files: files.map((file) => ({ file, side: null })),
      settings: {},
      passwords: { words: passwords, file: '' },
      timeZone: null,
      currency: null,
      wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
      maxProblems: 100,
    });
    return {
      inputs,
      sources: inputs.sources.map((source) => ({
        file: bare(source.file),
        side: source.side,
        profile: source.mapping.profile,
        container: source.container,
        loaded: source.counts.loaded,
        rejected: source.counts.rejected,
        sum: source.totals.map(({ sum }) => sum).join(' '),
        lines: Array.from({ length: source.endId - source.firstId }, (_, at) =>
          source.lineOf(source.firstId + at),
        ),
      })),
      problems: problemsOf(inputs).map(
        ({ code, file, line, message }) =>
          `${code} ${bare(file)}${line === null ? '' : `:${line}`}: ${message}`,
      ),
    };
  } finally {
    engine.close();
  }
}

export function bare(file: string): string {
  return file.replace(`${folder}/`, '');
}

/** A till log of three sales. */
export const till = `Date,Time,Till,Cashier,Receipt,Type,Tender,Amount,Card,Status
2026-10-12,09:01:07,1,Ada,R1,Sale,Card,12.30,411111******1111,Approved
2026-10-12,09:15:40,1,Ada,R2,Sale,Card,4.50,520000******0004,Approved
2026-10-12,10:02:11,1,Bo,R3,Sale,Card,30.00,400000******0002,Approved
`;

/** Their settlement. */
export const settlement = `Settlement Date,Merchant ID,Terminal ID,Transaction Date,Transaction Time,Merchant Reference,Gross Amount,Fee,Net Amount
2026-10-12,540436200017731,10000001,2026-10-12,09:01:07,R1,12.30,-0.12,12.18
2026-10-12,540436200017731,10000001,2026-10-12,09:15:40,R2,4.50,-0.05,4.45
2026-10-12,540436200017731,10000001,2026-10-12,10:02:11,R3,30.00,-0.30,29.70
`;

/** And the bank's account. */
export const bank = `Date,Description,Money Out,Money In,Balance
2026-10-12,RENT,20.00,,100.00
2026-10-13,ACQUIRER PAYOUT,,46.33,146.33
`;
