import { asText, type Engine, literal } from '../engine/engine.ts';
import type { Contract } from '../model/contract.ts';

/** By terminal number: seconds by which the contract says that its till's clock is ahead of the acquirer's. */
export async function readStatedClocks(
  engine: Engine,
  { tills }: Contract,
): Promise<ReadonlyMap<string, number>> {
  const stated = new Map<string, number>();
  for (const { terminals, store, clock } of tills) {
    if (clock === null) continue;
    const ofStore = store === null || terminals.length > 0 ? [] : await terminalsOf(engine, store);
    for (const terminal of [...terminals, ...ofStore]) stated.set(terminal, clock);
  }
  return stated;
}

async function terminalsOf(engine: Engine, store: string): Promise<readonly string[]> {
  const rows = await engine.rows(
    `select distinct terminal_id as terminal from pos
     where store = ${literal(store)} and terminal_id is not null order by terminal`,
  );
  return rows.map((row) => asText(row['terminal']) ?? '');
}
