import type { Problem } from '../../errors/posrecon-error.ts';
import { bankRecord, joinTexts } from './bank-record.ts';
import { decimalOf } from './decimals.ts';
import type {
  DocumentRecord,
  DocumentSource,
  DocumentStatement,
  DocumentTotal,
} from './document.ts';
import { oneLine } from './lines.ts';
import { rejectedRecord } from './rejected-record.ts';
import { countTotal, moneyTotal } from './stated-total.ts';
import { type StatementPeriod, spanOf } from './statement-period.ts';
import {
  readSwiftBalance,
  readSwiftEntry,
  type SwiftBalance,
  type SwiftFlaw,
} from './swift-entry.ts';
import { type SwiftField, swiftFields } from './swift-fields.ts';
import { readSwiftText } from './swift-text.ts';

/** What all messages of a text hold. */
export interface SwiftMessages {
  readonly records: readonly DocumentRecord[];
  readonly statements: readonly DocumentStatement[];
  readonly totals: readonly DocumentTotal[];
  readonly rejected: readonly Problem[];
  readonly incomplete: readonly Problem[];
  readonly periods: readonly StatementPeriod[];
}

/** A message while its fields are read. */
interface OpenMessage {
  line: number;
  account: string | null;
  currency: string | null;
  opening: SwiftBalance | null;
  closing: SwiftBalance | null;
  openingLine: number | null;
  closingLine: number | null;
  entries: { readonly field: SwiftField; readonly texts: SwiftField[] }[];
  totals: SwiftField[];
}

/** Reads MT940 and MT942 messages: a new one starts at :20:, and at each further opening balance below it. */
export function readSwiftMessages(source: DocumentSource): SwiftMessages {
  const messages: OpenMessage[] = [];
  for (const field of swiftFields(source.text)) {
    const text = field.lines.join(' ');
    let message = messages.at(-1);
    if (field.tag === '20' || message === undefined) {
      message = openMessage(field.line, null);
      messages.push(message);
    } else if (/^60/.test(field.tag) && message.openingLine !== null) {
      message = openMessage(field.line, message.account);
      messages.push(message);
    }
    take(message, field, text);
  }
  const read = messages.map((message) => closeMessage(message, source));
  return {
    records: read.flatMap(({ records }) => records),
    statements: read.flatMap(({ statement }) => statement),
    totals: read.flatMap(({ totals }) => totals),
    rejected: read.flatMap(({ rejected }) => rejected),
    incomplete: messages.filter(isCutOff).map((message) => cutOff(message, source.file)),
    periods: read.flatMap(({ period }) => period),
  };
}

function openMessage(line: number, account: string | null): OpenMessage {
  return {
    line,
    account,
    currency: null,
    opening: null,
    closing: null,
    openingLine: null,
    closingLine: null,
    entries: [],
    totals: [],
  };
}

function take(message: OpenMessage, field: SwiftField, text: string): void {
  const { tag } = field;
  // Behind an entry, a :25: is a :86: that somebody misspelt.
  if (/^25P?$/.test(tag) && message.entries.length === 0) message.account = oneLine(text);
  else if (/^60[FM]$/.test(tag)) {
    message.openingLine = field.line;
    message.opening = readSwiftBalance(text);
    message.currency = message.opening?.currency ?? message.currency;
  } else if (/^62[FM]$/.test(tag)) {
    message.closing = readSwiftBalance(text);
    message.closingLine = field.line;
    message.currency ??= message.closing?.currency ?? null;
  } else if (tag === '34F') message.currency ??= /^[A-Z]{3}/.exec(text)?.[0] ?? null;
  else if (/^90[CD]$/.test(tag)) {
    message.totals.push(field);
    message.currency ??= /^\s*\d+([A-Z]{3})/.exec(text)?.[1] ?? null;
  } else if (tag === '61') message.entries.push({ field, texts: [] });
  else if ((tag === '86' || tag === 'NS' || tag === '25') && message.closingLine === null)
    message.entries.at(-1)?.texts.push(field);
}

function closeMessage(
  message: OpenMessage,
  source: DocumentSource,
): {
  readonly records: readonly DocumentRecord[];
  readonly statement: readonly DocumentStatement[];
  readonly totals: readonly DocumentTotal[];
  readonly rejected: readonly Problem[];
  readonly period: readonly StatementPeriod[];
} {
  const account = accountOf(message);
  const currency = message.currency;
  const records: DocumentRecord[] = [];
  const rejected: Problem[] = [];
  const amounts: bigint[] = [];
  for (const { field, texts } of message.entries) {
    const entry = readSwiftEntry(field);
    if ('part' in entry) {
      rejected.push(flawed(entry, field, source.file));
      continue;
    }
    const text = readTexts(texts);
    amounts.push(entry.amount);
    records.push(
      bankRecord({
        line: field.line,
        amount: entry.amount,
        currency,
        bookingDate: entry.bookingDate,
        valueDate: entry.valueDate,
        account,
        counterparty: text.counterparty,
        counterpartyAccount: text.counterpartyAccount,
        memo: joinTexts([
          text.memo,
          entry.details === text.counterpartyAccount ? '' : entry.details,
          entry.customerReference,
        ]),
        bankReference: entry.bankReference,
      }),
    );
  }
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  const { opening, closing } = message;
  const isComplete = opening !== null && closing !== null;
  const isEmpty =
    account === null && opening === null && closing === null && message.entries.length === 0;
  const statement: DocumentStatement = {
    line: message.closingLine ?? message.line,
    openingLine: message.openingLine ?? message.line,
    account,
    currency,
    opening: opening?.amount ?? null,
    closing: closing?.amount ?? null,
    closedOn: closing?.date ?? null,
    entries: records.length,
    sum,
    balances: isComplete ? opening.amount + sum === closing.amount : null,
    rejected: rejected.length,
  };
  return {
    records,
    rejected,
    statement: isEmpty ? [] : [statement],
    totals: message.totals.flatMap((field) => statedTotals(field, amounts, currency)),
    period: spanOf(
      opening?.date ?? null,
      closing?.date ?? null,
      records.flatMap(({ values }) => values.date ?? []),
    ),
  };
}

/** It opens with a balance and ends without one. */
function isCutOff({ openingLine, closingLine }: OpenMessage): boolean {
  return openingLine !== null && closingLine === null;
}

function cutOff({ line }: OpenMessage, file: string): Problem {
  return {
    file,
    line,
    column: null,
    code: 'ERR_INTAKE_TRUNCATED',
    message: 'the statement that starts here has no closing balance (:62F:): it may be cut off',
    remedy: 'What could be read was kept. Export the statement again.',
  };
}

/** The account without the currency that some banks write behind it. */
function accountOf({ account, currency }: OpenMessage): string | null {
  if (account === null || account === '') return null;
  const bare =
    currency !== null && account.endsWith(currency) ? account.slice(0, -currency.length) : account;
  return bare.replace(/[\s/]+$/, '') || account;
}

/** Fields 90D and 90C: `12EUR1234,56`, how many debits or credits the message holds and what they come to. */
function statedTotals(
  field: SwiftField,
  amounts: readonly bigint[],
  currency: string | null,
): readonly DocumentTotal[] {
  const [, count, , digits] = /^\s*(\d+)([A-Z]{3})([\d.,]+)/.exec(field.lines.join(' ')) ?? [];
  const stated = decimalOf(digits ?? '');
  if (count === undefined || stated === null) return [];
  const isCredit = field.tag === '90C';
  const own = amounts.filter((amount) => (isCredit ? amount > 0n : amount < 0n));
  const sum = own.reduce((total, amount) => total + amount, 0n);
  const name = `:${field.tag}:`;
  return [
    countTotal(`${name} ${isCredit ? 'credits' : 'debits'}`, field.line, Number(count), own.length),
    moneyTotal(name, field.line, stated, sum < 0n ? -sum : sum, currency),
  ];
}

function readTexts(fields: readonly SwiftField[]): ReturnType<typeof readSwiftText> {
  const free = fields.filter(({ tag }) => tag !== 'NS').flatMap(({ lines }) => lines);
  const text = readSwiftText(free);
  const own = fields.filter(({ tag }) => tag === 'NS').flatMap(({ lines }) => lines);
  if (own.length === 0) return text;
  const valuesOf = (from: number, to: number): string =>
    own
      .filter((line) => Number(line.slice(0, 2)) >= from && Number(line.slice(0, 2)) <= to)
      .map((line) => line.slice(2).trim())
      .join(' ');
  return {
    memo: joinTexts([text.memo, valuesOf(17, 17), valuesOf(1, 14)]),
    counterparty: text.counterparty ?? (oneLine(valuesOf(15, 16)) || null),
    counterpartyAccount: text.counterpartyAccount,
  };
}

const flaws = {
  date: {
    code: 'ERR_INTAKE_DATE',
    name: ':61: date',
    expected: 'which is no day that exists',
    remedy: 'A statement line starts with the value date as YYMMDD, then the entry date as MMDD.',
  },
  mark: {
    code: 'ERR_INTAKE_KIND',
    name: ':61: mark',
    expected: 'none of C, D, RC and RD',
    remedy: 'C is money in, D money out, RC a credit undone and RD a debit undone.',
  },
  amount: {
    code: 'ERR_INTAKE_AMOUNT',
    name: ':61: amount',
    expected: 'not an amount',
    remedy: 'Amounts are digits with one decimal comma and no thousands marks, such as 1234,56.',
  },
} as const;

function flawed({ part, value }: SwiftFlaw, field: SwiftField, file: string): Problem {
  const { code, name, expected, remedy } = flaws[part];
  const excerpt = `:61:${field.lines[0] ?? ''}`;
  return rejectedRecord(code, { file, line: field.line, name, value, expected, remedy, excerpt });
}
