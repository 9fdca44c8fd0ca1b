import { type ErrorCode, exitCodes, PosreconError } from '../errors/posrecon-error.ts';

/** A ledger that cannot be used as it is; it was not changed. */
export function ledgerError(
  code: Extract<ErrorCode, `ERR_LEDGER_${string}`>,
  file: string,
  message: string,
  remedy: string,
  cause?: unknown,
): PosreconError {
  return new PosreconError(code, exitCodes.ledger, message, { location: { file }, remedy, cause });
}

export function newerLedger(file: string, version: number | null): PosreconError {
  return ledgerError(
    'ERR_LEDGER_NEWER',
    file,
    `a newer posrecon wrote this ledger${version === null ? '' : ` (version ${version})`}; it was left alone`,
    'Install that version of posrecon, or name another ledger with --ledger.',
  );
}

/** What the engine says where a file cannot grow. */
export const noRoom = /No space left|File too large|Disk quota exceeded/i;

/** The file is there, and nothing in it. */
export function blankLedger(file: string): PosreconError {
  return ledgerError(
    'ERR_LEDGER_DAMAGED',
    file,
    'this ledger is an empty file',
    'Put back the last backup; if no run has ever ended well with it, delete the file and run again.',
  );
}

/** A run made the file and came no further. */
export function emptyLedger(file: string): PosreconError {
  return ledgerError(
    'ERR_LEDGER_DAMAGED',
    file,
    'there is nothing in this ledger: the run that made it came no further',
    'Run posrecon reconcile with it once more.',
  );
}

export function lockedLedger(file: string, holder: string | null, cause?: unknown): PosreconError {
  return ledgerError(
    'ERR_LEDGER_LOCKED',
    file,
    `another run holds the ledger${holder === null ? '' : ` (process ${holder})`}`,
    'Wait until it has ended and run again; nothing was changed.',
    cause,
  );
}

/** Another run, or a person, wrote after this run had read. */
export function outrunLedger(file: string): PosreconError {
  return ledgerError(
    'ERR_LEDGER_LOCKED',
    file,
    'another run wrote to the ledger meanwhile',
    'Run again; what this run found was not written down.',
  );
}

/** What the engine says of a file that it cannot attach, read or write, in the operator's words. */
export function toLedgerError(file: string, cause: unknown): unknown {
  if (cause instanceof PosreconError) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/Could not set lock|Unique file handle conflict|already attached/.test(said)) {
    return lockedLedger(file, /\(PID (?<pid>\d+)\)/.exec(said)?.groups?.['pid'] ?? null, cause);
  }
  if (/database file with version number|newer version of DuckDB/.test(said)) {
    return newerLedger(file, null);
  }
  if (/Permission denied|Read-only file system|read-only mode|Is a directory/.test(said)) {
    return ledgerError(
      'ERR_LEDGER_UNWRITABLE',
      file,
      'the ledger cannot be opened for writing',
      'Check the permissions of the file and of its folder; nothing was changed.',
      cause,
    );
  }
  if (noRoom.test(said)) {
    return ledgerError(
      'ERR_LEDGER_UNWRITABLE',
      file,
      'there is no space left on the disk of the ledger',
      'Make room and run again; the ledger is as it was before this run.',
      cause,
    );
  }
  if (
    /not a valid DuckDB|Corrupt|checksum|replaying WAL|truncated|Could not read enough bytes|deserializ|invalidated/i.test(
      said,
    )
  ) {
    return ledgerError(
      'ERR_LEDGER_DAMAGED',
      file,
      'the ledger is damaged, or no ledger',
      'Put back the last backup, with no .wal file beside it, and run again with the files since then.',
      cause,
    );
  }
  return cause;
}
