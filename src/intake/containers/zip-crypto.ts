import type { Decryption } from './zip-encryption.ts';

/** The check sum's step for each byte. */
const steps = Uint32Array.from({ length: 256 }, (_, byte) => {
  let step = byte;
  for (let bit = 0; bit < 8; bit += 1) step = step & 1 ? (step >>> 1) ^ 0xedb88320 : step >>> 1;
  return step >>> 0;
});

/**
 * The archive format's own encryption, weak but usual. Of twelve bytes the last must be `check`, which one wrong password in 256 meets:
 * whoever reads on must look at the check sum.
 */
export function traditionalDecryption(
  head: Buffer,
  password: string,
  check: number,
): Decryption | null {
  const keys = Uint32Array.of(0x12345678, 0x23456789, 0x34567890);
  const [a, b, c] = [0, 1, 2] as const;
  const step = (sum: number, byte: number): number =>
    (steps[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  const turn = (byte: number): void => {
    keys[a] = step(keys[a] ?? 0, byte);
    keys[b] = Math.imul((keys[b] ?? 0) + ((keys[a] ?? 0) & 0xff), 134775813) + 1;
    keys[c] = step(keys[c] ?? 0, (keys[b] ?? 0) >>> 24);
  };
  const update = (bytes: Buffer): Buffer => {
    const plain = Buffer.allocUnsafe(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) {
      const word = ((keys[c] ?? 0) | 2) & 0xffff;
      const byte = (bytes[at] ?? 0) ^ ((Math.imul(word, word ^ 1) >>> 8) & 0xff);
      plain[at] = byte;
      turn(byte);
    }
    return plain;
  };
  for (const byte of Buffer.from(password)) turn(byte);
  if (update(head)[11] !== check) return null;
  return { tailLength: 0, update, agrees: () => true };
}
