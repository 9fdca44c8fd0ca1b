import type { Entry } from 'yauzl';
import { aesDecryption } from './zip-aes.ts';
import { traditionalDecryption } from './zip-crypto.ts';

/** How a member is kept from being read, and packed beneath that. Source: APPNOTE 6.3.10, sections 4.4.5 and 7; WinZip's AES notes. */
export interface Encryption {
  /** Bytes that stand before the packed ones. */
  readonly headLength: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Whether the archive states the check sum of what was encrypted. */
  readonly hasCheckSum: boolean;
  /** What takes the encryption off the bytes behind the head, in their order; `null`: another password. */
  readonly unlock: (head: Buffer, password: string) => Decryption | null;
}

export interface Decryption {
  /** So many bytes stand behind the packed ones. */
  readonly tailLength: number;
  /** Bytes of any length, plain. */
  readonly update: (bytes: Buffer) => Buffer;
  /** Whether the tail agrees with all that was seen. */
  readonly agrees: (tail: Buffer) => boolean;
}

const aesMethod = 99;
const aesField = 0x9901;
const dateInsteadOfCheckSum = 8;

/** `null`: in a way that is not read here. */
export function encryptionOf(entry: Entry): Encryption | null {
  if (entry.compressionMethod !== aesMethod) {
    const { lastModFileTime, crc32, generalPurposeBitFlag } = entry;
    const byDate = (generalPurposeBitFlag & dateInsteadOfCheckSum) !== 0;
    const check = byDate ? lastModFileTime >>> 8 : crc32 >>> 24;
    return {
      headLength: 12,
      method: entry.compressionMethod,
      hasCheckSum: true,
      unlock: (head, password) => traditionalDecryption(head, password, check),
    };
  }
  const field = entry.extraFields.find(({ id }) => id === aesField)?.data;
  const strength = field?.[4];
  if (field === undefined || field.length < 7) return null;
  if (strength !== 1 && strength !== 2 && strength !== 3) return null;
  return {
    headLength: 4 * (strength + 1) + 2,
    method: field.readUInt16LE(5),
    // Of the second version the authentication code is all there is.
    hasCheckSum: field.readUInt16LE(0) === 1,
    unlock: (head, password) => aesDecryption(head, password, strength),
  };
}
