import type { ColumnShape } from '../column-shape.ts';
import type { Field } from '../table.ts';
import type { Assignment } from './assignment.ts';
import { distinctWords } from './settle-words.ts';
import { familiarity } from './vocabulary.ts';
import { isCashWord } from './word-meaning.ts';

/** Columns whose header says nothing and whose values can be only one thing that is still missing. */
export function fillByValues(assignment: Assignment): void {
  const { table, shapes, side, chosen, taken, byValues } = assignment;
  const fill = (field: Field, test: (shape: ColumnShape, index: number) => boolean): void => {
    if (chosen.has(field)) return;
    const found = [...shapes.entries()].filter(
      ([index, shape]) => !taken.has(index) && shape.values.length > 0 && test(shape, index),
    );
    const [first] = found;
    if (first === undefined || (found.length > 1 && field !== 'date' && field !== 'dateTime'))
      return;
    chosen.set(field, { field, index: first[0], score: 4 });
    taken.add(first[0]);
    byValues.add(field);
  };
  const isUnknown = (index: number): boolean => familiarity(table.header[index] ?? '') === 0;
  if (!chosen.has('date') && !chosen.has('dateTime')) {
    fill('dateTime', (shape) => shape.dateTime >= 0.8);
    if (!chosen.has('dateTime')) fill('date', (shape) => shape.date >= 0.8);
  }
  if (!chosen.has('debit') && !chosen.has('credit')) {
    fill('amount', (shape, index) => shape.decimals >= 0.8 && isUnknown(index));
  }
  if (side === 'bank') {
    const isOneColumn = chosen.has('amount') && !chosen.has('debit');
    const amount = shapes[chosen.get('amount')?.index ?? -1];
    if (isOneColumn && amount?.negative === 0)
      fill('direction', (shape) => shape.direction >= 0.95);
    return;
  }
  fill('card', (shape) => shape.card >= 0.8);
  fill(
    'rrn',
    (s, index) => s.maxLength === 12 && s.digits === 1 && s.distinct > 0.9 && isUnknown(index),
  );
  if (side === 'pos') fill('channel', (s) => s.channel >= 0.8 && isRepeating(s) && holdsCash(s));
  fill('kind', (shape, index) => shape.kind >= 0.9 && isRepeating(shape) && isUnknown(index));
  fill(
    'status',
    (shape, index) =>
      shape.status >= 0.9 && isRepeating(shape) && isUnknown(index) && !isYesOrNo(shape),
  );
}

/** Whether values are words that come again and again rather than texts. */
function isRepeating(shape: ColumnShape): boolean {
  return shape.distinct < 0.5 || shape.values.length < 10;
}

/** Whether a column names a tender that no acquirer ever sees. */
function holdsCash(shape: ColumnShape): boolean {
  return distinctWords(shape).some(isCashWord);
}

/** Flags of yes and no say something that only their header tells. */
function isYesOrNo(shape: ColumnShape): boolean {
  return distinctWords(shape).every((word) => /^(?:y|n|yes|no|true|false|是|否)$/.test(word));
}
