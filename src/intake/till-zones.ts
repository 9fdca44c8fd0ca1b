import { type Engine, literal } from '../engine/engine.ts';
import { exitCodes, PosreconError } from '../errors/posrecon-error.ts';
import type { ContractedTill } from '../model/contract.ts';
import { tableOf } from './load-context.ts';
import { statesTimeOfDay } from './mapping-times.ts';
import type { PlannedSource } from './source.ts';

/**
 * Reads the times of tills that run in another zone than their file as that zone's, in a file's rows from `firstId` on. Times that
 * carry their offset, and dates without a time, stay. Throws where the contract names tills by a column that the file has not.
 */
export async function setTillZones(
  engine: Engine,
  { file, mapping }: Pick<PlannedSource, 'file' | 'mapping'>,
  rows: { readonly firstId: number; readonly endId: number },
  tills: readonly ContractedTill[],
  zone: string,
): Promise<void> {
  if (mapping.side !== 'pos') return;
  for (const [index, { terminals, store }] of tills.entries()) {
    if (terminals.length > 0 && mapping.columns.terminalId === undefined) {
      throw noColumn(file, ['tills', String(index), 'terminals'], 'terminalId');
    }
    if (store !== null && mapping.columns.store === undefined) {
      throw noColumn(file, ['tills', String(index), 'store'], 'store');
    }
  }
  const layout = mapping.columns.dateTime === undefined ? mapping.time : mapping.dateTime;
  if (!statesTimeOfDay(mapping) || layout?.hasOffset === true) return;
  const stated = mapping.timeZone ?? zone;
  const asWritten =
    stated === zone
      ? 'occurred_at'
      : `timezone(${literal(stated)}, timezone(${literal(zone)}, occurred_at))`;
  for (const { terminals, store, timeZone } of tills) {
    if (timeZone === null) continue;
    const isTill = [
      ...(terminals.length === 0
        ? []
        : [`list_contains([${terminals.map(literal).join(', ')}], terminal_id)`]),
      ...(store === null ? [] : [`store = ${literal(store)}`]),
    ];
    await engine.run(
      `update ${tableOf.pos}_rows
       set occurred_at = timezone(${literal(zone)}, timezone(${literal(timeZone)}, ${asWritten}))
       where rowid >= ${rows.firstId} and rowid < ${rows.endId} and ${isTill.join(' and ')}`,
    );
  }
}

function noColumn(file: string, setting: readonly string[], field: 'terminalId' | 'store') {
  const meaning = field === 'store' ? 'shops' : 'terminal or till numbers';
  return new PosreconError(
    'ERR_CONFIG',
    exitCodes.usage,
    `${setting.join('.')} tells tills by a column of ${meaning}, and ${file} has none`,
    { setting, remedy: `If it has one, name it in sources.pos.columns.${field}.` },
  );
}
