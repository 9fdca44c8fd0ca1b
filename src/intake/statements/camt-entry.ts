import type { Problem } from '../../errors/posrecon-error.ts';
import { isDate } from '../../model/calendar.ts';
import type { Money } from '../../model/money.ts';
import { joinTexts } from './bank-record.ts';
import { decimalOf } from './decimals.ts';
import { oneLine, referenceOf } from './lines.ts';
import { rejectedRecord } from './rejected-record.ts';
import { allBelow, elementAt, textAt, type XmlElement } from './xml-tree.ts';

/** One `Ntry`: what the account was moved by, with the details of a batch told as text. */
export interface CamtEntry {
  readonly line: number;
  /** Positive into the account. */
  readonly amount: Money;
  readonly currency: string | null;
  readonly bookingDate: string;
  readonly valueDate: string | null;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
  readonly memo: string;
  readonly bankReference: string | null;
  /** `PDNG`: announced; `INFO`, `FUTR`: told, and nothing is moved; else booked. */
  readonly status: string;
}

const longestMemo = 2000;
/** Of a batch, as many details are told as text. */
const mostDetailsTold = 100;

/**
 * Reads an entry. The amount has no sign: CRDT is money in, DBIT money out, also where RvslInd marks a reversal, whose indicator is
 * that of the reversal itself. Several details (TxDtls) are one entry: only the entry is summed.
 */
export function readCamtEntry(
  entry: XmlElement,
  statement: XmlElement | undefined,
  file: string,
): CamtEntry | Problem {
  const bad = (code: Problem['code'], name: string, value: string, expected: string): Problem =>
    rejectedRecord(code, {
      file,
      line: entry.line,
      name,
      value,
      expected,
      remedy: 'The other entries were kept. Export the statement again.',
      excerpt: `<Ntry> ${textAt(entry, 'Amt')} ${textAt(entry, 'CdtDbtInd')} ${textAt(entry, 'AcctSvcrRef')}`,
    });
  const stated = elementAt(entry, 'Amt');
  const digits = stated?.text.trim() ?? '';
  const magnitude = /^\d+(?:\.\d+)?$/.test(digits) ? decimalOf(digits) : null;
  if (magnitude === null) return bad('ERR_INTAKE_AMOUNT', 'Ntry/Amt', digits, 'not an amount');
  const mark = textAt(entry, 'CdtDbtInd');
  if (mark !== 'CRDT' && mark !== 'DBIT') {
    return bad('ERR_INTAKE_KIND', 'Ntry/CdtDbtInd', mark, 'neither CRDT nor DBIT');
  }
  const details = allBelow(entry, 'TxDtls');
  const booked = dayOf(elementAt(entry, 'BookgDt'));
  const valued = dayOf(elementAt(entry, 'ValDt'));
  const wrong = [booked, valued].find((day) => day !== '' && !isDate(day));
  if (wrong !== undefined) {
    return bad('ERR_INTAKE_DATE', 'Ntry/BookgDt', wrong, 'which is no day that exists');
  }
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  // A notification need not date its entries: they are booked when it is written.
  const settled = details.map((detail) => textAt(detail, 'RltdDts', 'IntrBkSttlmDt'));
  const written = textAt(statement, 'CreDtTm').slice(0, 10);
  const day = [booked, valued, ...settled, written].find((each) => each !== '') ?? '';
  if (!isDate(day)) {
    return bad('ERR_INTAKE_DATE', 'Ntry/BookgDt', day, 'which is no day that exists');
  }
  const isReversal = /^(?:true|1)$/.test(textAt(entry, 'RvslInd'));
  // The parties of a reversal are those of what is reversed.
  const payer = (mark === 'CRDT') !== isReversal;
  return {
    line: entry.line,
    amount: mark === 'CRDT' ? magnitude : -magnitude,
    currency: stated?.attributes['Ccy'] ?? null,
    bookingDate: day,
    valueDate: valued || null,
    counterparty: onlyOne(details.map((detail) => partyName(detail, payer))),
    counterpartyAccount: onlyOne(details.map((detail) => partyAccount(detail, payer))),
    memo: memoOf(entry, details, status),
    bankReference:
      referenceOf(textAt(entry, 'AcctSvcrRef')) ??
      referenceOf(onlyOne(details.map((detail) => textAt(detail, 'Refs', 'AcctSvcrRef'))) ?? ''),
    status,
  };
}

/** A `Dt` or `DtTm`, as the day that the bank's own clock showed. */
export function dayOf(element: XmlElement | undefined): string {
  return (textAt(element, 'Dt') || textAt(element, 'DtTm') || element?.text.trim() || '').slice(
    0,
    10,
  );
}

function onlyOne(values: readonly string[]): string | null {
  const [first = '', ...others] = [...new Set(values)];
  return first === '' || others.length > 0 ? null : first;
}

function partyName(detail: XmlElement, payer: boolean): string {
  const parties = elementAt(detail, 'RltdPties');
  const names = payer ? ['Dbtr', 'UltmtDbtr', 'InitgPty'] : ['Cdtr', 'UltmtCdtr'];
  for (const name of names) {
    const party = elementAt(parties, name);
    const found = oneLine(textAt(party, 'Nm') || textAt(party, 'Pty', 'Nm'));
    if (found !== '') return found;
  }
  return '';
}

function partyAccount(detail: XmlElement, payer: boolean): string {
  const account = elementAt(detail, 'RltdPties', payer ? 'DbtrAcct' : 'CdtrAcct', 'Id');
  return camtAccount(account);
}

/** The number of an account: IBAN, else what the bank calls it. */
export function camtAccount(id: XmlElement | undefined): string {
  return (
    textAt(id, 'IBAN') ||
    textAt(id, 'Othr', 'Id') ||
    textAt(id, 'PrtryAcct', 'Id') ||
    textAt(id, 'BBAN')
  );
}

const references = ['EndToEndId', 'InstrId', 'TxId', 'UETR', 'MndtId', 'PmtInfId', 'MsgId'];

function memoOf(entry: XmlElement, details: readonly XmlElement[], status: string): string {
  const texts = details
    .slice(0, mostDetailsTold)
    .flatMap((detail) => [
      ...allBelow(detail, 'Ustrd').map(({ text }) => text),
      ...allBelow(detail, 'CdtrRefInf').map((ref) => textAt(ref, 'Ref') || textAt(ref, 'CdtrRef')),
      ...allBelow(detail, 'RfrdDocInf').map((document) => textAt(document, 'Nb')),
      ...references.map((name) => referenceOf(textAt(detail, 'Refs', name))),
      ...allBelow(detail, 'RtrInf').map((info) => `return ${textAt(info, 'Rsn', 'Cd')}`),
      textAt(detail, 'AddtlTxInf'),
    ]);
  const batch = elementAt(entry, 'NtryDtls', 'Btch');
  const charges = allBelow(entry, 'Chrgs').flatMap((charge) => {
    const amount =
      elementAt(charge, 'TtlChrgsAndTaxAmt') ??
      elementAt(charge, 'Rcrd', 'Amt') ??
      elementAt(charge, 'Amt');
    return amount === undefined
      ? []
      : [`charges ${amount.attributes['Ccy'] ?? ''} ${amount.text.trim()}`];
  });
  const memo = joinTexts([
    textAt(entry, 'AddtlNtryInf'),
    ...texts,
    status === 'PDNG' ? status : '',
    ...['MsgId', 'PmtInfId'].map((name) => referenceOf(textAt(batch, name))),
    referenceOf(textAt(entry, 'NtryRef')),
    ...charges,
  ]);
  return memo.length > longestMemo ? `${memo.slice(0, longestMemo - 1)}…` : memo;
}
