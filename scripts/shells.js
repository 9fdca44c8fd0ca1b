import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, prepare, root } from './ensure.js';

// `npm run check:shells`: the completions in the shells that they are for, and the manual page. Debian: apt-get install zsh fish man-db mandoc.

/** What a shell must make of what is typed. */
const completions = [
  ['posrecon prof', 'profiles'],
  ['posrecon explain refund-ex', 'refund-exceeds-sale'],
  ['posrecon refunds wi', 'withdraw'],
  ['posrecon --fail-on no', 'notice'],
  ['posrecon till.csv --dra', '--drafts'],
  ['posrecon refunds fail --cause cus', 'customer'],
  ['posrecon inspect --profile china', 'china-ums'],
  ['posrecon reconcile --profile settlement=china', 'settlement=china-ums'],
  ['posrecon ledger export tables --as pa', 'parquet'],
];

await prepare();
const folder = mkdtempSync(join(tmpdir(), 'posrecon-shells-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const program of ['bash', 'zsh', 'fish', 'man', 'mandoc']) {
  if (run('sh', ['-c', `command -v ${program}`]).status !== 0) {
    fail(`${program} is missing: apt-get install zsh fish man-db mandoc`);
  }
}
for (const shell of ['bash', 'zsh', 'fish']) {
  const { stdout } = passed(process.execPath, [join(root, 'bin/posrecon.js'), 'completion', shell]);
  writeFileSync(join(folder, `posrecon.${shell}`), stdout);
  passed(shell, ['-n', join(folder, `posrecon.${shell}`)]);
}
const page = join(root, 'man/posrecon.1');
const warnings = [
  passed('man', ['--warnings', '--encoding=UTF-8', '--local-file', page]).stderr,
  passed('mandoc', ['-T', 'lint', '-W', 'style', page]).stdout,
].join('');
if (warnings.trim() !== '') fail(`man/posrecon.1:\n${warnings}`);

for (const [typed, expected] of completions) {
  for (const complete of [inBash, inFish, inZsh]) {
    const offered = complete(typed);
    if (!offered.includes(expected)) {
      fail(`${complete.name}: "${typed}" gives ${JSON.stringify(offered)}, not ${expected}`);
    }
  }
}
console.error(
  `${completions.length} completions hold in bash, zsh and fish; man/posrecon.1 is clean`,
);

/** Readline calls the function only in an interactive shell; what stands on the line after TAB is then run. */
function inBash(typed) {
  return typedInto('bash --norc --noprofile -i', 'PS1=; source ./posrecon.bash', typed);
}

function inZsh(typed) {
  const setUp = 'PS1=; autoload -Uz compinit; compinit -u -D; source ./posrecon.zsh';
  return typedInto('zsh -f -i', setUp, typed);
}

function inFish(typed) {
  return passed('fish', ['--no-config', '-c', `source posrecon.fish; complete -C '${typed}'`])
    .stdout;
}

/** What the words are that a shell on a terminal has after TAB: `posrecon` is made to print them between marks. */
function typedInto(shell, setUp, typed) {
  const script = `zmodload zsh/zpty
zpty shell $1
zpty -w shell $2
zpty -w shell 'posrecon() { printf "\\074\\074%s\\076\\076" "posrecon $*"; }'
zpty -w shell "$3"$'\\t'
zpty -r shell said '*<<*>>*'
print -r -- \${\${said##*<<}%%>>*}`;
  return passed('zsh', ['-f', '-c', script, 'zsh', shell, setUp, typed]).stdout;
}

function run(program, args) {
  return spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env.PATH, HOME: folder, TERM: 'dumb', LANG: 'C.UTF-8' },
  });
}

function passed(program, args) {
  const ran = run(program, args);
  if (ran.status !== 0) {
    fail(
      `${program} ${args[0]} ended with ${ran.status ?? ran.signal}\n${ran.stdout}${ran.stderr}`,
    );
  }
  return ran;
}
