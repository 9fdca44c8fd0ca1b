import { open } from 'node:fs/promises';

const pieceLength = 1 << 20;

/** A file's bytes in pieces: the next is read while one is worked on, and written over when the next but one is asked for. */
export async function* piecesAhead(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  let into = Buffer.allocUnsafeSlow(pieceLength);
  let other = Buffer.allocUnsafeSlow(pieceLength);
  let position = 0;
  let reading = handle.read(into, 0, pieceLength, position);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      const piece = into.subarray(0, bytesRead);
      position += bytesRead;
      [into, other] = [other, into];
      reading = handle.read(into, 0, pieceLength, position);
      // Where whoever takes the piece fails, nobody waits for the next.
      reading.catch(() => undefined);
      yield piece;
    }
  } finally {
    await handle.close();
  }
}
