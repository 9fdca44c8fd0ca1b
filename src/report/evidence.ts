import { counterpartRoles } from '../model/discrepancy.ts';
import type { Discrepancy, Evidence } from '../model/report.ts';

/** The records that a discrepancy is about. */
export function culpritsOf({ evidence }: Discrepancy): readonly Evidence[] {
  return evidence.filter(({ role }) => !counterpartRoles.includes(role));
}

/** The records that it was compared with. */
export function counterpartsOf({ evidence }: Discrepancy): readonly Evidence[] {
  return evidence.filter(({ role }) => counterpartRoles.includes(role));
}

/** `ums.csv:42`, or the file alone where it stands for many rows. */
export function placeOf({ file, line }: Pick<Evidence, 'file' | 'line'>): string {
  return line === null ? file : `${file}:${line}`;
}

/** Where a reader should look first: the first culprit with a line, else any record with one. */
export function firstPlace(discrepancy: Discrepancy): Evidence | null {
  const ordered = [...culpritsOf(discrepancy), ...counterpartsOf(discrepancy)];
  return ordered.find(({ line }) => line !== null) ?? ordered[0] ?? null;
}

/** The files in which discrepancies were found. */
export function filesOf(discrepancies: readonly Discrepancy[]): readonly string[] {
  return discrepancies.flatMap(({ evidence }) => evidence.map(({ file }) => file));
}
