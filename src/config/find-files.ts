import type { Dirent } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * The files that a pattern of the configuration names, in name order. `*` and `?` stand for names or parts of them, `**` for any
 * folders; names that begin with a dot are found only by patterns that do; `*.zip!*.csv` names members of archives. `base` is the configuration's folder. A pattern that
 * names nothing comes back as it stands, so that the file is reported as missing.
 */
export async function findFiles(
  pattern: string,
  base: string,
  folder: string,
): Promise<readonly string[]> {
  const asTyped = isAbsolute(pattern) ? pattern : join(base, pattern);
  const found = await fitting(pattern, base, folder);
  if (found.length > 0) return found;
  // `*.zip!*.csv`: what stands behind the mark is looked for in the files.
  const [outer = '', ...inner] = pattern.split('!');
  if (outer === '' || inner.length === 0) return [asTyped];
  const files = await fitting(outer, base, folder);
  return files.length === 0 ? [asTyped] : files.map((file) => [file, ...inner].join('!'));
}

async function fitting(pattern: string, base: string, folder: string): Promise<readonly string[]> {
  if (!/[*?]/.test(pattern)) {
    const path = isAbsolute(pattern) ? pattern : join(base, pattern);
    return (await isThere(resolve(folder, path))) ? [path] : [];
  }
  const steps = pattern.split('/').filter((step) => step !== '' && step !== '.');
  const start = isAbsolute(pattern) ? '/' : base;
  const found = await walk(start, steps, folder);
  return [...new Set(found)].sort();
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
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
