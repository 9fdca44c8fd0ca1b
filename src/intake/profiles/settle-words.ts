import { type ColumnShape, wordOf } from '../column-shape.ts';
import type { Assignment } from './assignment.ts';
import { kindOf, statusOf } from './word-meaning.ts';

/** One column can say both what was done and how it ended: `消费成功`, `SALE DECLINED`. */
export function settleWords(assignment: Assignment): void {
  const { shapes, side, chosen } = assignment;
  if (side === 'bank') return;
  const kind = chosen.get('kind');
  const status = chosen.get('status');
  const isSigned = (shapes[chosen.get('amount')?.index ?? -1]?.negative ?? 0) > 0;
  if (kind !== undefined) {
    chosen.delete('direction');
    if (status !== undefined) return;
    const words = distinctWords(shapes[kind.index]);
    if (words.some((word) => isUnsuccessful(word) && kindOf(word) !== null)) {
      chosen.set('status', { ...kind, field: 'status' });
    }
    return;
  }
  if (status === undefined) return;
  const words = distinctWords(shapes[status.index]);
  const kinds = words.map(kindOf);
  // 退款成功 is a refund; 已退款 and Refunded are a sale that was refunded since.
  const undoes = words.some((word, at) => {
    const kind = kinds[at];
    const isUndone = /^已|^(?:partially[ _])?[a-z]+ed$/.test(word);
    return !isUndone && (kind === 'refund' || kind === 'void' || kind === 'reversal');
  });
  if (!isSigned && undoes && kinds.every((k) => k !== null)) {
    chosen.set('kind', { ...status, field: 'kind' });
  }
}

export function distinctWords(shape: ColumnShape | undefined): readonly string[] {
  return [...new Set(shape?.values ?? [])].map(wordOf);
}

function isUnsuccessful(word: string): boolean {
  const status = statusOf(word);
  return status !== null && status !== 'approved' && status !== 'voided';
}
