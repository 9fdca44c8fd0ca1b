import { createSheet } from '../../../fixtures/generate/sheet.js';

/**
 * A layout is a list of columns: header, the text of a record, and which column of visible.js it is, so that a scenario can leave it out.
 * @template Row @typedef {readonly [header: string, text: (row: Row) => string, column?: string]} LayoutColumn
 */

/**
 * @template Row
 * @param {string} name @param {readonly Row[]} rows @param {readonly LayoutColumn<Row>[]} columns
 * @param {{ encoding: 'utf-8' | 'utf-8-bom' | 'gb18030', eol: '\n' | '\r\n', line: (cells: readonly string[]) => string, hide: readonly string[], keepHidden?: boolean, above?: readonly (readonly [string, object?])[], below?: readonly string[] }} format `keepHidden`: a fixed layout keeps its columns and leaves them empty
 */
export function writeTable(name, rows, columns, format) {
  const sheet = createSheet(name, { encoding: format.encoding, eol: format.eol });
  /** @param {LayoutColumn<Row>} column */
  const isHidden = ([, , column]) => column !== undefined && format.hide.includes(column);
  const kept = format.keepHidden ? columns : columns.filter((column) => !isHidden(column));
  for (const [text, record] of format.above ?? []) sheet.line(text, record);
  sheet.line(format.line(kept.map(([header]) => header)));
  for (const row of rows)
    sheet.line(
      format.line(kept.map((column) => (isHidden(column) ? '' : column[1](row)))),
      /** @type {object} */ (row),
    );
  for (const text of format.below ?? []) sheet.line(text);
  return sheet;
}
