import type { ColumnShape } from '../column-shape.ts';
import type { Field } from '../table.ts';
import { type Assignment, byScore, type Pick } from './assignment.ts';

export const timeFields: ReadonlySet<Field> = new Set<Field>(['dateTime', 'date', 'time']);

/** One column of date and time, else a column of each; a column of dates alone is the date. */
export function assignTimes(assignment: Assignment): void {
  const { shapes, side, picks, chosen, taken } = assignment;
  const columns = new Map<number, number>();
  for (const { field, index, score } of picks) {
    if (!timeFields.has(field)) continue;
    const filled =
      (shapes[index]?.filled ?? 0) < 0.5 && (shapes[index]?.values.length ?? 0) > 0 ? 4 : 0;
    columns.set(index, Math.max(columns.get(index) ?? 0, score - filled));
  }
  const settles = new Map<number, number>();
  for (const { field, index, score } of picks) {
    if (field === 'settlementDate') settles.set(index, score);
  }
  const ranked = [...columns]
    .filter(([index, score]) => score >= (settles.get(index) ?? 0) || side === 'bank')
    .map(([index, score]) => ({ index, score, shape: shapes[index] }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const best = (test: (shape: ColumnShape) => boolean): Pick | undefined => {
    const found = ranked.find(({ shape }) => shape !== undefined && test(shape));
    return found === undefined
      ? undefined
      : { field: 'date', index: found.index, score: found.score };
  };
  const take = (field: Field, pick: Pick): void => {
    chosen.set(field, { ...pick, field });
    taken.add(pick.index);
  };
  if (ranked.every(({ shape }) => shape?.values.length === 0)) {
    for (const field of ['dateTime', 'date', 'time'] as const) {
      const pick = picks.filter((p) => p.field === field && !taken.has(p.index)).sort(byScore)[0];
      if (pick !== undefined && !(field === 'date' && chosen.has('dateTime'))) take(field, pick);
      if (field === 'date' && chosen.has('dateTime')) break;
    }
    return;
  }
  const joined = best((shape) => shape.dateTime >= 0.5);
  const date = best((shape) => shape.date >= 0.5);
  const time = best(
    (shape) => shape.time >= 0.5 || (shape.compactClock >= 0.9 && shape.date < 0.5),
  );
  const split = date !== undefined && time !== undefined;
  if (
    joined !== undefined &&
    (date === undefined || joined.score >= date.score - (split ? 0.5 : 3))
  ) {
    take('dateTime', joined);
  } else if (date !== undefined) {
    take('date', date);
    if (time !== undefined && time.index !== date.index) take('time', time);
  }
}
