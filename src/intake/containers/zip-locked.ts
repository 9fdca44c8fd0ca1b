import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Decryption, Encryption } from './zip-encryption.ts';

/** A member that a password protects, once one was found that opens it. */
export interface Unlocked {
  /** 0 stored, 8 deflated; nothing else can be unpacked. */
  readonly method: number;
  readonly hasCheckSum: boolean;
  /** Throws an `Error` where the bytes are not what was encrypted. */
  readonly read: () => AsyncGenerator<Buffer>;
}

/**
 * Tries passwords on an encrypted member; `null`: none opens it. `isWhole` tells of plain bytes whether they are the member's. Throws an
 * `Error` where the member cannot be what it is said to be.
 */
export async function unlock(
  zip: ZipFile,
  entry: Entry,
  encryption: Encryption,
  passwords: readonly string[],
  isWhole: (bytes: AsyncIterable<Buffer>) => Promise<boolean>,
): Promise<Unlocked | null> {
  const { method, hasCheckSum, headLength } = encryption;
  if (entry.compressedSize < headLength) throw new Error('it is too short');
  const head = Buffer.concat(await all(raw(zip, entry, 0, headLength)));
  const fitting = passwords.filter((password) => encryption.unlock(head, password) !== null);
  const readWith = (password: string) => (): AsyncGenerator<Buffer> =>
    plain(zip, entry, encryption, encryption.unlock(head, password));
  for (const password of fitting) {
    const read = readWith(password);
    // Some encryptions let one wrong password in 256 pass.
    if (fitting.length > 1 && !(await isWhole(read()).catch(() => false))) continue;
    return { method, hasCheckSum, read };
  }
  return null;
}

async function* plain(
  zip: ZipFile,
  entry: Entry,
  { method, headLength }: Encryption,
  decryption: Decryption | null,
): AsyncGenerator<Buffer> {
  if (decryption === null) return;
  const end = entry.compressedSize - decryption.tailLength;
  if (end < headLength) throw new Error('it is too short');
  const packed = decrypted(raw(zip, entry, headLength, end), decryption);
  yield* method === 8 ? inflated(packed) : packed;
  const tail = Buffer.concat(await all(raw(zip, entry, end, entry.compressedSize)));
  if (!decryption.agrees(tail)) throw new Error('its authentication code differs');
}

/** Ends with the error of whichever of the two fails. */
function inflated(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return pipeline(Readable.from(packed), createInflateRaw(), () => undefined);
}

async function* decrypted(
  bytes: AsyncIterable<Buffer>,
  decryption: Decryption,
): AsyncGenerator<Buffer> {
  for await (const piece of bytes) yield decryption.update(piece);
}

async function* raw(
  zip: ZipFile,
  entry: Entry,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  if (start === end) return;
  const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false, start, end });
  for await (const piece of stream) yield piece as Buffer;
}

async function all(bytes: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return pieces;
}
