/** Cells that are shown as one: rows and columns, 1-based and inclusive. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** More than any export has. */
export const mostMerges = 100_000;

/** Completes rows that stand under merged cells. */
export interface MergedFill {
  /** Merged cells that begin in a row that is still to be filled. */
  readonly add: (merge: MergedCells) => void;
  /** Fills a row in place; rows come from the top. `isNumber` tells of a column (1-based) whether the row has a number there. */
  readonly fill: (
    row: number,
    cells: (string | undefined)[],
    isNumber: (column: number) => boolean,
  ) => void;
}

/**
 * Cells merged downwards say the same of each of their rows: a day, an order. Amounts do not: the sum that is shown once beside three
 * items is one sum.
 */
export function mergedFill(known: readonly MergedCells[]): MergedFill {
  const waiting = known.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  let next = 0;
  let active: { readonly merge: MergedCells; readonly text: string }[] = [];
  return {
    add(merge) {
      if (merge.bottom > merge.top) waiting.push(merge);
    },
    fill(row, cells, isNumber) {
      if (active.length > 0) active = active.filter(({ merge }) => merge.bottom >= row);
      for (const { merge, text } of active) {
        const at = merge.left - 1;
        if ((cells[at] ?? '') === '') cells[at] = text;
      }
      for (; next < waiting.length; next += 1) {
        const merge = waiting[next];
        if (merge === undefined || merge.top > row) break;
        const text = cells[merge.left - 1] ?? '';
        const isAmount = isNumber(merge.left) || isAmountText(text);
        if (merge.top === row && text !== '' && !isAmount) active.push({ merge, text });
      }
    },
  };
}

/** Whether a text is an amount rather than a day, a name or a number that names something. */
export function isAmountText(text: string): boolean {
  return /^[^\p{L}\d]*\d{1,3}(?:,?\d{3})*[.,]\d{1,5}[^\p{L}\d]*$/u.test(text);
}
