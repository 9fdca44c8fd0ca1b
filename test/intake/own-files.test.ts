import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { PosreconError } from '../../src/errors/posrecon-error.ts';
import { openFile } from '../../src/intake/containers/open-file.ts';
import { withWorkingFolder } from '../../src/intake/containers/working-folder.ts';
import { ownFileIn } from '../../src/intake/own-files.ts';
import { csvRow } from '../../src/model/csv-row.ts';
import { ownHeaders } from '../../src/model/own-files.ts';
import { encodeGbk } from '../../src/refunds/gbk.ts';
import { filesOf } from '../meta/repository.ts';

/** What is there to be taken for posrecon’s own. */
const own = /own-(?:reports|files)/;
const exports = ['profiles', 'shops', 'detectors', 'matching', 'stories', 'errors', 'cli']
  .flatMap((folder) => filesOf(`fixtures/${folder}`))
  .filter((file) => !own.test(file) && !file.endsWith('expected.json'));

function headOf(path: string): Buffer {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(32 * 1024);
  const length = readSync(file, head, 0, head.length, 0);
  closeSync(file);
  return head.subarray(0, length);
}

/** The parts of a file, or what was left out as posrecon’s own before it was parted. */
async function claimsOn(path: string): Promise<readonly string[]> {
  return withWorkingFolder(async (folder) => {
    const opened = await openFile(path, folder).catch((error: unknown) => {
      if (error instanceof PosreconError) return null;
      throw error;
    });
    const before = opened?.skipped.flatMap(({ own: what }) => what ?? []) ?? [];
    return [
      ...before,
      ...(opened?.parts ?? []).flatMap((part) => ownFileIn(headOf(part.path)) ?? []),
    ];
  });
}

test('no export of another program is taken for posrecon’s own', async () => {
  expect(exports.length).toBeGreaterThan(500);
  const claimed: string[] = [];
  for (const file of exports) {
    if ((await claimsOn(join(root, file))).length > 0) claimed.push(file);
  }
  expect(claimed).toEqual([]);
});

describe('tables of a header that others write as well', () => {
  const voucher = (row: readonly string[]) => csvRow(ownHeaders.voucher) + csvRow(row);
  test.for([
    [
      'a voucher of the books',
      voucher(['2026-10-13', '收', '0007', '2', '收款', '1002', '银行存款', '1.00', '', 'CNY']),
      null,
    ],
    [
      'a voucher of posrecon',
      voucher(['2026-10-13', '记', '1', '0', '当日营业款', '1002', '银行存款', '1.00', '', 'CNY']),
      'journal',
    ],
    [
      'a journal of the books',
      csvRow(ownHeaders.journal) + csvRow(['7', '2026-10-13', 'Bank', '1.00', '', '', 'CNY', '']),
      null,
    ],
    [
      'refunds that the shop wrote itself',
      csvRow(ownHeaders.alipayRefunds) + csvRow(['20261013', 'A1', '1.00', 'T1', '']),
      null,
    ],
    [
      'somebody’s own trail',
      csvRow(ownHeaders.trail) + csvRow(['1', '2026-10-13', 'x', 'y', 'z', '', '', '12.00']),
      null,
    ],
    [
      'somebody’s own lines',
      'source,line,amount,occurred_at,colour\n1,2,3.00,2026-10-13,red\n',
      null,
    ],
    ['discrepancies with one column less', csvRow(ownHeaders.discrepancies.slice(0, -1)), null],
  ] as const)('%s', ([, text, what]) => {
    expect(ownFileIn(Buffer.from(text))).toBe(what);
  });
});

describe('a list of discrepancies that a spreadsheet saved', () => {
  const row = ['d_1', 'wrong-fee', 'warning', '分店'];
  const text = csvRow(ownHeaders.discrepancies) + csvRow([...row, ...Array(10).fill('')]);
  test.for([
    ['with semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['with tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['in GBK', Buffer.from(encodeGbk(text))],
    ['as UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ] as const)('%s', ([, bytes]) => {
    expect(ownFileIn(bytes)).toBe('discrepancies');
  });
});

test('documents of others in the same formats are none', () => {
  for (const text of [
    '{ "schemaVersion": 1, "tool": { "name": "other", "version": "1" }, "run": {} }',
    '<?xml version="1.0"?>\n<testsuites name="vitest" tests="1"/>',
    '[{ "description": "x", "check_name": "no-unused-vars", "fingerprint": "a" }]',
    '[{ "id": "x_1", "code": "a" }]',
    '::error file=a.ts,line=1,title=Failed::x',
    '<!-- made by hand -->\n\n# Takings',
    '; journal of the shop, posrecon 1 run',
  ]) {
    expect(ownFileIn(Buffer.from(text)), text).toBe(null);
  }
});
