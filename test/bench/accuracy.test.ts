import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findingsOf, makeDay, score, summarise, writeDay } from '../../bench/accuracy/benchmark.js';
import { discrepancyCodes } from '../../src/model/discrepancy.ts';
import { reconciled } from '../shops/reconciled.ts';
import { scenarioNamed } from './days.ts';

// A few days of `npm run bench:accuracy`, which runs twenty seeds of every scenario: on these nothing is missed and nothing false.

const folder = mkdtempSync(join(tmpdir(), 'posrecon-accuracy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const few = [
  ['branches', 1],
  ['high-street', 1],
  ['wallets', 2],
  ['acquirer-without-numbers-minutes', 2],
] as const;

test('a few labelled days: every fault with its culprit and amount, and nothing else', async () => {
  const scored = [];
  for (const [name, seed] of few) {
    const place = join(folder, `${name}-${seed}`);
    const { files, ...truth } = writeDay(makeDay(scenarioNamed(name), seed), place);
    const report = await reconciled(
      files.map(({ name: file, side }) => ({ file: join(place, file), side })),
    );
    scored.push({ scenario: name, seed, ...score(truth, findingsOf(report)) });
  }
  const chosen = few.map(([name]) => scenarioNamed(name));
  const summary = summarise(chosen, scored, new Set(Object.keys(discrepancyCodes)));
  expect(summary.details).toEqual([]);
  expect(summary.missed).toEqual([]);
  const planted = summary.tiers.flatMap(({ codes }) => Object.values(codes));
  expect(planted.reduce((sum, { found }) => sum + found, 0)).toBeGreaterThan(70);
});
