import { usageError } from '../errors/posrecon-error.ts';
import { isDate } from '../model/calendar.ts';
import type { Severity } from '../model/discrepancy.ts';
import { type Side, sides } from '../model/transaction.ts';
import { currencyFlag, formatFlag, type OutputFlags, profileFlags, timeZoneFlag } from './flags.ts';

/** The options of `reconcile` as the command line gives them. */
export interface ReconcileFlags extends OutputFlags {
  readonly pos?: readonly string[];
  readonly settlement?: readonly string[];
  readonly bank?: readonly string[];
  readonly config?: string;
  readonly asOf?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly profile?: readonly string[];
  readonly require?: string;
  readonly failOn?: string;
  readonly baseline?: string;
  readonly newOnly?: boolean;
  readonly allowRejected?: string;
  readonly output?: readonly string[];
  readonly drafts?: string;
  /** `false`: `--no-ledger`. */
  readonly ledger?: string | false;
  readonly memoryLimit?: string;
  readonly maxProblems?: string;
  readonly explainMatching?: boolean;
  readonly quiet?: boolean;
}

const failOns = ['error', 'warning', 'notice', 'never'] as const;
export type FailOn = Severity | 'never';

/** The same, understood. */
export interface CheckedFlags {
  readonly format: 'terminal' | 'json';
  readonly failOn: FailOn;
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly profiles: ReturnType<typeof profileFlags>;
  readonly required: readonly Side[];
  readonly allowRejected: number;
  readonly maxProblems: number;
}

/** Throws ERR_USAGE at the first that makes no sense. */
export function checkFlags(flags: ReconcileFlags): CheckedFlags {
  for (const file of flags.output ?? []) {
    if (!file.endsWith('.json')) {
      throw usageError(`--output ${file}: this ending names no known format`, {
        remedy: 'Use a name that ends in .json.',
      });
    }
  }
  const failOn = flags.failOn ?? 'error';
  if (!isFailOn(failOn)) {
    throw usageError(`--fail-on ${failOn} is not known`, {
      remedy: 'Use error, warning, notice or never.',
    });
  }
  if (flags.asOf !== undefined && !isDate(flags.asOf)) {
    throw usageError(`--as-of ${flags.asOf} is not a date that exists`, {
      remedy: 'Write it as 2026-10-15.',
    });
  }
  return {
    format: formatFlag(flags),
    failOn,
    timeZone: timeZoneFlag(flags.timeZone),
    currency: currencyFlag(flags.currency),
    profiles: profileFlags(flags.profile),
    required: (flags.require ?? '')
      .split(',')
      .filter((word) => word !== '')
      .map(requiredSide),
    allowRejected: wholeNumber(flags.allowRejected, '--allow-rejected', 0),
    maxProblems: wholeNumber(flags.maxProblems, '--max-problems', 1000),
  };
}

function isFailOn(word: string): word is FailOn {
  return failOns.some((known) => known === word);
}

function requiredSide(word: string): Side {
  const side = sides.find((each) => each === word);
  if (side === undefined) {
    throw usageError(`--require ${word} is no side`, {
      remedy: 'Use pos, settlement and bank, parted by commas.',
    });
  }
  return side;
}

function wholeNumber(text: string | undefined, flag: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw usageError(`${flag} ${text} is not a whole number`);
  return Number(text);
}
