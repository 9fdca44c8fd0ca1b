import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  fingerprint,
  markBuilt,
  markInstalled,
  reasonToBuild,
  reasonToInstall,
} from '../../scripts/ensure.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'posrecon-ensure-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function writeLock(path: string, packages: Readonly<Record<string, object>>): void {
  write(path, JSON.stringify({ lockfileVersion: 3, packages }));
}

const chalk = { version: '5.6.2' };
const here = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
const elsewhere = { version: '1.0.0', optional: true, os: ['aix'], cpu: ['ppc64'] };

describe('what must be installed', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/chalk': chalk,
    'node_modules/native-here': here,
    'node_modules/native-elsewhere': elsewhere,
  };
  const installed = { 'node_modules/chalk': chalk, 'node_modules/native-here': here };

  beforeEach(() => writeLock('package-lock.json', wanted));

  test('a fresh clone has nothing', () => {
    expect(reasonToInstall(folder)).toBe('node_modules is missing');
  });

  test('what npm itself installed is taken as it is, without packages for other platforms', () => {
    writeLock('node_modules/.package-lock.json', installed);
    expect(reasonToInstall(folder)).toBeNull();
  });

  test.for([
    ['a package that is missing', { 'node_modules/native-here': here }, 'chalk'],
    ['another version', { ...installed, 'node_modules/chalk': { version: '5.0.0' } }, 'chalk'],
    ['the native part for this platform', { 'node_modules/chalk': chalk }, 'native-here'],
  ] as const)('%s is installed', ([, packages, name]) => {
    writeLock('node_modules/.package-lock.json', packages);
    expect(reasonToInstall(folder)).toBe(`${name} is not what package-lock.json asks for`);
  });

  test('after an install nothing is looked at but the lock', () => {
    write('node_modules/.package-lock.json', 'not even JSON');
    markInstalled(folder);
    expect(reasonToInstall(folder)).toBeNull();
  });

  test('a changed lock is compared again, whatever the files’ times say', () => {
    writeLock('node_modules/.package-lock.json', installed);
    markInstalled(folder);
    writeLock('package-lock.json', { ...wanted, 'node_modules/zod': { version: '4.6.7' } });
    utimesSync(join(folder, 'package-lock.json'), 0, 0);
    expect(reasonToInstall(folder)).toBe('zod is not what package-lock.json asks for');
  });
});

describe('what must be built', () => {
  beforeEach(() => {
    write('src/cli.ts', 'export {};');
    write('src/model/money.ts', 'export {};');
    write('package-lock.json', '{}');
    write('dist/cli.js', '');
    markBuilt(folder, fingerprint(folder));
  });

  test('nothing, as long as nothing changed', () => {
    utimesSync(join(folder, 'src/cli.ts'), new Date(), new Date());
    write('README.md', 'does not go into dist');
    expect(reasonToBuild(folder)).toBeNull();
  });

  test.for([
    ['an edited file', () => write('src/model/money.ts', 'export { };')],
    ['a new file', () => write('src/model/pan.ts', '')],
    ['a removed file', () => rmSync(join(folder, 'src/model/money.ts'))],
    [
      'a renamed file',
      () => {
        rmSync(join(folder, 'src/cli.ts'));
        write('src/main.ts', 'export {};');
      },
    ],
    ['other dependencies', () => write('package-lock.json', '{ }')],
    ['another build script', () => write('scripts/build.js', '')],
  ] as const)('%s', ([, change]) => {
    change();
    expect(reasonToBuild(folder)).toBe('the sources changed');
  });

  test('a folder without dist', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(reasonToBuild(folder)).toBe('dist is missing');
  });

  test('a change during the build is seen at the next run', () => {
    const before = fingerprint(folder);
    write('src/cli.ts', 'export const changed = true;');
    markBuilt(folder, before);
    expect(reasonToBuild(folder)).toBe('the sources changed');
  });
});
