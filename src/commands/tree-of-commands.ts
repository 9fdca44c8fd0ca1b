import type { Argument, Option } from 'commander';
import type {
  CommandArgument,
  CommandNode,
  CommandOption,
  CommandTree,
  Completes,
} from '../manual/command-tree.ts';
import { discrepancyCodes } from '../model/discrepancy.ts';
import { type Side, sides } from '../model/transaction.ts';
import { ExemplifiedCommand } from './exemplified-command.ts';

/** Words of places that have no fixed choices, by the name of the place. */
type Words = Readonly<Record<string, readonly string[]>>;

/** The commands as commander has them, as plain values, with the export formats known. */
export function treeOf(
  posrecon: ExemplifiedCommand,
  formats: readonly { readonly id: string; readonly side: Side }[],
): CommandTree {
  const words: Words = {
    code: Object.keys(discrepancyCodes),
    profile: [...formats.map(({ id }) => id), 'auto'],
    'side=id': [
      ...formats.map(({ side, id }) => `${side}=${id}`),
      ...sides.map((side) => `${side}=auto`),
    ],
    sides: [...sides, sides.join(',')],
  };
  const root = nodeOf(posrecon, [], words);
  const meant = root.commands.find(({ path }) => path[0] === 'reconcile');
  if (meant === undefined) throw new Error('there is no command reconcile');
  return { root, meant };
}

function nodeOf(command: ExemplifiedCommand, path: readonly string[], words: Words): CommandNode {
  const help = command.createHelp();
  return {
    path,
    aliases: command.aliases(),
    description: command.description(),
    options: help.visibleOptions(command).map((option) => optionOf(option, words)),
    arguments: command.registeredArguments.map((argument) => argumentOf(argument, words)),
    commands: subcommandsOf(command).map((each) => nodeOf(each, [...path, each.name()], words)),
    examples: command.examples,
  };
}

/** Without commander's own `help`, which takes the name of any of them. */
function subcommandsOf(command: ExemplifiedCommand): readonly ExemplifiedCommand[] {
  return command.commands.filter((each) => each instanceof ExemplifiedCommand);
}

function optionOf(option: Option, words: Words): CommandOption {
  const { short, long, flags, description, required, optional, variadic, argChoices } = option;
  const name = /[<[]([^\]>.]+)/.exec(flags)?.[1] ?? '';
  const otherwise: unknown = option.defaultValue;
  return {
    short: short ?? null,
    long: long ?? '',
    description,
    value:
      required || optional
        ? {
            name,
            choices: argChoices ?? null,
            completes: completes(name, argChoices, words),
            isOptional: optional,
            isRepeatable: variadic,
          }
        : null,
    otherwise: typeof otherwise === 'string' ? otherwise : null,
  };
}

function argumentOf(argument: Argument, words: Words): CommandArgument {
  const { description, required, variadic, argChoices } = argument;
  const name = argument.name();
  return {
    name,
    description,
    choices: argChoices ?? null,
    completes: completes(name, argChoices, words),
    isOptional: !required,
    isRepeatable: variadic,
  };
}

function completes(name: string, choices: readonly string[] | undefined, words: Words): Completes {
  const known = choices ?? words[name];
  if (known !== undefined) return { kind: 'words', words: known };
  if (name === 'file' || name === 'report') return { kind: 'file' };
  return { kind: name === 'folder' ? 'folder' : 'anything' };
}
