import { readFile } from 'node:fs/promises';
import { exitCodes, PosreconError } from '../errors/posrecon-error.ts';
import type { Side } from '../model/transaction.ts';
import { cardNumbersOutOfPlace } from './card-numbers.ts';
import { refuseBinary, refuseMarkup, refuseOtherContainers } from './container.ts';
import type { Part } from './containers/part.ts';
import { describedEncoding } from './described-encoding.ts';
import { decodeText, detectEncoding } from './encoding.ts';
import { type IdentifyOptions, identifyTable } from './identify.ts';
import { noRows } from './identify-errors.ts';
import { emptyFile, type Probe, probePart } from './probe.ts';
import type { Profile } from './profiles/profile.ts';
import { sniffTable } from './sniff.ts';
import type { PlannedSource, SourceSettings } from './source.ts';
import { planDocument } from './statements/plan-document.ts';
import { recogniseDocument } from './statements/recognise-document.ts';
import type { Encoding, SniffedTable, TableMapping } from './table.ts';

/**
 * Recognises one part by its content: encoding, table, profile, side, columns. What the user says of a side applies once
 * the side is known. Throws a `PosreconError` where the file cannot be used.
 */
export async function planSource(
  part: Part,
  side: Side | null,
  settings: Readonly<Partial<Record<Side, SourceSettings>>>,
  ownProfiles: readonly Profile[] = [],
): Promise<PlannedSource> {
  const { file } = part;
  const edges = await probePart(part);
  refuseOtherContainers(edges.head, file);
  const found = recogniseDocument(edges, side === null ? undefined : settings[side]?.profile);
  if (found !== null) {
    const probe = edges.whole ? edges : await readWhole(edges);
    return planDocument(found, { ...part, probe }, side, settings);
  }
  refuseMarkup(edges.head, file);
  const { encoding, bomLength } =
    describedEncoding(edges.head, ownProfiles) ?? detectEncoding(edges.head, edges.tail, file);
  refuseBinary(edges.head, encoding, file);
  const probe = isCountedByLineFeeds(edges, encoding) ? edges : await readWhole(edges);
  if (probe.whole && decodeText(probe.head, encoding, bomLength).trim() === '') {
    throw emptyFile(file, 'the file holds nothing but blank lines');
  }
  const table = sniffTable({
    file,
    head: probe.head,
    tail: probe.tail,
    whole: probe.whole,
    lineCount: probe.lineCount,
    encoding,
    bomLength,
    ownProfiles,
  });
  const said = side === null ? {} : { side, ...settings[side] };
  const mapping = identify(table, { file, ownProfiles, ...said });
  const ofSide = side === null ? settings[mapping.side] : undefined;
  const used =
    ofSide === undefined
      ? mapping
      : identifyTable(table, { file, ownProfiles, side: mapping.side, ...ofSide });
  return {
    file,
    container: part.container,
    probe,
    encoding,
    bomLength,
    table,
    mapping: used,
    cardNumbers: cardNumbersOutOfPlace(table, used, file),
    document: null,
  };
}

/** Without rows, a header that says too little is no riddle: there is nothing to read. */
function identify(table: SniffedTable, options: IdentifyOptions): TableMapping {
  try {
    return identifyTable(table, options);
  } catch (error) {
    const isUndecided = error instanceof PosreconError && error.exitCode === exitCodes.input;
    if (isUndecided && table.head.length === 0) throw noRows(options.file);
    throw error;
  }
}

/** Of a file that is not read whole, only line feeds are counted, and as single bytes. */
function isCountedByLineFeeds(
  { whole, hasLoneCarriageReturn }: Probe,
  encoding: Encoding,
): boolean {
  return whole || !(hasLoneCarriageReturn || encoding === 'utf-16le' || encoding === 'utf-16be');
}

async function readWhole(probe: Probe): Promise<Probe> {
  return { ...probe, head: await readFile(probe.path), whole: true };
}
