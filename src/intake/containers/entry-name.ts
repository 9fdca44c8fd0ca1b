import { isUtf8 } from 'node:buffer';

/** What a member of a ZIP archive says of its name. */
export interface NamedEntry {
  readonly fileNameRaw: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

const utf8Flag = 0x800;
/** Info-ZIP's field with the name in UTF-8: a version, a check sum of the other name, the name. */
const unicodePathField = 0x7075;

/**
 * The name of a ZIP member. Chinese systems write GBK without saying so (Alipay's bills), Western ones code page 437. The name is
 * shown and compared; nothing is ever written under it.
 */
export function entryNameOf(entry: NamedEntry): string {
  return decoded(entry).replaceAll('\\', '/').replaceAll('\0', '');
}

function decoded({ fileNameRaw, generalPurposeBitFlag, extraFields }: NamedEntry): string {
  const unicode = extraFields.find(({ id, data }) => id === unicodePathField && data.length > 5);
  if (unicode !== undefined) return unicode.data.subarray(5).toString('utf8');
  if ((generalPurposeBitFlag & utf8Flag) !== 0 || isUtf8(fileNameRaw)) {
    return fileNameRaw.toString('utf8');
  }
  return isGb2312(fileNameRaw)
    ? new TextDecoder('gb18030').decode(fileNameRaw)
    : fromCodePage437(fileNameRaw);
}

/** Whether most bytes that are not ASCII stand in pairs of common Chinese characters. */
function isGb2312(bytes: Buffer): boolean {
  let common = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common += 1;
    else odd += 1;
    if (trail >= 0x40) at += 1;
  }
  return common > 2 * odd;
}

const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function fromCodePage437(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : (upperHalf[byte - 0x80] ?? '')))
    .join('');
}

/** What systems put into an archive beside its files. */
export function isSystemEntry(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}
