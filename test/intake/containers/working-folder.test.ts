import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

test('where there is no room for working files, the folder is named, and it is no defect', async () => {
  const full = withWorkingFolder(async () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
  await expect(full).rejects.toMatchObject({
    code: 'ERR_FILE_UNWRITABLE',
    location: { file: tmpdir() },
  });
});
