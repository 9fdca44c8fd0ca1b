/** Numbers by which a record can be named, by the words that a user writes before them. */
export const namingNumbers = [
  'rrn',
  'stan',
  'authCode',
  'orderId',
  'acquirerReference',
  'terminalId',
  'merchantId',
] as const;
export type NamingNumber = (typeof namingNumbers)[number];

/** The canonical column of each. */
export const columnOfNumber: Readonly<Record<NamingNumber, string>> = {
  rrn: 'rrn',
  stan: 'stan',
  authCode: 'auth_code',
  orderId: 'order_id',
  acquirerReference: 'acquirer_reference',
  terminalId: 'terminal_id',
  merchantId: 'merchant_id',
};

/** How a user points at one record: by its place, `till.csv:14`, or by its numbers, `rrn=628512345678 terminalId=10000001`. */
export type RecordName =
  | { readonly by: 'line'; readonly file: string; readonly line: number }
  | { readonly by: 'numbers'; readonly numbers: ReadonlyMap<NamingNumber, string> };

/** Reads what a user wrote; `null` where it names no record. */
export function parseRecordName(text: string): RecordName | null {
  const trimmed = text.trim();
  const [, file, line] = /^(.+):(\d{1,9})$/.exec(trimmed) ?? [];
  if (file !== undefined && !file.includes('=')) return { by: 'line', file, line: Number(line) };
  const numbers = new Map<NamingNumber, string>();
  for (const part of trimmed.split(/[\s,]+/)) {
    const at = part.indexOf('=');
    const name = namingNumbers.find((each) => each === part.slice(0, Math.max(0, at)));
    const value = part.slice(at + 1);
    if (name === undefined || value === '') return null;
    numbers.set(name, value);
  }
  return { by: 'numbers', numbers };
}

/** What a record says that its source will not restate, by canonical column, as text: by it the record is found again in any export. */
export type RecordIdentity = Readonly<Record<string, string>>;

/** What a person decided of two records, which no pass may undo: `pin`: they are one payment; `never`: they are not. */
export interface Ruling {
  readonly kind: 'pin' | 'never';
  /** As it is written in posrecon.yaml. */
  readonly pos: string;
  readonly settlement: string;
  readonly reason: string;
  /** Where posrecon.yaml has it; empty for one of the ledger. */
  readonly path: readonly string[];
  /** Of a ruling of the ledger: what it is about, whatever file has it now. */
  readonly identities?: { readonly pos: RecordIdentity; readonly settlement: RecordIdentity };
  /** Was made in an earlier run: where it cannot be obeyed any more, it rests. */
  readonly isKept?: boolean;
}

/** A ruling as somebody typed it: of two records, in any order. */
export interface NewRuling {
  readonly kind: Ruling['kind'];
  readonly one: string;
  readonly other: string;
  readonly reason: string;
}
