import type { Side } from '../model/transaction.ts';
import { refuseOtherContainers } from './container.ts';
import { detectEncoding } from './encoding.ts';
import { identifyTable } from './identify.ts';
import { probeFile } from './probe.ts';
import { sniffTable } from './sniff.ts';
import type { PlannedSource, SourceSettings } from './source.ts';

/**
 * Recognises one file by its content: container, encoding, table, profile, side, columns. What the user says of a side applies once
 * the side is known. Throws a `PosreconError` where the file cannot be used.
 */
export async function planSource(
  file: string,
  side: Side | null,
  settings: Readonly<Partial<Record<Side, SourceSettings>>>,
): Promise<PlannedSource> {
  const probe = await probeFile(file);
  refuseOtherContainers(probe.head, file);
  const { encoding, bomLength } = detectEncoding(probe.head, probe.tail, file);
  const table = sniffTable({
    file,
    head: probe.head,
    tail: probe.tail,
    whole: probe.whole,
    lineCount: probe.lineCount,
    encoding,
    bomLength,
  });
  const said = side === null ? {} : { side, ...settings[side] };
  const mapping = identifyTable(table, { file, ...said });
  const ofSide = side === null ? settings[mapping.side] : undefined;
  return {
    file,
    probe,
    encoding,
    bomLength,
    table,
    mapping: ofSide === undefined ? mapping : identifyTable(table, { file, side: mapping.side, ...ofSide }),
  };
}
