import {
  type CommandNode,
  type CommandTree,
  type CommandValue,
  everyCommand,
} from './command-tree.ts';

// Bash 3.2 is what macOS has: no associative arrays, no mapfile, no compopt.
const body = `
_posrecon_offer() {
  case $1 in
    words) COMPREPLY=($(compgen -W "$2" -- "$cur")) ;;
    folder) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$cur")) ;;
    anything) compopt +o default +o bashdefault 2>/dev/null ;;
  esac
  # Bash takes \`=\` for the end of a word and wants only what stands behind it.
  if [[ $cur == *=* && $COMP_WORDBREAKS == *=* ]]; then
    local before=\${cur%"\${cur##*=}"} index
    for index in "\${!COMPREPLY[@]}"; do COMPREPLY[index]=\${COMPREPLY[index]#"$before"}; done
  fi
}

_posrecon() {
  local cur='' word='' path='' option='' index isValue=0 values='' kind='' words=''
  local -a typed=()
  COMPREPLY=()
  for ((index = 1; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if ((\${#typed[@]})) && [[ $word == = || \${COMP_WORDS[index - 1]} == = ]]; then
      typed[\${#typed[@]} - 1]+=$word
    else
      typed+=("$word")
    fi
  done
  ((\${#typed[@]})) || return 0
  cur=\${typed[\${#typed[@]} - 1]}
  for ((index = 0; index < \${#typed[@]} - 1; index++)); do
    word=\${typed[index]}
    if ((isValue)); then isValue=0; continue; fi
    if [[ $word == -* ]]; then
      option=$word
      _posrecon_value "$path" "$option"
      [[ -n $kind && $word != *=* ]] && isValue=1
    else
      _posrecon_command "$path" "$word"
    fi
  done
  if ((isValue)); then
    _posrecon_value "$path" "$option"
    _posrecon_offer "$kind" "$words"
  elif [[ $cur == --*=* ]]; then
    _posrecon_value "$path" "\${cur%%=*}"
    [[ $kind == words ]] && words="\${cur%%=*}=\${words// / \${cur%%=*}=}"
    _posrecon_offer "$kind" "$words"
  elif [[ $cur == -* ]]; then
    _posrecon_options "$path"
    _posrecon_offer words "$words"
  else
    _posrecon_arguments "$path"
    _posrecon_offer "$kind" "$words"
  fi
}
complete -o bashdefault -o default -F _posrecon posrecon
`;

/** The script that `complete` of bash needs: what may follow on what stands before the cursor. */
export function renderBashCompletion(tree: CommandTree): string {
  const commands = everyCommand(tree.root);
  return `# bash completion of posrecon, made by: posrecon completion bash

# Which command a word leads to from another.
_posrecon_command() {
  case "$1 $2" in
${commands.flatMap(stepsOf).join('\n')}
    ' '*) path='${tree.meant.path.join(' ')}' ;;
  esac
}

# What the options of a command are.
_posrecon_options() {
  case $1 in
${commands.map((node) => `    '${node.path.join(' ')}') words='${optionsOf(node, tree)}' ;;`).join('\n')}
  esac
}

# What follows on an option; nothing where it takes no value.
_posrecon_value() {
  kind='' words=''
  case "$1 $2" in
${commands.flatMap((node) => valuesOf(node, tree)).join('\n')}
  esac
}

# What stands behind a command.
_posrecon_arguments() {
  kind=anything words=''
  case $1 in
${commands.flatMap((node) => argumentsOf(node)).join('\n')}
  esac
}
${body}`;
}

function stepsOf(node: CommandNode): readonly string[] {
  return node.commands.map(({ path, aliases }) => {
    const before = node.path.join(' ');
    const names = [path.at(-1) ?? '', ...aliases];
    return `    ${names.map((name) => `'${before} ${name}'`).join(' | ')}) path='${path.join(' ')}' ;;`;
  });
}

/** Where no command is named, the options are those of the one that is meant. */
function ownAndMeant(node: CommandNode, { root, meant }: CommandTree): readonly CommandNode[] {
  return node === root ? [node, meant] : [node];
}

function optionsOf(node: CommandNode, tree: CommandTree): string {
  const names = ownAndMeant(node, tree).flatMap(({ options }) => options.map(({ long }) => long));
  return [...new Set(names)].join(' ');
}

function valuesOf(node: CommandNode, tree: CommandTree): readonly string[] {
  return ownAndMeant(node, tree)
    .flatMap(({ options }) => options)
    .flatMap(({ short, long, value }) => {
      if (value === null) return [];
      const names = short === null ? [long] : [short, long];
      const patterns = names.map((name) => `'${node.path.join(' ')} ${name}'`).join(' | ');
      return [`    ${patterns}) ${offer(value)} ;;`];
    });
}

function argumentsOf(node: CommandNode): readonly string[] {
  const [first] = node.arguments;
  const names = node.commands.map(({ path }) => path.at(-1) ?? '').join(' ');
  if (names !== '') return [`    '${node.path.join(' ')}') kind=words words='${names}' ;;`];
  return first === undefined ? [] : [`    '${node.path.join(' ')}') ${offer(first)} ;;`];
}

function offer({ completes }: CommandValue): string {
  return completes.kind === 'words'
    ? `kind=words words='${completes.words.join(' ')}'`
    : `kind=${completes.kind}`;
}
