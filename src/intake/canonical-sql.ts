import { literal } from '../engine/engine.ts';
import type { TransactionColumn } from '../engine/schema.ts';
import type { CanonicalContext } from './canonical-context.ts';
import { CellReader } from './cell-reader.ts';
import { drawerSql } from './drawer-sql.ts';
import type { Field, TableMapping } from './table.ts';
import { dateSql, hasValue, isOneOf } from './value-sql.ts';

/** The fields whose value can be wrong in a row; a row's flaw is its place in this list, from 1. */
export const flawFields = [
  'amount',
  'dateTime',
  'kind',
  'status',
  'fee',
  'net',
  'settlementDate',
  'orderTotal',
  'balance',
  'direction',
] as const satisfies readonly Field[];

/** Canonical text columns and the fields that they come from. */
const textColumns = {
  merchant_id: 'merchantId',
  terminal_id: 'terminalId',
  rrn: 'rrn',
  stan: 'stan',
  batch_no: 'batchNo',
  auth_code: 'authCode',
  order_id: 'orderId',
  acquirer_reference: 'acquirerReference',
  original_reference: 'originalReference',
  original_order_id: 'originalOrderId',
  card: 'card',
  card_type: 'cardType',
  channel: 'channel',
  store: 'store',
  till: 'till',
  cashier: 'cashier',
  payout_id: 'payoutId',
} as const satisfies Partial<Record<TransactionColumn, Field>>;

const bankTextColumns = {
  account: 'account',
  counterparty: 'counterparty',
  counterparty_account: 'counterpartyAccount',
  bank_reference: 'bankReference',
} as const;

/** Canonical column → SQL over the columns `c0`, `c1`, … of the file. */
export interface CanonicalSelect {
  /** Columns in table order; `flaw` is always the last. */
  readonly columns: readonly string[];
  /** Builds the select over a relation that has the file's columns. */
  readonly from: (relation: string) => string;
}

/** Compiles a mapping to the select that reads a till's or an acquirer's file; `wanted` limits it to the columns that somebody needs. */
export function transactionSelect(
  mapping: TableMapping,
  context: CanonicalContext,
  wanted: ReadonlySet<TransactionColumn>,
): CanonicalSelect {
  const reader = new CellReader(mapping, context);
  const parsed: Record<string, string> = {};
  const flaws: string[] = [];
  parsed['kind_word'] = 'kind_word';
  parsed['kind_read'] = 'kind_read';
  parsed['status_read'] = reader.status();
  const drawer = drawerSql(mapping, context, reader);
  Object.assign(parsed, drawer?.parsed);
  parsed['stated'] = drawer?.stated(reader.amount()) ?? reader.amount();
  const hasTime = mapping.columns.dateTime !== undefined || mapping.columns.date !== undefined;
  if (hasTime) parsed['occurred_at'] = reader.occurredAt();
  parsed['currency'] = 'currency_read';
  const netCurrency = wanted.has('net') ? reader.netCurrency() : null;
  if (netCurrency !== null) parsed['net_currency'] = netCurrency;
  for (const [column, field] of Object.entries(textColumns)) {
    if (!wanted.has(column as TransactionColumn)) continue;
    if (column === 'till' && drawer === null) continue;
    const sql = reader.familyText(field);
    if (sql !== null) parsed[column] = sql;
  }
  for (const [column, field] of [
    ['order_total', 'orderTotal'],
    ['fee', 'fee'],
    ['net', 'net'],
    ['balance', 'balance'],
  ] as const) {
    const sql = reader.familyMoney(field);
    if (sql === null || !wanted.has(column)) continue;
    parsed[`${column}_read`] = sql.value;
    parsed[`${column}_present`] = sql.present;
    flaws.push(`when ${column}_present and ${column}_read is null then ${flawNumber(field)}`);
  }
  const { settlementDate } = mapping.constants;
  if (settlementDate !== undefined) parsed['settlement_date'] = `date ${literal(settlementDate)}`;
  if (mapping.columns.settlementDate !== undefined && mapping.settlementDate !== null) {
    const raw = reader.time(mapping.columns.settlementDate);
    parsed['settlement_date'] = dateSql(raw, mapping.settlementDate);
    parsed['settlement_present'] = `${raw} is not null`;
    flaws.push(
      `when settlement_present and (${isNoTime('settlement_date')}) then ${flawNumber('settlementDate')}`,
    );
  }
  if (
    wanted.has('respond_by') &&
    mapping.columns.respondBy !== undefined &&
    mapping.respondBy !== null
  ) {
    parsed['respond_by'] = dateSql(reader.time(mapping.columns.respondBy), mapping.respondBy);
  }

  const balance = reader.runningBalance();
  if (balance !== null) {
    parsed['moved'] = balance.moved;
    parsed['balance_after'] = balance.after;
    parsed['balance_unread'] = balance.unread;
  }
  if (reader.mayStateRefunds()) parsed['has_refund'] = 'has_refund';

  const hasKind = mapping.columns.kind !== undefined && mapping.kindOfAll === null;
  const bySign = `case when stated < 0 then ${kindOf('refund')} else ${kindOf('sale')} end`;
  const expectsCard = cashCondition(mapping, parsed);
  // At the till a cash sale is a sale that no acquirer sees; among an acquirer's records it moves no card money.
  const isCash = mapping.side === 'pos' ? 'false' : `not (${expectsCard})`;
  const usualKind = `case when ${isCash} then ${kindOf('other')} when ${hasValue('kind_read', 'kind', 'sale', 'capture')} and stated < 0 then ${kindOf(mapping.negativeSale)}
    when kind_read is null and ${hasKind ? 'kind_word is null' : mapping.kindOfAll === null} then ${bySign}
    else kind_read end`;
  const kind = drawer?.kind(usualKind) ?? usualKind;
  const columns: Record<string, string> = {
    kind: 'kind_now',
    status: `coalesce(status_read, ${approved})`,
    class: `case when family_now is null or stated = 0 or not (${expectsCard}) then ${classOf('none')}
      when coalesce(status_read, ${approved}) = ${approved} then ${classOf('due')}
      else ${classOf(mapping.side === 'pos' ? 'attempt' : 'none')} end`,
    family: 'family_now',
    amount: 'signed',
  };
  if (wanted.has('currency')) columns['currency'] = 'currency';
  if (wanted.has('acquirer')) columns['acquirer'] = literal(mapping.acquirer ?? mapping.profile);
  if (hasTime) columns['occurred_at'] = 'occurred_at';
  for (const column of Object.keys(textColumns)) {
    if (parsed[column] !== undefined) columns[column] = column;
  }
  if (parsed['order_total_read'] !== undefined) {
    columns['order_total'] =
      `case when ${isRefund} then -abs(order_total_read) else order_total_read end`;
  }
  if (wanted.has('expected_cash') && mapping.columns.expectedCash !== undefined) {
    columns['expected_cash'] = drawer?.expected ?? 'cast(null as decimal(18,5))';
  }
  // Rows of the drawer may be found after the table was made.
  if (wanted.has('till') && mapping.columns.till !== undefined) columns['till'] ??= nothing;
  const isFolded = (column: 'fee' | 'net'): boolean =>
    wanted.has(column) && mapping.folds.includes('fee');
  if (parsed['fee_read'] !== undefined) {
    const fee =
      mapping.columns.feeDirection !== undefined
        ? 'fee_read'
        : feeSql(parsed['net_read'] !== undefined);
    columns['fee'] = netCurrency === null ? fee : `case when net_currency is null then ${fee} end`;
  } else if (isFolded('fee')) columns['fee'] = 'cast(null as decimal(18,5))';
  if (parsed['net_read'] !== undefined) {
    columns['net'] = 'case when signed < 0 then -abs(net_read) else net_read end';
  } else if (isFolded('net')) columns['net'] = 'cast(null as decimal(18,5))';
  if (netCurrency !== null) columns['net_currency'] = 'net_currency';
  if (parsed['balance_read'] !== undefined) columns['balance'] = 'balance_read';
  if (parsed['settlement_date'] !== undefined) columns['settlement_date'] = 'settlement_date';
  else if (hasTime && isPaidByPayout(mapping)) columns['settlement_date'] = 'cast(null as date)';
  if (mapping.keepsBalance && wanted.has('is_payout'))
    columns['is_payout'] = hasValue('kind_now', 'kind', 'other');
  for (const name of ['respond_by', 'moved', 'balance_after', 'balance_unread', 'has_refund']) {
    if (parsed[name] !== undefined) columns[name] = name;
  }
  const flaw = `case when ${hasValue('kind_now', 'kind', 'ignored')} then null
    when kind_now is null then ${flawNumber('kind')}
    when stated is null then ${flawNumber('amount')}
    ${hasTime ? `when ${isNoTime('occurred_at')} then ${flawNumber('dateTime')}` : ''}
    when status_read is null and ${mapping.columns.status === undefined ? 'false' : 'status_present'} then ${flawNumber('status')}
    ${flaws.join(' ')} end`;
  if (mapping.columns.status !== undefined) {
    parsed['status_present'] = 'status_word is not null';
  }
  return {
    columns: [...Object.keys(columns), 'flaw'],
    from: (relation) => `
      select ${aliased(columns)}, ${flaw} as flaw
      from (select *, case when ${isRefund} ${isSignStated(mapping) ? '' : `or ${hasValue('kind_now', 'kind', 'chargeback')}`} then -abs(stated)
                           when ${hasValue('family_now', 'family', 'sale')} then abs(stated) ${drawer?.signs ?? ''} else stated end as signed
        from (select *, case when ${hasValue('kind_now', 'kind', 'sale', 'capture')} then cast('sale' as family)
                             when ${hasValue('kind_now', 'kind', 'refund', 'void', 'reversal')} then cast('refund' as family) end as family_now
          from (select *, ${kind} as kind_now
            from (select ${aliased(parsed)} from ${reader.rows(relation)}))))`,
  };
}

/** Compiles a mapping to the select that reads a bank statement. */
export function bankSelect(mapping: TableMapping, context: CanonicalContext): CanonicalSelect {
  const reader = new CellReader(mapping, context);
  const columns: Record<string, string> = {
    amount: reader.amount(),
    currency: 'currency_read',
    occurred_at: reader.occurredAt(),
  };
  const flaws = [
    `when amount is null then ${flawNumber('amount')}`,
    `when ${isNoTime('occurred_at')} then ${flawNumber('dateTime')}`,
  ];
  // It is told, and nothing rests on it: one that cannot be read costs no row.
  const valueDate = mapping.columns.valueDate;
  if (valueDate !== undefined) {
    const layout = mapping.date ?? mapping.dateTime ?? isoDate;
    columns['value_date'] = dateSql(reader.time(valueDate), layout);
  }
  const balance = reader.familyMoney('balance');
  if (balance !== null) {
    columns['balance'] = balance.value;
    columns['balance_present'] = balance.present;
    flaws.push(`when balance_present and balance is null then ${flawNumber('balance')}`);
  }
  for (const [column, field] of Object.entries(bankTextColumns)) {
    const sql = reader.bankText(field, columns['amount'] ?? 'null');
    if (sql !== null) columns[column] = sql;
  }
  const memo = [mapping.columns.memo, ...mapping.memoColumns].filter((c) => c !== undefined);
  if (memo.length > 0) {
    columns['memo'] = `nullif(concat_ws(' ', ${memo.map((c) => reader.text(c)).join(', ')}), '')`;
  }
  const stored = Object.keys(columns).filter((name) => name !== 'balance_present');
  return {
    columns: [...stored, 'flaw'],
    from: (relation) => `
      select ${stored.join(', ')}, case ${flaws.join(' ')} end as flaw
      from (select ${aliased(columns)} from ${reader.rows(relation)})`,
  };
}

/**
 * A fee in the merchant's sign. Exports state it as a magnitude, or with either sign: where the net says that it was added to the
 * money taken back it is the merchant's cost, else it goes against the amount. Whoever takes money back for a dispute charges for it,
 * so that its fee is a cost unless the net says otherwise.
 */
function feeSql(hasNet: boolean): string {
  const isDispute = hasValue('kind_now', 'kind', 'chargeback');
  const against = (cost: string): string =>
    `case when ${cost} then -abs(fee_read) else abs(fee_read) end`;
  return hasNet
    ? `case when abs(net_read) = abs(signed) + abs(fee_read) then ${against('signed < 0')}
        when ${isDispute} and abs(net_read) is distinct from abs(signed) - abs(fee_read) then -abs(fee_read)
        else ${against('signed >= 0')} end`
    : against(`signed >= 0 or ${isDispute}`);
}

function cashCondition(mapping: TableMapping, parsed: Readonly<Record<string, string>>): string {
  if (mapping.cashWords.length === 0 || parsed['channel'] === undefined) return 'true';
  return `channel is null or not ${isOneOf('lower(channel)', mapping.cashWords)}`;
}

function aliased(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, sql]) => `${sql} as ${name}`)
    .join(',\n');
}

/** Whether a known export's signs are taken as they stand: a dispute that was won is a chargeback with money in. */
function isSignStated({ profile, sign }: TableMapping): boolean {
  return profile !== 'auto' && sign !== 'by-kind';
}

/** Whether a known export names the payout of each record: its day is the day on which that was paid. */
export function isPaidByPayout({ profile, side, columns }: TableMapping): boolean {
  return profile !== 'auto' && side === 'settlement' && columns.payoutId !== undefined;
}

/** What the engine takes for a time and no export means: `infinity`, 4 BC, and the zero of a clock in 1970. */
function isNoTime(column: string): string {
  return `${column} is null or ${column} not between timestamp '1990-01-01' and timestamp '2199-12-31'`;
}

const isoDate = { patterns: null, precision: 'date', hasOffset: false } as const;

const isRefund = hasValue('family_now', 'family', 'refund');
const nothing = 'cast(null as varchar)';
const approved = "cast('approved' as status)";

function kindOf(word: string): string {
  return `cast('${word}' as kind)`;
}

function classOf(word: string): string {
  return `cast('${word}' as class)`;
}

export function flawNumber(field: (typeof flawFields)[number]): number {
  return flawFields.indexOf(field) + 1;
}
