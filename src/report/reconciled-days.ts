import type { DayOfRecords, DayState } from '../model/run-details.ts';

export interface ReconciledDay {
  readonly day: string;
  /** `null`: nothing was to be reconciled. */
  readonly state: DayState | null;
}

/** What a shop wants to know of each day: is it finished? What is worst in it counts. */
export function reconciledDays(days: readonly DayOfRecords[]): readonly ReconciledDay[] {
  return days.map(({ day, counts }) => ({ day, state: stateOf(counts) }));
}

function stateOf({
  matched,
  inTransit,
  discrepant,
  undetermined,
  notChecked,
}: DayOfRecords['counts']): DayState | null {
  if (discrepant + undetermined > 0) return 'discrepant';
  if (inTransit > 0) return 'waiting';
  if (notChecked > 0) return 'not-checked';
  return matched > 0 ? 'reconciled' : null;
}
