import { Argument, Option } from 'commander';
import type { Language } from '../locales/locale.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import type { Watching } from './watch.ts';

/** Runs a command and writes what it leaves; `language` is the one that was asked for, `log` how standard error is written. */
export type RunCommand = (
  command: (context: CommandContext) => Promise<CommandOutcome>,
  language: Language | undefined,
  log?: 'json' | undefined,
) => Promise<void>;

/** The same of one that goes on until it is ended. */
export type WatchCommand = (
  start: (watching: Watching) => Promise<void>,
  ...asked: [language: Language | undefined, log: 'json' | undefined]
) => Promise<void>;

export const language = (): Option =>
  new Option('--lang <language>', 'language of the text').choices(['en', 'zh-CN']);
export const format = (): Option =>
  oneOf('--format <format>', 'format of standard output', ['terminal', 'json']).default('terminal');

/** An option whose values are told and completed here, and checked by the command, which says more of a wrong one. */
export function oneOf(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description);
  option.argChoices = [...values];
  return option;
}

export const passwords = (): Option =>
  new Option('--passwords <file>', 'file with the passwords of archives, one a line');

/** The id of a discrepancy (`d_`) or of a request (`r_`). */
export const idOf = (letter: 'd' | 'r'): Argument =>
  new Argument('<id>', `as the report names it: ${letter}_…`);

/** Of a flag whose value may be left out: `true` stands for none. */
export const collectOptional = (
  value: string,
  earlier: readonly string[] | true | undefined,
): readonly string[] => [...(Array.isArray(earlier) ? earlier : []), value];
export const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [
  ...earlier,
  value,
];
