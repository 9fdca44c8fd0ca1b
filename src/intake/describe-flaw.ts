import type { ErrorCode, Problem } from '../errors/posrecon-error.ts';
import { truncatePansIn } from '../model/pan.ts';
import {
  drawerKinds,
  familyOf,
  type Kind,
  kinds,
  type Side,
  statuses,
} from '../model/transaction.ts';
import { amountDigits } from './amount-form.ts';
import { flawFields } from './canonical-sql.ts';
import { columnsRead, excerptOf } from './excerpt.ts';
import { readRecord } from './read-record.ts';
import type { PlannedSource } from './source.ts';
import type { Field, MappedColumn } from './table.ts';
import { isCompactClock, timeFormOf } from './time-form.ts';

interface StatedValue {
  readonly header: string;
  readonly value: string;
}

const codes: Readonly<Partial<Record<Field, ErrorCode>>> = {
  dateTime: 'ERR_INTAKE_DATE',
  settlementDate: 'ERR_INTAKE_DATE',
  kind: 'ERR_INTAKE_KIND',
  status: 'ERR_INTAKE_KIND',
  direction: 'ERR_INTAKE_KIND',
};

/** Says what is wrong with a record that starts on `line`; `flaw` is the number of the field (`flawFields`). */
export function describeFlaw(
  planned: PlannedSource,
  line: number,
  text: string,
  flaw: number,
): Problem {
  const { table, file } = planned;
  const { cells, end } = readRecord(text, 0, line, table.delimiter, table.quote !== '');
  const flawed = flawFields[flaw - 1] ?? 'amount';
  const all = columnsFor(planned, flawed, cells).map(
    ({ header, index }): StatedValue => ({
      header,
      value: truncatePansIn((cells[index] ?? '').replace(/\s+/g, ' ').trim()),
    }),
  );
  const isDirection =
    flawed === 'amount' && all.length === 2 && planned.mapping.sign === 'direction';
  const field = isDirection && amountDigits(all[0]?.value ?? '') !== null ? 'direction' : flawed;
  const own = isDirection
    ? all.slice(field === 'direction' ? 1 : 0).slice(0, 1)
    : culprits(all, flawed);
  const filled = own.filter(({ value }) => value !== '');
  const shown = filled.length > 0 ? filled : own;
  const code = codes[field] ?? 'ERR_INTAKE_AMOUNT';
  const hidden = columnsRead(planned).cards.map((index) => cells[index] ?? '');
  return {
    file,
    line,
    column: shown[0]?.header ?? null,
    code,
    message: `${said(shown)}${filled.length === 0 ? '' : `, ${expectation(planned, code)}`}`,
    excerpt: excerptOf(text.slice(0, end).trimEnd().replaceAll('\n', '⏎'), hidden),
    remedy: remedyFor(planned, field, code, shown),
  };
}

/** Of a date and a time, the one that is wrong where the other is not. */
function culprits(values: readonly StatedValue[], field: Field): readonly StatedValue[] {
  const [date, time] = values;
  if (field !== 'dateTime' || date === undefined || time === undefined) return values;
  if (timeFormOf(time.value) !== null || isCompactClock(time.value)) return [date];
  return timeFormOf(date.value) === null ? values : [time];
}

function said(values: readonly StatedValue[]): string {
  if (values.length > 1 && values.every(({ value }) => value === '')) {
    return `${values.map(({ header }) => `"${header}"`).join(' and ')} are empty`;
  }
  return values
    .map(({ header, value }) => `"${header}" is ${value === '' ? 'empty' : `"${value}"`}`)
    .join(' and ');
}

/** The columns that a field is read from; on a refund's row those of refunds, where the profile has them. */
function columnsFor(
  { mapping }: PlannedSource,
  field: Field,
  cells: readonly string[],
): readonly MappedColumn[] {
  const kindCell = cells[mapping.columns.kind?.index ?? -1] ?? '';
  const kind = mapping.kindWords[kindCell.trim().replace(/^`/, '').toLowerCase()];
  const isRefund = kind !== undefined && familyOf(kind) === 'refund';
  const columns = isRefund ? { ...mapping.columns, ...mapping.refundColumns } : mapping.columns;
  const sum =
    field === 'amount' || field === 'fee' || field === 'net' ? mapping.sums[field] : undefined;
  if (sum !== undefined) {
    const summed = [...sum.add, ...sum.less];
    const wrong = summed.filter(({ index }) => {
      const cell = (cells[index] ?? '').trim();
      return cell !== '' && amountDigits(cell) === null;
    });
    return wrong.length > 0 ? wrong : summed;
  }
  const { countedCash } = mapping.columns;
  if (field === 'amount' && kind === undefined && countedCash !== undefined) {
    if ((cells[countedCash.index] ?? '').trim() !== '') return [countedCash];
  }
  const candidates =
    field === 'dateTime'
      ? [columns.dateTime, ...(columns.dateTime === undefined ? [columns.date, columns.time] : [])]
      : field === 'amount' && mapping.sign === 'debit-credit'
        ? [columns.debit, columns.credit]
        : field === 'amount' && mapping.sign === 'direction'
          ? [columns.amount, columns.direction]
          : [columns[field]];
  return candidates.filter((column) => column !== undefined);
}

function expectation({ mapping }: PlannedSource, code: ErrorCode): string {
  if (code === 'ERR_INTAKE_DATE') return 'which is no date or time that exists';
  if (code === 'ERR_INTAKE_KIND') return 'a word that is not known here';
  return `not an amount${mapping.currency === null ? '' : ` in ${mapping.currency}`}`;
}

function remedyFor(
  planned: PlannedSource,
  field: Field,
  code: ErrorCode,
  [shown]: readonly StatedValue[],
): string {
  const { mapping } = planned;
  const key = `sources.${mapping.side}`;
  const value = shown?.value ?? '';
  if (code === 'ERR_INTAKE_DATE') return dateRemedy(planned, field, shown?.header);
  if (field === 'direction') {
    const { out, in: into } = mapping.directionWords;
    return `Known are for money in ${into.slice(0, 5).join(', ')}, for money out ${out.slice(0, 5).join(', ')}.`;
  }
  if (code === 'ERR_INTAKE_KIND') {
    const [setting, meanings] =
      field === 'kind'
        ? ['kindWords', kindsOn(mapping.side)]
        : (['statusWords', statuses] as const);
    return `Say in posrecon.yaml what it means: ${key}.${setting}: { ${JSON.stringify(value)}: ${meanings[0] ?? ''} }, or one of ${meanings.slice(1).join(', ')}.`;
  }
  if (value === '') return 'A record needs an amount. Correct the cell and export it again.';
  const isComma = mapping.decimalMark === ',';
  return `Amounts are read with a decimal ${isComma ? 'comma' : 'point'} here. If this export writes a decimal ${isComma ? 'point' : 'comma'}, set ${key}.decimalMark to "${isComma ? '.' : ','}" in posrecon.yaml; else correct the cell.`;
}

/** Only a till has a drawer. */
function kindsOn(side: Side): readonly Kind[] {
  return side === 'pos' ? kinds : kinds.filter((kind) => !drawerKinds.some((of) => of === kind));
}

function dateRemedy({ mapping }: PlannedSource, field: Field, header: string | undefined): string {
  if (header === mapping.columns.time?.header) return 'Correct the cell and export it again.';
  const layout =
    field === 'settlementDate' ? mapping.settlementDate : (mapping.dateTime ?? mapping.date);
  const pattern = layout?.patterns?.[0] ?? '%Y-%m-%d';
  const isOpen = /^(?:%d.%m|%m.%d).%[Yy]/.test(pattern);
  const other = pattern.startsWith('%d') ? 'mdy' : 'dmy';
  return `Dates are read as ${readable(pattern)} here. ${
    isOpen
      ? `If day and month stand the other way round, set sources.${mapping.side}.dateOrder to ${other} in posrecon.yaml; else correct the cell.`
      : 'Correct the cell and export it again.'
  }`;
}

const letters: Readonly<Record<string, string>> = {
  '%Y': 'YYYY',
  '%y': 'YY',
  '%m': 'MM',
  '%d': 'DD',
  '%H': 'hh',
  '%I': 'hh',
  '%M': 'mm',
  '%S': 'ss',
  '%f': 'ffffff',
  '%p': 'AM',
  '%b': 'Jan',
  '%B': 'January',
  '%z': '+08:00',
  '%Z': 'UTC',
};

/** A strptime pattern as people write one: `DD/MM/YYYY`. */
function readable(pattern: string): string {
  return pattern.replace(/%[A-Za-z]/g, (part) => letters[part] ?? part);
}
