import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { inputError, PosreconError } from '../../errors/posrecon-error.ts';
import { entryNameOf } from './entry-name.ts';
import { mostMembers, tooMany, type UnpackingBudget } from './unpacking-budget.ts';
import { encryptionOf } from './zip-encryption.ts';
import { type Unlocked, unlock } from './zip-locked.ts';

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

/** What there is for taking things out of an archive. */
export interface Unpacking {
  readonly budget: UnpackingBudget;
  /** Tried where a member is protected with one. */
  readonly passwords: readonly string[];
}

/** Opens a ZIP archive for as long as `use` takes. `file` is how the user knows it. */
export async function withZip<Result>(
  path: string,
  file: string,
  unpacking: Unpacking,
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
    return await use({ members, read: (member, address) => read(zip, member, address, unpacking) });
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
  member: ZipMember,
  file: string,
  { budget, passwords }: Unpacking,
): AsyncGenerator<Buffer> {
  const { entry } = member;
  const { method, hasCheckSum, read: bytesOf } = await opened(zip, member, file, passwords);
  if (method !== 0 && method !== 8) throw unknownCompression(file, method);
  budget.require(entry.uncompressedSize);
  let sum = 0;
  let size = 0;
  try {
    for await (const bytes of bytesOf()) {
      budget.spend(bytes.length);
      sum = crc32(bytes, sum);
      size += bytes.length;
      yield bytes;
    }
  } catch (cause) {
    throw cause instanceof PosreconError ? cause : damaged(file, 'the file', cause);
  }
  if (size !== entry.uncompressedSize) {
    throw damaged(file, 'the file', new Error('its length differs'));
  }
  if (hasCheckSum && sum >>> 0 !== entry.crc32 >>> 0) {
    throw damaged(file, 'the file', new Error('its check sum differs'));
  }
}

async function opened(
  zip: ZipFile,
  { entry, isEncrypted }: ZipMember,
  file: string,
  passwords: readonly string[],
): Promise<Unlocked> {
  if (!isEncrypted) {
    return {
      method: entry.compressionMethod,
      hasCheckSum: true,
      async *read() {
        for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Buffer;
      },
    };
  }
  const encryption = encryptionOf(entry);
  if (encryption === null) throw encrypted(file, 'the file');
  const found = await unlock(zip, entry, encryption, passwords, (bytes) =>
    isWhole(entry, bytes),
  ).catch((cause: unknown) => {
    throw damaged(file, 'the file', cause);
  });
  if (found === null) throw locked(file, passwords.length);
  return found;
}

async function isWhole(entry: Entry, bytes: AsyncIterable<Buffer>): Promise<boolean> {
  let sum = 0;
  let size = 0;
  for await (const piece of bytes) {
    sum = crc32(piece, sum);
    size += piece.length;
    if (size > entry.uncompressedSize) return false;
  }
  // Where the archive states no check sum, what authenticates the bytes was looked at.
  return size === entry.uncompressedSize && (entry.crc32 === 0 || sum >>> 0 === entry.crc32 >>> 0);
}

/** No password of those given opens a member. None is asked for, or read from the command line: it would stand in a shell's history. */
function locked(file: string, tried: number): PosreconError {
  return inputError(
    'ERR_FILE_ENCRYPTED',
    ['the file is protected with a password', ...(tried === 0 ? [] : [noneOpens(tried)])].join(
      ', and ',
    ),
    {
      location: { file },
      remedy:
        'WeChat Pay and Alipay send the password as a message in their app when the bill is mailed: write it into a file, one a line, and name that with --passwords FILE. Or unpack the archive and name what is in it.',
    },
  );
}

function noneOpens(tried: number): string {
  return tried === 1 ? 'the one given does not open it' : `none of the ${tried} given opens it`;
}

/** Encrypted in a way that is not read here, whatever the password. */
export function encrypted(file: string, what: string): PosreconError {
  return inputError('ERR_FILE_ENCRYPTED', `${what} is protected with a password`, {
    location: { file },
    remedy: 'Open it with the password, save or unpack it without one, and name that file.',
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
