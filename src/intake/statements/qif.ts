import { inputError, type Problem } from '../../errors/posrecon-error.ts';
import type { Money } from '../../model/money.ts';
import { bankRecord, joinTexts } from './bank-record.ts';
import type {
  DocumentFormat,
  DocumentReading,
  DocumentRecord,
  DocumentSource,
  DocumentStatement,
  DocumentTotal,
} from './document.ts';
import { linesOf, referenceOf } from './lines.ts';
import { looseAmount, markShown } from './loose-amount.ts';
import { qifDateReader } from './qif-dates.ts';
import { rejectedRecord } from './rejected-record.ts';
import { moneyTotal } from './stated-total.ts';
import { periodOf } from './statement-period.ts';

// Tried on the 29 real files with entries: qif2json 0.4 reads 13, only one section a file, and must be told the form of dates.

const registers = /^(?:bank|cash|ccard|oth a|oth l)$/i;

interface QifRecord {
  readonly line: number;
  /** First value of each letter. */
  readonly values: Readonly<Record<string, string>>;
  readonly splits: readonly string[];
}

interface Section {
  readonly type: string;
  readonly account: string | null;
  readonly line: number;
  readonly records: QifRecord[];
}

/** Reads the registers of a file; lists of categories and the like are passed over, securities are left out and counted. */
export function readQif(format: DocumentFormat, source: DocumentSource): DocumentReading {
  const { file } = source;
  const sections = sectionsOf(source.text);
  const own = sections.filter(({ type }) => registers.test(type));
  const securities = sections
    .filter(({ type }) => /^invst$/i.test(type))
    .flatMap(({ records }) => records);
  const records = own.flatMap((section) => section.records);
  if (records.length === 0) throw nothingIn(file, securities.length);
  const dates = records.map(({ line, values }) => ({ line, text: values['D'] ?? '' }));
  const dateOf = qifDateReader(dates, source.dateOrder, file);
  const mark = markShown(records.map(amountText));
  const read = own.map((section) => readSection(section, { file, dateOf, mark }));
  return {
    format,
    records: read.flatMap((each) => each.records),
    statements: read.map(({ statement }) => statement),
    totals: read.flatMap(({ totals }) => totals),
    ignored: [
      ...securities.map(({ line }) => ({ line, rule: 'other-account' as const })),
      ...read.flatMap(({ openings }) =>
        openings.map((line) => ({ line, rule: 'not-booked' as const })),
      ),
    ],
    rejected: read.flatMap(({ rejected }) => rejected),
    incomplete: [],
    coverage:
      periodOf(
        read.flatMap((each) => each.records.flatMap(({ values }) => values.date ?? [])),
      )[0] ?? null,
  };
}

function nothingIn(file: string, securities: number): Error {
  return inputError(
    'ERR_FILE_NO_ROWS',
    securities > 0
      ? `this is QIF of securities (records: ${securities}) and holds no register of a bank account`
      : 'this is QIF, and holds no entry of a bank account',
    { location: { file }, remedy: 'Export the account into which payouts come.' },
  );
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  let account: string | null = null;
  let inAccount = false;
  let values: Record<string, string> = {};
  let splits: string[] = [];
  let start = 0;
  const close = (): void => {
    const section = sections.at(-1);
    if (inAccount) account = values['N']?.trim() || account;
    else if (section !== undefined && Object.keys(values).length > 0) {
      section.records.push({ line: start, values, splits });
    }
    [values, splits, start] = [{}, [], 0];
  };
  for (const { line, text: raw } of linesOf(text.replace(/^\ufeff/, ''))) {
    const content = raw.trimEnd();
    if (content === '' || (content.startsWith('#') && start === 0)) continue;
    if (content.startsWith('!')) {
      close();
      inAccount = /^!account\b/i.test(content);
      const type = /^!type:\s*(.*)$/i.exec(content)?.[1]?.trim();
      if (type !== undefined) sections.push({ type, account, line, records: [] });
      continue;
    }
    if (content.startsWith('^')) {
      close();
      continue;
    }
    if (start === 0) start = line;
    const letter = content[0] ?? '';
    if (letter === '$') splits.push(content.slice(1));
    values[letter] ??= content.slice(1);
  }
  close();
  return sections;
}

function amountText({ values }: QifRecord): string {
  return values['T'] ?? values['U'] ?? '';
}

interface Reading {
  readonly file: string;
  readonly dateOf: (text: string) => string | null;
  readonly mark: '.' | ',' | null;
}

function readSection(
  { records: all, account: named, line }: Section,
  reading: Reading,
): {
  readonly records: readonly DocumentRecord[];
  readonly rejected: readonly Problem[];
  readonly openings: readonly number[];
  readonly totals: readonly DocumentTotal[];
  readonly statement: DocumentStatement;
} {
  const openings = all.filter(isOpening);
  const account = named ?? openings[0]?.values['L']?.replace(/^\[|\]$/g, '') ?? null;
  const records: DocumentRecord[] = [];
  const rejected: Problem[] = [];
  const totals: DocumentTotal[] = [];
  let sum: Money = 0n;
  for (const record of all) {
    if (isOpening(record)) continue;
    const amount = looseAmount(amountText(record), reading.mark);
    const date = reading.dateOf(record.values['D'] ?? '');
    if (amount === null || date === null) {
      rejected.push(flawed(record, amount === null ? 'T' : 'D', reading.file));
      continue;
    }
    sum += amount;
    const splits = record.splits.map((text) => looseAmount(text, reading.mark) ?? 0n);
    const split = splits.reduce((total, part) => total + part, 0n);
    if (splits.length > 0 && split !== amount) {
      totals.push(moneyTotal('$ (splits of T)', record.line, amount, split, null));
    }
    records.push(
      bankRecord({
        line: record.line,
        amount,
        currency: null,
        bookingDate: date,
        valueDate: null,
        account,
        counterparty: record.values['P'] ?? null,
        counterpartyAccount: null,
        memo: joinTexts([record.values['M'], record.values['P'], referenceOf(record.values['N'])]),
        bankReference: null,
      }),
    );
  }
  const [first] = openings;
  return {
    records,
    rejected,
    openings: openings.map((record) => record.line),
    totals,
    statement: {
      line,
      openingLine: first?.line ?? line,
      account,
      currency: null,
      opening: first === undefined ? null : looseAmount(amountText(first), reading.mark),
      closing: null,
      closedOn: null,
      entries: records.length,
      sum,
      balances: null,
      rejected: rejected.length,
    },
  };
}

/** The balance with which a register begins, written as an entry of its own account. */
function isOpening({ values }: QifRecord): boolean {
  return /^opening balance$/i.test((values['P'] ?? '').trim()) && /^\[.*\]/.test(values['L'] ?? '');
}

function flawed({ line, values }: QifRecord, letter: 'T' | 'D', file: string): Problem {
  const isAmount = letter === 'T';
  return rejectedRecord(isAmount ? 'ERR_INTAKE_AMOUNT' : 'ERR_INTAKE_DATE', {
    file,
    line,
    name: letter,
    value: isAmount ? (values['T'] ?? values['U']) : values['D'],
    expected: isAmount ? 'not an amount' : 'which is no day that exists',
    remedy: isAmount
      ? 'QIF writes a sign, digits and a decimal point, such as T-1,250.00.'
      : 'If day and month stand the other way round, set sources.bank.dateOrder in posrecon.yaml; else correct the line.',
    excerpt: ['D', 'T', 'P', 'M'].map((each) => `${each}${values[each] ?? ''}`).join(' '),
  });
}
