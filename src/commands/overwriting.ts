import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type PosreconError, usageError } from '../errors/posrecon-error.ts';
import { isOwnFile } from '../intake/plan-file.ts';

/** A file to be written, and the option that asks for it. */
export interface Target {
  readonly option: string;
  readonly file: string;
}

/**
 * Refuses to write over a file that is to be read: it is the evidence. A link to it, or an archive of which a member is read, is it too.
 * What posrecon itself wrote is none, and is replaced.
 */
export async function refuseOverwriting(
  targets: readonly Target[],
  inputs: readonly string[],
  folder: string,
): Promise<void> {
  const read = new Set<string>();
  for (const input of inputs.flatMap((each) => [each, each.split('!')[0] ?? each])) {
    const found = await identityOf(resolve(folder, input));
    if (found !== null) read.add(found);
  }
  for (const target of targets) {
    const path = resolve(folder, target.file);
    const found = await identityOf(path);
    if (found === null || !read.has(found) || (await isOwnFile(path))) continue;
    throw wouldOverwrite(target, 'one of the files to be read');
  }
}

/** Refuses to write over a file that a run of the ledger has read, wherever it lies now: its bytes are the evidence. */
export async function refuseOverwritingRead(
  target: Target,
  sources: readonly { readonly sha256: string }[],
  folder: string,
): Promise<void> {
  const path = resolve(folder, target.file);
  if ((await identityOf(path)) === null) return;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  const sha256 = hash.digest('hex');
  if (!sources.some((source) => source.sha256 === sha256)) return;
  throw wouldOverwrite(target, 'one of the files that the ledger was made of');
}

function wouldOverwrite({ option, file }: Target, what: string): PosreconError {
  return usageError(`${option} would write over ${file}, which is ${what}`, {
    remedy: 'Write to another place, or leave this file out of those to be read.',
  });
}

/** `null`: there is no such file. */
async function identityOf(path: string): Promise<string | null> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => null,
  );
}
