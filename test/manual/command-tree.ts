import { createProgram } from '../../src/commands/program.ts';
import { treeOf } from '../../src/commands/tree-of-commands.ts';
import { knownFormats } from '../../src/intake/known-formats.ts';

/** The commands as the CLI has them; none of them runs. */
export const commandTree = treeOf(
  createProgram({ version: '0.0.0', schema: '', run: async () => undefined }),
  knownFormats,
);
