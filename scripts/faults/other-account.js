import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../ensure.js';

/** Whether another account may read what is to be run. */
export function posreconIsReadableBy(uid) {
  const script = "import('node:fs').then(({ accessSync }) => accessSync(process.argv[1]))";
  const { status } = spawnSync(
    process.execPath,
    ['-e', script, join(root, 'node_modules/@duckdb/node-api/package.json')],
    { uid, gid: uid, cwd: '/' },
  );
  return status === 0;
}
