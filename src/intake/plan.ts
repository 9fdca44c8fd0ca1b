import { readFile } from 'node:fs/promises';
import { exitCodes, inputError, PosreconError } from '../errors/posrecon-error.ts';
import type { Side } from '../model/transaction.ts';
import { cardNumbersOutOfPlace } from './card-numbers.ts';
import { refuseBinary, refuseMarkup, refuseOtherContainers } from './container.ts';
import type { Part } from './containers/part.ts';
import type { WorkingFolder } from './containers/working-folder.ts';
import { describedEncoding } from './described-encoding.ts';
import { type DetectedEncoding, decodeText, detectEncoding } from './encoding.ts';
import { type IdentifyOptions, identifyTable } from './identify.ts';
import { noRows } from './identify-errors.ts';
import { type Edges, emptyFile, hashOf, type Probe, probePart } from './probe.ts';
import type { Profile } from './profiles/profile.ts';
import { sniffTable } from './sniff.ts';
import type { PlannedSource, SourceSettings } from './source.ts';
import { planDocument } from './statements/plan-document.ts';
import { recogniseDocument } from './statements/recognise-document.ts';
import type { SniffedTable, TableMapping } from './table.ts';
import { copyAsUtf8 } from './text-copy.ts';

/**
 * Recognises one part by its content and its edges: encoding, table, profile, side, columns. What the user says of a side applies once
 * the side is known. Throws a `PosreconError` where the file cannot be used.
 */
export async function planSource(
  part: Part,
  edges: Edges,
  side: Side | null,
  settings: Readonly<Partial<Record<Side, SourceSettings>>>,
  folder: WorkingFolder,
  ownProfiles: readonly Profile[] = [],
): Promise<PlannedSource> {
  const { file } = part;
  refuseOtherContainers(edges.head, file);
  const document = recogniseDocument(edges, side === null ? undefined : settings[side]?.profile);
  if (document !== null) {
    const probe = await probePart(part, edges);
    const whole = edges.whole ? probe : await readWhole(probe, file);
    return planDocument(document, { ...part, probe: whole }, side, settings);
  }
  refuseMarkup(edges.head, file);
  const found =
    describedEncoding(edges.head, ownProfiles) ?? detectEncoding(edges.head, edges.tail, file);
  refuseBinary(edges.head, found.encoding, file);
  const { probe, delivered, encoding, bomLength } = await asText(part, edges, found, folder);
  if (probe.whole && decodeText(probe.head, encoding, bomLength).trim() === '') {
    throw emptyFile(file, 'the file holds nothing but blank lines');
  }
  const { head, tail, whole, lineCount } = probe;
  const text = { file, head, tail, whole, lineCount, encoding, bomLength };
  const sniffed = sniffTable({ ...text, ownProfiles });
  const table = { ...sniffed, encoding: found.encoding };
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
    delivered,
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

/** The text of a large file is read from a copy where it is not UTF-8, or where other line ends than line feeds are in it. */
async function asText(
  part: Part,
  edges: Edges,
  found: DetectedEncoding,
  folder: WorkingFolder,
): Promise<Pick<PlannedSource, 'probe' | 'delivered' | 'encoding' | 'bomLength'>> {
  if (edges.whole || found.encoding === 'utf-8') {
    const probe = await probePart(part, edges);
    if (edges.whole || !probe.hasLoneCarriageReturn) return { ...found, probe, delivered: null };
  }
  const path = folder.newFile();
  const { delivered, facts } = await copyAsUtf8(part.path, found, path);
  const probe = { ...edges, ...facts, sha256: hashOf(part, null), path };
  return { probe, delivered, encoding: 'utf-8', bomLength: 0 };
}

/** Documents are parsed as a whole, in memory. */
const mostOfDocument = 256 * 1024 * 1024;

async function readWhole(probe: Probe, file: string): Promise<Probe> {
  if (probe.size > mostOfDocument) {
    throw inputError('ERR_FILE_TOO_LARGE', 'this statement is larger than can be read', {
      location: { file },
      remedy: 'Up to 256 MB are read: export it in parts, by month or by account.',
    });
  }
  return { ...probe, head: await readFile(probe.path), whole: true };
}
