import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { Decryption } from './zip-encryption.ts';

const rounds = 1000;
const blockLength = 16;
const codeLength = 10;

/**
 * AES as WinZip and 7-Zip write it: the head is salt and two bytes by which the password is told; behind the text stands a code that
 * authenticates it. `strength`: 1, 2 or 3 for keys of 128, 192 or 256 bits.
 */
export function aesDecryption(
  head: Buffer,
  password: string,
  strength: 1 | 2 | 3,
): Decryption | null {
  const keyLength = 8 * (strength + 1);
  const salt = head.subarray(0, -2);
  const derived = pbkdf2Sync(password, salt, rounds, 2 * keyLength + 2, 'sha1');
  if (!timingSafeEqual(derived.subarray(-2), head.subarray(-2))) return null;
  const cipher = createCipheriv(
    `aes-${keyLength * 8}-ecb`,
    derived.subarray(0, keyLength),
    null,
  ).setAutoPadding(false);
  const authentication = createHmac('sha1', derived.subarray(keyLength, 2 * keyLength));
  let block = 0;
  let rest: Buffer = Buffer.alloc(0);
  /** The next bytes that are laid over the text: blocks counted from one, the lowest byte first, and encrypted. */
  const pad = (length: number): Buffer => {
    const count = Math.max(0, Math.ceil((length - rest.length) / blockLength));
    const counters = Buffer.alloc(count * blockLength);
    for (let at = 0; at < count; at += 1) {
      block += 1;
      counters.writeUIntLE(block, at * blockLength, 6);
    }
    const all = Buffer.concat([rest, cipher.update(counters)]);
    rest = all.subarray(length);
    return all.subarray(0, length);
  };
  return {
    tailLength: codeLength,
    update(bytes) {
      authentication.update(bytes);
      const plain = pad(bytes.length);
      for (let at = 0; at < plain.length; at += 1) plain[at] = (plain[at] ?? 0) ^ (bytes[at] ?? 0);
      return plain;
    },
    agrees: (tail) => authentication.digest().subarray(0, codeLength).equals(tail),
  };
}
