import { expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { renderJson, stringifyJson } from '../../src/reporters/json.ts';
import { codedSamples } from '../locales/coded-samples.ts';
import { discrepancyOf, fullReport } from './sample-report.ts';

/** The same value with the keys of every object the other way round. */
function reversed<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reversed) as Value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)]);
  return Object.fromEntries(entries.reverse()) as Value;
}

test('writes the contract’s keys in its order', async () => {
  await expect(renderJson(fullReport)).toMatchFileSnapshot('__snapshots__/report.json.txt');
});

test('gives the same bytes whatever order the report was built in', () => {
  const discrepancies = codedSamples.map(({ code }) => discrepancyOf(code));
  const report: Report = { ...fullReport, discrepancies };
  expect(renderJson(reversed(report))).toBe(renderJson(report));
});

test('loses nothing', () => {
  const discrepancies = codedSamples.map(({ code }) => discrepancyOf(code));
  const report: Report = { ...fullReport, discrepancies };
  expect(JSON.parse(renderJson(report))).toEqual(report);
});

test('does not write what the schema does not name', () => {
  const [source] = fullReport.sources;
  const sources = [{ ...source, secret: 'x' }] as unknown as Report['sources'];
  expect(renderJson({ ...fullReport, sources })).not.toContain('secret');
});

test('sends no control sequence to a terminal, and stays JSON', () => {
  const hostile = 'a\u001b[2J\u009b31m\u202egnp\u2028\u200b\ufeff"\\';
  const text = stringifyJson({ hostile });
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual({ hostile });
});
