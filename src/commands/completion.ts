import { exitCodes } from '../errors/posrecon-error.ts';
import { knownFormats } from '../intake/known-formats.ts';
import { renderBashCompletion } from '../manual/bash-completion.ts';
import type { CommandTree } from '../manual/command-tree.ts';
import { renderFishCompletion } from '../manual/fish-completion.ts';
import { renderZshCompletion } from '../manual/zsh-completion.ts';
import type { CommandOutcome } from './context.ts';
import type { ExemplifiedCommand } from './exemplified-command.ts';
import { treeOf } from './tree-of-commands.ts';

const shells = {
  bash: renderBashCompletion,
  zsh: renderZshCompletion,
  fish: renderFishCompletion,
} as const satisfies Record<string, (tree: CommandTree) => string>;

export type CompletionShell = keyof typeof shells;

/** Prints the script by which a shell completes commands, options, codes and ids of export formats. */
export async function runCompletion(
  shell: CompletionShell,
  posrecon: ExemplifiedCommand,
): Promise<CommandOutcome> {
  return {
    output: shells[shell](treeOf(posrecon, knownFormats)),
    messages: [],
    exitCode: exitCodes.clean,
  };
}
