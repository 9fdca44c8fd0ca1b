import { inputError } from '../errors/posrecon-error.ts';
import type { SniffedTable, TimeLayout } from './table.ts';

/**
 * The layout of days that name no year, by the month that the lines above the header state; `null` where the days have one. Throws
 * where nothing states it.
 */
export function layoutOfStatedYear(
  table: SniffedTable,
  values: readonly string[],
  stated: RegExp,
  file: string,
): TimeLayout | null {
  const yearless = values.filter((value) => /^\d\d\/\d\d$/.test(value));
  const [first] = yearless;
  if (first === undefined || yearless.length * 2 < values.length) return null;
  const { year, month } = stated.exec(table.preamble.join('\n').normalize('NFKC'))?.groups ?? {};
  if (year === undefined || month === undefined) {
    throw inputError('ERR_DATE_ORDER', `"${first}" names no year, and no line above does`, {
      location: { file, line: table.headerLine + 1 },
      remedy: 'Put the title of the statement above the header, with its month: 2026年01月.',
    });
  }
  return {
    patterns: ['%m/%d/%Y'],
    precision: 'date',
    lastMonth: { year: Number(year), month: Number(month) },
    hasOffset: false,
  };
}
