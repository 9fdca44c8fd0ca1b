import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, normalize, resolve, sep } from 'node:path';
import { findFiles } from '../config/find-files.ts';

/** A folder that is watched, and whether what is below its folders counts. */
export interface WatchedFolder {
  readonly path: string;
  readonly isDeep: boolean;
}

/** What the user named and what of it is there now. */
export interface WatchedFiles {
  /** The files that some of the words stand for; a word itself where there is none yet. */
  readonly expand: (words: readonly string[]) => Promise<readonly string[]>;
  /** Size and time of each file that is there, by name; none where there is no input yet. */
  readonly look: () => Promise<Snapshot>;
  readonly folders: () => Promise<readonly WatchedFolder[]>;
}

export type Snapshot = ReadonlyMap<string, string>;

interface Named {
  /** Files, patterns and folders, as the user typed them. */
  readonly words: readonly string[];
  /** Files whose change is heeded, too, and that are no inputs: posrecon.yaml. */
  readonly settings: readonly string[];
  /** What the runs themselves write, or read beside the inputs. */
  readonly others: readonly string[];
  readonly folder: string;
}

/** Names of downloads under way, and of what office programs put beside an open file. */
const unfinished = /^~\$|~$|\.(part|partial|crdownload|download|tmp|temp|swp)$/i;

/** The files that words stand for: a folder for those in it, a pattern for those that fit. */
export function watchedFiles({ words, settings, others, folder }: Named): WatchedFiles {
  const taken = new Set([...settings, ...others].map((other) => resolve(folder, other)));
  const isInput = (file: string): boolean => {
    const path = resolve(folder, file);
    return ![...taken].some((other) => path === other || path.startsWith(other + sep));
  };
  const expand = async (named: readonly string[]): Promise<readonly string[]> => {
    const found = await Promise.all(named.map((word) => filesOf(word, folder)));
    return [...new Set(found.flat().filter(isInput))];
  };
  return {
    expand,
    async look() {
      const inputs = await stampsOf(await expand(words), folder);
      return inputs.length === 0
        ? new Map()
        : new Map([...inputs, ...(await stampsOf(settings, folder))]);
    },
    async folders() {
      const named = [...words, ...settings];
      const all = await Promise.all(named.map((word) => watchedFolder(word, folder)));
      return [...new Map(all.map((each) => [`${each.path} ${each.isDeep}`, each])).values()];
    },
  };
}

async function stampsOf(
  files: readonly string[],
  folder: string,
): Promise<readonly (readonly [string, string])[]> {
  const stamps = await Promise.all(
    files.map(async (file): Promise<readonly (readonly [string, string])[]> => {
      const found = await statOf(resolve(folder, onDisk(file)));
      if (found?.isFile() !== true) return [];
      return [[file, `${found.size} ${found.mtimeMs} ${found.ino}`]];
    }),
  );
  return stamps.flat();
}

async function filesOf(word: string, folder: string): Promise<readonly string[]> {
  const found = await statOf(resolve(folder, word));
  if (found?.isDirectory() !== true) return findFiles(word, '', folder);
  const all = await findFiles(join(word, '*'), '', folder);
  return all.filter((file) => !isPattern(file) && !unfinished.test(basename(file)));
}

async function watchedFolder(word: string, folder: string): Promise<WatchedFolder> {
  const found = await statOf(resolve(folder, word));
  if (found?.isDirectory() === true) return { path: resolve(folder, word), isDeep: false };
  const steps = normalize(onDisk(word)).split(sep);
  const first = steps.findIndex(isPattern);
  const above = first === -1 ? dirname(onDisk(word)) : steps.slice(0, first).join(sep);
  return {
    path: resolve(folder, above === '' && isAbsolute(word) ? sep : above),
    isDeep: first !== -1 && first < steps.length - 1,
  };
}

function isPattern(word: string): boolean {
  return /[*?]/.test(word);
}

/** `a.zip` of `a.zip!b.csv`. */
function onDisk(word: string): string {
  return /^([^!]+)!/.exec(word)?.[1] ?? word;
}

async function statOf(path: string): Promise<Awaited<ReturnType<typeof stat>> | null> {
  return stat(path).catch(() => null);
}
