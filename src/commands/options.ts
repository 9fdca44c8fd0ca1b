import { Option } from 'commander';
import type { Language } from '../locales/locale.ts';
import type { CommandContext, CommandOutcome } from './context.ts';

/** Runs a command and writes what it leaves; `language` is the one that was asked for, `log` how standard error is written. */
export type RunCommand = (
  command: (context: CommandContext) => Promise<CommandOutcome>,
  language: Language | undefined,
  log?: 'json' | undefined,
) => Promise<void>;

export const language = (): Option =>
  new Option('--lang <language>', 'language of the text').choices(['en', 'zh-CN']);
export const format = (): Option =>
  new Option('--format <format>', 'terminal or json').default('terminal');
export const example = (command: string, says: string): string =>
  `\nExample:\n  ${command}    ${says}`;
/** Of a flag whose value may be left out: `true` stands for none. */
export const collectOptional = (
  value: string,
  earlier: readonly string[] | true | undefined,
): readonly string[] => [...(Array.isArray(earlier) ? earlier : []), value];
export const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [
  ...earlier,
  value,
];
