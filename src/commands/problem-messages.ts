import type { Configuration } from '../config/load-configuration.ts';
import { isRejectedRow, PosreconError, type Problem } from '../errors/posrecon-error.ts';
import { printProblem } from '../errors/print.ts';
import type { Side } from '../model/transaction.ts';
import type { SideBehind } from '../reconciliation.ts';

/** The first of many problems, and how many rows were not described. */
export function problemMessages(
  problems: readonly Problem[],
  rejected: number,
  most: number,
): readonly string[] {
  const rows = problems.filter(isRejectedRow);
  const cut = new Set(rows.slice(most));
  const shown = problems.filter((problem) => !cut.has(problem)).map((each) => printProblem(each));
  const left = rejected - Math.min(rows.length, most);
  return left <= 0
    ? shown
    : [
        ...shown,
        `posrecon: ${left} more rows were rejected and are not described: see --max-problems`,
      ];
}

const sideNames: Readonly<Record<Side, string>> = {
  pos: 'till log',
  settlement: 'settlement export',
  bank: 'bank statement',
};

/** What is said of a side that was asked for and not read. */
export function missingSideMessage(side: Side): string {
  return printProblem({
    file: '',
    line: null,
    column: null,
    code: 'ERR_SIDE_REQUIRED',
    message: `no ${sideNames[side]} was read, and --require asks for one`,
    remedy: `Name it with --${side} FILE.`,
  });
}

/** What is said of a side that was asked for and whose file of tonight did not come. */
export function sideBehindMessage({ side, coveredTo, expected }: SideBehind): string {
  return printProblem({
    file: '',
    line: null,
    column: null,
    code: 'ERR_SIDE_REQUIRED',
    message: `no ${sideNames[side]} covers ${expected}, and --require asks for one: the last ends with ${coveredTo}`,
    remedy: "Look whether tonight's export was made, and run again with it.",
  });
}

/** A setting that proves wrong when a file is read is shown where posrecon.yaml has it. */
export function locatedInConfiguration(error: unknown, { locate }: Configuration): unknown {
  if (!(error instanceof PosreconError) || error.setting === undefined) return error;
  const location = locate(error.setting);
  if (location === null) return error;
  const { code, exitCode, message, remedy, cause } = error;
  return new PosreconError(code, exitCode, message, {
    location,
    ...(remedy === undefined ? {} : { remedy }),
    cause,
  });
}
