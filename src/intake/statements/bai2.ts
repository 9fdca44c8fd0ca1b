import { inputError, type Problem } from '../../errors/posrecon-error.ts';
import { minorUnitDigits } from '../../model/currency.ts';
import type { Money } from '../../model/money.ts';
import { availabilityFields, type Bai2Record, bai2Records } from './bai2-records.ts';
import { bankRecord, joinTexts } from './bank-record.ts';
import { dateOf, fullYear } from './calendar-date.ts';
import { minorUnitsOf } from './decimals.ts';
import type {
  DocumentFormat,
  DocumentReading,
  DocumentRecord,
  DocumentSource,
  DocumentStatement,
  DocumentTotal,
} from './document.ts';
import { referenceOf } from './lines.ts';
import { rejectedRecord } from './rejected-record.ts';
import { countTotal, moneyTotal } from './stated-total.ts';
import { periodOf } from './statement-period.ts';

/** Sums of the records above a control record. */
interface Tally {
  sum: Money;
  records: number;
  children: number;
}

interface Account {
  readonly record: Bai2Record;
  readonly number: string;
  readonly currency: string;
  readonly day: string | null;
  readonly tally: Tally;
  readonly summary: ReadonlyMap<string, Money>;
  readonly records: DocumentRecord[];
  readonly rejected: Problem[];
}

/** Reads all groups and accounts of a file; each control record (49, 98, 99) is a control total. */
export function readBai2(format: DocumentFormat, { file, text }: DocumentSource): DocumentReading {
  const accounts: Account[] = [];
  const totals: DocumentTotal[] = [];
  const ignored: { line: number; rule: 'not-booked' }[] = [];
  const whole: Tally = { sum: 0n, records: 0, children: 0 };
  let group: Tally = { sum: 0n, records: 0, children: 0 };
  let asOf: string | null = null;
  let currency = 'USD';
  let open: Account | null = null;
  let ended = false;
  for (const record of bai2Records(text)) {
    const { code, fields, count } = record;
    whole.records += count;
    group.records += count;
    if (code === '02') {
      group = { sum: 0n, records: count, children: 0 };
      asOf = dayOf(fields[3] ?? '');
      currency = currencyOf(fields[5]) ?? 'USD';
    } else if (code === '03') {
      open = openAccount(record, currencyOf(fields[1]) ?? currency, asOf);
      accounts.push(open);
    } else if (code === '16' && open !== null) {
      open.tally.records += count;
      readTransaction(record, open, file, ignored);
    } else if (code === '49' && open !== null) {
      open.tally.records += count;
      totals.push(...controls(record, open.tally, open.currency, ['49 account control']));
      group.sum += statedSum(record, open.currency);
      group.children += 1;
      open = null;
    } else if (code === '98') {
      totals.push(...controls(record, group, currency, ['98 group control', 'accounts']));
      whole.sum += statedSum(record, currency);
      whole.children += 1;
    } else if (code === '99') {
      ended = true;
      totals.push(...controls(record, whole, currency, ['99 file control', 'groups']));
    }
  }
  if (accounts.length === 0) {
    throw inputError('ERR_FILE_NO_ROWS', 'this is BAI2, and holds no account (03)', {
      location: { file },
      remedy: 'Export it again with the right account and dates.',
    });
  }
  return {
    format,
    records: accounts.flatMap(({ records }) => records),
    statements: accounts.map(statementOf),
    totals,
    ignored,
    rejected: accounts.flatMap(({ rejected }) => rejected),
    incomplete: ended ? [] : [cutOff(file, accounts.at(-1)?.record.line ?? 1)],
    coverage: periodOf(accounts.flatMap(({ day }) => day ?? []))[0] ?? null,
  };
}

function openAccount(record: Bai2Record, currency: string, day: string | null): Account {
  const summary = new Map<string, Money>();
  const tally = { sum: 0n, records: record.count, children: 0 };
  const { fields } = record;
  for (let at = 2; at < fields.length; ) {
    const type = (fields[at] ?? '').trim();
    const amount = amountOf(fields[at + 1], currency);
    if (amount !== null) {
      tally.sum += amount;
      if (!summary.has(type)) summary.set(type, amount);
    }
    at += 4 + availabilityFields((fields[at + 3] ?? '').trim(), fields.slice(at + 4));
  }
  const number = (fields[0] ?? '').trim();
  return { record, number, currency, day, tally, summary, records: [], rejected: [] };
}

function readTransaction(
  record: Bai2Record,
  account: Account,
  file: string,
  ignored: { line: number; rule: 'not-booked' }[],
): void {
  const { fields, line, continued } = record;
  const [type = '', digits = '', funds = '', ...rest] = fields.map((field) => field.trim());
  const bad = (code: Problem['code'], name: string, value: string, expected: string): void => {
    account.rejected.push(
      rejectedRecord(code, {
        file,
        line,
        name,
        value,
        expected,
        remedy: 'The other transactions were kept. Ask the bank for the file again.',
        excerpt: `16,${fields.join(',')}`,
      }),
    );
  };
  if (type === '890') {
    ignored.push({ line, rule: 'not-booked' });
    return;
  }
  const amount = digits === '' ? 0n : amountOf(digits, account.currency);
  if (amount === null) {
    bad('ERR_INTAKE_AMOUNT', '16 amount', digits, 'not an amount in minor units');
    return;
  }
  account.tally.sum += amount;
  const sign = signOf(type);
  if (sign === null) {
    const expected = 'neither a credit (100 to 399) nor a debit (400 to 699)';
    bad('ERR_INTAKE_KIND', '16 type', type, expected);
    return;
  }
  const skipped = availabilityFields(funds, rest);
  const value = funds === 'V' ? dayOf(rest[0] ?? '') : null;
  const day = account.day ?? value;
  if (day === null) {
    bad('ERR_INTAKE_DATE', '02 as-of date', '', '');
    return;
  }
  const [bank, customer, ...texts] = [
    ...rest.slice(skipped),
    ...(rest.length - skipped < 3 ? continued : []),
  ];
  const more = rest.length - skipped < 3 ? [] : continued;
  account.records.push(
    bankRecord({
      line,
      amount: amount * sign,
      currency: account.currency,
      bookingDate: day,
      valueDate: value,
      account: account.number,
      counterparty: null,
      counterpartyAccount: null,
      memo: joinTexts([texts.join(','), ...more, referenceOf(customer), `BAI ${type}`]),
      bankReference: referenceOf(bank),
    }),
  );
}

/** Type codes: 100 to 399 and 920 to 959 are credits, 400 to 699 and 960 to 999 debits. */
function signOf(type: string): 1n | -1n | null {
  if (!/^\d{3}$/.test(type)) return null;
  const code = Number(type);
  if ((code >= 100 && code < 400) || (code >= 920 && code < 960)) return 1n;
  return (code >= 400 && code < 700) || code >= 960 ? -1n : null;
}

function statementOf(account: Account): DocumentStatement {
  const { record, number, currency, summary, records, rejected, day } = account;
  const sum = records.reduce(
    (total, { values }) => total + BigInt((values.amount ?? '0').replace('.', '')),
    0n,
  );
  const opening = summary.get('010') ?? null;
  const closing = summary.get('015') ?? null;
  return {
    line: record.line,
    openingLine: record.line,
    account: number,
    currency,
    opening,
    closing,
    closedOn: day,
    entries: records.length,
    sum,
    balances: opening === null || closing === null ? null : opening + sum === closing,
    rejected: rejected.length,
  };
}

/** Sum, children and records that a control record states. */
function controls(
  { fields, line }: Bai2Record,
  tally: Tally,
  currency: string,
  [name, children]: readonly [string, string?],
): readonly DocumentTotal[] {
  const stated = amountOf(fields[0], currency);
  const counts = fields.slice(1).map((field) => field.trim());
  const records = counts[children === undefined ? 0 : 1] ?? '';
  const own = counts[0] ?? '';
  return [
    ...(stated === null ? [] : [moneyTotal(name, line, stated, tally.sum, currency)]),
    ...(children !== undefined && /^\d+$/.test(own)
      ? [countTotal(`${name}, ${children}`, line, Number(own), tally.children)]
      : []),
    ...(/^\d+$/.test(records)
      ? [countTotal(`${name}, records`, line, Number(records), tally.records)]
      : []),
  ];
}

function statedSum({ fields }: Bai2Record, currency: string): Money {
  return amountOf(fields[0], currency) ?? 0n;
}

function amountOf(text: string | undefined, currency: string): Money | null {
  const plain = (text ?? '').trim();
  return plain === '' ? null : minorUnitsOf(plain, minorUnitDigits(currency));
}

function currencyOf(text: string | undefined): string | null {
  const code = (text ?? '').trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

function dayOf(text: string): string | null {
  const [, year, month, day] = /^\s*(\d\d)(\d\d)(\d\d)\s*$/.exec(text) ?? [];
  return year === undefined ? null : dateOf(fullYear(Number(year)), Number(month), Number(day));
}

function cutOff(file: string, line: number): Problem {
  return {
    file,
    line,
    column: null,
    code: 'ERR_INTAKE_TRUNCATED',
    message: 'the file has no trailer (99) behind this account: it may be cut off',
    remedy: 'What could be read was kept. Get the file again.',
  };
}
