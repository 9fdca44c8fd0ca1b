import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decodeText } from '../../src/intake/encoding.ts';
import type { Encoding } from '../../src/intake/table.ts';
import { copyAsUtf8 } from '../../src/intake/text-copy.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-copy-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** More than a few of the pieces that a file is read in. */
const rows = Array.from({ length: 90_000 }, (_, n) => `2026-10-12,第${n}笔,示例餐饮,${n}.00`);
const asLines = (end: string): string => rows.map((each) => each + end).join('');

interface Copied {
  readonly bytes: Buffer;
  readonly encoding: Encoding;
  readonly bomLength?: number;
}

const copied: Readonly<Record<string, Copied>> = {
  'GB18030 with line feeds': { bytes: encodeGb18030(asLines('\n')), encoding: 'gb18030' },
  'GB18030 with both': { bytes: encodeGb18030(asLines('\r\n')), encoding: 'gb18030' },
  'GB18030 with carriage returns': { bytes: encodeGb18030(asLines('\r')), encoding: 'gb18030' },
  'GB18030 with a carriage return far down': {
    bytes: encodeGb18030(`${asLines('\r\n')}合计,,\r合计,,\n`),
    encoding: 'gb18030',
  },
  'GB18030 that ends with a carriage return': {
    bytes: encodeGb18030(`${asLines('\n')}合计,,\r`),
    encoding: 'gb18030',
  },
  'UTF-16': {
    bytes: Buffer.from(`\ufeff${asLines('\r\n')}`, 'utf16le'),
    encoding: 'utf-16le',
    bomLength: 2,
  },
  'Windows-1252': {
    bytes: Buffer.from('Café;\x80 12,00\n'.repeat(90_000), 'latin1'),
    encoding: 'windows-1252',
  },
};

test.for(Object.entries(copied))(
  'the copy of a file has its characters: %s',
  async ([name, { bytes, encoding, bomLength = 0 }]) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const to = `${path}.copy`;
    const copy = await copyAsUtf8(path, { encoding, bomLength }, to);
    const text = decodeText(bytes, encoding, bomLength);
    const isOfOtherLines = /\r(?!\n)/.test(text) || encoding === 'utf-16le';
    const expected = isOfOtherLines ? text.replace(/\r\n?/g, '\n') : text;
    expect(readFileSync(to).equals(Buffer.from(expected))).toBe(true);
    expect(copy.facts.lineCount).toBe(expected.split('\n').length - 1);
    expect(copy.facts.size).toBe(Buffer.byteLength(expected));
    expect(copy.delivered).toEqual({ path, encoding, mayBeDamaged: false });
  },
);

test.for(['\n', '\r'])(
  'bytes that are no characters, where a piece ends, become U+FFFD: %j',
  async (end) => {
    const path = join(folder, `damaged-${end.charCodeAt(0)}`);
    const bytes = encodeGb18030(asLines(end));
    bytes.set([0x2c, 0x81, 0x30, 0x2c], (1 << 20) - 3);
    writeFileSync(path, bytes);
    const to = `${path}.copy`;
    const { delivered } = await copyAsUtf8(path, { encoding: 'gb18030', bomLength: 0 }, to);
    const text = decodeText(bytes, 'gb18030', 0).replaceAll('\r', '\n');
    expect(text).toContain(',\ufffd0,');
    expect(readFileSync(to, 'utf8') === text).toBe(true);
    expect(delivered.mayBeDamaged).toBe(true);
  },
);
