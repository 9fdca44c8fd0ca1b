import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { csvRow } from '../model/csv-row.ts';
import type { AuditEntry } from '../model/ledger.ts';
import { ownHeaders } from '../model/own-files.ts';
import type { SourceReport } from '../model/report.ts';
import { type Letter, renderLetter, renderLetterHtml } from './letters.ts';

/** What goes into a pack beside the letter. */
export interface PackedEvidence {
  readonly letter: Letter;
  /** Files as they were received, with the side that they are of. */
  readonly sources: readonly Pick<SourceReport, 'side' | 'file' | 'sha256'>[];
  /** All that was done to the request. */
  readonly trail: readonly AuditEntry[];
}

/** Of every member, whenever and wherever the pack is made: the same evidence gives the same bytes. ZIP counts from 1980, in local time. */
const madeAt = '1980-01-01T00:00:00';

/** A request with its evidence as a ZIP: the letter, its rows, what was done, and a manifest with the checksum of each. */
export function packEvidence(evidence: PackedEvidence): Uint8Array {
  const { letter, sources, trail } = evidence;
  const encoder = new TextEncoder();
  const members: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['letter.md', encoder.encode(renderLetter(letter))],
    ['letter.html', encoder.encode(renderLetterHtml(letter))],
    ['evidence.csv', encoder.encode(evidenceRows(letter))],
    ['trail.csv', encoder.encode(trailRows(trail))],
  ];
  const manifest = {
    schemaVersion: 1,
    tool: { name: 'posrecon', version: letter.report.tool.version },
    request: letter.request.id,
    discrepancy: letter.discrepancy.id,
    asOf: letter.report.run.asOf,
    sources: sources.map(({ side, file, sha256 }) => ({ side, file, sha256 })),
    members: members.map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  const all = [
    ...members,
    ['manifest.json', encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`)] as const,
  ];
  return zipSync(Object.fromEntries(all), { mtime: madeAt });
}

/** What stands before the numbers of a record. */
const numbersFrom = 6;

/** One row a record that the request rests on, with every number that its file gives it. */
function evidenceRows({ discrepancy, request }: Letter): string {
  const { evidence: header } = ownHeaders;
  const rows = discrepancy.evidence.map(({ role, side, file, line, amount, ids }) =>
    csvRow([
      role,
      side,
      file,
      line === null ? null : String(line),
      amount === null ? null : { amount },
      request.currency,
      ...header.slice(numbersFrom).map((name) => ids[name] ?? null),
    ]),
  );
  return `\ufeff${[csvRow(header), ...rows].join('')}`;
}

function trailRows(trail: readonly AuditEntry[]): string {
  const rows = trail.map(({ number, at, actor, action, about, body, previous, hash }) =>
    csvRow([String(number), at, actor, action, about, body, previous, hash]),
  );
  return `\ufeff${[csvRow(ownHeaders.trail), ...rows].join('')}`;
}
