import { TextDecoder } from 'node:util';
import { decodeBytes } from '../decode-bytes.ts';

/** Windows code pages by number, as the WHATWG Encoding Standard calls them; those of the West apart. */
const labels: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  1361: 'euc-kr',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  28591: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
};
const decoders = new Map<number, TextDecoder>();

/** Reads the texts of workbooks older than Excel 97, which are in the code page of whoever wrote them. */
export const codepages = {
  utils: {
    decode(codepage: number, bytes: Iterable<number>): string {
      let decoder = decoders.get(codepage);
      if (decoder === undefined) {
        const isWindows = codepage >= 1250 && codepage <= 1258;
        const label = labels[codepage] ?? (isWindows ? `windows-${codepage}` : 'windows-1252');
        decoder = new TextDecoder(label, { ignoreBOM: true });
        decoders.set(codepage, decoder);
      }
      return decodeBytes(decoder, Uint8Array.from(bytes));
    },
  },
};
