import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import {
  removeWorkingFolders,
  watchWorkingFolders,
  withWorkingFolder,
} from '../../../src/intake/containers/working-folder.ts';

test('a folder is watched from its first file to its end', async () => {
  const seen: boolean[] = [];
  watchWorkingFolders((isAnyOpen) => seen.push(isAnyOpen));
  await withWorkingFolder(async () => undefined);
  expect(seen).toEqual([]);
  await withWorkingFolder(async ({ newFile }) => {
    writeFileSync(newFile(), 'x');
    newFile();
    expect(seen).toEqual([true]);
  });
  expect(seen).toEqual([true, false]);
  watchWorkingFolders(() => undefined);
});

test('what is left at an interrupt is removed', async () => {
  await withWorkingFolder(async ({ newFile }) => {
    const file = newFile();
    writeFileSync(file, 'x');
    removeWorkingFolders();
    expect(existsSync(dirname(file))).toBe(false);
  });
});
