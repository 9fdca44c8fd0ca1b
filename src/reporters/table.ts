import Table from 'cli-table3';
import { visible, widestWord, widthOf, wrap, wrapBehind } from './wrap.ts';

export interface Column {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Whether it may be wrapped where the terminal is narrow; figures and dates may not. */
  readonly flexible?: boolean;
}

const narrowest = 8;
/** Numbers and names of up to so many columns are not broken. */
const unbroken = 24;

/** Columns that go to what stands between the cells: borders and padding, or two blanks where there is no room for them. */
const framed = (columns: number): number => columns * 3 + 1;
const open = (columns: number): number => (columns - 1) * 2;
const close = (columns: number): number => columns - 1;

type Frame = typeof framed;

/** What is drawn: columns with the widths that they would like, and cells as the terminal may show them. */
interface Grid {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly natural: readonly number[];
}

function gridOf(columns: readonly Column[], rows: readonly (readonly string[])[]): Grid {
  const heads = columns.map((column) => ({ ...column, header: visible(column.header) }));
  const cells = rows.map((row) => row.map(visible));
  const natural = heads.map(({ header }, index) =>
    Math.max(widthOf(header), ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  return { columns: heads, rows: cells, natural };
}

function isWider({ columns, natural }: Grid, width: number): boolean {
  return natural.reduce((sum, each) => sum + each, framed(columns.length)) > width;
}

/** Without the columns that no row has anything in. */
function withoutEmpty({ columns, rows, natural }: Grid): Grid {
  const isFilled = (index: number): boolean => rows.some((row) => row[index] !== '');
  const filled = <Item>(items: readonly Item[]): readonly Item[] =>
    items.filter((_, index) => isFilled(index));
  return { columns: filled(columns), rows: rows.map(filled), natural: filled(natural) };
}

/** Column widths that fit; `null` where the terminal is too narrow for a table. */
function fittingWidths(grid: Grid, width: number, frame: Frame): readonly number[] | null {
  const { columns, rows, natural } = grid;
  const least = columns.map((_, index) =>
    Math.max(narrowest, ...rows.map((row) => Math.min(unbroken, widestWord(row[index] ?? '')))),
  );
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, frame(columns.length)) - width;
  while (excess > 0) {
    let widest = -1;
    for (const [index, column] of columns.entries()) {
      const current = widths[index] ?? 0;
      const canShrink = column.flexible && current > (least[index] ?? narrowest);
      if (canShrink && current > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

/**
 * A table no wider than the terminal. Where it would be: without its empty columns, then wrapped, then without lines, then each row as lines
 * of `header: cell`.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const whole = gridOf(columns, rows);
  const grid = isWider(whole, width) ? withoutEmpty(whole) : whole;
  const widths = fittingWidths(grid, width, framed);
  if (widths !== null) return draw(grid, widths, withLines);
  for (const [frame, drawing] of [
    [open, between('  ')],
    [close, between(' ')],
  ] as const) {
    const closer = fittingWidths(grid, width, frame);
    if (closer !== null) return draw(grid, closer, drawing);
  }
  return stacked(grid, width);
}

const withLines: Drawing = { padding: 2, options: {} };
const between = (middle: string): Drawing => ({
  padding: 0,
  options: {
    chars: {
      ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
      ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
      ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '' },
      middle,
    },
    style: { 'padding-left': 0, 'padding-right': 0 },
  },
});

interface Drawing {
  readonly padding: number;
  readonly options: Table.TableConstructorOptions;
}

function draw(grid: Grid, widths: readonly number[], { padding, options }: Drawing): string[] {
  const fitted = (row: readonly string[]) =>
    row.map((cell, index) => wrap(cell, widths[index] ?? narrowest).join('\n'));
  const drawn = new Table({
    head: fitted(grid.columns.map(({ header }) => header)),
    ...options,
    colWidths: widths.map((each) => each + padding),
    colAligns: grid.columns.map(({ align }) => align ?? 'left'),
    style: { ...options.style, head: [], border: [], compact: true },
  });
  drawn.push(...grid.rows.map(fitted));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** Columns that a further one may have beside these, for a bar; 0 where that is too few to show anything. */
export function roomForBar(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number {
  const { natural } = gridOf(columns, rows);
  const room = width - natural.reduce((sum, each) => sum + each, framed(natural.length + 1));
  return room < shortestBar ? 0 : Math.min(room, longestBar);
}

const shortestBar = 8;
const longestBar = 32;

/** A row as lines, without what is empty in it. */
function stacked({ columns, rows }: Grid, width: number): string[] {
  return rows.flatMap((row) =>
    row
      .flatMap((cell, index) => {
        const lead = labelOf(columns[index]?.header ?? '');
        if (cell === '') return [];
        return widthOf(lead) > width / 2
          ? wrap(lead + cell, width - 2)
          : wrapBehind(lead, cell, width - 2);
      })
      .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
  );
}

function labelOf(head: string): string {
  if (head === '') return '';
  return /\p{Script=Han}$/u.test(head) ? `${head}：` : `${head}: `;
}
