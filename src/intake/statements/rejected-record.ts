import type { ErrorCode, Problem } from '../../errors/posrecon-error.ts';
import { truncatePansIn } from '../../model/pan.ts';
import { excerptOf } from '../excerpt.ts';
import { oneLine } from './lines.ts';

const longestValue = 60;

/** What is wrong with one value of a record. */
export interface BadValue {
  readonly file: string;
  /** Line on which the record starts. */
  readonly line: number;
  /** The document's own name of the field. */
  readonly name: string;
  readonly value: string | undefined;
  /** What it should be, such as `not an amount`; read after the value. */
  readonly expected: string;
  readonly remedy: string;
  /** The record as it stands. */
  readonly excerpt: string;
}

/** A record that cannot be read, because of one value. */
export function rejectedRecord(code: ErrorCode, bad: BadValue): Problem {
  const value = truncatePansIn(oneLine(bad.value ?? ''));
  const shown = value.length > longestValue ? `${value.slice(0, longestValue - 1)}…` : value;
  return {
    file: bad.file,
    line: bad.line,
    column: bad.name,
    code,
    message:
      shown === '' ? `"${bad.name}" is empty` : `"${bad.name}" is "${shown}", ${bad.expected}`,
    excerpt: excerptOf(oneLine(bad.excerpt), []),
    remedy: bad.remedy,
  };
}
