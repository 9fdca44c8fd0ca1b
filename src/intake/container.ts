import { inputError } from '../errors/posrecon-error.ts';
import type { Container } from '../model/inspection.ts';
import { decodeText } from './encoding.ts';
import type { Encoding } from './table.ts';

interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly remedy: string;
  /** A picture of figures, not the figures. */
  readonly isShown?: true;
}

const saveAsCsv = 'Open it and save it as CSV (UTF-8), or export it as CSV.';

const signatures: readonly Signature[] = [
  {
    name: 'a PDF document',
    bytes: [0x25, 0x50, 0x44, 0x46],
    remedy: 'A PDF shows figures but does not hold them as a table: export CSV instead.',
    isShown: true,
  },
  {
    name: 'a PNG picture',
    bytes: [0x89, 0x50, 0x4e, 0x47],
    remedy: 'A picture holds no table.',
    isShown: true,
  },
  {
    name: 'a JPEG picture',
    bytes: [0xff, 0xd8, 0xff],
    remedy: 'A picture holds no table.',
    isShown: true,
  },
  { name: 'a RAR archive', bytes: [0x52, 0x61, 0x72, 0x21], remedy: 'Unpack it first.' },
  { name: 'a 7z archive', bytes: [0x37, 0x7a, 0xbc, 0xaf], remedy: 'Unpack it first.' },
  { name: 'a BZIP2 archive', bytes: [0x42, 0x5a, 0x68], remedy: 'Unpack it first.' },
  { name: 'an XZ archive', bytes: [0xfd, 0x37, 0x7a, 0x58], remedy: 'Unpack it first.' },
  { name: 'a Zstandard archive', bytes: [0x28, 0xb5, 0x2f, 0xfd], remedy: 'Unpack it first.' },
];

/** Bytes of a file's head by which a container is told. */
export const headLength = 4096;

/** What a file is packed in or written as; `plain`: text, or something that is refused. */
type Packing = Exclude<Container, 'xlsx'> | 'spreadsheet-ml';

/** What a file is packed in, by its first bytes and never by its name. */
export function containerOf(head: Buffer): Packing {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  // An archive without members; one that was parted.
  if (startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (startsWith(head, [0x50, 0x4b, 0x07, 0x08])) return 'zip';
  if (startsWith(head, [0x1f, 0x8b, 0x08])) return 'gzip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]) || isBareWorkbook(head)) return 'xls';
  const text = head
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|[\u00fe\u00ff]{2})|\0/g, '')
    .trimStart();
  if (text.startsWith('<?xml') && text.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return 'spreadsheet-ml';
  }
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|(?:html|head|meta|style|body|table|div|p|script|title)[\s>])/i.test(
    text,
  )
    ? 'html'
    : 'plain';
}

/** A workbook of Excel 2 to 5 without the container of later ones: it begins with a BOF record. */
function isBareWorkbook(head: Buffer): boolean {
  const [kind, version, length, high] = head;
  return (
    kind === 9 &&
    [0, 2, 4, 8].includes(version ?? -1) &&
    [4, 6, 8, 16].includes(length ?? 0) &&
    high === 0
  );
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** Whether bytes are a document or picture, in which no table can be read. */
export function isNeverText(head: Buffer): boolean {
  return signatures.some(({ isShown, bytes }) => isShown === true && startsWith(head, bytes));
}

/** Refuses what is no delimited text, by its first bytes and never by its name. */
export function refuseOtherContainers(head: Buffer, file: string): void {
  const found = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (found !== undefined) {
    throw inputError('ERR_FILE_CONTAINER', `this is ${found.name}, not a CSV or text export`, {
      location: { file },
      remedy: found.remedy,
    });
  }
  if (head.subarray(257, 262).toString('latin1') === 'ustar') {
    throw inputError('ERR_FILE_CONTAINER', 'this is a TAR archive, not a CSV or text export', {
      location: { file },
      remedy: 'Unpack it first.',
    });
  }
}

/** Refuses pages and documents of markup that are in none of the formats known here. */
export function refuseMarkup(head: Buffer, file: string): void {
  const text = head.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<?xml') || text.startsWith('{') || text.startsWith('[{')) {
    throw inputError(
      'ERR_FILE_CONTAINER',
      'this is an XML or JSON document in no format that is known here',
      {
        location: { file },
        remedy: 'Export CSV instead, or a statement in CAMT, OFX or MT940.',
      },
    );
  }
}

/** Refuses what is no text at all: many of its first characters are control characters. */
export function refuseBinary(head: Buffer, encoding: Encoding, file: string): void {
  const text = decodeText(head.subarray(0, 4096), encoding, 0);
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0;
  const nuls = text.match(/\0/g)?.length ?? 0;
  if (controls * 50 < text.length && nuls * 2 < text.length) return;
  throw inputError('ERR_FILE_BINARY', 'this is no text: it holds bytes that no export does', {
    location: { file },
    remedy: `Name the exported file itself. ${saveAsCsv}`,
  });
}
