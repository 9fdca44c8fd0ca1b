import { inputError } from '../errors/posrecon-error.ts';
import { decodeText } from './encoding.ts';
import type { Encoding } from './table.ts';

interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly remedy: string;
}

const saveAsCsv = 'Open it and save it as CSV (UTF-8), or export it as CSV.';

const signatures: readonly Signature[] = [
  {
    name: 'a PDF document',
    bytes: [0x25, 0x50, 0x44, 0x46],
    remedy: 'A PDF shows figures but does not hold them as a table: export CSV instead.',
  },
  {
    name: 'a ZIP archive or an XLSX workbook',
    bytes: [0x50, 0x4b, 0x03, 0x04],
    remedy: `Unpack the archive first. ${saveAsCsv}`,
  },
  { name: 'a legacy XLS workbook', bytes: [0xd0, 0xcf, 0x11, 0xe0], remedy: saveAsCsv },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b], remedy: 'Unpack it first.' },
  { name: 'a PNG picture', bytes: [0x89, 0x50, 0x4e, 0x47], remedy: 'A picture holds no table.' },
  { name: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff], remedy: 'A picture holds no table.' },
  { name: 'a RAR archive', bytes: [0x52, 0x61, 0x72, 0x21], remedy: 'Unpack it first.' },
  { name: 'a 7z archive', bytes: [0x37, 0x7a, 0xbc, 0xaf], remedy: 'Unpack it first.' },
];

/** Refuses what is no delimited text, by its first bytes and never by its name. */
export function refuseOtherContainers(head: Buffer, file: string): void {
  const found = signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (found !== undefined) {
    throw inputError('ERR_FILE_CONTAINER', `this is ${found.name}, not a CSV or text export`, {
      location: { file },
      remedy: found.remedy,
    });
  }
  const text = head.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('<html') || text.startsWith('<!doctype html') || text.startsWith('<table')) {
    throw inputError('ERR_FILE_CONTAINER', 'this is an HTML page, not a CSV or text export', {
      location: { file },
      remedy: `Some portals name such a page .xls. ${saveAsCsv}`,
    });
  }
  if (text.startsWith('<?xml') || text.startsWith('{') || text.startsWith('[{')) {
    throw inputError('ERR_FILE_CONTAINER', 'this is an XML or JSON document, not a CSV export', {
      location: { file },
      remedy: 'Export CSV instead.',
    });
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
