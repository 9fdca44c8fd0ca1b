import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { inputError, PosreconError, type Problem } from '../../errors/posrecon-error.ts';
import type { Container } from '../../model/inspection.ts';
import { coreProperties, type OwnFile } from '../../model/own-files.ts';
import { containerOf, headLength } from '../container.ts';
import { ownFileLeftOut, ownPageIn, ownWorkbookIn } from '../own-files.ts';
import { partAddress, pick, within } from './address.ts';
import { isSystemEntry } from './entry-name.ts';
import { joinOpened, type Opened, onlyPart, skippedPart } from './part.ts';
import { mostDepth, tooMany, type UnpackingBudget, unpackingBudget } from './unpacking-budget.ts';
import type { WorkingFolder } from './working-folder.ts';
import type { ZipArchive, ZipMember } from './zip.ts';

/** Bytes that may be a container, on the way down from a delivered file to its parts. */
export interface Layer {
  readonly file: string;
  readonly path: string;
  readonly container: Container;
  /** What of it was asked for; `null`: all. */
  readonly inside: string | null;
  readonly depth: number;
  /** Of the file as delivered, told when it proves to be more than a plain file. */
  readonly delivered: Delivered;
  readonly folder: WorkingFolder;
}

interface Delivered {
  readonly file: string;
  readonly sha256: () => Promise<string>;
  readonly budget: UnpackingBudget;
  /** Tried on what a password protects. */
  readonly passwords: readonly string[];
}

/**
 * Finds what may hold records in a file as the user named it: itself, or the members and sheets in it. Throws a `PosreconError` where
 * nothing of it can be used. A file that is not there comes back as a plain one, to be refused by whoever reads it.
 */
export async function openFile(
  typed: string,
  folder: WorkingFolder,
  passwords: readonly string[] = [],
): Promise<Opened> {
  const { file, inside } = await partAddress(typed);
  const size = await sizeOf(file);
  let hash: Promise<string> | null = null;
  return openLayer({
    file,
    path: file,
    container: 'plain',
    inside,
    depth: 0,
    delivered: {
      file,
      budget: unpackingBudget(file, size),
      passwords,
      sha256() {
        hash ??= hashOf(file);
        return hash;
      },
    },
    folder,
  });
}

async function openLayer(layer: Layer): Promise<Opened> {
  const head = await headOf(layer.path);
  const kind = containerOf(head);
  if (kind === 'plain') return plain(layer);
  if (layer.depth >= mostDepth) {
    throw tooMany(
      layer.file,
      `archives stand in archives ${mostDepth} deep, and no deeper ones are read`,
    );
  }
  const depth = layer.depth + 1;
  const deeper = { ...layer, container: kind === 'spreadsheet-ml' ? 'xls' : kind, depth } as const;
  if (kind === 'gzip') {
    const { gunzip } = await import('./gzip.ts');
    const { unpackTo } = await import('./zip.ts');
    const path = layer.folder.newFile();
    await unpackTo(path, gunzip(layer.path, layer.file, layer.delivered.budget));
    return openLayer({ ...deeper, path });
  }
  if (kind === 'html') {
    const own = ownPageIn(head);
    if (own !== null) return leftOut(ownFileLeftOut(layer.file, own));
    return (await import('./html-table.ts')).openHtml(deeper);
  }
  if (kind === 'xls') return (await import('./xls.ts')).openXls(deeper);
  if (kind === 'spreadsheet-ml') {
    return (await import('./spreadsheet-ml.ts')).openSpreadsheetMl(deeper);
  }
  return openZip(deeper);
}

async function plain({ file, path, container, inside, depth, delivered }: Layer): Promise<Opened> {
  if (inside !== null) throw memberMissing(file, inside, []);
  return onlyPart({
    file,
    container,
    path,
    sha256: depth === 0 ? null : await delivered.sha256(),
  });
}

async function openZip(layer: Layer): Promise<Opened> {
  const { file, path, folder, delivered } = layer;
  const { unpackTo, withZip } = await import('./zip.ts');
  return withZip(path, file, delivered, async (archive) => {
    const { members, read } = archive;
    const document = documentOf(members);
    if (document === 'xlsx') {
      const own = await ownWorkbook(archive, file);
      if (own !== null) return leftOut(ownFileLeftOut(file, own));
      const { openXlsx } = await import('./xlsx.ts');
      return openXlsx({ ...layer, container: 'xlsx' }, archive);
    }
    if (document !== null) throw otherDocument(file, document);
    delivered.budget.enter(members.length);
    const picked = pick(members, layer.inside);
    if (layer.inside !== null && picked.length === 0) {
      throw memberMissing(
        file,
        layer.inside,
        members.map(({ name }) => name),
      );
    }
    if (members.length === 0) throw nothingInside(file, 'the archive holds no files');
    const opened: Opened[] = [];
    for (const { member, inside } of picked) {
      const address = `${file}${within}${member.name}`;
      if (layer.inside === null && isSystemEntry(member.name)) {
        opened.push(leftOut(skippedPart(address, 'an operating system put it into the archive')));
        continue;
      }
      try {
        const unpacked = folder.newFile();
        await unpackTo(unpacked, read(member, address));
        opened.push(await openLayer({ ...layer, file: address, path: unpacked, inside }));
      } catch (error) {
        // What unpacks beyond all bounds is refused whole.
        if (!(error instanceof PosreconError) || error.code === 'ERR_FILE_TOO_LARGE') throw error;
        opened.push({ parts: [], refused: [error], skipped: [] });
      }
    }
    const all = joinOpened(opened);
    const isOwn = all.skipped.some(({ own }) => own !== undefined);
    if (isOwn || all.parts.length + all.refused.length > 0) return all;
    throw nothingInside(file, 'the archive holds no files but those of an operating system');
  });
}

/** What posrecon wrote as a workbook; `null`: another program made it. */
async function ownWorkbook({ members, read }: ZipArchive, file: string): Promise<OwnFile | null> {
  const properties = members.find(({ name }) => name === coreProperties);
  if (properties === undefined || properties.size > mostOfProperties) return null;
  const pieces: Buffer[] = [];
  for await (const piece of read(properties, file)) pieces.push(piece);
  return ownWorkbookIn(Buffer.concat(pieces).toString('utf8'));
}

const mostOfProperties = 64 * 1024;

/** What a ZIP archive is of which an office program makes one document; `null`: an archive of files. */
function documentOf(members: readonly ZipMember[]): string | null {
  const has = (pattern: RegExp): boolean => members.some(({ name }) => pattern.test(name));
  if (!has(/^\/?\[Content_Types\]\.xml$/i)) {
    return has(/^mimetype$/) && has(/^content\.xml$/) ? 'an OpenDocument file' : null;
  }
  if (has(/\/workbook\.xml$/i)) return 'xlsx';
  if (has(/\/workbook\.bin$/i)) return 'a binary XLSB workbook';
  if (has(/(?:^|\/)word\//i)) return 'a Word document';
  return has(/(?:^|\/)ppt\//i) ? 'a PowerPoint document' : null;
}

function otherDocument(file: string, what: string): PosreconError {
  return inputError('ERR_FILE_CONTAINER', `this is ${what}, which is not read here`, {
    location: { file },
    remedy: 'Open it and save it as XLSX or CSV, or export CSV.',
  });
}

function leftOut(problem: Problem): Opened {
  return { parts: [], refused: [], skipped: [problem] };
}

/** The first bytes; none where the file cannot be read, which whoever reads it says. */
async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return Buffer.alloc(0);
  try {
    const head = Buffer.alloc(headLength);
    const { bytesRead } = await handle.read(head, 0, headLength, 0).catch(() => ({ bytesRead: 0 }));
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}

export function nothingInside(file: string, message: string): PosreconError {
  return inputError('ERR_FILE_EMPTY', message, {
    location: { file },
    remedy: 'Export it again, or name another file.',
  });
}

const namesShown = 8;

/** The user named a member or sheet that the file does not have. */
export function memberMissing(
  file: string,
  inside: string,
  names: readonly string[],
): PosreconError {
  const shown = names.slice(0, namesShown).map((name) => `"${name}"`);
  const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : '';
  return inputError(
    'ERR_MEMBER_MISSING',
    names.length === 0
      ? `it is no archive and no workbook, so there is no "${inside}" in it`
      : `there is no "${inside}" in it`,
    {
      location: { file },
      remedy:
        names.length === 0
          ? `Name the file alone: ${file}`
          : `It holds ${shown.join(', ')}${more}. posrecon inspect ${file} tells of each.`,
    },
  );
}
