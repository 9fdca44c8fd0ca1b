import { openDuckDb } from '../../src/engine/duckdb.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { createSideTable, createWorkingStore } from '../../src/engine/schema.ts';

/** A record with what the keyed passes look at. Cents and seconds, so that nothing is parsed here. */
export interface SmallRecord {
  readonly family: 'sale' | 'refund';
  readonly cents: number;
  /** Seconds after the first midnight. */
  readonly second: number;
  readonly rrn: string | null;
  readonly orderId: string | null;
  readonly authCode: string | null;
  readonly card: string | null;
}

/** In the order of the canonical columns. */
const columns = [
  'kind',
  'status',
  'class',
  'family',
  'amount',
  'currency',
  'occurred_at',
  'rrn',
  'auth_code',
  'order_id',
  'card',
];

/** A working store with two sides in it; row numbers are positions in the lists. */
export async function storeOf(
  pos: readonly SmallRecord[],
  stl: readonly SmallRecord[],
  wrap: (engine: Engine) => Engine = (engine) => engine,
): Promise<Engine> {
  const engine = wrap(openDuckDb());
  await createWorkingStore(engine);
  for (const [table, records] of [
    ['pos', pos],
    ['stl', stl],
  ] as const) {
    await createSideTable(engine, table, new Set(columns), {});
    if (records.length > 0) {
      await engine.run(`insert into ${table}_rows values ${records.map(row).join(',\n')}`);
    }
  }
  return engine;
}

function row(record: SmallRecord): string {
  const text = (value: string | null): string => (value === null ? 'null' : `'${value}'`);
  const kind = record.family;
  const sign = record.family === 'refund' ? -1 : 1;
  return `('${kind}', 'approved', 'due', '${record.family}', ${sign * record.cents} * 0.01, 'CNY',
    timestamp '2026-10-12' + interval (${record.second}) second,
    ${text(record.rrn)}, ${text(record.authCode)}, ${text(record.orderId)}, ${text(record.card)}, null)`;
}
