import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { textOf } from './repository.ts';

const readme = textOf('README.md');

function block(language: string, marker: string): string {
  const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const found = blocks.find(([, kind, text]) => kind === language && text?.includes(marker));
  if (found === undefined) throw new Error(`the README has no ${language} block with ${marker}`);
  return found[2] ?? '';
}

/** The folder of the README's examples: the café's exports, its configuration, and a posrecon to call. */
function shop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'posrecon-unattended-'));
  cpSync(join(root, 'fixtures/shops/cafe'), join(folder, 'exports'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'posrecon.yaml'),
    'sources:\n  pos: { files: [exports/till*.csv] }\n  settlement: { files: [exports/acquirer*.csv] }\n  bank: { files: [exports/bank*.csv] }\n',
  );
  const script = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/posrecon.js')}' "$@"\n`;
  writeFileSync(join(folder, 'bin/posrecon'), script, { mode: 0o755 });
  return folder;
}

/** What a shell with nothing in its environment makes of a command. */
function inBareShell(command: string): number | null {
  return spawnSync('env', ['-i', 'sh', '-c', command], { cwd: '/', input: '' }).status;
}

test('the line for cron runs with nothing in the environment, and logs a line a stage', () => {
  const folder = shop();
  const lines = block('text', '* * *').replaceAll('/srv/shop', folder).trim().split('\n');
  const command = (lines.at(-1) ?? '').split(/\s+/).slice(5).join(' ');
  const before = readFileSync(join(folder, 'exports/till.csv'));
  const path = `PATH='${folder}/bin:/usr/bin:/bin'; export PATH; `;
  expect(inBareShell(path + command)).toBe(1);
  expect(existsSync(join(folder, '.posrecon/ledger.duckdb'))).toBe(true);
  expect(inBareShell(path + command)).toBe(0);
  const log = readFileSync(join(folder, 'posrecon.log'), 'utf8').trimEnd().split('\n');
  const stages = log.flatMap((line) => {
    const { stage } = JSON.parse(line) as { readonly stage?: string };
    return stage === undefined ? [] : [stage];
  });
  const night = ['start', 'intake', 'matching', 'judging', 'ledger', 'done'];
  const again = ['start', 'carried', 'intake', 'matching', 'judging', 'done'];
  expect(stages).toEqual([...night, ...again]);
  expect(readFileSync(join(folder, 'exports/till.csv')).equals(before)).toBe(true);
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd)('the units for systemd are what systemd understands', () => {
  const folder = shop();
  const units = ['service', 'timer'].map((kind) => {
    const file = join(folder, `posrecon.${kind}`);
    const text = block('ini', kind === 'timer' ? '[Timer]' : '[Service]');
    writeFileSync(
      file,
      text
        .replaceAll('/srv/shop', folder)
        .replaceAll('/usr/local/bin', `${folder}/bin`)
        .replace('User=shop\n', ''),
    );
    return file;
  });
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', ...units], {
    encoding: 'utf8',
  });
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('posrecon.'));
  expect({ status, said }).toEqual({ status: 0, said: [] });
  const command = /^ExecStart=(.*)$/m.exec(readFileSync(units[0] ?? '', 'utf8'))?.[1] ?? '';
  expect(inBareShell(command)).toBe(1);
});

test('whatever is said stands in the log, as a line of JSON', () => {
  const folder = shop();
  const log = join(folder, 'log');
  const run = `${folder}/bin/posrecon reconcile --log json ${folder}/none.csv --ledger`;
  expect(inBareShell(`PATH=/usr/bin:/bin ${run} ${folder}/l.duckdb 2>${log}`)).toBe(3);
  const messages = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { readonly message?: string }).message ?? []);
  expect(messages.join('\n')).toContain('none.csv: there is no such file');
});
