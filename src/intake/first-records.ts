import type { Engine, SqlRow, SqlValue } from '../engine/engine.ts';
import { bankColumns, transactionColumns } from '../engine/schema.ts';
import { dateOfDay, wallClock } from '../model/calendar.ts';
import { formatMoney } from '../model/money.ts';
import { truncatePansIn } from '../model/pan.ts';
import { tableOf } from './load-context.ts';
import { statesTimeOfDay } from './mapping-times.ts';
import type { LoadedSource } from './source.ts';

const shownRecords = 5;
/** What matching adds to a record, and the file does not say. */
const derived: ReadonlySet<string> = new Set(['acquirer', 'class', 'family']);
/** Texts in which a card number may stand. */
const mayHoldCard: ReadonlySet<string> = new Set([
  'account',
  'counterparty',
  'counterparty_account',
  'memo',
]);

/** The first records of a file as they were read: field → value, without the fields that are empty. */
export async function readFirstRecords(
  engine: Engine,
  { side, firstId, mapping }: LoadedSource,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const columns: Readonly<Record<string, string>> =
    side === 'bank' ? bankColumns : transactionColumns;
  const shown = Object.entries(columns).filter(([name]) => !derived.has(name));
  const rows = await engine.rows(
    `select ${shown.map(([name, type]) => `${selected(name, type)} as ${name}`).join(', ')}
     from ${tableOf[side]} where id >= ${firstId} order by id limit ${shownRecords}`,
  );
  const hasTime = statesTimeOfDay(mapping);
  return rows.map((row) => {
    const pairs = shown.flatMap(([name, type]) => {
      const value = written(row, name, type, hasTime);
      return value === null ? [] : [[camelCase(name), value] as const];
    });
    return Object.fromEntries(pairs);
  });
}

function selected(name: string, type: string): string {
  if (type === 'timestamp') return `cast(floor(epoch(${name})) as bigint)`;
  if (type === 'date') return `${name} - date '1970-01-01'`;
  return type.startsWith('decimal') ? name : `cast(${name} as varchar)`;
}

function written(row: SqlRow, name: string, type: string, hasTime: boolean): string | null {
  const value: SqlValue = row[name] ?? null;
  if (value === null) return null;
  if (typeof value === 'bigint') return formatMoney(value, String(row['currency']));
  if (type === 'timestamp')
    return hasTime ? wallClock(Number(value)) : wallClock(Number(value)).slice(0, 10);
  if (type === 'date') return dateOfDay(Number(value));
  return mayHoldCard.has(name) ? truncatePansIn(String(value)) : String(value);
}

function camelCase(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
