import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes, PosreconError } from '../../errors/posrecon-error.ts';

/** Folders of runs that are under way. */
const open = new Set<string>();
let watch: (isAnyOpen: boolean) => void = () => undefined;

/** Tells, from now on, when there comes to be a folder that must be removed should the process be stopped, and when there is none. */
export function watchWorkingFolders(changed: (isAnyOpen: boolean) => void): void {
  watch = changed;
}

/** Where a run unpacks what it must read more than once. */
export interface WorkingFolder {
  /** A new path in the folder; what is written there is for its owner alone (mode 0600). */
  readonly newFile: () => string;
}

/** Gives a folder that only its owner may enter, made when it is first used and gone afterwards, whatever happens. */
export async function withWorkingFolder<Result>(
  use: (folder: WorkingFolder) => Promise<Result>,
): Promise<Result> {
  let path: string | null = null;
  let files = 0;
  try {
    return await use({
      newFile() {
        if (path === null) {
          path = mkdtempSync(join(tmpdir(), 'posrecon-'));
          open.add(path);
          if (open.size === 1) watch(true);
        }
        files += 1;
        return join(path, String(files));
      },
    });
  } catch (error) {
    throw isWithoutRoom(error) ? withoutRoom(error) : error;
  } finally {
    if (path !== null) remove(path);
  }
}

function isWithoutRoom(error: unknown): error is NodeJS.ErrnoException {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}

function withoutRoom(cause: NodeJS.ErrnoException): PosreconError {
  return new PosreconError(
    'ERR_FILE_UNWRITABLE',
    exitCodes.usage,
    'there is no room for working files in this folder',
    {
      location: { file: tmpdir() },
      remedy: 'Make room there, or name another folder in TMPDIR; nothing was changed.',
      cause,
    },
  );
}

/** Removes what is left where a run ends before its time, such as at an interrupt. */
export function removeWorkingFolders(): void {
  for (const path of open) remove(path);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
  if (open.delete(path) && open.size === 0) watch(false);
}
