/** Spreadsheets run a cell that begins with one of these, or with its full-width form, as a formula. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** One cell of RFC 4180; a formula becomes text by the apostrophe that spreadsheets understand. */
function cell(value: string | null): string {
  const text = value ?? '';
  const guarded = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

/** A row with its line end. Text from files comes in as it is; an amount, whatever its sign, is no formula. */
export function csvRow(values: readonly (string | { readonly amount: string } | null)[]): string {
  const cells = values.map((value) =>
    value !== null && typeof value === 'object' ? value.amount : cell(value),
  );
  return `${cells.join(',')}\r\n`;
}
