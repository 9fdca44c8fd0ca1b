import { usageError } from '../errors/posrecon-error.ts';
import { daysAfter, isDate } from '../model/calendar.ts';
import type { Severity } from '../model/discrepancy.ts';
import { parseRecordName } from '../model/ruling.ts';
import { type Side, sides } from '../model/transaction.ts';
import { dateInZone } from '../model/zone-offset.ts';
import {
  formatOfFile,
  formatOfId,
  type ReportFormat,
  reportFormats,
  type TextFormat,
  textFormats,
} from '../reporters/report-formats.ts';
import { currencyFlag, type OutputFlags, profileFlags, timeZoneFlag } from './flags.ts';

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
  readonly passwords?: string;
  readonly require?: string;
  readonly failOn?: string;
  readonly baseline?: string;
  readonly newOnly?: boolean;
  readonly allowRejected?: string;
  readonly output?: readonly string[];
  readonly drafts?: string;
  /** `false`: `--no-ledger`. */
  readonly ledger?: string | false;
  readonly engine?: string;
  readonly memoryLimit?: string;
  readonly maxProblems?: string;
  /** `true`: the passes alone; words behind it: records, or files that stood behind it by chance. */
  readonly explainMatching?: true | readonly string[];
  readonly quiet?: boolean;
  readonly log?: 'json';
  readonly watch?: boolean;
}

const failOns = ['error', 'warning', 'notice', 'never'] as const;
export type FailOn = Severity | 'never';

/** The same, understood. */
export interface CheckedFlags {
  /** Of standard output; `null` is the terminal's. */
  readonly format: TextFormat | null;
  readonly outputs: readonly { readonly file: string; readonly format: ReportFormat }[];
  readonly failOn: FailOn;
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly profiles: ReturnType<typeof profileFlags>;
  readonly required: readonly Side[];
  readonly allowRejected: number;
  readonly maxProblems: number;
}

const onlyEngine = 'duckdb';

/** Words for `--as-of`, for a line that is typed once and runs every night. */
const daysAgo: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

/** As DuckDB reads it. */
const memorySize = /^\d{1,6}(\.\d{1,3})?\s?([KMGT]i?B)$/i;

/** Throws ERR_USAGE at the first that makes no sense. */
export function checkFlags(flags: ReconcileFlags): CheckedFlags {
  const outputs = (flags.output ?? []).map((file) => ({ file, format: outputFormat(file) }));
  const failOn = flags.failOn ?? 'error';
  if (!isFailOn(failOn)) {
    throw usageError(`--fail-on ${failOn} is not known`, {
      remedy: 'Use error, warning, notice or never.',
    });
  }
  if (flags.asOf !== undefined && !isDate(flags.asOf) && !Object.hasOwn(daysAgo, flags.asOf)) {
    throw usageError(`--as-of ${flags.asOf} is not a date that exists`, {
      remedy: 'Write it as 2026-10-15, or today or yesterday.',
    });
  }
  refuseOtherEngines(flags.engine ?? onlyEngine);
  if (flags.memoryLimit !== undefined && !memorySize.test(flags.memoryLimit)) {
    throw usageError(`--memory-limit ${flags.memoryLimit} is no size`, {
      remedy: 'Write it as 2GB or 512MB.',
    });
  }
  return {
    format: reportFormatFlag(flags.format),
    outputs,
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

/** The day that `--as-of` names, a word by the clock (`now`, ISO 8601) in the zone of the run; `null` where none is asked for. */
export function asOfFlag(
  flag: string | undefined,
  { now, timeZone }: { readonly now: string; readonly timeZone: string | null },
): string | null {
  const ago = flag === undefined ? undefined : daysAgo[flag];
  if (flag === undefined || ago === undefined) return flag ?? null;
  if (timeZone === null) {
    throw usageError(`--as-of ${flag} is another date in every zone`, {
      remedy: 'Say which: --time-zone Asia/Shanghai, or timeZone in posrecon.yaml.',
    });
  }
  return daysAfter(dateInZone(timeZone, now), -ago);
}

/**
 * What `--explain-matching` asks for. Its value is optional, so that a file which stands behind it may be taken for one: what names no
 * record is a file.
 */
export function explainFlag(flag: ReconcileFlags['explainMatching']): {
  readonly isAsked: boolean;
  readonly records: readonly string[];
  readonly files: readonly string[];
} {
  const words = flag === undefined || flag === true ? [] : flag;
  const isRecord = (word: string): boolean => parseRecordName(word) !== null;
  return {
    isAsked: flag !== undefined,
    records: words.filter(isRecord),
    files: words.filter((word) => !isRecord(word)),
  };
}

function reportFormatFlag(id = 'terminal'): TextFormat | null {
  const format = formatOfId(id);
  const binary = reportFormats.find((each) => each.id === id && each.isBinary === true);
  if (binary !== undefined) {
    throw usageError(`--format ${id} is no text for standard output`, {
      remedy: `Write it to a file: -o report${binary.ending}.`,
    });
  }
  if (format === null && id !== 'terminal') {
    throw usageError(`--format ${id} is not known`, {
      remedy: `Use terminal, ${textFormats.map((each) => each.id).join(', ')}.`,
    });
  }
  return format;
}

function outputFormat(file: string): ReportFormat {
  const format = formatOfFile(file);
  if (format === null) {
    const endings = reportFormats.flatMap(({ ending }) => ending ?? []);
    throw usageError(`--output ${file}: this ending names no known format`, {
      remedy: `Use a name that ends in ${endings.join(', ')}.`,
    });
  }
  return format;
}

/** An address may hold a password, which no message repeats. */
function refuseOtherEngines(engine: string): void {
  if (engine === onlyEngine) return;
  const [scheme = ''] = engine.split('://', 1);
  const said = engine === scheme ? engine : `${scheme}://…`;
  throw usageError(
    /^clickhouse$/i.test(scheme)
      ? `--engine ${said}: ClickHouse is not supported yet`
      : `--engine ${said} is not known`,
    {
      remedy: `Use ${onlyEngine}, which is also what runs without this option. It runs in the same process, and needs no server.`,
    },
  );
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
