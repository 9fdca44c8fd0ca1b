import type { Problem } from '../errors/posrecon-error.ts';
import type { SniffedTable } from './table.ts';

/** Why a record is rejected; what is said of it without its place. */
export type Fault = Pick<Problem, 'code' | 'message' | 'remedy'> & { readonly column?: string };

/** No export has longer rows; the engine would not take them. */
export const longestRecord = 1_000_000;

export const openQuote: Fault = {
  code: 'ERR_INTAKE_QUOTE',
  message: 'a quotation mark is opened and not closed',
  remedy:
    'The row was left out and the rows after it were read. Close or double the quotation mark.',
};

export function cutOff(found: number, width: number): Fault {
  return {
    code: 'ERR_INTAKE_TRUNCATED',
    message: `the file ends in the middle of a row, in cell ${found} of ${width}`,
    remedy: 'The export was cut off; rows after this one are missing from it. Export it again.',
  };
}

export function tooLong(found: number): Fault {
  return {
    code: 'ERR_INTAKE_COLUMNS',
    message: `the row has ${found} characters; no export has rows of more than ${longestRecord}`,
    remedy: 'Something else than a row stands here, or line ends are missing. Export it again.',
  };
}

export function wrongWidth(found: number, width: number): Fault {
  return {
    code: 'ERR_INTAKE_COLUMNS',
    message: `the row has ${found} cells, the header has ${width}`,
    remedy:
      found > width
        ? 'A value that holds the delimiter must be quoted.'
        : 'A row must have a cell for each column, empty ones too.',
  };
}

export function unreadable(table: SniffedTable, index: number): Fault {
  const header = table.header[index] ?? '';
  return {
    code: 'ERR_ENCODING_INVALID',
    column: header,
    message: `"${header}" holds bytes that are no characters in ${table.encoding.toUpperCase()}`,
    remedy: 'The row was left out, since no number in it can be trusted. Export it again as UTF-8.',
  };
}

export function otherColumns(header: number, line: number): Fault {
  return {
    code: 'ERR_INTAKE_COLUMNS',
    message:
      header === line
        ? 'another header stands here, and the rows below it have other columns'
        : `the row has other columns: it stands below the header of line ${header}`,
    remedy: `Put what begins on line ${header} into a file of its own.`,
  };
}

export function lostBytes(table: SniffedTable, index: number): Fault {
  const header = table.header[index] ?? '';
  return {
    code: 'ERR_ENCODING_INVALID',
    column: header,
    message: `"${header}" holds NUL bytes, which stand where something was lost`,
    remedy: 'The row was left out, since no number in it can be trusted. Export it again.',
  };
}
