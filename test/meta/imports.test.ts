import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, filesOf } from './repository.ts';

// One direction, from bytes to a decision: what each stage may import besides itself, `model` and `errors`.
const stages: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: [],
  config: [],
  locales: [],
  engine: [],
  intake: ['engine', 'locales'],
  matching: ['engine', 'intake'],
  detectors: ['engine', 'intake', 'matching'],
  totals: ['engine', 'intake', 'matching', 'detectors'],
  ledger: ['engine'],
  refunds: ['locales'],
  report: ['locales'],
  reporters: ['refunds', 'report', 'locales'],
  manual: [],
};
const typesOnly: Readonly<Record<string, string>> = { config: 'src/intake/table.ts' };
/** These join the stages. */
const joining =
  /^src\/(commands\/.*|reconcile|reconciliation|nightly(-[a-z]+)?|inspect|takings|run-details|cli|index)\.ts$/;
const importing =
  /\b(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\bfrom\s*)?'(?<from>\.[^']*)'|\bimport\('(?<lazy>\.[^']*)'\)/g;

test.for(filesOf('src', '.ts'))('%s imports only stages before it', (file) => {
  if (joining.test(file)) return;
  const stage = file.split('/')[1] ?? '';
  const before = stages[stage];
  expect(before, `src/${stage} is no stage: add it here and to CONTRIBUTING.md`).toBeDefined();
  const allowed = [stage, 'model', 'errors', ...(before ?? [])];
  const offences = [...codeOf(file).matchAll(importing)].flatMap(({ groups = {} }) => {
    const target = posix.join(posix.dirname(file), groups['from'] ?? groups['lazy'] ?? '');
    if (groups['type'] !== undefined && target === typesOnly[stage]) return [];
    return allowed.includes(target.split('/')[1] ?? '') ? [] : [target];
  });
  expect(offences).toEqual([]);
});
