import Table from 'cli-table3';
import { visible, widthOf, wrap } from './wrap.ts';

export interface Column {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Whether it may be wrapped where the terminal is narrow; figures and dates may not. */
  readonly flexible?: boolean;
}

const narrowest = 8;

/** Border and padding of a column, and the border at the end. */
function frame(columns: number): number {
  return columns * 3 + 1;
}

/** Column widths that fit; `null` where the terminal is too narrow for a table. */
function fittingWidths(
  columns: readonly Column[],
  natural: readonly number[],
  width: number,
): readonly number[] | null {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, frame(columns.length)) - width;
  while (excess > 0) {
    let widest = -1;
    for (const [index, column] of columns.entries()) {
      const current = widths[index] ?? 0;
      if (column.flexible && current > narrowest && current > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

/** A table no wider than the terminal; where not even its fixed columns fit, each row as lines of `header: cell`. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const heads = columns.map(({ header }) => visible(header));
  const cells = rows.map((row) => row.map(visible));
  const natural = columns.map((_, index) =>
    Math.max(...[heads, ...cells].map((row) => widthOf(row[index] ?? ''))),
  );
  const widths = fittingWidths(columns, natural, width);
  if (widths === null) return stacked(heads, cells, width);
  const fitted = (row: readonly string[]) =>
    row.map((cell, index) => wrap(cell, widths[index] ?? narrowest).join('\n'));
  const drawn = new Table({
    head: fitted(heads),
    colWidths: widths.map((each) => each + 2),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], compact: true },
  });
  drawn.push(...cells.map(fitted));
  return drawn.toString().split('\n');
}

function stacked(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  return rows.flatMap((row) =>
    row
      .flatMap((cell, index) => wrap(`${heads[index] ?? ''}: ${cell}`, width - 2))
      .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
  );
}
