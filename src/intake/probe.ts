import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { inputError, type PosreconError } from '../errors/posrecon-error.ts';
import { type ByteFacts, headLength, seeBytes, tailLength, wholeFileLimit } from './byte-facts.ts';
import type { Part } from './containers/part.ts';
import { piecesAhead } from './pieces-ahead.ts';

/** Where a file begins and ends, which tells what it is. */
export interface Edges extends Pick<ByteFacts, 'size' | 'head' | 'tail' | 'whole'> {
  /** As the user typed it. */
  readonly file: string;
  /** Where its bytes lie. */
  readonly path: string;
}

/** What one pass over a file's bytes tells, before anything is decoded. */
export interface Probe extends Edges, ByteFacts {
  /** Of the file as delivered. A large one is read for it when it is first asked for, so that this goes on beside other work. */
  readonly sha256: () => Promise<string>;
}

/** Reads where a part begins and ends; a small one whole. Throws a `PosreconError` where it cannot be read at all. */
export async function readEdges({ file, path }: Pick<Part, 'file' | 'path'>): Promise<Edges> {
  const { size } = await statFile(path, file);
  if (size === 0) {
    throw emptyFile(file, 'the file is empty');
  }
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  try {
    const whole = size <= wholeFileLimit;
    const head = await readAt(handle, 0, whole ? size : headLength);
    const tail = whole ? Buffer.alloc(0) : await readAt(handle, size - tailLength, tailLength);
    return { file, path, size, head, tail, whole };
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

/** Reads a part once: its size in lines, what stands in it. Throws a `PosreconError` where it cannot be read at all. */
export async function probePart(part: Part, edges?: Edges): Promise<Probe> {
  const { file, path, whole, head } = edges ?? (await readEdges(part));
  const seen = seeBytes();
  if (whole) seen.take(head);
  else for await (const bytes of piecesAhead(path)) seen.take(bytes);
  return { file, path, sha256: hashOf(part, whole ? head : null), ...seen.found() };
}

/** The hash of the file of which a part is, made once. `held`: all bytes of the part. */
export function hashOf({ path, sha256 }: Part, held: Buffer | null): () => Promise<string> {
  let hash: Promise<string> | null = sha256 === null ? null : Promise.resolve(sha256);
  return () => {
    hash ??= hashPieces(held === null ? piecesAhead(path) : [held]);
    return hash;
  };
}

async function hashPieces(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of pieces) hash.update(bytes);
  return hash.digest('hex');
}

/** Nothing stands in the file. */
export function emptyFile(file: string, message: string): PosreconError {
  return inputError('ERR_FILE_EMPTY', message, {
    location: { file },
    remedy: 'Export it again; a day without takings still has a header line.',
  });
}

async function statFile(path: string, file: string): Promise<{ readonly size: number }> {
  let found: Awaited<ReturnType<typeof stat>>;
  try {
    found = await stat(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw unreadable(file, cause);
    throw inputError('ERR_FILE_MISSING', 'there is no such file', {
      location: { file },
      remedy: /[*?]/.test(file)
        ? 'No file has a name that fits this pattern.'
        : 'Check the name, and the folder from which posrecon was started.',
      cause,
    });
  }
  if (found.isDirectory()) {
    throw inputError('ERR_FILE_IS_FOLDER', 'this is a folder, not a file', {
      location: { file },
      remedy: `Name the files in it, for example ${file.replace(/[/\\]$/, '')}/*.`,
    });
  }
  if (!found.isFile()) {
    throw inputError('ERR_FILE_UNREADABLE', 'this is a pipe or device, not a file', {
      location: { file },
      remedy: 'A file is read more than once: write it to disk first and name that.',
    });
  }
  return { size: found.size };
}

function unreadable(file: string, cause: unknown): Error {
  const { code } = cause as NodeJS.ErrnoException;
  return inputError(
    'ERR_FILE_UNREADABLE',
    `the file cannot be read (${code ?? 'no reason given'})`,
    {
      location: { file },
      remedy: 'Check its permissions, and that no other program has locked it.',
      cause,
    },
  );
}
