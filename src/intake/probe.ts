import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { inputError, type PosreconError } from '../errors/posrecon-error.ts';
import { type ByteFacts, seeBytes } from './byte-facts.ts';
import type { Part } from './containers/part.ts';

const chunkLength = 1024 * 1024;

/** What one pass over a file's bytes tells, before anything is decoded. */
export interface Probe extends ByteFacts {
  /** As the user typed it. */
  readonly file: string;
  /** Where its bytes lie. */
  readonly path: string;
  readonly sha256: string;
}

/** Reads a part once: its hash, its size in lines, its edges. Throws a `PosreconError` where it cannot be read at all. */
export async function probePart({ file, path, sha256 }: Part): Promise<Probe> {
  const { size } = await statFile(path, file);
  if (size === 0) {
    throw emptyFile(file, 'the file is empty');
  }
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(file, cause);
  });
  try {
    const hash = sha256 === null ? createHash('sha256') : null;
    const seen = seeBytes();
    const chunk = Buffer.allocUnsafe(Math.min(chunkLength, size));
    for (let position = 0; position < size; ) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) break;
      const bytes = chunk.subarray(0, bytesRead);
      hash?.update(bytes);
      seen.take(bytes);
      position += bytesRead;
    }
    return { file, path, sha256: sha256 ?? hash?.digest('hex') ?? '', ...seen.found() };
  } finally {
    await handle.close();
  }
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
