import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Configuration } from '../config/load-configuration.ts';
import { usageError } from '../errors/posrecon-error.ts';
import { decodeText, encodingOf } from '../intake/encoding.ts';
import type { Passwords } from '../intake/plan-file.ts';

/**
 * The passwords of archives, from the file that `--passwords` names, else that of the configuration: one a line, as they are, without
 * an empty line. Throws ERR_USAGE where it cannot be read or holds none; no message repeats what stands in it.
 */
export async function readPasswords(
  flag: string | undefined,
  configuration: Pick<Configuration, 'file' | 'passwords'> | null,
  folder: string,
): Promise<Passwords | null> {
  const file = flag ?? besides(configuration);
  if (file === null) return null;
  const path = resolve(folder, file);
  const bytes = await readFile(path).catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException;
    throw usageError(`the passwords in ${file} cannot be read (${code ?? 'no reason given'})`, {
      remedy: 'Name a text file with one password a line.',
    });
  });
  // What a shell or an editor of Windows writes may be UTF-16.
  const { encoding, bomLength } = encodingOf(bytes, Buffer.alloc(0), file);
  const lines = decodeText(bytes, encoding, bomLength).split(/\r?\n/);
  const words = [...new Set(lines.filter((line) => line !== ''))];
  if (words.length === 0) {
    throw usageError(`${file} holds no password`, { remedy: 'Write one a line into it.' });
  }
  return { words, file: path };
}

function besides(configuration: Pick<Configuration, 'file' | 'passwords'> | null): string | null {
  const { file: configured = null, passwords = null } = configuration ?? {};
  if (configured === null || passwords === null) return null;
  return isAbsolute(passwords) ? passwords : join(dirname(configured), passwords);
}
