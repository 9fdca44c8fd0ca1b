import {
  type CommandNode,
  type CommandOption,
  type CommandTree,
  type CommandValue,
  everyCommand,
} from './command-tree.ts';

/** The function that zsh's completion loads as `_posrecon`. */
export function renderZshCompletion({ root, meant }: CommandTree): string {
  const functions = everyCommand(root)
    .filter((node) => node !== root)
    .map((node) => (node.commands.length > 0 ? group(node) : command(node)));
  return `#compdef posrecon
# zsh completion of posrecon, made by: posrecon completion zsh

${functions.join('\n')}
_posrecon_commands() {
  local -a commands=(
${described(root)}
  )
  _describe -t commands command commands
}

_posrecon() {
  local curcontext=$curcontext context state state_descr line
  typeset -A opt_args
  _arguments -C -A '-*' \\
${options([...root.options, ...meant.options]).join('\n')}
    '1: :{ _posrecon_commands; ${action(meant.arguments[0])} }' \\
    '*:: :->rest' && return 0
  [[ $state == rest ]] || return 1
  case $words[1] in
${cases(root)}
    *) ${functionOf(meant)} ;;
  esac
}

# Sourced or autoloaded, both work.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _posrecon "$@"; else compdef _posrecon posrecon; fi
`;
}

function functionOf({ path }: CommandNode): string {
  return `_posrecon_${path.join('_')}`;
}

function command(node: CommandNode): string {
  const places = node.arguments.map((argument, index) => {
    const place = argument.isRepeatable ? '*' : `${index + 1}`;
    return `    ${quoted(`${place}:${escaped(argument.name)}:${action(argument)}`)} \\`;
  });
  return `${functionOf(node)}() {
  _arguments \\
${[...options(node.options), ...places].join('\n')}
    && return 0
}
`;
}

function group(node: CommandNode): string {
  return `${functionOf(node)}() {
  local curcontext=$curcontext context state state_descr line
  local -a commands=(
${described(node)}
  )
  _arguments -C -A '-*' '1: :{ _describe -t commands command commands }' '*:: :->rest' && return 0
  case $words[1] in
${cases(node)}
  esac
}
`;
}

function described(node: CommandNode): string {
  return node.commands
    .flatMap(({ path, aliases, description }) =>
      [path.at(-1) ?? '', ...aliases].map(
        (name) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`,
      ),
    )
    .join('\n');
}

function cases(node: CommandNode): string {
  return node.commands
    .map((each) => {
      const names = [each.path.at(-1) ?? '', ...each.aliases].join(' | ');
      return `    ${names}) ${functionOf(each)} ;;`;
    })
    .join('\n');
}

/** Each on a line that goes on. */
function options(all: readonly CommandOption[]): readonly string[] {
  const once = new Map(all.map((option) => [option.long, option]));
  return [...once.values()].map((option) => `    ${spec(option)} \\`);
}

/** `'*'{-o,--output}'[says]:file:_files'`: an option may be given again where it collects, so each may. */
function spec({ short, long, description, value }: CommandOption): string {
  const names = short === null ? long : `{${short},${long}}`;
  const told = `[${escaped(description)}]`;
  const behind =
    value === null ? '' : `${value.isOptional ? '::' : ':'}${escaped(value.name)}:${action(value)}`;
  return `'*'${names}${quoted(told + behind)}`;
}

function action(value: CommandValue | undefined): string {
  switch (value?.completes.kind) {
    case 'words':
      return `(${value.completes.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    default:
      return ' ';
  }
}

function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
