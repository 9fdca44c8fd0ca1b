import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from '../../scripts/ensure.js';

/** Paths of the repository's files below a folder, with forward slashes; `ending` is how their names end. */
export function filesOf(folder: string, ending = ''): readonly string[] {
  return filesBelow(root, folder).filter((path) => path.endsWith(ending));
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** TypeScript without its comments, so that a rule about code does not judge prose. Line numbers stay. */
export function codeOf(path: string): string {
  return textOf(path).replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm,
    (match, literal: string | undefined) => literal ?? match.replace(/[^\n]/g, ''),
  );
}
