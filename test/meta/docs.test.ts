import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { exitCodes } from '../../src/errors/posrecon-error.ts';
import { discrepancyCodes } from '../../src/model/discrepancy.ts';
import { reportFormats } from '../../src/reporters/report-formats.ts';
import { filesOf, textOf } from './repository.ts';

/** Cells of the table rows below a README heading, without the header and its rule. */
function readmeTable(heading: string): readonly (readonly string[])[] {
  const section = textOf('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

describe('README', () => {
  test('lists every discrepancy code with its severity, in the order of the model', () => {
    expect(readmeTable('Discrepancies').map(([code, , severity]) => [code, severity])).toEqual(
      Object.entries(discrepancyCodes).map(([code, { severity }]) => [code, severity]),
    );
  });

  test('lists every report format with its ending', () => {
    expect(readmeTable('Report formats').map(([id, ending]) => [id, ending])).toEqual([
      ['terminal', ''],
      ...reportFormats.map(({ id, ending }) => [id, ending ?? '']),
    ]);
  });

  test('lists every exit code', () => {
    expect(readmeTable('Exit codes').map(([code]) => Number(code))).toEqual(
      Object.values(exitCodes),
    );
  });
});

describe('error codes', () => {
  const source = textOf('src/errors/posrecon-error.ts');
  const union = /export type ErrorCode =([^;]*);/.exec(source)?.[1] ?? '';
  const codes = [...union.matchAll(/'(ERR_[A-Z_]+)'/g)].map(([, code]) => code ?? '');
  /** Codes that no input file alone provokes: the test that does. */
  const provokedBy: Readonly<Record<string, string>> = {
    ERR_LEDGER_LOCKED: 'test/ledger/damage.test.ts',
    ERR_LEDGER_DAMAGED: 'test/ledger/damage.test.ts',
    ERR_LEDGER_UNWRITABLE: 'test/ledger/damage.test.ts',
    ERR_LEDGER_NEWER: 'test/ledger/damage.test.ts',
  };

  test('are found', () => {
    expect(codes.length).toBeGreaterThan(20);
  });

  test.for(codes)('%s has a fixture that provokes it', (code) => {
    const elsewhere = provokedBy[code];
    if (elsewhere !== undefined) expect(textOf(elsewhere)).toContain(code);
    else
      expect(existsSync(join(root, 'fixtures/errors', code)), `fixtures/errors/${code}`).toBe(true);
  });

  test('have no fixture left over from a code that is gone', () => {
    const folders = new Set(filesOf('fixtures/errors').map((path) => path.split('/')[2] ?? ''));
    expect([...folders].filter((folder) => !codes.includes(folder))).toEqual([]);
  });
});
