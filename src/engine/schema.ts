import { drawerKinds } from '../model/transaction.ts';
import type { Engine } from './engine.ts';

/** The canonical columns of a till's or an acquirer's record, and their SQL types. Money has the merchant's sign. */
export const transactionColumns = {
  /** Who settles it: the profile's acquirer, or the profile where it has none. */
  acquirer: 'varchar',
  kind: 'kind',
  status: 'status',
  /** Whether the other side should have it: `due`; `attempt` (declined, timed out: it should not); `none` (cash, zero, no payment). */
  class: 'class',
  /** `sale` or `refund`: what may match what. */
  family: 'family',
  amount: 'decimal(18,5)',
  currency: 'varchar',
  /** Wall clock in the run's zone. */
  occurred_at: 'timestamp',
  merchant_id: 'varchar',
  terminal_id: 'varchar',
  rrn: 'varchar',
  stan: 'varchar',
  batch_no: 'varchar',
  auth_code: 'varchar',
  order_id: 'varchar',
  acquirer_reference: 'varchar',
  original_reference: 'varchar',
  original_order_id: 'varchar',
  card: 'varchar',
  card_type: 'varchar',
  channel: 'varchar',
  store: 'varchar',
  /** Which register or drawer, where rows tell of its cash; a terminal reads cards, and may stand at another. */
  till: 'varchar',
  cashier: 'varchar',
  order_total: 'decimal(18,5)',
  /** On what was counted: how much the till says should be in the drawer. */
  expected_cash: 'decimal(18,5)',
  fee: 'decimal(18,5)',
  /** In `net_currency`, where that is another than the amount's. */
  net: 'decimal(18,5)',
  /** ISO 4217, where the acquirer pays out in another currency than the customer paid; else empty. */
  net_currency: 'varchar',
  /** Of the wallet's account after it, where the acquirer keeps one. */
  balance: 'decimal(18,5)',
  settlement_date: 'date',
  payout_id: 'varchar',
  /** On a chargeback: the last day on which it can be answered. */
  respond_by: 'date',
  /** The acquirer keeps a balance, and only rows that say so reach the bank; empty where every record is paid out. */
  is_payout: 'boolean',
} as const;
export type TransactionColumn = keyof typeof transactionColumns;

/** The canonical columns of a bank statement's line. */
export const bankColumns = {
  amount: 'decimal(18,5)',
  currency: 'varchar',
  occurred_at: 'timestamp',
  value_date: 'date',
  balance: 'decimal(18,5)',
  account: 'varchar',
  counterparty: 'varchar',
  counterparty_account: 'varchar',
  memo: 'varchar',
  bank_reference: 'varchar',
} as const;
export type BankColumn = keyof typeof bankColumns;

/** What loading a file writes beside its records, to check them by; the side's view does not show it. */
const loadColumns = {
  /** What is wrong in the row, from 1; empty where nothing is. */
  flaw: 'utinyint',
  /** What the row moves and the balance after it, as a file with a running balance states them. */
  moved: 'decimal(18,5)',
  balance_after: 'decimal(18,5)',
  /** A balance is stated that could not be read. */
  balance_unread: 'boolean',
  /** A refund stands beside the sale. */
  has_refund: 'boolean',
} as const;

/** Of the columns that loading fills, those of the records. */
export function recordColumnsOf(filled: Iterable<string>): ReadonlySet<string> {
  return new Set([...filled].filter((name) => !(name in loadColumns)));
}

/** The enumerations of the working store; `ignored` marks a row that a named rule leaves out. */
const enumerations = {
  kind: [
    'sale',
    'capture',
    'refund',
    'void',
    'reversal',
    'chargeback',
    'preauth',
    'fee',
    'adjustment',
    'other',
    ...drawerKinds,
    'ignored',
  ],
  status: ['approved', 'declined', 'failed', 'timeout', 'pending', 'voided'],
  class: ['due', 'attempt', 'none'],
  family: ['sale', 'refund'],
} as const;

/** Whether a till's record is of its drawer's cash, and no sale: in the enumeration, kinds of the drawer stand together. */
export const isOfDrawer = `kind between cast('${drawerKinds[0]}' as kind) and cast('${drawerKinds.at(-1)}' as kind)`;

/** Creates the types, and the tables that matching and judging fill. */
export async function createWorkingStore(engine: Engine): Promise<void> {
  const types = Object.entries(enumerations).map(
    ([name, values]) => `create type ${name} as enum (${values.map((v) => `'${v}'`).join(', ')});`,
  );
  await engine.run(
    `${types.join('\n')}
     -- one row a pair, by pass: a till record and the acquirer's record of the same payment
     create table matched (pos_id integer, stl_id integer, pass utinyint, differs boolean);
     -- what became of a record in a leg where that is not "matched": one row a record at most
     create table bucketed (leg varchar, side varchar, id integer, bucket varchar);
     -- records that were taken out since another file tells them, too, each with the one that stands for it
     create table stands_for (side varchar, id integer, taken_out integer);`,
  );
}

/** Takes away whatever the working store holds, to begin anew. */
export async function clearWorkingStore(engine: Engine): Promise<void> {
  for (const kind of ['view', 'table', 'type'] as const) {
    const rows = await engine.rows(
      `select ${kind}_name as name from duckdb_${kind}s() where database_name = 'memory' and not internal order by name`,
    );
    for (const { name } of rows) await engine.run(`drop ${kind} ${name}`);
  }
}

export type StoreTable = 'pos' | 'stl' | 'bank';

/**
 * Creates the table of a side with the columns that its files fill, and a view over it that has all canonical columns:
 * a column that no file has costs nothing. The view's `id` is the row's number in file order.
 */
export async function createSideTable(
  engine: Engine,
  table: StoreTable,
  filled: ReadonlySet<string>,
  constants: Readonly<Record<string, string>>,
): Promise<void> {
  const all: Readonly<Record<string, string>> = table === 'bank' ? bankColumns : transactionColumns;
  const stored = Object.entries({ ...all, ...loadColumns }).filter(
    ([name]) => filled.has(name) || name === 'flaw',
  );
  const seen = Object.entries(all).map(([name, type]) =>
    filled.has(name)
      ? name
      : `cast(${constants[name] === undefined ? 'null' : `'${constants[name].replaceAll("'", "''")}'`} as ${type}) as ${name}`,
  );
  await engine.run(
    `create table ${table}_rows (${stored.map(([name, type]) => `${name} ${type}`).join(', ')});
     create view ${table} as select cast(rowid as integer) as id, ${seen.join(', ')} from ${table}_rows;`,
  );
}

/** What a record says that its source will not restate: by it the same record is known in overlapping exports. */
export const unrestated = [
  'kind',
  'amount',
  'currency',
  'occurred_at',
  'merchant_id',
  'terminal_id',
  'rrn',
  'stan',
  'batch_no',
  'auth_code',
  'order_id',
  'acquirer_reference',
  'original_reference',
  'original_order_id',
  'card',
] as const satisfies readonly TransactionColumn[];
