import { inputError, type Problem } from '../../errors/posrecon-error.ts';
import { dateOfDay, dayOfDate, isDate } from '../../model/calendar.ts';
import type { Money } from '../../model/money.ts';
import { bankRecord } from './bank-record.ts';
import { type CamtEntry, camtAccount, dayOf, readCamtEntry } from './camt-entry.ts';
import { decimalOf } from './decimals.ts';
import type {
  DocumentFormat,
  DocumentReading,
  DocumentRecord,
  DocumentSource,
  DocumentStatement,
  DocumentTotal,
} from './document.ts';
import { oneLine } from './lines.ts';
import { countTotal, moneyTotal } from './stated-total.ts';
import { coverageOf, periodOf, type StatementPeriod, spanOf } from './statement-period.ts';
import { elementAt, readXml, textAt, type XmlElement } from './xml-tree.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
type Read = Pick<
  Mutable<DocumentReading>,
  'records' | 'statements' | 'totals' | 'ignored' | 'rejected'
> & { readonly periods: StatementPeriod[] };

/** Statuses of entries that move nothing; a report of the day so far tells what is pending as well. */
const notBooked = {
  report: new Set(['INFO', 'FUTR']),
  statement: new Set(['INFO', 'FUTR', 'PDNG']),
} as const;

const statementElements = new Set(['Stmt', 'Rpt', 'Ntfctn']);

/** Reads all statements, reports or notifications of a document. */
export function readCamt(format: DocumentFormat, { file, text }: DocumentSource): DocumentReading {
  const read: Read = {
    records: [],
    statements: [],
    totals: [],
    ignored: [],
    rejected: [],
    periods: [],
  };
  const incomplete: Problem[] = [];
  const leftOut = notBooked[format.id === 'camt052' ? 'report' : 'statement'];
  let entries: (CamtEntry | Problem)[] = [];
  let start: XmlElement | null = null;
  const fault = readXml(text, {
    onEnd(element, ancestors) {
      if (element.name === 'Ntry') {
        start ??= ancestors.at(-1) ?? null;
        entries.push(readCamtEntry(element, ancestors.at(-1), file));
        return true;
      }
      if (!statementElements.has(element.name)) return false;
      closeStatement(element, entries, read, leftOut);
      entries = [];
      start = null;
      return true;
    },
  });
  if (fault !== null) {
    if (read.statements.length === 0 && entries.length === 0) {
      throw inputError('ERR_FILE_DAMAGED', `the XML cannot be read: ${fault.message}`, {
        location: { file, line: fault.line },
        remedy: 'Export the statement again, and do not edit it on the way.',
      });
    }
    // What came before it stands; a balance that its rest would lead to is not there to be checked.
    if (start !== null) closeStatement(start, entries, read, leftOut);
    incomplete.push({
      file,
      line: fault.line,
      column: null,
      code: 'ERR_INTAKE_TRUNCATED',
      message: `the document cannot be read from here on: ${fault.message}`,
      remedy: 'What stands before this line was kept. Export the statement again.',
    });
  }
  const { periods, ...rest } = read;
  return { format, ...rest, incomplete, coverage: coverageOf(periods) };
}

function closeStatement(
  element: XmlElement,
  entries: readonly (CamtEntry | Problem)[],
  read: Read,
  leftOut: ReadonlySet<string>,
): void {
  const account = oneLine(camtAccount(elementAt(element, 'Acct', 'Id'))) || null;
  const balances = element.children.filter(({ name }) => name === 'Bal').map(readBalance);
  const interim = balances.filter(({ type }) => type === 'ITBD');
  const [firstInterim = null] = interim;
  const isPage = interim.length > 1 || find(balances, ['CLBD']) !== null;
  const opening = find(balances, ['OPBD', 'PRCD']) ?? (isPage ? firstInterim : null);
  const closing =
    find(balances, ['CLBD']) ??
    (opening === null || interim.at(-1) === opening ? null : (interim.at(-1) ?? null));
  const good = entries.filter((entry) => !('code' in entry)) as readonly CamtEntry[];
  const bad = entries.filter((entry) => 'code' in entry) as readonly Problem[];
  const currency = textAt(element, 'Acct', 'Ccy') || opening?.currency || good[0]?.currency || null;
  const booked = good.filter(({ status }) => !leftOut.has(status));
  const records = booked.map((entry): DocumentRecord => {
    return bankRecord({ ...entry, currency: entry.currency ?? currency, account });
  });
  const sum = booked.reduce((total, { amount }) => total + amount, 0n);
  read.records.push(...records);
  read.rejected.push(...bad);
  read.ignored.push(
    ...good
      .filter(({ status }) => leftOut.has(status))
      .map(({ line }) => ({ line, rule: 'not-booked' as const })),
  );
  read.totals.push(...statedTotals(element, good, currency));
  read.statements.push({
    line: closing?.line ?? element.line,
    openingLine: opening?.line ?? element.line,
    account,
    currency,
    opening: opening?.amount ?? null,
    closing: closing?.amount ?? null,
    closedOn: closing?.date ?? null,
    entries: records.length,
    sum,
    balances:
      opening === null || closing === null
        ? null
        : opening.currency === closing.currency && opening.amount + sum === closing.amount,
    rejected: bad.length,
  } satisfies DocumentStatement);
  const dates = booked.map(({ bookingDate }) => bookingDate);
  const stated = periodStated(element);
  read.periods.push(
    ...(stated.length > 0
      ? periodOf([...stated.flatMap(({ from, to }) => [from, to]), ...dates])
      : spanOf(opening?.date ?? null, closing?.date ?? null, dates)),
  );
}

interface Balance {
  readonly line: number;
  readonly type: string;
  readonly amount: Money;
  readonly currency: string | null;
  readonly date: string | null;
}

function readBalance(element: XmlElement): Balance {
  const amount = elementAt(element, 'Amt');
  const magnitude = decimalOf(amount?.text ?? '') ?? 0n;
  const date = dayOf(elementAt(element, 'Dt'));
  return {
    line: element.line,
    type: textAt(element, 'Tp', 'CdOrPrtry', 'Cd') || textAt(element, 'Tp', 'Cd'),
    amount: textAt(element, 'CdtDbtInd') === 'DBIT' ? -magnitude : magnitude,
    currency: amount?.attributes['Ccy'] ?? null,
    date: isDate(date) ? date : null,
  };
}

function find(balances: readonly Balance[], types: readonly string[]): Balance | null {
  for (const type of types) {
    const found = balances.find((balance) => balance.type === type);
    if (found !== undefined) return found;
  }
  return null;
}

/** `FrToDt`; one that ends at midnight ends with the day before. */
function periodStated(element: XmlElement): readonly StatementPeriod[] {
  const period = elementAt(element, 'FrToDt');
  const from = (textAt(period, 'FrDtTm') || textAt(period, 'FrDt')).slice(0, 10);
  const end = textAt(period, 'ToDtTm') || textAt(period, 'ToDt');
  const to = end.slice(0, 10);
  if (!isDate(from) || !isDate(to)) return [];
  const isOpen = /T00:00(?::00)?(?:\.0+)?(?:[+-]|Z|$)/.test(end) && from < to;
  return periodOf([from, isOpen ? dateOfDay(dayOfDate(to) - 1) : to]);
}

/** `TxsSummry`: how many entries there are, of all, in and out, and what they come to without sign. */
function statedTotals(
  element: XmlElement,
  entries: readonly CamtEntry[],
  currency: string | null,
): readonly DocumentTotal[] {
  const summary = elementAt(element, 'TxsSummry');
  return (['TtlNtries', 'TtlCdtNtries', 'TtlDbtNtries'] as const).flatMap((name) => {
    const stated = elementAt(summary, name);
    if (stated === undefined) return [];
    const own = entries
      .map(({ amount }) => amount)
      .filter((amount) => name === 'TtlNtries' || amount > 0n === (name === 'TtlCdtNtries'));
    const count = textAt(stated, 'NbOfNtries');
    const sum = decimalOf(textAt(stated, 'Sum'));
    const found = own.reduce((total, amount) => total + (amount < 0n ? -amount : amount), 0n);
    return [
      ...(/^\d+$/.test(count)
        ? [countTotal(`${name}/NbOfNtries`, stated.line, Number(count), own.length)]
        : []),
      ...(sum === null ? [] : [moneyTotal(`${name}/Sum`, stated.line, sum, found, currency)]),
    ];
  });
}
