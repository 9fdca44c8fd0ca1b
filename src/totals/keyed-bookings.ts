import type { Engine } from '../engine/engine.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import type { Discrepancy } from '../model/report.ts';
import { bookAccepted, bookDifferences } from './difference-bookings.ts';
import { bookLines, type KeyedBooking, type SettledMoney } from './line-bookings.ts';

/** What rests on how records were matched, as this run knows it; a later run may know better. */
export async function readKeyedBookings(
  engine: Engine,
  inputs: Inputs,
  settled: SettledMoney,
  discrepancies: readonly Discrepancy[],
): Promise<readonly KeyedBooking[]> {
  return [
    ...bookLines(settled, discrepancies, inputs.sources),
    ...(await bookDifferences(engine, inputs, discrepancies)),
    ...(await bookAccepted(engine, settled, inputs, discrepancies)),
  ];
}
