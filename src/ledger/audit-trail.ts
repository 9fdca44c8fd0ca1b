import { createHash } from 'node:crypto';
import { asText, asWhole, type Engine } from '../engine/engine.ts';
import type { AuditEntry } from '../model/ledger.ts';

/** Who does something, and when. */
export interface Actor {
  /** The account of the operating system. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** Names the last entry of the trail: whatever is written to a ledger changes it. */
export async function readHead(engine: Engine): Promise<string> {
  const row = await engine.row(
    'select count(*) as n, max_by(hash, number) as hash from ledger.audit',
  );
  return `${row['n']} ${row['hash'] ?? ''}`;
}

/** The head of a trail without an entry. */
export const noHead = '0 ';

/** Adds an entry, inside the caller's transaction. */
export async function addEntry(
  engine: Engine,
  actor: Actor,
  { action, about, body }: Pick<AuditEntry, 'action' | 'about'> & { readonly body: unknown },
): Promise<void> {
  const last = await engine.row(
    'select coalesce(max(number), 0) as number, max_by(hash, number) as hash from ledger.audit',
  );
  const entry = {
    number: (asWhole(last['number']) ?? 0) + 1,
    at: actor.at,
    actor: actor.name,
    action,
    about,
    body: JSON.stringify(body),
    previous: asText(last['hash']) ?? '',
  };
  await engine.run(
    'insert into ledger.audit values ($number, $at, $actor, $action, $about, $body, $previous, $hash)',
    { ...entry, hash: hashOf(entry) },
  );
}

export async function readTrail(engine: Engine): Promise<readonly AuditEntry[]> {
  const rows = await engine.rows('select * from ledger.audit order by number, hash');
  return rows.map((row) => ({
    number: asWhole(row['number']) ?? 0,
    at: asText(row['happened_at']) ?? '',
    actor: asText(row['actor']) ?? '',
    action: (asText(row['action']) ?? '') as AuditEntry['action'],
    about: asText(row['about']) ?? '',
    body: asText(row['body']) ?? '',
    previous: asText(row['previous']) ?? '',
    hash: asText(row['hash']) ?? '',
  }));
}

/** The first entry that is not what it was when it was written, or does not follow from the one before; `null`: the trail is whole. */
export function firstBreak(trail: readonly AuditEntry[]): AuditEntry | null {
  let previous = '';
  for (const [index, entry] of trail.entries()) {
    const follows = entry.number === index + 1 && entry.previous === previous;
    if (!follows || entry.hash !== hashOf(entry)) return entry;
    previous = entry.hash;
  }
  return null;
}

function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { number, at, actor, action, about, body, previous } = entry;
  return createHash('sha256')
    .update(JSON.stringify([number, at, actor, action, about, body, previous]))
    .digest('hex');
}
