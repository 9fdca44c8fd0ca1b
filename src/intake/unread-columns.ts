import type { Problem } from '../errors/posrecon-error.ts';
import { truncatePansIn } from '../model/pan.ts';
import { type ColumnShape, columnShape } from './column-shape.ts';
import { columnsRead } from './excerpt.ts';
import { candidatesOf } from './profiles/vocabulary.ts';
import type { PlannedSource } from './source.ts';
import type { Field, TableMapping } from './table.ts';

/** What the values of a column are not, though its header is the very word for it; `null` where they are. */
type Lack = (shape: ColumnShape) => string | null;

const noTime: Lack = (s) =>
  s.date + s.dateTime < 0.5 && s.time < 0.5 && holdsDigits(s) ? 'no date or time' : null;
const noAmount: Lack = (s) => (s.amount < 0.6 && holdsDigits(s) ? 'no amount' : null);
const noCurrency: Lack = (s) => (s.currency < 0.8 ? 'no currency' : null);
const noDirection: Lack = (s) => (s.direction < 0.3 ? 'no word for money in or out' : null);

/** A program that took numbers for amounts wrote `600000000001.0`. */
const noNumber: Lack = (s) => (s.decimals >= 0.5 ? 'no number' : null);

/** Fields that an export may lack, so that a column left out would not be missed. */
const lacks: Readonly<Partial<Record<Field, Lack>>> = {
  dateTime: noTime,
  date: noTime,
  time: noTime,
  settlementDate: noTime,
  fee: noAmount,
  net: noAmount,
  balance: noAmount,
  currency: noCurrency,
  direction: noDirection,
  rrn: noNumber,
  stan: noNumber,
  orderId: noNumber,
  acquirerReference: noNumber,
  payoutId: noNumber,
  merchantId: noNumber,
  terminalId: noNumber,
  bankReference: noNumber,
};

/** Warns of columns of an unknown export whose header is the very word for a field that nothing else states, and whose values cannot be read as it. */
export function unreadColumns(planned: PlannedSource): readonly Problem[] {
  const { file, mapping, table } = planned;
  if (mapping.profile !== 'auto' || planned.document !== null) return [];
  const { used } = columnsRead(planned);
  return table.header.flatMap((header, index): readonly Problem[] => {
    if (used.has(index)) return [];
    const shape = columnShape(table, index);
    const [value] = shape.values;
    const [field, lack] = [...candidatesOf(header, mapping.side)]
      .filter(([field, score]) => score >= 8 && !isStated(field, mapping))
      .map(([field]) => [field, lacks[field]?.(shape) ?? null] as const)
      .find(([, lack]) => lack !== null) ?? [null, null];
    if (field === null || value === undefined) return [];
    const record = table.head.find(({ cells }) => (cells[index] ?? '').trim() !== '');
    return [
      {
        file,
        line: record?.line ?? table.headerLine,
        column: header,
        code: 'ERR_COLUMN_UNREAD',
        message: `"${header}" is "${truncatePansIn(value)}", ${lack} that is known here: the column was left out`,
        remedy: `The file was read without it. Export it in another form, or name the column for it in posrecon.yaml: sources.${mapping.side}.columns.${field}.`,
      },
    ];
  });
}

function isStated(field: Field, { columns }: TableMapping): boolean {
  if (columns[field] !== undefined) return true;
  if (field === 'dateTime') return columns.date !== undefined;
  return (field === 'date' || field === 'time') && columns.dateTime !== undefined;
}

function holdsDigits({ values }: ColumnShape): boolean {
  const stated = values.filter((value) => /\d/.test(value) && !/[%‰]/.test(value));
  return values.length > 0 && stated.length * 2 > values.length;
}
