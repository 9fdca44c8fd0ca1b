import type { OwnFile } from '../model/own-files.ts';

/** Exit codes of the contract: who acts on it. */
export const exitCodes = {
  clean: 0,
  discrepancies: 1,
  usage: 2,
  input: 3,
  ledger: 4,
  defect: 70,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Every code that a user can meet; each has a fixture below fixtures/errors that provokes it. */
export type ErrorCode =
  | 'ERR_USAGE'
  | 'ERR_CONFIG'
  | 'ERR_MEMORY'
  | 'ERR_FILE_MISSING'
  | 'ERR_FILE_IS_FOLDER'
  | 'ERR_FILE_UNREADABLE'
  | 'ERR_FILE_UNWRITABLE'
  | 'ERR_FILE_EMPTY'
  | 'ERR_FILE_NO_ROWS'
  | 'ERR_FILE_CONTAINER'
  | 'ERR_FILE_BINARY'
  | 'ERR_FILE_ENCRYPTED'
  | 'ERR_FILE_DAMAGED'
  | 'ERR_FILE_TOO_LARGE'
  | 'ERR_FILE_SKIPPED'
  | 'ERR_MEMBER_MISSING'
  | 'ERR_ENCODING_MOJIBAKE'
  | 'ERR_ENCODING_INVALID'
  | 'ERR_HEADER_NOT_FOUND'
  | 'ERR_COLUMNS_MISSING'
  | 'ERR_COLUMN_UNREAD'
  | 'ERR_SIDE_UNKNOWN'
  | 'ERR_SIDE_MISMATCH'
  | 'ERR_SIDE_REQUIRED'
  | 'ERR_PROFILE_UNKNOWN'
  | 'ERR_DATE_ORDER'
  | 'ERR_UNIT_UNKNOWN'
  | 'ERR_LAYOUT_UNPROVEN'
  | 'ERR_INTAKE_AMOUNT'
  | 'ERR_INTAKE_DATE'
  | 'ERR_INTAKE_KIND'
  | 'ERR_INTAKE_COLUMNS'
  | 'ERR_INTAKE_QUOTE'
  | 'ERR_INTAKE_TRUNCATED'
  | 'ERR_INTAKE_SCIENTIFIC_ID'
  | 'ERR_INTAKE_PAN'
  | 'ERR_LEDGER_LOCKED'
  | 'ERR_LEDGER_DAMAGED'
  | 'ERR_LEDGER_UNWRITABLE'
  | 'ERR_LEDGER_NEWER';

/** Where in what the user gave us; `line` and `column` as the user sees them in the file as delivered. */
export interface Location {
  readonly file: string;
  /** Physical line, 1-based. */
  readonly line?: number;
  /** The column's header. */
  readonly column?: string;
}

export interface PosreconErrorOptions {
  readonly location?: Location;
  /** The line of the file as an excerpt; card numbers must be truncated before. */
  readonly excerpt?: string;
  /** What was expected, and the next step. */
  readonly remedy?: string;
  /** The setting of posrecon.yaml that is wrong, where it shows only when a file is read. */
  readonly setting?: readonly string[];
  readonly cause?: unknown;
}

/** The only error thrown on purpose. Its message is one sentence that is enough to act on. */
export class PosreconError extends Error {
  override readonly name = 'PosreconError';
  readonly code: ErrorCode;
  readonly exitCode: ExitCode;
  readonly location: Location | undefined;
  readonly excerpt: string | undefined;
  readonly remedy: string | undefined;
  readonly setting: readonly string[] | undefined;

  constructor(
    code: ErrorCode,
    exitCode: ExitCode,
    message: string,
    options: PosreconErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.exitCode = exitCode;
    this.location = options.location;
    this.excerpt = options.excerpt;
    this.remedy = options.remedy;
    this.setting = options.setting;
  }
}

/** An input that cannot be used as it is; the run goes on with the others. */
export function inputError(
  code: ErrorCode,
  message: string,
  options: PosreconErrorOptions = {},
): PosreconError {
  return new PosreconError(code, exitCodes.input, message, options);
}

/** A command line or configuration that is wrong; nothing was read. */
export function usageError(message: string, options: PosreconErrorOptions = {}): PosreconError {
  return new PosreconError('ERR_USAGE', exitCodes.usage, message, options);
}

/** A problem with a row or a file that the report lists; the rest of the input was kept. */
export interface Problem {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly code: ErrorCode;
  readonly message: string;
  readonly excerpt?: string;
  readonly remedy?: string;
  /** What posrecon itself wrote there. */
  readonly own?: OwnFile;
}

/** Problems that are told and leave the input whole. */
const warnings: ReadonlySet<ErrorCode> = new Set([
  'ERR_INTAKE_PAN',
  'ERR_FILE_SKIPPED',
  'ERR_COLUMN_UNREAD',
  'ERR_LAYOUT_UNPROVEN',
]);
/** Problems that cost one row each; `--allow-rejected` says how many of them a run may have. */
const ofRows: ReadonlySet<ErrorCode> = new Set([
  'ERR_INTAKE_AMOUNT',
  'ERR_INTAKE_DATE',
  'ERR_INTAKE_KIND',
  'ERR_INTAKE_COLUMNS',
  'ERR_INTAKE_QUOTE',
  'ERR_INTAKE_TRUNCATED',
  'ERR_ENCODING_INVALID',
]);

/** Whether it is one of the rows that the report counts as rejected. */
export function isRejectedRow({ code, line }: Pick<Problem, 'code' | 'line'>): boolean {
  return line !== null && ofRows.has(code);
}

export function isWarning({ code }: Pick<Problem, 'code'>): boolean {
  return warnings.has(code);
}

/** Whether something of the input is missing that no count of rejected rows tells: a file, the end of one, numbers in it. */
export function makesInputIncomplete({ code, line }: Pick<Problem, 'code' | 'line'>): boolean {
  const costsMore = code === 'ERR_INTAKE_TRUNCATED' || !isRejectedRow({ code, line });
  return costsMore && !warnings.has(code);
}
