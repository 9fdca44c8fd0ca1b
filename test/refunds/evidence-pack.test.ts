import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { loadLocale } from '../../src/locales/index.ts';
import { packEvidence } from '../../src/refunds/evidence-pack.ts';
import { discrepancyOf, fullReport, requestOf } from '../reporters/sample-report.ts';

const locale = await loadLocale('zh-CN');
const discrepancy = discrepancyOf('duplicate-charge', {
  evidence: [
    {
      role: 'extra',
      side: 'settlement',
      file: '十月/ums.csv',
      line: 42,
      amount: '-68.00',
      ids: { rrn: '=1+1', orderId: '1001' },
    },
  ],
});
const trail = [
  {
    number: 3,
    at: '2026-10-20T22:00:00.000Z',
    actor: '=ann',
    action: 'approve',
    about: 'r_0a1b2c',
    body: '{"reason":null}',
    previous: 'ab',
    hash: 'cd',
  },
] as const;

function pack(): Uint8Array {
  const letter = { request: requestOf(), discrepancy, report: fullReport, locale };
  return packEvidence({ letter, sources: fullReport.sources, trail });
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('holds the letter, the rows, what was done, and a manifest with the checksum of each', () => {
  const members = unzipSync(pack());
  expect(Object.keys(members)).toEqual([
    'letter.md',
    'letter.html',
    'evidence.csv',
    'trail.csv',
    'manifest.json',
  ]);
  const manifest = JSON.parse(text(members['manifest.json']));
  expect(manifest).toMatchObject({ request: 'r_0a1b2c', discrepancy: 'd_0000' });
  expect(manifest.sources[0]).toEqual({
    side: fullReport.sources[0]?.side,
    file: fullReport.sources[0]?.file,
    sha256: fullReport.sources[0]?.sha256,
  });
  for (const { name, bytes, sha256 } of manifest.members) {
    const member = members[name] ?? new Uint8Array();
    expect(member.length).toBe(bytes);
    expect(createHash('sha256').update(member).digest('hex')).toBe(sha256);
  }
  expect(manifest.members).toHaveLength(4);
});

test('rows are for spreadsheets: amounts are numbers, and no text from a file is a formula', () => {
  const members = unzipSync(pack());
  const [row]: Record<string, string>[] = parse(text(members['evidence.csv']), {
    bom: true,
    columns: true,
  });
  expect(row).toMatchObject({ role: 'extra', line: '42', amount: '-68.00', rrn: "'=1+1" });
  const [entry]: Record<string, string>[] = parse(text(members['trail.csv']), {
    bom: true,
    columns: true,
  });
  expect(entry).toMatchObject({ number: '3', actor: "'=ann", hash: 'cd' });
});

test('the same evidence gives the same bytes, whatever the zone of the machine', () => {
  const first = pack();
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/St_Johns';
  const second = pack();
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
});
