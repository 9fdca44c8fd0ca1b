import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { PosreconError } from '../../errors/posrecon-error.ts';
import type { UnpackingBudget } from './unpacking-budget.ts';
import { damaged } from './zip.ts';

/** What a gzip file holds, piece by piece; several joined ones are read as one. Throws a `PosreconError` where it is damaged. */
export async function* gunzip(
  path: string,
  file: string,
  budget: UnpackingBudget,
): AsyncGenerator<Buffer> {
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  packed.on('error', (cause) => unpacked.destroy(cause));
  try {
    for await (const piece of packed.pipe(unpacked)) {
      const bytes = piece as Buffer;
      budget.spend(bytes.length);
      yield bytes;
    }
  } catch (cause) {
    throw cause instanceof PosreconError ? cause : damaged(file, 'the gzip file', cause);
  } finally {
    packed.destroy();
  }
}
