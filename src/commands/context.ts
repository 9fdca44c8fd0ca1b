import type { ExitCode } from '../errors/posrecon-error.ts';
import type { Language, Locale } from '../locales/locale.ts';
import type { Link } from '../reporters/links.ts';
import type { TerminalOptions } from '../reporters/screen.ts';

/** What a command may know of the outside: nothing else is read from the process. */
export interface CommandContext {
  readonly version: string;
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Whether the terminal shows no more than ASCII. */
  readonly isAscii?: boolean;
  /** What places in files lead to, where the terminal has links. */
  readonly link?: Link;
  /** Tells a person who waits what is going on; silent otherwise. */
  readonly progress: (text: string) => void;
  /** The account of the operating system that runs the command. */
  readonly user: string;
  /** When it was started: ISO 8601, UTC. */
  readonly now: string;
  /** The folder against which names are read. */
  readonly folder: string;
  /** Milliseconds since some moment; what is timed by it stands in no report. */
  readonly stopwatch?: () => number;
  /** Writes a line of the log at once; only with `--log json`. */
  readonly log?: (fields: Readonly<Record<string, unknown>>) => void;
}

/** What a command leaves: texts for standard output and standard error, and the exit code. The CLI writes them. */
export interface CommandOutcome {
  readonly output: string;
  /** Warnings and errors, one text each. */
  readonly messages: readonly string[];
  readonly exitCode: ExitCode;
}

/** How a report is shown on the terminal of this context. */
export function terminalOf(context: CommandContext, locale: Locale): TerminalOptions {
  const { width, color, isAscii = false, link } = context;
  return { locale, width, color, isAscii, ...(link === undefined ? {} : { link }) };
}
