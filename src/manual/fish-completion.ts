import {
  type CommandNode,
  type CommandOption,
  type CommandTree,
  type CommandValue,
  everyCommand,
} from './command-tree.ts';

/** A line of `complete` for each thing that may follow, and the function that tells which command stands before the cursor. */
export function renderFishCompletion(tree: CommandTree): string {
  const commands = everyCommand(tree.root);
  const takingValues = new Set(
    commands
      .flatMap(({ options }) => options)
      .filter(({ value }) => value !== null && !value.isOptional)
      .flatMap(({ short, long }) => (short === null ? [long] : [short, long])),
  );
  return `# fish completion of posrecon, made by: posrecon completion fish

# Whether the command before the cursor is this one; '' where none is named yet.
function __posrecon_at
    set -l path
    set -l is_value 0
    for word in (commandline -opc)[2..-1]
        if test $is_value -eq 1
            set is_value 0
        else if contains -- $word ${[...takingValues].join(' ')}
            set is_value 1
        else if not string match -q -- '-*' $word
            switch "$path $word"
${commands.flatMap(stepsOf).join('\n')}
                case ' *'
                    set path ${quoted(tree.meant.path.join(' '))}
            end
        end
    end
    contains -- "$path" $argv
end

complete -c posrecon -f
${commands.flatMap((node) => linesOf(node, tree)).join('\n')}
`;
}

function stepsOf(node: CommandNode): readonly string[] {
  return node.commands.map(({ path, aliases }) => {
    const names = [path.at(-1) ?? '', ...aliases].map((name) =>
      quoted(`${node.path.join(' ')} ${name}`),
    );
    return `                case ${names.join(' ')}\n                    set path ${quoted(path.join(' '))}`;
  });
}

function linesOf(node: CommandNode, { root, meant }: CommandTree): readonly string[] {
  // Where no command is named yet, the options are those of the one that is meant.
  const places = node === meant ? [root, meant] : [node];
  const at = `complete -c posrecon -n ${quoted(`__posrecon_at ${places.map(({ path }) => quoted(path.join(' '))).join(' ')}`)}`;
  return [
    ...node.commands.map(
      ({ path, description }) => `${at} -a ${quoted(path.at(-1) ?? '')} -d ${quoted(description)}`,
    ),
    ...node.arguments.slice(0, 1).map((argument) => `${at} ${offer(argument)}`),
    ...node.options.map((option) => `${at} ${spec(option)}`),
  ];
}

function spec({ short, long, description, value }: CommandOption): string {
  const names = [...(short === null ? [] : [`-s ${short.slice(1)}`]), `-l ${long.slice(2)}`];
  const required = value === null || value.isOptional ? [] : ['-r'];
  return [
    ...names,
    ...required,
    ...(value === null ? [] : [offer(value)]),
    `-d ${quoted(description)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function offer({ completes }: CommandValue): string {
  switch (completes.kind) {
    case 'words':
      return `-f -a ${quoted(completes.words.join(' '))}`;
    case 'file':
      return '-F';
    case 'folder':
      return "-f -a '(__fish_complete_directories)'";
    case 'anything':
      return '-f';
  }
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
