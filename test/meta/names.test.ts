import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from './repository.ts';

const code = ['src', 'test', 'scripts', 'bench'].flatMap((folder) => filesOf(folder));

test.for(code.filter((path) => !path.includes('__snapshots__') && basename(path) !== 'README.md'))(
  '%s is named for the one thing in it',
  (path) => {
    expect(basename(path)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/);
    expect(path).not.toMatch(/(^|[/-])(utils?|helpers?|managers?|common|misc|data|info)(?=[./-])/);
  },
);
