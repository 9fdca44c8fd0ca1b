import { exitCodes } from '../errors/posrecon-error.ts';
import {
  type CommandNode,
  type CommandOption,
  type CommandTree,
  everyCommand,
  placeholder,
  saysOf,
} from './command-tree.ts';
import { environment, exitMeanings, files } from './manual-texts.ts';

/** `posrecon(1)` in man(7). `date` is `2026-11-22`: that of the release. */
export function renderManualPage(
  { root, meant }: CommandTree,
  { version, date }: { readonly version: string; readonly date: string },
): string {
  const commands = everyCommand(root).filter(({ commands: below }) => below.length === 0);
  return `${[
    `.TH POSRECON 1 ${date} "posrecon ${version}" "User Commands"`,
    '.SH NAME',
    text(`posrecon - ${lowered(root.description.replace(/\.$/, ''))}`),
    '.SH SYNOPSIS',
    ...synopsis(meant, ['posrecon']),
    '.br',
    '.B posrecon',
    '.I command',
    '.RI [ option "] ..."',
    '.SH DESCRIPTION',
    text(
      'Reads a till log, an acquirer’s settlement export and a bank statement, in any order and of any known format, and tells to the cent what does not agree, with the file and line that show it, and who owes whom how much. Where no command is named, reconcile is meant. Reports go to standard output, all else to standard error.',
    ),
    ...root.options.flatMap((option) => item(optionHead(option), optionText(option))),
    '.SH COMMANDS',
    ...commands.flatMap(commandSection),
    '.SH EXIT STATUS',
    ...Object.values(exitCodes).flatMap((code) =>
      item(bold(String(code)), exitMeanings[code] ?? ''),
    ),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([name, says]) => item(bold(name), says)),
    '.SH FILES',
    ...files.flatMap(([name, says]) => item(italic(name), says)),
    '.SH EXAMPLES',
    ...everyCommand(root).flatMap(({ examples }) =>
      examples.flatMap((example) => item(bold(example.line), saysOf(example))),
    ),
  ].join('\n')}\n`;
}

function commandSection(node: CommandNode): readonly string[] {
  return [
    `.SS ${quoted(`posrecon ${node.path.join(' ')}`)}`,
    ...synopsis(node, ['posrecon', ...node.path]),
    '.PP',
    text(sentence(node.description)),
    ...node.arguments.flatMap((argument) =>
      item(italic(placeholder(argument)), sentence(argument.description)),
    ),
    ...node.options
      .filter(({ long }) => long !== '--help')
      .flatMap((option) => item(optionHead(option), optionText(option))),
  ];
}

function synopsis(node: CommandNode, words: readonly string[]): readonly string[] {
  const aliases = node.aliases.length === 0 ? '' : `|${node.aliases.join('|')}`;
  const places = node.arguments.map((argument) => italic(placeholder(argument)));
  const all = words.length > 1 ? `${words.join(' ')}${aliases}` : words.join(' ');
  return [`${bold(all)} [${italic('option')}...] ${places.join(' ')}`.trimEnd()];
}

function optionHead({ short, long, value }: CommandOption): string {
  const names = short === null ? bold(long) : `${bold(short)}, ${bold(long)}`;
  return value === null ? names : `${names} ${italic(placeholder(value))}`;
}

function optionText({ description, value, otherwise }: CommandOption): string {
  const choices = value?.choices ?? null;
  const words = choices === null ? '' : `: ${choices.join(', ')}`;
  const without = otherwise === null ? '' : `; ${otherwise} unless told`;
  return sentence(`${description}${words}${without}`);
}

function item(head: string, says: string): readonly string[] {
  return ['.TP', head, text(sentence(says))];
}

function sentence(said: string): string {
  const whole = said.startsWith('posrecon') ? said : said.charAt(0).toUpperCase() + said.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}

function lowered(said: string): string {
  return said.charAt(0).toLowerCase() + said.slice(1);
}

const bold = (words: string): string => `\\fB${escaped(words)}\\fR`;
const italic = (words: string): string => `\\fI${escaped(words)}\\fR`;

/** Prose in lines that are not too long for a source; a dot or an apostrophe at the start of one would be taken for a request. */
function text(said: string): string {
  return escaped(said)
    .replace(/(?=.{77})(.{1,76}) /g, '$1\n')
    .replace(/^(?=[.'])/gm, '\\&');
}

function quoted(said: string): string {
  return `"${escaped(said).replaceAll('"', '""')}"`;
}

/** Backslashes and hyphens as themselves, and what is not ASCII by name. */
function escaped(said: string): string {
  return said
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\x20-\x7e]/gu,
      (char) => `\\[u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );
}
