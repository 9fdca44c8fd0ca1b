import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * The files that a pattern of the configuration names, in name order. `*` and `?` stand for names or parts of them, `**` for any
 * folders; names that begin with a dot are found only by patterns that do. `base` is the configuration's folder. A pattern that
 * names nothing comes back as it stands, so that the file is reported as missing.
 */
export async function findFiles(
  pattern: string,
  base: string,
  folder: string,
): Promise<readonly string[]> {
  const asTyped = isAbsolute(pattern) ? pattern : join(base, pattern);
  if (!/[*?]/.test(pattern)) return [asTyped];
  const steps = pattern.split('/').filter((step) => step !== '' && step !== '.');
  const start = isAbsolute(pattern) ? '/' : base;
  const found = await walk(start, steps, folder);
  return found.length === 0 ? [asTyped] : [...new Set(found)].sort();
}

async function walk(
  folder: string,
  [step, ...rest]: readonly string[],
  root: string,
): Promise<readonly string[]> {
  if (step === undefined) return [];
  if (!/[*?]/.test(step) && rest.length > 0) return walk(join(folder, step), rest, root);
  const entries = await entriesOf(resolve(root, folder));
  if (step === '**') {
    const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const deeper = below.map(({ name }) => walk(join(folder, name), [step, ...rest], root));
    const here = walk(folder, rest.length === 0 ? ['*'] : rest, root);
    return (await Promise.all([here, ...deeper])).flat();
  }
  const named = patternOf(step);
  const matching = entries.filter(({ name }) => named.test(name));
  if (rest.length === 0) {
    return matching.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name));
  }
  const folders = matching.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
  const below = folders.map(({ name }) => walk(join(folder, name), rest, root));
  return (await Promise.all(below)).flat();
}

function patternOf(step: string): RegExp {
  const escaped = step.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const body = escaped.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${step.startsWith('.') ? '' : '(?!\\.)'}${body}$`, 'su');
}

/** A folder that is not there, or may not be read, holds nothing. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
