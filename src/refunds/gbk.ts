let codes: ReadonlyMap<string, number> | null = null;

/** Every character of two bytes in GBK, by what Node's own decoder makes of the bytes. */
function twoByteCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd' && !found.has(text)) {
        found.set(text, lead * 256 + trail);
      }
    }
  }
  return found;
}

/** Text as GBK, the encoding of Chinese portals' uploads; a character that it does not have becomes `?`. */
export function encodeGbk(text: string): Uint8Array {
  codes ??= twoByteCodes();
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    const code = codes.get(char);
    if (point < 0x80) bytes.push(point);
    else if (code === undefined) bytes.push(0x3f);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}
