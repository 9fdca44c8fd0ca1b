/** A command line that the help shows, what it does, and how it ends on the day that it means. */
export interface Example {
  readonly line: string;
  readonly says: string;
  readonly exit: number;
}

/** What it does, and how it ends where that is not well. */
export function saysOf({ says, exit }: Example): string {
  return exit === 0 ? says : `${says} (exit ${exit} where there is something to act on)`;
}

/** What may stand in a place of the command line. */
export type Completes =
  | { readonly kind: 'file' | 'folder' | 'anything' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface CommandValue {
  readonly name: string;
  /** All that it may be; `null` where that is not told. */
  readonly choices: readonly string[] | null;
  readonly completes: Completes;
  readonly isOptional: boolean;
  readonly isRepeatable: boolean;
}

export interface CommandArgument extends CommandValue {
  readonly description: string;
}

export interface CommandOption {
  /** `-o`. */
  readonly short: string | null;
  /** `--output`. */
  readonly long: string;
  readonly description: string;
  /** `null`: it is there or not. */
  readonly value: CommandValue | null;
  readonly otherwise: string | null;
}

/** A command with all that the help tells of it. */
export interface CommandNode {
  /** Below `posrecon`: `['refunds', 'list']`. */
  readonly path: readonly string[];
  readonly aliases: readonly string[];
  readonly description: string;
  readonly options: readonly CommandOption[];
  readonly arguments: readonly CommandArgument[];
  readonly commands: readonly CommandNode[];
  readonly examples: readonly Example[];
}

/** The whole of it, and the command that is meant where none is named. */
export interface CommandTree {
  readonly root: CommandNode;
  readonly meant: CommandNode;
}

/** A command and all below it, in the order of the help. */
export function everyCommand(node: CommandNode): readonly CommandNode[] {
  return [node, ...node.commands.flatMap(everyCommand)];
}

/** `[file...]`, `<id>`. */
export function placeholder({ name, isOptional, isRepeatable }: CommandValue): string {
  const dots = isRepeatable ? '...' : '';
  return isOptional ? `[${name}${dots}]` : `<${name}${dots}>`;
}
