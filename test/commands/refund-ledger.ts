import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/ensure.js';
import type { CommandContext } from '../../src/commands/context.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import {
  approveRefund,
  listRefunds,
  showRefund,
  submitRefund,
} from '../../src/commands/refunds.ts';
import type { Language } from '../../src/locales/locale.ts';
import type { KeptRequest, RefundRequest, RequestState } from '../../src/model/refund-request.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { contextIn } from './context.ts';

export const ledger = { ledger: 'ledger.duckdb' };

/** Copies a folder of fixtures to where commands run; gives back how to leave it. */
export function enterCopyOf(fixture: string): {
  readonly folder: string;
  readonly leave: () => void;
} {
  const started = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'posrecon-refunds-'));
  cpSync(join(root, fixture), folder, { recursive: true });
  process.chdir(folder);
  return {
    folder,
    leave: () => {
      process.chdir(started);
      rmSync(folder, { recursive: true });
    },
  };
}

/** What somebody sees on some day of October. */
export function by(user: string, day = 20, language: Language = 'en'): CommandContext {
  const now = `2026-10-${day}T09:00:00.000Z`;
  return { ...contextIn(language), user, now, folder: process.cwd() };
}

export async function night(names: readonly string[], day = 20): Promise<Report> {
  const { output } = await runReconcile(names, { ...ledger, format: 'json' }, by('nightly', day));
  return JSON.parse(output) as Report;
}

export async function requests(): Promise<readonly RefundRequest[]> {
  const { output } = await listRefunds({ ...ledger, all: true, format: 'json' }, by('ann'));
  return JSON.parse(output) as RefundRequest[];
}

export async function stateOf(id: string): Promise<RequestState | undefined> {
  return (await requests()).find((each) => each.id === id)?.state;
}

export async function proofOf(id: string): Promise<string | null> {
  const { output } = await showRefund(id, { ...ledger, format: 'json' }, by('ann'));
  return (JSON.parse(output) as { readonly request: KeptRequest }).request.proof;
}

/** The request that follows from the first discrepancy of a code. */
export function requestOf({ discrepancies }: Report, code: string): string {
  return discrepancies.find((each) => each.code === code)?.refundRequest ?? '';
}

/** What a run finds, without what it tells as resolved. */
export function open({ discrepancies }: Report): readonly Discrepancy[] {
  return discrepancies.filter(({ status }) => status !== 'resolved');
}

/** Has a request approved and handed in on some day. */
export async function handIn(id: string, day = 21, reference = 'Q-1001'): Promise<string> {
  await approveRefund(id, ledger, by('ann', day));
  await submitRefund(id, { ...ledger, reference }, by('bob', day));
  return id;
}

/** The lines of a file, the header first. */
export function linesOf(file: string): readonly [string, ...string[]] {
  const [header = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  return [header, ...rows];
}
