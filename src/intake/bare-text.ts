import { literal } from '../engine/engine.ts';
import type { Padding } from './byte-facts.ts';
import type { SniffedTable } from './table.ts';
import { isPlaceholder, padding as padded } from './value-sql.ts';

export const noPadding: Padding = {
  blanks: false,
  wide: false,
  tabs: false,
  backticks: false,
  formulas: false,
};
/** Of a small file nothing is known but that it is soon cleaned. */
export const everyPadding: Padding = {
  blanks: true,
  wide: true,
  tabs: true,
  backticks: true,
  formulas: true,
};

/**
 * Steps that take off what stands around the cells of a large file, each over the columns of the step before. Trimming a set of
 * characters costs 0.25 s a million cells, so it is asked first whether a cell has any of them at its ends, and of those only that
 * the file holds; what whole columns begin or end with goes by itself before.
 */
export function bareTextSteps(
  columns: readonly string[],
  { blanks, wide, tabs, backticks, formulas }: Padding,
  delimiter: SniffedTable['delimiter'],
  placeholders: boolean,
): readonly string[] {
  const steps: string[] = [];
  const add = (sql: (column: string) => string): void => {
    steps.push(`* replace (${columns.map((column) => `${sql(column)} as ${column}`).join(', ')})`);
  };
  const hasTabs = tabs && delimiter !== '\t';
  if (backticks)
    add((c) => `case when starts_with(${c}, '\`') then substring(${c}, 2) else ${c} end`);
  if (hasTabs) {
    // Blanks before a tab go with it: taking off one after the other costs a third more.
    const filled = blanks
      ? (c: string) => `when ends_with(${c}, ' \t') then rtrim(${c}, ' \t')`
      : () => '';
    add((c) => `case ${filled(c)} when ends_with(${c}, '\t') then left(${c}, -1) else ${c} end`);
  }
  if (blanks) {
    add(
      (c) =>
        `case when ends_with(${c}, ' ') or starts_with(${c}, ' ') then trim(${c}) else ${c} end`,
    );
  }
  const ends = [
    ' ',
    ...(hasTabs ? ['\t'] : []),
    ...(backticks ? ['`'] : []),
    ...(wide ? ['\u3000', '\u00a0'] : []),
    ...(formulas ? ['"', "'"] : []),
  ];
  const starts = [
    ...(backticks ? ['`'] : []),
    ...(wide ? ['\u3000', '\u00a0'] : []),
    ...(formulas ? ['='] : []),
  ];
  add((c) => {
    const asked = [
      // Blank, tab and both quotation marks come before the bracket.
      `${c} < '('`,
      ...starts.map((text) => `starts_with(${c}, ${literal(text)})`),
      ...ends.map((text) => `ends_with(${c}, ${literal(text)})`),
    ];
    return `case when ${c} = '' then null when ${asked.join(' or ')} then nullif(trim(${c}, ${literal(padded)}), '') else ${c} end`;
  });
  if (placeholders) add((c) => `case when ${isPlaceholder(c)} then null else ${c} end`);
  return steps;
}
