import type { LoadedSource } from '../intake/source.ts';
import { counterpartRoles } from '../model/discrepancy.ts';
import type { Discrepancy } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import { idsOnLine } from './records-at.ts';

/** A record that a discrepancy names, by its row in the working store. */
export interface Culprit {
  readonly side: Side;
  readonly id: number;
  readonly discrepancy: string;
}

/** The records at which discrepancies stand that are not resolved; where several start on one line, all of them. */
export function culpritsOf(
  discrepancies: readonly Discrepancy[],
  sources: readonly LoadedSource[],
): readonly Culprit[] {
  const byFile = new Map<string, LoadedSource[]>();
  for (const source of sources) {
    const key = `${source.side} ${source.file}`;
    byFile.set(key, [...(byFile.get(key) ?? []), source]);
  }
  return discrepancies
    .filter(({ status }) => status !== 'resolved')
    .flatMap(({ id: discrepancy, evidence }) =>
      evidence.flatMap(({ role, side, file, line }) => {
        if (line === null || counterpartRoles.includes(role)) return [];
        const ids = (byFile.get(`${side} ${file}`) ?? []).flatMap((each) => idsOnLine(each, line));
        return ids.map((id) => ({ side, id, discrepancy }));
      }),
    );
}
