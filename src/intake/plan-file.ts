import { resolve } from 'node:path';
import { inputError, PosreconError, type Problem } from '../errors/posrecon-error.ts';
import type { Side } from '../model/transaction.ts';
import { openFile } from './containers/open-file.ts';
import { type Part, skippedPart } from './containers/part.ts';
import { type WorkingFolder, withWorkingFolder } from './containers/working-folder.ts';
import { noRows } from './identify-errors.ts';
import { holdsNoRecords, saysSummary } from './no-records.ts';
import { ownFileIn, ownFileLeftOut } from './own-files.ts';
import { planSource } from './plan.ts';
import { readEdges } from './probe.ts';
import type { Profile } from './profiles/profile.ts';
import type { PlannedSource, SourceSettings } from './source.ts';

/** One file as the user named it; `side` where they said it. */
export interface NamedFile {
  readonly file: string;
  readonly side: Side | null;
}

/** A file, member or sheet that cannot be used; `part` is `null` where it could not be opened either. */
export interface RefusedPart {
  readonly error: PosreconError;
  readonly part: Part | null;
}

/** What the files hold: sources to load, and what there is beside them. */
export interface PlannedFiles {
  readonly planned: readonly PlannedSource[];
  readonly refused: readonly RefusedPart[];
  /** Members and sheets without records, where others of the same file have some, and what posrecon wrote. */
  readonly skipped: readonly Problem[];
}

type Settings = Readonly<Partial<Record<Side, SourceSettings>>>;

/** What the user has for files that cannot tell or open themselves. */
export interface Means {
  /** Formats that the user describes. */
  readonly ownProfiles?: readonly Profile[];
  readonly passwords?: Passwords | null;
}

/** The passwords of archives. */
export interface Passwords {
  readonly words: readonly string[];
  /** Absolute path of the file in which they stand: it is none of those to be read. */
  readonly file: string;
}

/** Opens a file and recognises what is in it. What cannot be used is listed and the rest is read; a wrong setting throws. */
export async function planFile(
  { file, side }: NamedFile,
  settings: Settings,
  folder: WorkingFolder,
  { ownProfiles = [], passwords = null }: Means = {},
): Promise<PlannedFiles> {
  if (passwords !== null && resolve(file) === passwords.file) {
    return { planned: [], refused: [], skipped: [skippedPart(file, 'it holds the passwords')] };
  }
  const opened = await openFile(file, folder, passwords?.words).catch((error: unknown) =>
    refuse(error),
  );
  if (opened instanceof PosreconError) {
    return { planned: [], refused: [{ error: opened, part: null }], skipped: [] };
  }
  const planned: PlannedSource[] = [];
  const refused: RefusedPart[] = [];
  const skipped = [...opened.skipped];
  for (const part of opened.parts) {
    try {
      const edges = await readEdges(part);
      const own = ownFileIn(edges.head);
      if (own !== null) skipped.push(ownFileLeftOut(part.file, own));
      else planned.push(await planSource(part, edges, side, settings, folder, ownProfiles));
    } catch (error) {
      refused.push({ error: refuse(error), part });
    }
  }
  const others = opened.refused.map((error) => ({ error, part: null }));
  return withoutEmpties({ planned, refused: [...refused, ...others], skipped });
}

/** Whether posrecon wrote a file, or all that is in it. */
export async function isOwnFile(file: string): Promise<boolean> {
  return withWorkingFolder(async (folder) => {
    const { planned, refused, skipped } = await planFile({ file, side: null }, {}, folder);
    return planned.length + refused.length === 0 && skipped.every(({ own }) => own !== undefined);
  });
}

/** What several files hold. Where all are left out, nothing is read, and that is no clean day. */
export function joinPlanned(found: readonly PlannedFiles[]): PlannedFiles {
  const planned = found.flatMap(({ planned }) => planned);
  const refused = found.flatMap(({ refused }) => refused);
  const skipped = found.flatMap(({ skipped }) => skipped);
  const isNothing = planned.length + refused.length === 0;
  const [first] = skipped;
  return isNothing && first !== undefined
    ? { planned, refused: [{ error: nothingLeft(first), part: null }], skipped }
    : { planned, refused, skipped };
}

function nothingLeft({ file, own }: Problem): PosreconError {
  const why = own === undefined ? 'no export is named' : 'posrecon wrote all of it';
  return inputError('ERR_FILE_NO_ROWS', `nothing is left to read: ${why}`, {
    location: { file },
    remedy: 'Name the exports of the till, the acquirer and the bank.',
  });
}

/** An input error as a value; all else is thrown on. */
function refuse(error: unknown): PosreconError {
  if (error instanceof PosreconError && error.exitCode !== 2) return error;
  throw error;
}

/** Where a file holds a table, what else is in it need not be one: a notice, a summary, a picture, an account without movements. */
async function withoutEmpties(found: PlannedFiles): Promise<PlannedFiles> {
  const { planned, refused, skipped } = found;
  if (planned.length === 0 || planned.length + refused.length === 1) return found;
  const isRedundant = planned.some(({ file }) => !saysSummary(file)) ? saysSummary : () => false;
  const kept: PlannedSource[] = [];
  const leftOut: Problem[] = [];
  for (const source of planned) {
    const { file } = source;
    if (isRedundant(file)) leftOut.push(skippedPart(file, summary, `To read it, name it: ${file}`));
    else if (isEmptyBeside(source, planned)) leftOut.push(skippedPart(file, noRows(file).message));
    else kept.push(source);
  }
  const left: RefusedPart[] = [];
  for (const each of refused) {
    const { error, part } = each;
    if (part === null || !(await holdsNoRecords(part, error))) left.push(each);
    else leftOut.push(skippedPart(part.file, error.message));
  }
  return { planned: kept, refused: left, skipped: [...skipped, ...leftOut] };
}

const summary = 'by its name it sums up the other tables of the file, and would be counted twice';

/** A header without rows says nothing where another table of its side has some. */
function isEmptyBeside(source: PlannedSource, all: readonly PlannedSource[]): boolean {
  const { side } = source.mapping;
  return isEmpty(source) && all.some((other) => other.mapping.side === side && !isEmpty(other));
}

/** A statement without entries says that there were none. */
function isEmpty({ table, document }: PlannedSource): boolean {
  return document === null && table.head.length + table.tail.length === 0;
}
