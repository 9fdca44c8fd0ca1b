import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Side } from '../model/transaction.ts';

/** A file with its side, as the user typed it. */
export interface SidedFile {
  readonly file: string;
  readonly side: Side;
}

/**
 * How posrecon.yaml in a folder names the files of a side: dates and long numbers of a name become `*`, so that tomorrow's export is
 * found, too, unless the pattern would take in a file of another side.
 */
export function patternsOf(
  side: Side,
  files: readonly SidedFile[],
  { folder, target }: { readonly folder: string; readonly target: string },
): readonly string[] {
  const named = (file: string): string => pathFrom(target, folder, file);
  const patterns = files
    .filter((each) => each.side === side)
    .map(({ file }) => {
      const path = named(file);
      const pattern = starred(path);
      const takesInOthers = files.some(
        (other) => other.side !== side && matches(pattern, named(other.file)),
      );
      return takesInOthers ? path : pattern;
    });
  return [...new Set(patterns)].sort();
}

/** A file that was named in `folder`, as `target` names it. */
export function pathFrom(target: string, folder: string, file: string): string {
  return relative(target, resolve(folder, file)).split(sep).join('/');
}

function starred(path: string): string {
  const base = basename(path);
  const pattern = base
    .replace(/\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{6,}/g, '*')
    .replace(/\*([-_.]?\*)+/g, '*');
  const isTelling = /\p{L}/u.test(pattern.replace(/\.[^.]*$/, ''));
  if (!isTelling || /[*?]/.test(path)) return path;
  const above = dirname(path);
  return above === '.' ? pattern : `${above}/${pattern}`;
}

function matches(pattern: string, path: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${escaped}$`, 'u').test(path);
}
