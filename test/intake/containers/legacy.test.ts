import { type BookType, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { given, readAll, till } from './opened.ts';

const rows = till
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));

type Row = readonly (string | number | null)[];

/** A workbook as a library writes it; amounts are numbers. */
function bookBytes(
  bookType: BookType,
  sheets: Readonly<Record<string, readonly Row[]>>,
  change: (book: ReturnType<typeof utils.book_new>) => void = () => undefined,
): Buffer {
  const book = utils.book_new();
  for (const [name, own] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(own.map((row) => [...row])), name);
  }
  change(book);
  return write(book, { type: 'buffer', bookType });
}

const withNumbers = rows.map((row) =>
  row.map((cell, at) => (at === 7 && cell !== 'Amount' ? Number(cell) : cell)),
);

describe('a legacy workbook', () => {
  test.for([
    ['biff8', 'till.xls', 'till.xls!Till'],
    ['biff5', 'till.xls', 'till.xls!Till'],
    ['biff8', 'till.csv', 'till.csv!Till'],
    ['biff2', 'till.xls', 'till.xls!Sheet1'],
    ['xlml', 'till.xls', 'till.xls!Till'],
  ] as const)('in %s named %s is read, row for line', async ([type, name, address]) => {
    const file = given(name, bookBytes(type, { Till: withNumbers }));
    const { sources, problems } = await readAll(file);
    expect(problems).toEqual([]);
    expect(
      sources.map((source) => [source.file, source.container, source.sum, source.lines]),
    ).toEqual([[address, 'xls', '46.80', [2, 3, 4]]]);
  });

  test('has its empty and hidden sheets left out', async () => {
    for (const type of ['biff8', 'xlml'] as const) {
      const bytes = bookBytes(type, { Till: rows, Empty: [], Old: rows }, (book) => {
        book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
      });
      const { sources, problems } = await readAll(given(`${type}.xls`, bytes));
      expect(sources.map(({ file }) => file)).toEqual([`${type}.xls!Till`]);
      expect([...problems].sort()).toEqual([
        `ERR_FILE_SKIPPED ${type}.xls!Empty: skipped: the sheet is empty`,
        `ERR_FILE_SKIPPED ${type}.xls!Old: skipped: the sheet is hidden`,
      ]);
    }
  });

  test('gives dates as serials and Chinese texts, below a preamble', async () => {
    for (const type of ['biff8', 'xlml'] as const) {
      const bytes = bookBytes(
        type,
        {
          明细: [
            ['银行流水'],
            ['账号：', '6222…0001'],
            [],
            ['交易日期', '摘要', '借方发生额', '贷方发生额', '余额', '对方户名'],
            [46307, '手续费', 12.5, null, 87.5, '银行'],
            [46308.5, '清算款', null, 30, 117.5, '银联商务'],
          ],
        },
        (book) => {
          const sheet = book.Sheets['明细'];
          for (const cell of ['A5', 'A6'])
            Object.assign(sheet?.[cell] ?? {}, { z: 'yyyy-mm-dd hh:mm' });
        },
      );
      const { sources, inputs, problems } = await readAll(given(`${type}-bank.xls`, bytes));
      expect(problems).toEqual([]);
      expect(sources.map(({ side, sum, lines }) => [side, sum, lines])).toEqual([
        ['bank', '17.50', [5, 6]],
      ]);
      expect(inputs.sources[0]?.coverage).toEqual({ from: '2026-10-12', to: '2026-10-13' });
    }
  });

  test('without a container, in the code page of its time, is read', async () => {
    // 交易日期, 摘要, 借方发生额, 贷方发生额, 余额; in the rows 手续费
    const header = [
      'BDBBD2D7C8D5C6DA',
      'D5AAD2AA',
      'BDE8B7BDB7A2C9FAB6EE',
      'B4FBB7BDB7A2C9FAB6EE',
      'D3E0B6EE',
    ];
    const record = (type: number, ...parts: readonly Uint8Array[]): Buffer => {
      const body = Buffer.concat(parts);
      return Buffer.concat([short(type, body.length), body]);
    };
    const short = (...values: readonly number[]): Buffer =>
      Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));
    const label = (row: number, column: number, text: Buffer): Buffer =>
      record(0x204, short(row, column, 0, text.length), text);
    const number = (row: number, column: number, value: number): Buffer => {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(value);
      return record(0x203, short(row, column, 0), bytes);
    };
    const row = (at: number, date: string, amounts: readonly number[]): readonly Buffer[] => [
      label(at, 0, Buffer.from(date)),
      label(at, 1, Buffer.from('CAD6D0F8B7D1', 'hex')),
      ...amounts.map((value, index) => number(at, index + 2, value)),
    ];
    const bytes = Buffer.concat([
      record(0x809, short(0x500, 0x10, 0, 0)),
      record(0x42, short(936)),
      ...header.map((hex, column) => label(0, column, Buffer.from(hex, 'hex'))),
      ...row(1, '2026-10-12', [12.5, 0, 87.5]),
      ...row(2, '2026-10-13', [0, 30.1, 117.6]),
      record(0x0a),
    ]);
    const { sources, inputs, problems } = await readAll(given('old.xls', bytes));
    expect(problems).toEqual([]);
    expect(inputs.sources[0]?.table.header).toEqual([
      '交易日期',
      '摘要',
      '借方发生额',
      '贷方发生额',
      '余额',
    ]);
    expect(sources.map(({ side, sum }) => [side, sum])).toEqual([['bank', '17.60']]);
  });

  test('carries cells merged downwards', async () => {
    for (const type of ['biff8', 'xlml'] as const) {
      const merged = withNumbers.map((row, line) =>
        row.map((cell, at) => (at === 0 && line > 1 ? null : cell)),
      );
      const bytes = bookBytes(type, { Till: merged }, (book) => {
        const sheet = book.Sheets['Till'];
        if (sheet !== undefined) sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }];
      });
      const { sources, problems } = await readAll(given(`${type}-merged.xls`, bytes));
      expect(problems).toEqual([]);
      expect(sources[0]?.sum).toBe('46.80');
    }
  });

  test('cut off or changed anywhere is refused or read, and never a defect', async () => {
    const bytes = bookBytes('biff8', { Till: rows });
    for (let seed = 1; seed <= 40; seed += 1) {
      const spoiled = Buffer.from(
        bytes.subarray(0, seed % 4 === 0 ? (bytes.length * seed) / 50 : bytes.length),
      );
      for (let at = 0; at < 12; at += 1)
        spoiled[(seed * 7919 + at * 104_729) % spoiled.length] = (seed * 31 + at) & 0xff;
      const { problems, sources } = await readAll(given('spoiled.xls', spoiled));
      expect(problems.length + sources.length).toBeGreaterThan(0);
    }
  });

  test('with a password is refused for that', async () => {
    const stream = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(2000),
    ]);
    const bytes = Buffer.concat([
      stream,
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(512),
    ]);
    const { problems } = await readAll(given('locked.xlsx', bytes));
    expect(problems).toEqual([
      'ERR_FILE_ENCRYPTED locked.xlsx: the workbook is protected with a password',
    ]);
  });
});

describe('an HTML page named .xls', () => {
  const page = (body: string): string =>
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>Export</title><style>td{mso-number-format:"\\@"}</style></head><body>${body}</body></html>`;
  const table = (of: readonly (readonly string[])[]): string =>
    `<table border=1>${of.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</table>`;

  test('is read as spreadsheet programs show it', async () => {
    const file = given(
      'till.xls',
      page(`<h3>Till &amp; takings</h3>${table([['From', '12 October']])}<br>${table(rows)}`),
    );
    const { sources, problems } = await readAll(file);
    expect(problems).toEqual([]);
    expect(
      sources.map((source) => [source.file, source.container, source.sum, source.lines]),
    ).toEqual([['till.xls', 'html', '46.80', [4, 5, 6]]]);
  });

  test.for([
    [
      'without closing tags',
      `<TABLE>${rows.map((row) => `<TR>${row.map((cell) => `<TD nowrap>${cell}`).join('')}`).join('')}</TABLE>`,
    ],
    ['with its rows in a table within a table', `<table><tr><td>${table(rows)}</td></tr></table>`],
    ['with a byte order mark', `\ufeff${table(rows)}`],
    [
      'with comments and scripts',
      `<!-- <table> --><script>if (a < b) document.write("<tr><td>1</td></tr>")</script>${table(rows)}`,
    ],
    ['as XHTML', `<?xml version="1.0"?><!DOCTYPE html><html>${table(rows)}</html>`],
  ] as const)('is read %s', async ([, html]) => {
    const { sources } = await readAll(
      given('page.xls', html.startsWith('<') || html.startsWith('\ufeff') ? html : page(html)),
    );
    expect(sources.map(({ sum }) => sum)).toEqual(['46.80']);
  });

  test('is read in GBK, said or not', async () => {
    // 交易时间,商户号,终端号,交易类型,交易金额,检索参考号,手续费,结算金额
    const names = [
      'bdbbd2d7cab1bce4',
      'c9ccbba7bac5',
      'd6d5b6cbbac5',
      'bdbbd2d7c0e0d0cd',
      'bdbbd2d7bdf0b6ee',
      'bcecCBF7B2CEBFBCbac5',
      'cad6d0f8b7d1',
      'bde1cbe3bdf0b6ee',
    ];
    const header = Buffer.concat(
      names.flatMap((hex) => [Buffer.from('<td>'), Buffer.from(hex, 'hex')]),
    );
    const row =
      '<tr><td>2026-10-12 09:01:07<td>898310058120036<td>10020101<td>sale<td>1,012.30<td>628500000001<td>10.12<td>1,002.18';
    for (const meta of [
      '',
      '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    ]) {
      const bytes = Buffer.concat([
        Buffer.from(`<html>${meta}<table><tr>`),
        header,
        Buffer.from(row.repeat(3)),
      ]);
      const { inputs, problems } = await readAll(given('gbk.xls', bytes));
      expect(problems).toEqual([]);
      expect(inputs.sources[0]?.table.header.slice(0, 2)).toEqual(['交易时间', '商户号']);
      expect(inputs.sources[0]?.totals).toEqual([{ currency: 'CNY', count: 3, sum: '3036.90' }]);
    }
  });

  test('tells a day that spans rows in each, and an amount that does once', async () => {
    const [header = [], ...others] = rows;
    const cells = (row: readonly string[], from: number): string =>
      row
        .slice(from)
        .map((cell) => `<td>${cell}</td>`)
        .join('');
    const body = others
      .map(
        (row, at) => `<tr>${at === 0 ? `<td rowspan="3">${row[0]}</td>` : ''}${cells(row, 1)}</tr>`,
      )
      .join('');
    const { sources } = await readAll(
      given('span.xls', `<table>${table([header]).slice(7 + 10, -8)}${body}</table>`),
    );
    expect(sources.map(({ sum }) => sum)).toEqual(['46.80']);
  });

  test('without a table is refused as what it is', async () => {
    const { problems } = await readAll(given('login.xls', page('<p>Your session has ended.</p>')));
    expect(problems).toEqual([
      'ERR_FILE_CONTAINER login.xls: this is an HTML page without a table',
    ]);
  });
});

test('text with tabs named .xls is read as text', async () => {
  const { sources } = await readAll(given('tabs.xls', till.replaceAll(',', '\t')));
  expect(sources.map(({ file, container, sum }) => [file, container, sum])).toEqual([
    ['tabs.xls', 'plain', '46.80'],
  ]);
});
