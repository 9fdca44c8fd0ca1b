import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { inputError, PosreconError } from '../../errors/posrecon-error.ts';
import { entryNameOf } from './entry-name.ts';
import { mostMembers, tooMany, type UnpackingBudget } from './unpacking-budget.ts';

/** A file in a ZIP archive; folders are none. */
export interface ZipMember {
  /** With `/` between folders; unlike any other's in the archive. Shown and compared, never a path to write to. */
  readonly name: string;
  readonly size: number;
  readonly isEncrypted: boolean;
  readonly entry: Entry;
}

export interface ZipArchive {
  readonly members: readonly ZipMember[];
  /** Bytes of a member, piece by piece; throws a `PosreconError` located at `file` where they are not what the archive says of them. */
  readonly read: (member: ZipMember, file: string) => AsyncIterable<Buffer>;
}

/** Opens a ZIP archive for as long as `use` takes. `file` is how the user knows it. */
export async function withZip<Result>(
  path: string,
  file: string,
  budget: UnpackingBudget,
  use: (archive: ZipArchive) => Promise<Result>,
): Promise<Result> {
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
  }).catch((cause: unknown) => {
    throw damaged(file, 'the archive', cause);
  });
  try {
    const members = await membersOf(zip, file);
    return await use({ members, read: (member, address) => read(zip, member, address, budget) });
  } finally {
    zip.close();
  }
}

/** Unpacks a member to `path`, for its owner alone. */
export async function unpackTo(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(bytes, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
}

async function membersOf(zip: ZipFile, file: string): Promise<readonly ZipMember[]> {
  if (zip.entryCount > mostMembers) {
    throw tooMany(file, `the archive holds ${zip.entryCount} files, more than ${mostMembers}`);
  }
  const members: ZipMember[] = [];
  const used = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryNameOf(entry);
      if (name.endsWith('/')) continue;
      const own = unused(name === '' ? '?' : name, used);
      used.add(own);
      members.push({
        name: own,
        size: entry.uncompressedSize,
        isEncrypted: entry.isEncrypted(),
        entry,
      });
    }
  } catch (cause) {
    const isStrong = cause instanceof Error && cause.message.includes('strong encryption');
    throw isStrong ? encrypted(file, 'the archive') : damaged(file, 'the archive', cause);
  }
  return members;
}

/** Two members of one name are told apart by a number. */
function unused(name: string, used: ReadonlySet<string>): string {
  let own = name;
  for (let nth = 2; used.has(own); nth += 1) own = `${name} (${nth})`;
  return own;
}

async function* read(
  zip: ZipFile,
  { entry, isEncrypted }: ZipMember,
  file: string,
  budget: UnpackingBudget,
): AsyncGenerator<Buffer> {
  if (isEncrypted) throw encrypted(file, 'the file');
  const method = entry.compressionMethod;
  if (method !== 0 && method !== 8) throw unknownCompression(file, method);
  budget.require(entry.uncompressedSize);
  let sum = 0;
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      const bytes = piece as Buffer;
      budget.spend(bytes.length);
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (cause) {
    throw cause instanceof PosreconError ? cause : damaged(file, 'the file', cause);
  }
  if (sum >>> 0 !== entry.crc32 >>> 0) {
    throw damaged(file, 'the file', new Error('its check sum differs'));
  }
}

/** A password is needed, and none is asked for: it would stand in a shell's history. */
export function encrypted(file: string, what: string): PosreconError {
  return inputError('ERR_FILE_ENCRYPTED', `${what} is protected with a password`, {
    location: { file },
    remedy:
      'Open it with the password (WeChat Pay and Alipay send it as a message in their app when the bill is mailed), save or unpack it without one, and name that file. posrecon asks for no passwords.',
  });
}

/** `cause` is told in the words of whoever found it. */
export function damaged(file: string, what: string, cause: unknown): PosreconError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return inputError('ERR_FILE_DAMAGED', `${what} is damaged or cut off: ${plain(reason)}`, {
    location: { file },
    remedy: 'Download or copy it again; nothing of it was read, since no figure could be trusted.',
    cause,
  });
}

function plain(reason: string): string {
  const short = reason.split(/\. |\n/)[0] ?? reason;
  return short.length > 160 ? `${short.slice(0, 159)}…` : short;
}

const methods: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'BZIP2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
};

function unknownCompression(file: string, method: number): PosreconError {
  return inputError(
    'ERR_FILE_CONTAINER',
    `it is packed with ${methods[method] ?? `method ${method}`}, which is not read here`,
    { location: { file }, remedy: 'Unpack the archive first and name the file.' },
  );
}
