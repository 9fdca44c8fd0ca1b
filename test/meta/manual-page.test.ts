import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { exitCodes } from '../../src/errors/posrecon-error.ts';
import { everyCommand } from '../../src/manual/command-tree.ts';
import { renderManualPage } from '../../src/manual/manual-page.ts';
import { environment, exitMeanings } from '../../src/manual/manual-texts.ts';
import { commandTree } from '../manual/command-tree.ts';
import { textOf } from './repository.ts';

const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };

const page = renderManualPage(commandTree, { version, date: '2026-11-22' });

test('man/posrecon.1 says what the commands are', async () => {
  await expect(page).toMatchFileSnapshot(join(root, 'man/posrecon.1'));
});

test('the manual page has every command, option and exit code', () => {
  const said = page.replaceAll('\\-', '-');
  for (const { path, options } of everyCommand(commandTree.root)) {
    for (const { long } of options) expect(said).toContain(long);
    expect(said).toContain(path.join(' '));
  }
  expect(Object.keys(exitMeanings).map(Number)).toEqual(Object.values(exitCodes));
});

test('the manual page names every variable that cli.ts heeds', () => {
  const heeded = [
    ...textOf('src/cli.ts').matchAll(
      /process\.env\['([A-Z_]+)'\]|const \{ ([A-Z_, ]+) \} = process\.env/g,
    ),
  ]
    .flatMap(([, one, several]) => one ?? several?.split(', ') ?? [])
    .filter((name) => name !== '');
  const told = environment.flatMap(([names]) => names.split(', '));
  expect(heeded.length).toBeGreaterThan(4);
  expect(told).toEqual(expect.arrayContaining(heeded));
});
