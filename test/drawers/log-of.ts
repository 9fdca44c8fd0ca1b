import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTakings } from '../../src/commands/takings.ts';
import type { DrawerSession, DrawerTakings } from '../../src/model/drawer.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import { contextIn } from '../commands/context.ts';

const header = 'Time,Till,Terminal ID,Cashier,Receipt,Type,Tender,Amount,Status';

/** Writes a till's log of these rows into a folder of its own. */
export function logOf(rows: readonly string[], columns = header): string {
  const file = join(mkdtempSync(join(tmpdir(), 'posrecon-drawers-')), 'till.csv');
  writeFileSync(file, `${[columns, ...rows].join('\n')}\n`);
  return file;
}

/** A row at a time of 2026-10-12, or at a full one: `08:00 T1 Amy Float 100.00`; `-` is an empty cell. */
export function row(text: string, tender = 'Cash'): string {
  const [at = '', till = '', cashier = '', amount = '', ...words] = text.split(' ');
  const time = at.length > 5 ? at.replace('T', ' ') : `2026-10-12 ${at}:00`;
  const cell = (word: string): string => (word === '-' ? '' : word);
  return [time, cell(till), '', cell(cashier), '', words.join(' '), tender, cell(amount), ''].join(
    ',',
  );
}

export async function takingsOf(...files: readonly string[]): Promise<TakingsReport> {
  const { output } = await runTakings(files, { format: 'json', currency: 'EUR' }, contextIn('en'));
  return JSON.parse(output) as TakingsReport;
}

export async function drawersOf(rows: readonly string[], columns?: string): Promise<DrawerTakings> {
  const { currencies } = await takingsOf(logOf(rows, columns));
  const drawers = currencies[0]?.drawers;
  if (drawers == null) throw new Error('no drawers are told of');
  return drawers;
}

/** A session in few words: drawer, opening, expected, counted, difference, doubt. */
export function brief({
  drawer,
  opening,
  expected,
  counted,
  overShort,
  doubt,
}: DrawerSession): readonly (string | null)[] {
  return [drawer, opening, expected, counted, overShort, doubt];
}
