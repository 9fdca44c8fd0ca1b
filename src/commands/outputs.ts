import { constants } from 'node:fs';
import { access, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { exitCodes, PosreconError } from '../errors/posrecon-error.ts';

/** What is to be written beside standard output: each path as the user typed it. */
export interface OutputPaths {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Refuses, before any input is read, what could not be written afterwards. */
export async function refuseUnwritable(
  { files, folders }: OutputPaths,
  folder: string,
): Promise<void> {
  for (const file of files) {
    const path = resolve(folder, file);
    if (await isFolder(path)) throw unwritable(file, 'this is a folder, not a file');
    await requireFolder(dirname(file), folder, file);
    if (await exists(path)) await requireWritable(file, folder, file);
  }
  for (const each of folders) await requireFolder(each, folder, each);
}

export type Content = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Writes a file, with the folders above it. What comes piece by piece gets its name when it is whole: a run that fails leaves no half of it. */
export async function writeContent(
  asTyped: string,
  folder: string,
  content: Content,
): Promise<void> {
  const path = resolve(folder, asTyped);
  try {
    await mkdir(dirname(path), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array)
      await writeFile(path, content);
    else await writeWhole(path, content);
  } catch (cause) {
    if (!isOfSystem(cause)) throw cause;
    throw unwritable(asTyped, 'the file cannot be written', cause);
  }
}

async function writeWhole(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const partial = `${target}.${process.pid}.partial`;
  try {
    await writeFile(partial, content);
    await rename(partial, target);
  } catch (cause) {
    await rm(partial, { force: true });
    throw cause;
  }
}

/** Whether the file system refused, and not what makes the content. */
function isOfSystem(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause;
}

/** The nearest folder above a path that is there must be one, and may be written to. */
async function requireFolder(asTyped: string, folder: string, named: string): Promise<void> {
  let nearest = asTyped;
  while (!(await exists(resolve(folder, nearest))) && dirname(nearest) !== nearest) {
    nearest = dirname(nearest);
  }
  if (!(await isFolder(resolve(folder, nearest)))) {
    throw unwritable(named, `${nearest} is a file, and nothing can be written below it`);
  }
  await requireWritable(nearest, folder, named);
}

async function requireWritable(path: string, folder: string, named: string): Promise<void> {
  try {
    await access(resolve(folder, path), constants.W_OK);
  } catch (cause) {
    throw unwritable(named, `${path} may not be written to`, cause);
  }
}

/** A file in place of a folder above the path counts as not there, as the path then is not. */
async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function unwritable(file: string, message: string, cause?: unknown): PosreconError {
  return new PosreconError('ERR_FILE_UNWRITABLE', exitCodes.usage, message, {
    location: { file },
    remedy: 'Name a place that may be written to.',
    cause,
  });
}
