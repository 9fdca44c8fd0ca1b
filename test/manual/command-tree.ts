import { createProgram } from '../../src/commands/program.ts';
import { treeOf } from '../../src/commands/tree-of-commands.ts';
import { knownFormats } from '../../src/intake/known-formats.ts';

const idle = async (): Promise<void> => undefined;

/** The commands as the CLI has them; none of them runs. */
export const commandTree = treeOf(
  createProgram({ version: '0.0.0', schema: '', run: idle, watch: idle }),
  knownFormats,
);
