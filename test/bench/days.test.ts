import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  createExchange,
  makeDay,
  scenarios,
  visibleColumns,
} from '../../bench/accuracy/benchmark.js';
import { root } from '../../scripts/ensure.js';
import { scenarioNamed } from './days.ts';

test('the benchmark imports nothing of the code that it tests', () => {
  const folder = join(root, 'bench/accuracy');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  );
  expect(sources.length).toBeGreaterThan(20);
  const imports = sources.flatMap((path) =>
    [...readFileSync(join(folder, path), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
      ([, name]) => name ?? '',
    ),
  );
  expect(imports.filter((name) => /\/(?:src|dist)\//.test(name))).toEqual([]);
});

test('names are unique, and every gated tier has scenarios', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(new Set(scenarios.map(({ tier }) => tier)).size).toBe(4);
});

describe.for(scenarios.map(({ name }) => name))('%s', (name) => {
  const day = makeDay(scenarioNamed(name), 3);
  const texts = new Map(day.files.map(({ sheet }) => [sheet.name, sheet.bytes()]));

  test('the same seed gives the same bytes', () => {
    const again = makeDay(scenarioNamed(name), 3);
    expect(again.truth).toEqual(day.truth);
    for (const { sheet } of again.files) {
      expect(Buffer.compare(sheet.bytes(), texts.get(sheet.name) ?? new Uint8Array())).toBe(0);
    }
    const other = makeDay(scenarioNamed(name), 4);
    expect(other.truth).not.toEqual(day.truth);
  });

  test('every culprit stands on a line of its file, and holds the amount at stake where that is its own', () => {
    const lines = new Map(
      [...texts].map(([file, bytes]) => [file, new TextDecoder().decode(bytes).split('\n')]),
    );
    const places = day.truth.faults.flatMap(({ culprits }) => culprits.flat());
    for (const place of places.filter((each) => !/^(?:payout|trace) /.test(each))) {
      const [file = '', line = '0'] = place.split(':');
      expect(lines.get(file)?.[Number(line) - 1], place).toMatch(/\d/);
    }
    const whole = ['duplicate-charge', 'unrecorded-charge', 'missing-settlement', 'wrong-merchant'];
    for (const { code, culprits, amount } of day.truth.faults) {
      if (!whole.includes(code)) continue;
      for (const place of culprits.flat()) {
        const [file = '', line = '0'] = place.split(':');
        expect(lines.get(file)?.[Number(line) - 1]?.replaceAll(',', ' '), place).toContain(
          ` ${amount}`.trim(),
        );
      }
    }
  });

  test('no harmless record is a culprit', () => {
    const culprits = new Set(day.truth.faults.flatMap(({ culprits: sets }) => sets[0] ?? []));
    for (const { what, records } of day.truth.lookalikes) {
      expect(
        records.filter((place) => culprits.has(place)),
        what,
      ).toEqual([]);
    }
  });
});

describe('what the files cannot tell apart', () => {
  const store = { merchantId: 'M1' };
  const terminal = { id: 'T1', clockAhead: 0 };
  const sold = (at: number, last4: string) => ({
    at,
    store,
    by: { terminal, card: { last4 }, stan: '', at },
    order: null,
    names: null,
    tender: 'card',
    status: 'approved',
    kind: 'sale',
    paid: 2800,
    tip: 0,
    currency: 'CNY',
  });
  const charged = (at: number, last4: string, till: object | null) => ({
    at,
    by: { terminal, stan: '' },
    names: { rrn: '' },
    card: { last4 },
    order: null,
    merchantId: 'M1',
    terminalId: 'T1',
    kind: 'sale',
    cents: 2800,
    currency: 'CNY',
    till,
  });

  test('without cards, of two sales seconds apart either may be the missing one', () => {
    const scenario = scenarioNamed('no-numbers-no-cards');
    const [first, second, later] = [sold(1000, '0001'), sold(1004, '0002'), sold(5000, '0003')];
    const exchange = createExchange(
      scenario,
      visibleColumns(scenario),
      [first, second, later],
      [charged(1010, '0001', first), charged(5008, '0003', later)],
    );
    expect(exchange.isLeftOver(second)).toBe(true);
    expect(exchange.insteadOf(second)).toEqual({ records: [second, first], hidden: false });
  });

  test('with cards it is the one', () => {
    const scenario = scenarioNamed('acquirer-without-numbers');
    const [first, second] = [sold(1000, '0001'), sold(1004, '0002')];
    const exchange = createExchange(
      scenario,
      visibleColumns(scenario),
      [first, second],
      [charged(1010, '0001', first)],
    );
    expect(exchange.insteadOf(second)).toEqual({ records: [second], hidden: false });
  });

  test('a missing sale beside an unknown charge of the same price is hidden without cards', () => {
    const scenario = scenarioNamed('no-numbers-no-cards');
    const missing = sold(1000, '0001');
    const exchange = createExchange(
      scenario,
      visibleColumns(scenario),
      [missing],
      [charged(1010, '0009', null)],
    );
    expect(exchange.insteadOf(missing).hidden).toBe(true);
  });
});
