import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordScan, scanRecords } from '../../src/intake/scan.ts';
import type { SniffedTable } from '../../src/intake/table.ts';

const header = ['date', 'amount', 'name', 'memo'];
const ends = ['\n', '\r\n', '\r'] as const;

/** A line, or several, as a faulty export may have them; `cells` where it is a good row. */
interface Piece {
  readonly text: string;
  readonly cells: readonly string[] | null;
  readonly fate: 'row' | 'blank' | 'ignored' | 'rejected';
}

const plainCell = fc.stringMatching(/^[a-zA-Z0-9 .#é币]{0,8}$/);
const date = fc.integer({ min: 10, max: 28 }).map((day) => `2026-10-${day}`);
const amount = fc.integer({ min: 100, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));

/** A cell and how it is written: bare, or quoted with delimiters, doubled marks and line breaks in it. */
const cell = fc.oneof(
  plainCell.map((value) => ({ value, text: value })),
  fc
    .tuple(plainCell, fc.constantFrom('', ',', '""', ', "" ', '\n', '\r\n', '\r'), plainCell)
    .map(([a, between, b]) => ({
      value: `${a}${between.replaceAll('""', '"')}${b}`,
      text: `"${a}${between}${b}"`,
    })),
);

const good: fc.Arbitrary<Piece> = fc
  .tuple(date, amount, cell, cell)
  .map(([day, sum, name, memo]) => ({
    text: [day, sum, name.text, memo.text].join(','),
    cells: [day, sum, name.value, memo.value],
    fate: 'row',
  }));
const ragged: fc.Arbitrary<Piece> = fc
  .tuple(
    date,
    fc.array(
      plainCell.filter((text) => text.trim() !== ''),
      { maxLength: 6 },
    ),
  )
  .filter(([, rest]) => rest.length !== 3)
  .map(([day, rest]) => ({ text: [day, ...rest].join(','), cells: null, fate: 'rejected' }));
const faulty: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom('', '   ').map((text): Piece => ({ text, cells: null, fate: 'blank' })),
  fc.constant<Piece>({ text: header.join(','), cells: null, fate: 'ignored' }),
  fc.constant<Piece>({ text: '合计,12.00,,', cells: null, fate: 'ignored' }),
  ragged,
);
const openQuote: fc.Arbitrary<Piece> = fc
  .tuple(date, amount, plainCell, plainCell)
  .map(([day, sum, name, memo]) => ({
    text: `${day},${sum},"${name},${memo}`,
    cells: null,
    fate: 'rejected',
  }));

const tables = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof({ weight: 4, arbitrary: good }, faulty), fc.constantFrom(...ends)), {
      maxLength: 30,
    }),
    fc.option(fc.tuple(fc.nat(30), openQuote, fc.constantFrom(...ends)), { nil: null }),
    fc.constantFrom(...ends),
    fc.constantFrom('', 'Shop 12\n', 'Shop\r\n\r\nTotal: 3\r\n'),
  )
  .map(([lines, open, headerEnd, preamble]) => {
    const pieces = [...lines];
    if (open !== null) pieces.splice(Math.min(open[0], pieces.length), 0, [open[1], open[2]]);
    return { pieces, headerEnd, preamble };
  });

function tableBelow(preamble: string): SniffedTable {
  return {
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    headerLine: physicalLines(preamble) + 1,
    header,
    headerCells: header,
    preamble: [],
    head: [],
    tail: [],
    otherMarks: [],
    trailer: [],
  };
}

/** Line ends of a text, counted one character at a time. */
function physicalLines(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}

/** A reader of the regular CSV that the scan writes: one line a record, quoted cells with doubled marks. */
function readRegular(csv: string): string[][] {
  return csv
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}

function flat(value: string): string {
  return value.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}

const options = {
  file: 'a.csv',
  used: new Set([0, 1, 2, 3]),
  cards: [],
  damaged: new Set<number>(),
  maxProblems: 100,
};

test('every record is loaded, ignored or rejected, on its own line', () => {
  fc.assert(
    fc.property(tables, ({ pieces, headerEnd, preamble }) => {
      let text = `${preamble}${header.join(',')}${headerEnd}`;
      const placed = pieces.map(([piece, end]) => {
        const line = physicalLines(text) + 1;
        // CR and LF of two pieces would be one end of line.
        const joins = text.endsWith('\r') && (piece.text + end).startsWith('\n');
        text += `${joins ? ' ' : ''}${piece.text}${end}`;
        return { ...piece, line };
      });
      const of = (fate: Piece['fate']): (typeof placed)[number][] =>
        placed.filter((piece) => piece.fate === fate);

      const found = scanRecords(text, tableBelow(preamble), options);

      expect(found.lines).toEqual(of('row').map(({ line }) => line));
      expect(readRegular(found.csv).map((cells) => cells.map(flat))).toEqual(
        of('row').map(({ cells }) => cells?.map(flat)),
      );
      expect(found.ignored.map(({ line }) => line)).toEqual(of('ignored').map(({ line }) => line));
      expect(found.problems.map(({ line }) => line)).toEqual(
        of('rejected').map(({ line }) => line),
      );
      expect(found.rejected).toBe(of('rejected').length);
    }),
    { numRuns: 2000 },
  );
});

test('a text that comes in pieces is read as it is read at once', () => {
  fc.assert(
    fc.property(
      tables,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      ({ pieces, headerEnd, preamble }, lengths) => {
        const rows = pieces.map(([piece, end]) => piece.text + end).join('');
        const text = `${preamble}${header.join(',')}${headerEnd}${rows}`;
        const scan = recordScan(tableBelow(preamble), options);
        let csv = '';
        for (let at = 0, n = 0; at < text.length; n += 1) {
          let end = at + (lengths[n % lengths.length] ?? 1);
          if (text.slice(end - 1, end + 1) === '\r\n') end += 1;
          csv += scan.take(text.slice(at, end));
          at = end;
        }
        csv += scan.end();
        expect({ csv, ...scan.found() }).toEqual(scanRecords(text, tableBelow(preamble), options));
      },
    ),
    { numRuns: 500 },
  );
});

test.for([
  ['a line without end', 'x'.repeat(1_000_000)],
  ['a quoted cell without end', `"${'y,'.repeat(500_000)}`],
] as const)('%s costs one row and is not held', ([, piece]) => {
  const scan = recordScan(tableBelow(''), options);
  let csv = scan.take(`${header.join(',')}\n2026-10-12,1.00,a,b\n2026-10-12,2.00,`);
  for (let n = 0; n < 9; n += 1) csv += scan.take(piece);
  csv += scan.take('\n2026-10-12,3.00,c,d\n') + scan.end();
  expect(csv).toBe('2026-10-12,1.00,a,b\n2026-10-12,3.00,c,d\n');
  const { lines, problems } = scan.found();
  expect(lines).toEqual([2, 4]);
  expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['3 ERR_INTAKE_COLUMNS']);
  expect(problems[0]?.message).toMatch(/^the row has 9\d{6} characters/);
});
