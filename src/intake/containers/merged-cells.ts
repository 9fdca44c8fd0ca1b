/** Cells that are shown as one: rows and columns, 1-based and inclusive. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** More than any export has. */
export const mostMerges = 100_000;

/**
 * Cells merged downwards say the same of each of their rows: a day, an order. Amounts do not: the sum that is shown once beside three
 * items is one sum. `fill` completes a row in place; rows come from the top.
 */
export function mergedFill(
  merges: readonly MergedCells[],
): (row: number, cells: (string | undefined)[], isNumber: (column: number) => boolean) => void {
  const waiting = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  let next = 0;
  let active: { readonly merge: MergedCells; readonly text: string }[] = [];
  return (row, cells, isNumber) => {
    if (active.length > 0) active = active.filter(({ merge }) => merge.bottom >= row);
    for (const { merge, text } of active) {
      const at = merge.left - 1;
      if ((cells[at] ?? '') === '') cells[at] = text;
    }
    for (; next < waiting.length; next += 1) {
      const merge = waiting[next];
      if (merge === undefined || merge.top > row) break;
      const text = cells[merge.left - 1] ?? '';
      const isAmount = isNumber(merge.left) || /^[^\p{L}]*\d{1,3}(?:,?\d{3})*\.\d+\D*$/u.test(text);
      if (merge.top === row && text !== '' && !isAmount) active.push({ merge, text });
    }
  };
}
