import type { TextDecoder } from 'node:util';

/** Text of bytes. What Node 20 decodes from Windows-1252 at once it takes for Latin-1, € and dashes for control characters; in a stream it does not. */
export function decodeBytes(
  decoder: Pick<TextDecoder, 'encoding' | 'decode'>,
  bytes: Uint8Array,
): string {
  if (decoder.encoding !== 'windows-1252') return decoder.decode(bytes);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}
