import type { PosreconError, Problem } from '../../errors/posrecon-error.ts';
import type { Container } from '../../model/inspection.ts';

/** What may hold one table or statement: a plain file, a member of an archive, a sheet of a workbook. */
export interface Part {
  /** As a user can type it: `a.csv`, `a.zip!b.csv`, `a.xlsx!Sheet1`, `a.zip!b.xlsx!Sheet1`. */
  readonly file: string;
  readonly container: Container;
  /** Where its bytes lie: the file itself, or a working copy. Line n of a sheet's copy is row n of the sheet. */
  readonly path: string;
  /** Hash of the file as delivered; `null`: `path` is that file. */
  readonly sha256: string | null;
}

/** What was found in a file. */
export interface Opened {
  readonly parts: readonly Part[];
  /** Members that cannot be opened, and may hold records. */
  readonly refused: readonly PosreconError[];
  /** Members that hold no records, each with the reason. */
  readonly skipped: readonly Problem[];
}

export function onlyPart(part: Part): Opened {
  return { parts: [part], refused: [], skipped: [] };
}

export function joinOpened(all: readonly Opened[]): Opened {
  return {
    parts: all.flatMap(({ parts }) => parts),
    refused: all.flatMap(({ refused }) => refused),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}

/** A member that was left out, told to the user and no fault of the input. */
export function skippedPart(file: string, reason: string, remedy?: string): Problem {
  return {
    file,
    line: null,
    column: null,
    code: 'ERR_FILE_SKIPPED',
    message: `skipped: ${reason}`,
    ...(remedy === undefined ? {} : { remedy }),
  };
}
