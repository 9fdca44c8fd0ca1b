import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  } finally {
    if (path !== null) remove(path);
  }
}

/** Removes what is left where a run ends before its time, such as at an interrupt. */
export function removeWorkingFolders(): void {
  for (const path of open) remove(path);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
  if (open.delete(path) && open.size === 0) watch(false);
}
