import { Command } from 'commander';
import type { ExitCode } from '../errors/posrecon-error.ts';
import { type Example, saysOf } from '../manual/command-tree.ts';

/** A command whose help ends with examples of its use. */
export class ExemplifiedCommand extends Command {
  readonly examples: Example[] = [];

  override createCommand(name?: string): ExemplifiedCommand {
    return new ExemplifiedCommand(name);
  }

  /** `exit` is that of the day that the example means, 0 unless told. */
  example(line: string, says: string, exit: ExitCode = 0): this {
    const heading = this.examples.length === 0 ? '\nExamples:\n' : '';
    const example = { line, says, exit };
    this.examples.push(example);
    return this.addHelpText('after', `${heading}  ${line}\n      ${saysOf(example)}`);
  }
}
