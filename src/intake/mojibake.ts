import { inputError } from '../errors/posrecon-error.ts';
import type { Damage } from '../model/recognition.ts';
import { decodeBytes } from './decode-bytes.ts';

/**
 * Refuses text that some program before us decoded in the wrong encoding and saved again. Legitimate accents and rare characters
 * stand alone among others; wrongly decoded text consists of nothing else.
 */
export function refuseMojibake(text: string, file: string): void {
  const how = mojibakeOf(text);
  if (how === null) return;
  throw inputError(
    'ERR_ENCODING_MOJIBAKE',
    `the text is damaged: ${said[how]} before it came here, and its characters cannot be brought back`,
    {
      location: { file },
      remedy:
        'Export it again and choose UTF-8 where there is a choice; do not open and save it in a spreadsheet on the way.',
    },
  );
}

const said: Readonly<Record<Damage, string>> = {
  'gbk-as-utf-8': 'GBK was read as UTF-8 and saved',
  'gbk-as-latin-1': 'GBK was read as Latin-1 and saved',
  'utf-8-as-gbk': 'UTF-8 was read as GBK and saved',
  'utf-8-as-latin-1': 'UTF-8 was read as Latin-1 and saved',
  'wrong-encoding': 'it was decoded in the wrong encoding and saved',
  'characters-lost': 'it was saved in an encoding that lacks its characters',
};

/** How the text was damaged; `null`: it was not. */
export function mojibakeOf(text: string): Damage | null {
  if (text.includes('锟斤拷')) return 'gbk-as-utf-8';
  if (lostToQuestionMarks(text)) return 'characters-lost';
  const high = nonAscii(text);
  if (high.length === 0) return null;
  if (mostlyReplaced(high)) return 'wrong-encoding';
  if (isUtf8ReadAsLatin1(high)) return 'utf-8-as-latin-1';
  if (isGbkReadAsLatin1(text, high)) return 'gbk-as-latin-1';
  const isSuspect = frequentInUtf8ReadAsGbk.test(text);
  return isSuspect && isUtf8ReadAsGbk(high) ? 'utf-8-as-gbk' : null;
}

/** First characters of what 交易, 金额, 日期, 商户, 卡号, 余额, 手续费, 支付, 类型, 账号 and the like turn into. */
const frequentInUtf8ReadAsGbk = /[浜閲鏃鍟鍗浣鎽鎵鏀绫缁璁濮鍚璐瀵澶涓鐨鏄鍙绗]/;

/** The runs of characters beyond ASCII, enough of them to judge. */
function nonAscii(text: string): readonly string[] {
  const runs: string[] = [];
  for (const run of text.matchAll(/[^\u0000-\u007f\ufeff]+/g)) {
    runs.push(run[0]);
    if (runs.length === 2000) break;
  }
  return runs;
}

/** A header of `????,????`: the characters are gone. */
function lostToQuestionMarks(text: string): boolean {
  const start = text.slice(0, 2000);
  return (start.match(/(?<=^|[,;\t|\n"])\?{2,}(?=[,;\t|\r\n"]|$)/g)?.length ?? 0) >= 3;
}

function mostlyReplaced(runs: readonly string[]): boolean {
  let replaced = 0;
  let characters = 0;
  for (const run of runs) {
    for (const char of run) {
      characters += 1;
      if (char === '\ufffd') replaced += 1;
    }
  }
  return replaced >= 3 && replaced * 5 >= characters;
}

/** `äº¤æ˜“`: the characters, taken as Windows-1252 bytes, are well-formed UTF-8. Nobody writes `Ã©` on purpose. */
function isUtf8ReadAsLatin1(runs: readonly string[]): boolean {
  return readsAsUtf8(runs, latin1Bytes);
}

/** Whether runs, turned back into the bytes that were decoded wrongly, are mostly well-formed UTF-8. */
function readsAsUtf8(
  runs: readonly string[],
  bytesOf: (run: string) => readonly number[] | null,
): boolean {
  let formed = 0;
  let other = 0;
  for (const run of runs) {
    const bytes = bytesOf(run);
    if (bytes === null) {
      other += run.length;
      continue;
    }
    for (let at = 0; at < bytes.length; at += 1) {
      const lead = bytes[at] ?? 0;
      const width = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
      const rest = bytes.slice(at + 1, at + width);
      if (width > 0 && rest.length === width - 1 && rest.every((b) => b >= 0x80 && b < 0xc0)) {
        formed += 1;
        at += width - 1;
      } else {
        other += 1;
      }
    }
  }
  return formed >= 2 && formed >= 2 * other;
}

/** `½»Ò×`: accents and signs in pairs, in words of nothing else. */
function isGbkReadAsLatin1(text: string, runs: readonly string[]): boolean {
  let pairs = 0;
  let other = 0;
  for (const run of runs) {
    const bytes = latin1Bytes(run);
    if (bytes === null || bytes.length % 2 === 1) {
      other += run.length;
      continue;
    }
    for (let at = 0; at < bytes.length; at += 2) {
      const lead = bytes[at] ?? 0;
      const trail = bytes[at + 1] ?? 0;
      if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) pairs += 1;
      else other += 1;
    }
  }
  if (pairs < 4 || pairs < 4 * other) return false;
  // Latin words mix accents with plain letters; these stand by themselves.
  const within = text.match(/[a-z][\u00a1-\u00ff]{2}[a-z]/gi)?.length ?? 0;
  return within * 4 < pairs;
}

/** The bytes that a decoder of Windows-1252 would have read as this run; `null` where it holds anything else. */
function latin1Bytes(run: string): readonly number[] | null {
  const bytes: number[] = [];
  for (let at = 0; at < run.length; at += 1) {
    const code = run.charCodeAt(at);
    if (code > 0x2122) return null;
    const byte = code <= 0xff ? code : windows1252Specials().get(run[at] ?? '');
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return bytes;
}

let specials: Map<string, number> | undefined;
/** Characters beyond U+00FF that Windows-1252 has at 0x80 to 0x9F. */
function windows1252Specials(): Map<string, number> {
  if (specials !== undefined) return specials;
  specials = new Map();
  const decoder = new TextDecoder('windows-1252');
  for (let byte = 0x80; byte <= 0x9f; byte += 1) {
    specials.set(decodeBytes(decoder, Uint8Array.of(byte)), byte);
  }
  return specials;
}

/** `浜ゆ槗`: the characters, taken as GBK bytes, are well-formed UTF-8 but for the odd byte that was lost at the end of a run. */
function isUtf8ReadAsGbk(runs: readonly string[]): boolean {
  return readsAsUtf8(runs, gbkBytes);
}

/** The GBK bytes of a run; a last byte that had no partner is U+FFFD or a question mark and is left out. */
function gbkBytes(run: string): readonly number[] {
  const known = charactersOfGbk();
  return [...run].flatMap((char) => known.get(char) ?? []);
}

let characters: Map<string, readonly [number, number]> | undefined;
function charactersOfGbk(): Map<string, readonly [number, number]> {
  if (characters !== undefined) return characters;
  characters = new Map();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      if (trail !== 0x7f) characters.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  characters.delete('\ufffd');
  return characters;
}
