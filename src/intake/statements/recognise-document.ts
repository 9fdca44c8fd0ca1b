import type { Reason } from '../../model/recognition.ts';
import { type DetectedEncoding, decodeText, encodingOf } from '../encoding.ts';
import { mojibakeOf } from '../mojibake.ts';
import type { Edges } from '../probe.ts';
import type { DocumentFormat } from './document.ts';
import { documentFormats } from './index.ts';

/** A document told from a table: its format, the encoding of its text, and what spoke for it. */
export interface RecognisedDocument extends DetectedEncoding {
  readonly format: DocumentFormat;
  readonly why: readonly Reason[];
}

/** Characters of the head that are looked at for damage. */
const sampleLength = 32 * 1024;

/** The format that the start of a file is in, or the one that the user names; `null`: no document that is known. */
export function recogniseDocument(
  { head, tail, file }: Edges,
  named: string | undefined,
): RecognisedDocument | null {
  const found = asDeclared(head, encodingOf(head, tail, file));
  const text = decodeText(head, found.encoding, found.bomLength);
  const identified = formatOf(text, named);
  if (identified === null) return null;
  const damage = mojibakeOf(text.slice(0, sampleLength));
  const lost: readonly Reason[] = damage === null ? [] : [{ key: 'text-damaged', damage }];
  return { ...identified, ...found, why: [identified.why, ...lost] };
}

function formatOf(
  text: string,
  named: string | undefined,
): { readonly format: DocumentFormat; readonly why: Reason } | null {
  if (named !== undefined) {
    const format = documentFormats.find(({ id }) => id === named);
    return format === undefined ? null : { format, why: { key: 'profile-named' } };
  }
  for (const format of documentFormats) {
    const mark = format.identify(text);
    if (mark !== null) return { format, why: { key: 'format-marked', mark } };
  }
  return null;
}

/** What XML and OFX headers declare settles only what the bytes leave open: they say 1252 over UTF-8 text as well. */
function asDeclared(head: Buffer, found: DetectedEncoding): DetectedEncoding {
  const start = head.subarray(0, 1024).toString('latin1');
  const declared =
    /<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1] ??
    /^\s*CHARSET:\s*([\w-]+)/im.exec(start)?.[1] ??
    '';
  const isWestern = /^(?:1252|8859-1|(?:windows-|cp)1252|iso-8859-(?:1|15)|latin-?1)$/i.test(
    declared,
  );
  if (found.encoding === 'gb18030' && isWestern) return { ...found, encoding: 'windows-1252' };
  const isChinese = /^(?:936|gbk|gb2312|gb18030)$/i.test(declared);
  return found.encoding === 'windows-1252' && isChinese ? { ...found, encoding: 'gb18030' } : found;
}
