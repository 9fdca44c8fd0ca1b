let gb18030: ReadonlyMap<string, readonly number[]> | null = null;

/** The two-byte characters of GB18030, told from the decoder: Node has no encoder. */
export function encodeGb18030(text: string): Buffer {
  gb18030 ??= twoByteCharacters();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : gb18030.get(character);
    if (pair === undefined) throw new Error(`${character} is not in GBK`);
    bytes.push(...pair);
  }
  return Buffer.from(bytes);
}

function twoByteCharacters(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !found.has(character)) found.set(character, [lead, trail]);
    }
  }
  return found;
}
