import { inputError, type Problem } from '../../errors/posrecon-error.ts';
import type { Money } from '../../model/money.ts';
import { truncatePan } from '../../model/pan.ts';
import { bankRecord, joinTexts } from './bank-record.ts';
import { dateOf } from './calendar-date.ts';
import type {
  DocumentFormat,
  DocumentReading,
  DocumentRecord,
  DocumentSource,
  DocumentStatement,
} from './document.ts';
import { oneLine, referenceOf } from './lines.ts';
import { looseAmount } from './loose-amount.ts';
import { type OfxStatement, type OfxTransaction, readOfxDocument } from './ofx-statement.ts';
import { rejectedRecord } from './rejected-record.ts';
import { coverageOf, periodOf, type StatementPeriod } from './statement-period.ts';

// Tried on the 59 real files with bank entries: ofx-js 1.1 throws at three (CDATA, an empty <MEMO>, a list that nobody closed);
// ofx-data-extractor 1.5 reads four wrongly without a word. node-ofx-parser rests on an old fast-xml-parser with known faults.

/** Reads all statements of a document; securities are left out, and told. */
export function readOfx(format: DocumentFormat, source: DocumentSource): DocumentReading {
  const { statements, error } = readOfxDocument(source.text);
  const read = statements.map((statement) => readStatement(statement, source.file));
  const investments = statements.flatMap((statement) => statement.investments);
  const found = read.reduce(
    (sum, { records, rejected }) => sum + records.length + rejected.length,
    0,
  );
  if (found === 0 && (error !== null || statements.every(isOfSecurities))) {
    throw nothingIn(source.file, error, statements.length, investments.length);
  }
  return {
    format,
    records: read.flatMap(({ records }) => records),
    statements: read.map(({ statement }) => statement),
    totals: [],
    ignored: [
      ...investments.map((line) => ({ line, rule: 'other-account' as const })),
      ...read.flatMap(({ corrected }) =>
        corrected.map((line) => ({ line, rule: 'not-booked' as const })),
      ),
    ],
    rejected: read.flatMap(({ rejected }) => rejected),
    incomplete: [],
    coverage: coverageOf(read.flatMap(({ period }) => period)),
  };
}

function isOfSecurities({ account }: OfxStatement): boolean {
  return account === 'securities';
}

function nothingIn(
  file: string,
  error: string | null,
  statements: number,
  investments: number,
): Error {
  const because =
    error !== null
      ? `the bank answered with an error instead of a statement: ${oneLine(error)}`
      : statements > 0
        ? `it tells of securities (transactions: ${investments}) and of no bank account`
        : 'it holds no statement of an account';
  return inputError('ERR_FILE_NO_ROWS', `this is OFX, but ${because}`, {
    location: { file },
    remedy: 'Download the statement of the account into which payouts come.',
  });
}

interface ReadStatement {
  readonly records: readonly DocumentRecord[];
  readonly rejected: readonly Problem[];
  readonly corrected: readonly number[];
  readonly statement: DocumentStatement;
  readonly period: readonly StatementPeriod[];
}

function readStatement(own: OfxStatement, file: string): ReadStatement {
  const { fields } = own;
  const number = oneLine(fields['FROM.ACCTID'] ?? '');
  const account = number === '' ? null : own.account === 'card' ? truncatePan(number) : number;
  const currency = currencyOf(fields['CURDEF']);
  const { standing, corrected } = withoutCorrected(own.transactions);
  const records: DocumentRecord[] = [];
  const rejected: Problem[] = [];
  let sum: Money = 0n;
  for (const transaction of standing) {
    const entry = readTransaction(transaction, account, currency, file);
    if ('code' in entry) rejected.push(entry);
    else {
      if (entry.currency === currency) sum += entry.amount;
      records.push(bankRecord(entry));
    }
  }
  const closing = looseAmount(fields['LEDGERBAL.BALAMT'] ?? '');
  const dates = records.flatMap(({ values }) => values.date ?? []);
  const stated = [dayOf(fields['DTSTART'] ?? ''), dayOf(fields['DTEND'] ?? '')];
  return {
    records,
    rejected,
    corrected,
    statement: {
      line: own.balanceLine ?? own.line,
      openingLine: own.line,
      account,
      currency,
      opening: null,
      closing,
      closedOn: dayOf(fields['LEDGERBAL.DTASOF'] ?? ''),
      entries: records.length,
      sum,
      balances: null,
      rejected: rejected.length,
    },
    period: periodOf([...stated.filter((day) => day !== null), ...dates]),
  };
}

/** A later transaction may delete or replace an earlier one by its FITID. */
function withoutCorrected(transactions: readonly OfxTransaction[]): {
  readonly standing: readonly OfxTransaction[];
  readonly corrected: readonly number[];
} {
  const gone = new Set(transactions.map(({ fields }) => fields['CORRECTFITID'] ?? ''));
  gone.delete('');
  const isOut = ({ fields }: OfxTransaction): boolean =>
    fields['CORRECTACTION']?.toUpperCase() === 'DELETE' ||
    (fields['CORRECTFITID'] === undefined && gone.has(fields['FITID'] ?? ''));
  return {
    standing: transactions.filter((transaction) => !isOut(transaction)),
    corrected: transactions.filter(isOut).map(({ line }) => line),
  };
}

function readTransaction(
  { line, fields }: OfxTransaction,
  account: string | null,
  currency: string | null,
  file: string,
): Parameters<typeof bankRecord>[0] | Problem {
  const excerpt = `<STMTTRN> ${['TRNTYPE', 'DTPOSTED', 'TRNAMT', 'FITID', 'NAME']
    .map((name) => fields[name] ?? '')
    .join(' ')}`;
  const amount = looseAmount(fields['TRNAMT'] ?? '');
  if (amount === null) {
    return rejectedRecord('ERR_INTAKE_AMOUNT', {
      file,
      line,
      name: 'TRNAMT',
      value: fields['TRNAMT'],
      expected: 'not an amount',
      remedy: 'OFX writes a sign, digits and one decimal point or comma, such as -12.50.',
      excerpt,
    });
  }
  const posted = dayOf(fields['DTPOSTED'] ?? '');
  if (posted === null) {
    return rejectedRecord('ERR_INTAKE_DATE', {
      file,
      line,
      name: 'DTPOSTED',
      value: fields['DTPOSTED'],
      expected: 'which is no day that exists',
      remedy: 'OFX writes the day as YYYYMMDD. Download the statement again.',
      excerpt,
    });
  }
  const name = fields['NAME'] ?? fields['PAYEE.NAME'] ?? null;
  const check = referenceOf(fields['CHECKNUM']);
  return {
    line,
    amount,
    currency: currencyOf(fields['CURRENCY.CURSYM']) ?? currency,
    bookingDate: posted,
    valueDate: dayOf(fields['DTAVAIL'] ?? fields['VALUEDATE'] ?? ''),
    account,
    counterparty: name,
    counterpartyAccount: fields['BANKACCTTO.ACCTID'] ?? fields['CCACCTTO.ACCTID'] ?? null,
    memo: joinTexts([
      fields['MEMO'],
      name,
      fields['EXTDNAME'],
      referenceOf(fields['REFNUM']),
      check === null ? null : `check ${check}`,
    ]),
    bankReference: referenceOf(fields['FITID']),
  };
}

function currencyOf(text: string | undefined): string | null {
  const code = (text ?? '').trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/** The day as the bank writes it, in its own zone: `20240517120000[-3:BRT]`. */
function dayOf(text: string): string | null {
  const match = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d{1,3}$)/.exec(text);
  return match === null ? null : dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
}
