import { joinTexts } from './bank-record.ts';
import { oneLine } from './lines.ts';

/** What field :86: says of an entry. */
export interface SwiftText {
  readonly memo: string;
  readonly counterparty: string | null;
  readonly counterpartyAccount: string | null;
}

/** Words between slashes that Dutch, Nordic and British banks put before a value. */
const slashWords =
  /\/(TRTP|IBAN|BBAN|BIC|NAME|REMI|EREF|KREF|PREF|MARF|CSID|CNTP|ADDR|ISDT|ORDP|BENM|ULTC|ULTD|PURP|RTRN|SVCL|TRCD|ACNO|BAI|OCMT|CHGS|SVWZ)\//g;
/** A line that is shorter ended where its writer wanted; a longer one was cut, within a word. */
const fullLine = 64;
/** The purpose is cut every 27 characters. */
const fullPurpose = 27;

/** Reads the lines of one or more :86: fields: German `?20…`, Dutch `/REMI/…`, or free text. */
export function readSwiftText(lines: readonly string[]): SwiftText {
  const joined = lines.join('');
  const german = /^\s*(?:\d{3})?([?>])\d\d/.exec(joined);
  if (german !== null) return readGerman(joined, german[1] ?? '?');
  const text = unfold(lines);
  return new RegExp(slashWords).test(text) ? readSlashWords(text) : free(text);
}

function free(text: string): SwiftText {
  return { memo: oneLine(text), counterparty: null, counterpartyAccount: null };
}

function unfold(lines: readonly string[]): string {
  return lines.reduce(
    (text, line, index) =>
      index === 0
        ? line
        : `${text}${(lines[index - 1] ?? '').length >= fullLine ? '' : ' '}${line}`,
    '',
  );
}

function readGerman(text: string, separator: string): SwiftText {
  const parts = text.split(new RegExp(`\\${separator}(\\d\\d)`)).slice(1);
  const subfields: (readonly [number, string])[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    subfields.push([Number(parts[at]), parts[at + 1] ?? '']);
  }
  const valuesOf = (from: number, to: number): readonly string[] =>
    subfields.filter(([code]) => code >= from && code <= to).map(([, value]) => value);
  const purpose = [...valuesOf(20, 29), ...valuesOf(60, 63)];
  return {
    memo: joinTexts([valuesOf(0, 0)[0], together(purpose)]),
    counterparty: orNull(together(valuesOf(32, 33))),
    counterpartyAccount: orNull((valuesOf(31, 31)[0] ?? '').replace(/\s/g, '')),
  };
}

function together(parts: readonly string[]): string {
  return parts.reduce((text, part, index) => {
    const before = parts[index - 1] ?? '';
    // A SEPA word starts a line of its own.
    const breaks = before.length < fullPurpose || /^[A-Z]{4}\+/.test(part);
    return index > 0 && breaks ? `${text} ${part}` : `${text}${part}`;
  }, '');
}

function readSlashWords(text: string): SwiftText {
  const parts = text.split(slashWords);
  const words = new Map<string, string>();
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const word = parts[at] ?? '';
    if (!words.has(word)) words.set(word, oneLine((parts[at + 1] ?? '').replace(/\/+$/, '')));
  }
  const party = words.get('ORDP') || words.get('BENM') || '';
  const [number = '', ...names] = /^\d{6,}/.test(party) ? party.split(/\s*\/|\s+/) : ['', party];
  const [cntpAccount = '', , cntpName = ''] = (words.get('CNTP') ?? '').split('/');
  const account =
    words.get('IBAN') || words.get('BBAN') || words.get('ACNO') || cntpAccount || number;
  return {
    memo: joinTexts([
      parts[0],
      words.get('TRTP'),
      words.get('REMI') || words.get('SVWZ'),
      ...['EREF', 'KREF', 'PREF', 'MARF', 'OCMT'].map((word) => words.get(word)),
      ...(words.has('REMI') ? [] : [names.join(' ')]),
    ]),
    counterparty: orNull(words.get('NAME') || cntpName || names.join(' ')),
    counterpartyAccount: orNull(account),
  };
}

function orNull(text: string): string | null {
  const plain = oneLine(text);
  return plain === '' ? null : plain;
}
