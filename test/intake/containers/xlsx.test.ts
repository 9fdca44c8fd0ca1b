import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openDuckDb } from '../../../src/engine/duckdb.ts';
import { type TransactionColumn, transactionColumns } from '../../../src/engine/schema.ts';
import { readInputs } from '../../../src/intake/read-inputs.ts';
import { given, readAll, settlement, till } from './opened.ts';
import { type WrittenCell, type WrittenSheet, xlsxBytes } from './xlsx-bytes.ts';
import { zipBytes } from './zip-bytes.ts';

/** The cells of a CSV text; what looks like a number is one. */
function cells(csv: string): readonly (readonly WrittenCell[])[] {
  return csv
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.split(',').map((cell) => (/^-?\d{1,9}(?:\.\d+)?$/.test(cell) ? Number(cell) : cell)),
    );
}

function sheet(name: string, csv: string, more: Partial<WrittenSheet> = {}): WrittenSheet {
  return { name, rows: cells(csv), ...more };
}

async function book(
  name: string,
  ...[sheets, options]: Parameters<typeof xlsxBytes>
): Promise<Awaited<ReturnType<typeof readAll>>> {
  return readAll(given(name, xlsxBytes(sheets, options)));
}

describe('an XLSX workbook', () => {
  test('is read sheet by sheet, a line for a row', async () => {
    const bytes = xlsxBytes([sheet('流水', till), sheet('Settled', settlement)]);
    const { sources, problems, inputs } = await readAll(given('day.xlsx', bytes));
    expect(problems).toEqual([]);
    expect(
      sources.map(({ file, side, container, sum, lines }) => [file, side, container, sum, lines]),
    ).toEqual([
      ['day.xlsx!流水', 'pos', 'xlsx', '46.80', [2, 3, 4]],
      ['day.xlsx!Settled', 'settlement', 'xlsx', '46.80', [2, 3, 4]],
    ]);
    const delivered = createHash('sha256').update(bytes).digest('hex');
    expect(inputs.sources.map(({ sha256 }) => sha256)).toEqual([delivered, delivered]);
  });

  test.for([
    ['its texts in their cells', { inline: true }],
    ['prefixed elements', { prefix: 'x:' }],
  ] as const)('is read with %s', async ([, options]) => {
    const { sources } = await book('written.xlsx', [sheet('S', till)], options);
    expect(sources.map(({ loaded, sum }) => [loaded, sum])).toEqual([[3, '46.80']]);
  });

  test.for([
    ['A1', 'says that it has one cell'],
    ['A1:XFD1048576', 'says that it is full'],
    ['nonsense', 'says nothing that is a range'],
  ] as const)('is read where its dimension %s', async ([dimension]) => {
    const { sources } = await book('dimension.xlsx', [sheet('S', till, { dimension })]);
    expect(sources[0]?.loaded).toBe(3);
  });

  test.for([2, 5, 16])('may have its header in row %i', async (row) => {
    const above = Array.from({ length: row - 1 }, (_, at) =>
      at === 0 ? ['Till report of 12 October 2026'] : at % 3 === 1 ? null : [null, `note ${at}`],
    );
    const { sources, problems } = await book('header.xlsx', [
      { name: 'S', rows: [...above, ...cells(till)], merged: ['A1:J1'] },
    ]);
    expect(problems).toEqual([]);
    expect(sources[0]?.lines).toEqual([row + 1, row + 2, row + 3]);
  });

  test('names the row of what it cannot read, empty rows counted', async () => {
    const [header = [], first = [], ...others] = cells(till);
    const bad = first.map((cell, at) => (at === 7 ? 'twelve' : cell));
    const { sources, problems } = await book('gaps.xlsx', [
      { name: 'S', rows: [null, header, null, null, first, [], bad, null, ...others] },
    ]);
    expect(sources[0]?.lines).toEqual([5, 7, 9, 10]);
    expect(problems).toEqual([
      expect.stringMatching(/^ERR_INTAKE_AMOUNT gaps\.xlsx!S:7: "Amount" is "twelve"/),
    ]);
  });

  test('gives dates and times as serials and amounts without the noise of binary fractions', async () => {
    const { sources, inputs } = await book('serials.xlsx', [
      {
        name: 'S',
        rows: [
          ['Date', 'Time', 'Till', 'Cashier', 'Receipt', 'Type', 'Tender', 'Amount', 'Status'],
          [
            { number: '46307', format: 'dd/mm/yyyy' },
            { number: '0.37577546296296295', format: 'h:mm:ss' },
            1,
            'Ada',
            'R1',
            'Sale',
            'Card',
            { number: '8396.7099999999991', format: '#,##0.00' },
            'Approved',
          ],
        ],
      },
    ]);
    expect(sources[0]?.sum).toBe('8396.71');
    expect(inputs.sources[0]?.coverage).toEqual({ from: '2026-10-12', to: '2026-10-12' });
    expect(inputs.sources[0]?.table.head[0]?.cells.slice(0, 2)).toEqual(['2026-10-12', '09:01:07']);
  });

  test('reports ids that were kept as numbers and rounded', async () => {
    const rows = cells(settlement).map((row, at) =>
      row.map((cell, column) =>
        column !== 5 ? cell : at === 0 ? 'RRN' : { number: `4.81476912345678${at}E+17` },
      ),
    );
    const { sources, problems } = await book('rounded.xlsx', [{ name: 'S', rows }]);
    expect(sources[0]?.loaded).toBe(3);
    expect(problems).toEqual([
      'ERR_INTAKE_SCIENTIFIC_ID rounded.xlsx!S:2: "RRN" is "4.81476E+17", and rounded like this in 3 rows: a spreadsheet has lost its digits',
    ]);
  });

  test('shows no card number, however its cell is kept', async () => {
    const kept = ['4111111111111111', '4242424242424242', '5555555555554440'];
    const rows = cells(till).map((row, at) =>
      row.map((cell, column) => {
        if (at === 0 || column !== 8) return cell;
        const number = kept[at - 1] ?? '';
        return at === 2 ? number : { number };
      }),
    );
    const { inputs, problems } = await book('cards.xlsx', [{ name: 'S', rows }]);
    const found = JSON.stringify(
      inputs.sources.map(({ table }) => table.head.map(({ cells: own }) => own[8])),
    );
    expect(found).toContain('5.55555E+15');
    const engine = openDuckDb();
    try {
      const file = given('cards-again.xlsx', xlsxBytes([{ name: 'S', rows }]));
      await readInputs(engine, {
        files: [{ file, side: null }],
        settings: {},
        timeZone: null,
        currency: null,
        wanted: new Set(Object.keys(transactionColumns) as TransactionColumn[]),
        maxProblems: 10,
      });
      const stored = await engine.rows('select card from pos order by id');
      expect(stored.map(({ card }) => String(card))).toEqual([
        '411111******1111',
        '424242******4242',
        expect.not.stringMatching(/\d{7}/),
      ]);
    } finally {
      engine.close();
    }
    expect(problems.join()).not.toMatch(/\d{13}/);
  });

  test('takes numbers kept as text for what they say', async () => {
    const rows = cells(till).map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    const { sources } = await book('texts.xlsx', [{ name: 'S', rows }]);
    expect(sources[0]?.sum).toBe('46.80');
  });

  test('carries a cell merged downwards to each of its rows, and an amount to none', async () => {
    const [header = [], ...rows] = cells(till);
    const merged = rows.map((row, at) =>
      row.map((cell, column) => (column === 0 && at > 0 ? null : cell)),
    );
    const { sources, problems } = await book('merged.xlsx', [
      { name: 'S', rows: [header, ...merged], merged: ['A2:A4'] },
    ]);
    expect(problems).toEqual([]);
    expect(sources.map(({ loaded, sum }) => [loaded, sum])).toEqual([[3, '46.80']]);

    const shared = rows.map((row, at) =>
      row.map((cell, column) => (column === 7 && at === 1 ? null : cell)),
    );
    const { sources: others, problems: told } = await book('sum.xlsx', [
      { name: 'S', rows: [header, ...shared], merged: ['H2:H3'] },
    ]);
    expect(others.map(({ loaded, sum }) => [loaded, sum])).toEqual([[2, '42.30']]);
    expect(told).toEqual(['ERR_INTAKE_AMOUNT sum.xlsx!S:3: "Amount" is empty']);
  });

  test('has empty and hidden sheets, charts and notices left out, each with its reason', async () => {
    const { sources, problems } = await book('many.xlsx', [
      sheet('Sales', till),
      { name: 'Sheet2', rows: [] },
      { name: 'Blank', rows: [[], [''], null] },
      sheet('Old', till, { state: 'hidden' }),
      sheet('Older', till, { state: 'veryHidden' }),
      {
        name: '说明',
        rows: [
          ['交易类型', '见下'],
          ['消费', '刷卡'],
        ],
      },
      sheet('汇总', till),
    ]);
    expect(sources.map(({ file }) => file)).toEqual(['many.xlsx!Sales']);
    expect([...problems].sort()).toEqual([
      'ERR_FILE_SKIPPED many.xlsx!Blank: skipped: the sheet is empty',
      'ERR_FILE_SKIPPED many.xlsx!Old: skipped: the sheet is hidden',
      'ERR_FILE_SKIPPED many.xlsx!Older: skipped: the sheet is hidden',
      'ERR_FILE_SKIPPED many.xlsx!Sheet2: skipped: the sheet is empty',
      'ERR_FILE_SKIPPED many.xlsx!汇总: skipped: by its name it sums up the other tables of the file, and would be counted twice',
      expect.stringMatching(/^ERR_FILE_SKIPPED many\.xlsx!说明: skipped: no header line/),
    ]);
  });

  test('has its only sheet with rows read though it is hidden', async () => {
    const { sources } = await book('hidden.xlsx', [
      sheet('S', till, { state: 'hidden' }),
      { name: 'T', rows: [] },
    ]);
    expect(sources.map(({ file }) => file)).toEqual(['hidden.xlsx!S']);
  });

  test.for([
    ['Old', ['Old']],
    ['S*', ['Sales', 'Settled']],
    ['Nothing', []],
  ] as const)('has the sheets read that %s names', async ([inside, expected]) => {
    const file = given(
      'pick.xlsx',
      xlsxBytes([
        sheet('Sales', till),
        sheet('Settled', settlement),
        sheet('Old', till, { state: 'hidden' }),
      ]),
    );
    const { sources, problems } = await readAll(`${file}!${inside}`);
    expect(sources.map((source) => source.file)).toEqual(
      expected.map((name) => `pick.xlsx!${name}`),
    );
    if (expected.length === 0) {
      expect(problems).toEqual(['ERR_MEMBER_MISSING pick.xlsx: there is no "Nothing" in it']);
    }
  });

  test('may stand in an archive', async () => {
    const inner = xlsxBytes([sheet('S', till)]);
    const file = given('delivery.zip', zipBytes([{ name: '门店/till.xlsx', data: inner }]));
    expect((await readAll(file)).sources.map((source) => source.file)).toEqual([
      'delivery.zip!门店/till.xlsx!S',
    ]);
    expect((await readAll(`${file}!门店/till.xlsx!S`)).sources).toHaveLength(1);
  });

  test('of one column that holds the lines of a CSV is read as that', async () => {
    const quoted = till.replace('Ada,R1', '"A, B",R1');
    const rows = quoted
      .trimEnd()
      .split('\n')
      .map((line) => [line]);
    const { sources, inputs } = await book('wrapped.xlsx', [{ name: 'S', rows }]);
    expect(sources.map(({ loaded, sum }) => [loaded, sum])).toEqual([[3, '46.80']]);
    expect(inputs.sources[0]?.table.head[0]?.cells[3]).toBe('A, B');
  });

  test('keeps a cell with tabs, line ends and quotation marks on its row', async () => {
    const [header = [], first = [], second = [], third = []] = cells(till);
    const odd = first.map((cell, at) => (at === 3 ? ' "Ada"\tof\r\nthe "till' : cell));
    const { sources, inputs, problems } = await book('odd.xlsx', [
      { name: 'S', rows: [header, odd, second, third] },
    ]);
    expect(problems).toEqual([]);
    expect(sources[0]?.lines).toEqual([2, 3, 4]);
    expect(inputs.sources[0]?.table.head[0]?.cells[3]).toBe(' "Ada" of the "till');
  });

  test('shows truth values, errors and formulas as a spreadsheet does', async () => {
    const [header = [], first = [], ...others] = cells(till);
    const amount = (xml: string): readonly WrittenCell[] =>
      first.map((cell, at) => (at === 7 ? { xml } : cell));
    const { sources, problems } = await book('formulas.xlsx', [
      {
        name: 'S',
        rows: [
          header,
          ...Array.from({ length: 4 }, () => others).flat(),
          amount('<c r="REF"><f>A1*2</f><v>12.3</v></c>'),
          amount('<c r="REF" t="e"><v>#N/A</v></c>'),
          amount('<c r="REF" t="b"><v>1</v></c>'),
          amount('<c r="REF" t="str"><f>B1</f><v>4.50</v></c>'),
          amount('<c r="REF"><f>A1*3</f></c>'),
        ],
      },
    ]);
    expect(sources.map(({ loaded, sum }) => [loaded, sum])).toEqual([[10, '154.80']]);
    expect(problems).toEqual([
      expect.stringContaining('S:11: "Amount" is "#N/A"'),
      expect.stringContaining('S:12: "Amount" is "TRUE"'),
      expect.stringContaining('S:14: "Amount" is "=A1*3"'),
    ]);
  });

  test.for([
    [
      'without a list of sheets',
      zipBytes([
        { name: '[Content_Types].xml', data: '' },
        { name: 'xl/workbook.xml.bak', data: '' },
        { name: 'a/workbook.xml', data: '' },
      ]),
      'ERR_FILE_DAMAGED',
    ],
    ['without rows', xlsxBytes([{ name: 'S', rows: [] }]), 'ERR_FILE_EMPTY'],
    [
      'with rows out of order',
      xlsxBytes([
        {
          name: 'S',
          rows: [],
          xml: '<worksheet><sheetData><row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>',
        },
      ]),
      'ERR_FILE_DAMAGED',
    ],
    [
      'that is a Word document',
      zipBytes([
        { name: '[Content_Types].xml', data: '' },
        { name: 'word/document.xml', data: '' },
      ]),
      'ERR_FILE_CONTAINER',
    ],
    [
      'that is binary',
      zipBytes([
        { name: '[Content_Types].xml', data: '' },
        { name: 'xl/workbook.bin', data: '' },
      ]),
      'ERR_FILE_CONTAINER',
    ],
    [
      'that is OpenDocument',
      zipBytes([
        { name: 'mimetype', data: '' },
        { name: 'content.xml', data: '' },
      ]),
      'ERR_FILE_CONTAINER',
    ],
  ] as const)('%s is refused', async ([, bytes, code]) => {
    const { sources, problems } = await readAll(given('bad.xlsx', bytes));
    expect(sources).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${code} bad\\.xlsx`))]);
  });
});
