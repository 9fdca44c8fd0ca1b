import { expect, test } from 'vitest';
import {
  type Day,
  type Finding,
  type Severity,
  score,
  summarise,
} from '../../bench/accuracy/benchmark.js';
import { daysOf, rightFindings, scenarioNamed } from './days.ts';

type Tool = (day: Day) => readonly Finding[];

const days = daysOf('branches', 10);
const lines = new Map(days.map((day) => [day, linesOf(day)]));

function missedBy(tool: Tool): readonly string[] {
  const scored = days.map((day) => ({
    scenario: day.scenario,
    seed: day.seed,
    ...score(day.truth, tool(day)),
  }));
  return summarise([scenarioNamed('branches')], scored, null).missed;
}

/** Every line of the day's files, whatever stands on it. */
function linesOf({ files }: Day): readonly string[] {
  return files.flatMap(({ sheet }) => {
    const count = new TextDecoder().decode(sheet.bytes()).split('\n').length - 1;
    return Array.from({ length: count }, (_, index) => `${sheet.name}:${index + 1}`);
  });
}

function codesOf({ truth }: Day): readonly string[] {
  return [...new Set(truth.faults.map(({ code }) => code))];
}

function saying(code: string, severity: Severity, culprits: readonly string[]): Finding {
  return { code, severity, culprits, amount: null, currency: null, owedTo: null, drafts: [] };
}

const missesRecall = expect.stringMatching(/duplicate-charge recall/);
const missesPrecision = expect.stringMatching(/duplicate-charge precision/);

test('a tool that is always right meets every gate', () => {
  expect(missedBy(rightFindings)).toEqual([]);
});

test('a tool that says nothing misses the recall of every code that is gated', () => {
  const missed = missedBy(() => []);
  expect(missed.filter((line) => line.includes('recall')).length).toBeGreaterThan(3);
  expect(missed).toContainEqual(missesRecall);
});

test('naming every line in one finding finds nothing', () => {
  const missed = missedBy((day) =>
    codesOf(day).map((code) => saying(code, 'error', lines.get(day) ?? [])),
  );
  expect(missed).toContainEqual(missesRecall);
  expect(missed).toContainEqual(missesPrecision);
  expect(missed).toContainEqual(expect.stringMatching(/look-alikes reported as error/));
});

test('naming every line by itself under every code is found out by precision and look-alikes', () => {
  const missed = missedBy((day) =>
    codesOf(day).flatMap((code) =>
      (lines.get(day) ?? []).map((line) => saying(code, 'error', [line])),
    ),
  );
  expect(missed).not.toContainEqual(missesRecall);
  expect(missed).toContainEqual(missesPrecision);
  expect(missed).toContainEqual(expect.stringMatching(/look-alikes reported as error/));
});

test('saying everything as a notice finds nothing that is an error', () => {
  const missed = missedBy((day) =>
    rightFindings(day).map((finding) => ({ ...finding, severity: 'notice' as const })),
  );
  expect(missed).toContainEqual(missesRecall);
  expect(missed).toContainEqual(expect.stringMatching(/drafts due and made/));
});

test('calling a warning’s fault an error is found, a look-alike’s is not forgiven', () => {
  const asErrors = missedBy((day) =>
    rightFindings(day).map((finding) => ({ ...finding, severity: 'error' as const })),
  );
  expect(asErrors).toEqual([]);
  const withLookalikes = missedBy((day) => [
    ...rightFindings(day),
    ...day.truth.lookalikes
      .filter(({ what }) => what === 'second-coffee')
      .map(({ records }) => saying('duplicate-charge', 'error', records.slice(0, 1))),
  ]);
  expect(withLookalikes).toContainEqual(expect.stringMatching(/look-alikes reported as error 30/));
  expect(withLookalikes).toContainEqual(missesPrecision);
});

test('notices of every line beside what is right are noise', () => {
  const missed = missedBy((day) => [
    ...rightFindings(day),
    ...(lines.get(day) ?? []).map((line) => saying('duplicate-charge', 'notice', [line])),
  ]);
  expect(missed).toEqual([expect.stringMatching(/notices right 0\.\d{4} < 0\.995/)]);
});

test('what may be said of a look-alike costs nothing', () => {
  const missed = missedBy((day) => [
    ...rightFindings(day),
    ...day.truth.lookalikes
      .filter(({ what }) => what === 'second-coffee')
      .map(({ records }) => saying('duplicate-charge', 'notice', records.slice(0, 1))),
  ]);
  expect(missed).toEqual([]);
});

test('drafting nothing misses the drafts that are due', () => {
  const missed = missedBy((day) =>
    rightFindings(day).map((finding) => ({ ...finding, drafts: [] })),
  );
  expect(missed).toEqual([expect.stringMatching(/drafts due and made 0\.0000 < 0\.95/)]);
});

test('drafting twice, for another sum or for nobody’s fault is a wrong refund', () => {
  const doubled = missedBy((day) =>
    rightFindings(day).map((finding) => ({
      ...finding,
      drafts: [...finding.drafts, ...finding.drafts],
    })),
  );
  expect(doubled).toEqual([
    expect.stringMatching(/drafts due and made 0\.0000 < 0\.95/),
    expect.stringMatching(/wrong refund drafts \d{2,3}, none allowed/),
  ]);
  const otherKind = missedBy((day) =>
    rightFindings(day).map((finding) => ({
      ...finding,
      drafts: finding.drafts.map((draft) => ({
        ...draft,
        kind: draft.kind === 'refund' ? 'claim' : 'supplement',
      })),
    })),
  );
  expect(otherKind).toContainEqual(expect.stringMatching(/drafts due and made 0\.\d+ < 0\.95/));
  const otherSum = missedBy((day) =>
    rightFindings(day).map((finding) => ({
      ...finding,
      drafts: finding.drafts.map((draft) => ({ ...draft, amount: '1.23' })),
    })),
  );
  expect(otherSum).toContainEqual(expect.stringMatching(/wrong refund drafts/));
  expect(otherSum).toContainEqual(expect.stringMatching(/drafts due and made/));
  const refund = { kind: 'refund', amount: '5.00', currency: 'CNY' };
  const forNobody = missedBy((day) => [
    ...rightFindings(day),
    { ...saying('duplicate-charge', 'notice', ['pos.csv:2']), drafts: [refund] },
  ]);
  expect(forNobody).toEqual([expect.stringMatching(/wrong refund drafts 10, none allowed/)]);
});

test('a finding serves one fault, and saying it twice is a false alarm', () => {
  const missed = missedBy((day) => [...rightFindings(day), ...rightFindings(day)]);
  expect(missed).toContainEqual(missesPrecision);
});

test('the wrong amount or the wrong creditor is not right', () => {
  const amounts = missedBy((day) =>
    rightFindings(day).map((finding) => ({ ...finding, amount: '0.01' })),
  );
  expect(amounts).toContainEqual(expect.stringMatching(/duplicate-charge amounts right 0\.0000/));
  const creditors = missedBy((day) =>
    rightFindings(day).map((finding) => ({ ...finding, owedTo: 'none' })),
  );
  expect(creditors).toContainEqual(expect.stringMatching(/duplicate-charge amounts right 0\.0000/));
});
