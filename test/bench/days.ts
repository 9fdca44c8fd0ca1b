import { type Day, type Finding, makeDay, scenarios } from '../../bench/accuracy/benchmark.js';

export function scenarioNamed(name: string): (typeof scenarios)[number] {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

/** Days of one scenario, with enough faults of the usual codes for the gates. */
export function daysOf(name: string, seeds: number): readonly Day[] {
  const scenario = scenarioNamed(name);
  return Array.from({ length: seeds }, (_, index) => makeDay(scenario, index + 1));
}

/** What a tool that is always right would report. */
export function rightFindings({ truth }: Day): readonly Finding[] {
  return truth.faults.map(
    ({ code, severity, culprits, amount, currency, owedTo, draft, draftDue }) => ({
      code,
      severity,
      culprits: culprits[0] ?? [],
      amount,
      currency,
      owedTo,
      drafts: draft === null || !draftDue ? [] : [{ kind: draft, amount: amount ?? '0', currency }],
    }),
  );
}
