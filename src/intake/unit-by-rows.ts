import { inputError, type PosreconError } from '../errors/posrecon-error.ts';
import { amountDigits } from './amount-form.ts';
import { columnValues, sampleOf } from './column-shape.ts';
import type { IdentifyOptions } from './identify.ts';
import { plainNumber } from './plain-number.ts';
import type { MappedColumn, SniffedTable } from './table.ts';

/**
 * Whether amounts are whole fen, for exports whose header says so and whose files were seen in yuan as well. A fraction of a fen
 * does not exist, so one proves yuan. Whole numbers that are not all full yuan are fen, as the header says. What can be either
 * throws ERR_UNIT_UNKNOWN.
 */
export function unitShownByRows(
  table: SniffedTable,
  moneyColumns: readonly MappedColumn[],
  { file, side = 'settlement' }: IdentifyOptions,
): boolean {
  const values = moneyColumns.flatMap(({ index }) => columnValues(table, index));
  const amounts = values.flatMap((value) => {
    const digits = amountDigits(value);
    return digits === null ? [] : (plainNumber(digits) ?? []);
  });
  const isFraction = (text: string): boolean => /\.\d*[1-9]/.test(text);
  const isWhole = (text: string): boolean => !text.includes('.');
  if (amounts.some(isFraction)) return false;
  if (amounts.every(isWhole) && amounts.some((text) => !text.endsWith('00') && text !== '0')) {
    return true;
  }
  if (amounts.length === 0) return true;
  throw unitUnknown(file, side, table, moneyColumns);
}

function unitUnknown(
  file: string,
  side: string,
  table: SniffedTable,
  moneyColumns: readonly MappedColumn[],
): PosreconError {
  const [first] = sampleOf(table);
  const column = moneyColumns[0];
  const shown = first?.cells[column?.index ?? -1]?.trim() ?? '';
  return inputError(
    'ERR_UNIT_UNKNOWN',
    `"${column?.header ?? ''}" is "${shown}": its header says fen, and no row shows whether it is fen or yuan`,
    {
      location: {
        file,
        ...(first === undefined ? {} : { line: first.line }),
        ...(column === undefined ? {} : { column: column.header }),
      },
      remedy: `Files of this layout were seen in both units, and a wrong one is a hundredfold error. Say it in posrecon.yaml: sources.${side}.minorUnits: true for fen, false for yuan.`,
    },
  );
}
