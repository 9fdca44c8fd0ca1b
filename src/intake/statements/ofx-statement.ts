import { type OfxToken, ofxTokens } from './ofx-tokens.ts';

/** A transaction as it stands: field → value; those of an aggregate in it as `PAYEE.NAME`. */
export interface OfxTransaction {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** One account's statement. */
export interface OfxStatement {
  readonly line: number;
  readonly account: 'bank' | 'card' | 'securities';
  /** Values of the statement itself: `CURDEF`, `DTSTART`, `DTEND`, `FROM.ACCTID`, `LEDGERBAL.BALAMT`, … */
  readonly fields: Readonly<Record<string, string>>;
  readonly balanceLine: number | null;
  readonly transactions: readonly OfxTransaction[];
  /** Lines of securities bought and sold. */
  readonly investments: readonly number[];
}

interface OpenStatement {
  line: number;
  account: OfxStatement['account'];
  fields: Record<string, string>;
  balanceLine: number | null;
  transactions: { line: number; fields: Record<string, string> }[];
  investments: number[];
}

const statements: Readonly<Record<string, OfxStatement['account']>> = {
  STMTRS: 'bank',
  CCSTMTRS: 'card',
  INVSTMTRS: 'securities',
};
const accounts = new Set(['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM']);
/** Aggregates of a transaction whose names of values are used elsewhere too. */
const withinTransaction = new Set([
  'PAYEE',
  'BANKACCTTO',
  'CCACCTTO',
  'CURRENCY',
  'ORIGCURRENCY',
  'IMAGEDATA',
]);
/** Aggregates of a statement that stand behind its transactions. */
const behind = new Set(['LEDGERBAL', 'AVAILBAL', 'BALLIST', 'INVBAL', 'INVPOSLIST', 'SECLIST']);

/** What a document holds: its statements, and what the bank answered where it refused. */
export interface OfxDocument {
  readonly statements: readonly OfxStatement[];
  readonly error: string | null;
}

/** Puts the tokens of a document together. Tags that nobody closed end where the next aggregate begins. */
export function readOfxDocument(text: string): OfxDocument {
  const read: OpenStatement[] = [];
  let inTransaction = false;
  let scope = '';
  const status: Record<string, string> = {};
  let error: string | null = null;
  const put = (
    fields: Record<string, string>,
    { name, value }: OfxToken & { kind: 'leaf' },
  ): void => {
    const key = scope === '' ? name : `${scope}.${name}`;
    fields[key] ??= value;
  };
  for (const token of ofxTokens(text)) {
    const { kind, name, line } = token;
    const statement = read.at(-1);
    if (kind === 'leaf') {
      if (scope === 'STATUS') status[name] = token.value;
      else if (statement === undefined) continue;
      else if (inTransaction) put(statement.transactions.at(-1)?.fields ?? {}, token);
      else put(statement.fields, token);
    } else if (kind === 'open') {
      if (statements[name] !== undefined) {
        read.push(openStatement(line, statements[name] ?? 'bank'));
        [inTransaction, scope] = [false, ''];
      } else if (name === 'STMTTRN' && statement !== undefined) {
        statement.transactions.push({ line, fields: {} });
        [inTransaction, scope] = [true, ''];
      } else if (name === 'STATUS') scope = name;
      else if (name === 'INVTRAN') {
        statement?.investments.push(line);
        [inTransaction, scope] = [false, name];
      } else if (accounts.has(name)) scope = 'FROM';
      else if (behind.has(name)) {
        [inTransaction, scope] = [false, name];
        if (name === 'LEDGERBAL' && statement !== undefined) statement.balanceLine = line;
      } else if (inTransaction && withinTransaction.has(name)) scope = name;
    } else if (name === 'STATUS') {
      if (status['CODE'] !== undefined && Number(status['CODE']) !== 0)
        error ??= `${status['CODE']} ${status['MESSAGE'] ?? status['SEVERITY'] ?? ''}`.trim();
      for (const key of Object.keys(status)) delete status[key];
      scope = '';
    } else if (name === 'STMTTRN' || name === 'BANKTRANLIST') [inTransaction, scope] = [false, ''];
    else if (scope !== '' && (accounts.has(name) || name === scope)) scope = '';
  }
  return { statements: read, error };
}

function openStatement(line: number, account: OfxStatement['account']): OpenStatement {
  return { line, account, fields: {}, balanceLine: null, transactions: [], investments: [] };
}
