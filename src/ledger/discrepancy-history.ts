import { asCount, asText, type Engine } from '../engine/engine.ts';
import type { KnownDiscrepancy } from '../model/ledger.ts';
import type { Discrepancy } from '../model/report.ts';

export async function readDiscrepancies(engine: Engine): Promise<readonly KnownDiscrepancy[]> {
  const rows = await engine.rows('select * from ledger.discrepancies order by first_run, id');
  return rows.map((row) => ({
    id: asText(row['id']) ?? '',
    status: (asText(row['status']) ?? 'open') as KnownDiscrepancy['status'],
    firstRun: asCount(row['first_run']),
    lastRun: asCount(row['last_run']),
    body: JSON.parse(asText(row['body']) ?? '{}') as Discrepancy,
  }));
}

/** What became of what earlier runs knew. */
export interface History {
  /** Their records are closed: they stay open. */
  readonly resting?: ReadonlySet<string>;
  /** By discrepancy: the ids under which the same culprit may have been known before. */
  readonly otherIds?: (discrepancy: string) => readonly string[];
}

/**
 * What a run found, with what earlier runs knew of it. A discrepancy that is not found any more was explained by later records: it is
 * resolved, and told once. One that was resolved and is found again is open again; what somebody accepted stays accepted. What is found
 * of the same culprit under another code supersedes what was known before.
 */
export function withHistory(
  found: readonly Discrepancy[],
  known: readonly KnownDiscrepancy[],
  { resting = new Set(), otherIds = () => [] }: History = {},
): readonly Discrepancy[] {
  const byId = new Map(known.map((each) => [each.id, each]));
  const named = withSuperseded(found, new Set(byId.keys()), resting, otherIds);
  const current = named.map((discrepancy): Discrepancy => {
    const earlier = byId.get(discrepancy.id);
    if (earlier === undefined) return discrepancy;
    return { ...discrepancy, status: earlier.status === 'accepted' ? 'accepted' : 'open' };
  });
  const superseded = supersededBy(named);
  const ids = new Set(found.map(({ id }) => id));
  const gone = known.filter(({ id, status }) => status === 'open' && !ids.has(id));
  return [
    ...current,
    ...gone.map(
      ({ id, body }): Discrepancy =>
        resting.has(id)
          ? { ...body, status: 'open' }
          : { ...body, status: 'resolved', refundRequest: null, ...superseded.get(id) },
    ),
  ];
}

/** Names in each discrepancy what it supersedes: what was known of its culprit, and is neither found nor at rest. */
export function withSuperseded(
  found: readonly Discrepancy[],
  known: ReadonlySet<string>,
  resting: ReadonlySet<string>,
  otherIds: (discrepancy: string) => readonly string[],
): readonly Discrepancy[] {
  if (known.size === 0) return found;
  const unresolved = found.filter(({ status }) => status !== 'resolved');
  const standing = new Set([...unresolved.map(({ id }) => id), ...resting]);
  return found.map((each) => {
    const gone = otherIds(each.id).filter((id) => known.has(id) && !standing.has(id));
    if (gone.length === 0) return each;
    return { ...each, supersedes: [...new Set([...(each.supersedes ?? []), ...gone])].sort() };
  });
}

/** By what was superseded: what was found since and names it. */
export function successors(
  known: readonly KnownDiscrepancy[],
): ReadonlyMap<string, { readonly supersededBy: string }> {
  const lastRuns = new Map(known.map(({ id, lastRun }) => [id, lastRun]));
  return supersededBy(
    known.map(({ body, lastRun }) => ({
      ...body,
      supersedes: (body.supersedes ?? []).filter((old) => (lastRuns.get(old) ?? 0) < lastRun),
    })),
  );
}

/** By what was superseded: what names it. */
function supersededBy(
  discrepancies: readonly Discrepancy[],
): ReadonlyMap<string, { readonly supersededBy: string }> {
  return new Map(
    discrepancies.flatMap(({ id, supersedes = [] }) =>
      supersedes.map((old) => [old, { supersededBy: id }] as const),
    ),
  );
}

/** Puts what a run found where its transaction reads it: one that writes the ledger may not write the working store. `found_now`. */
export async function stageDiscrepancies(
  engine: Engine,
  listed: readonly Discrepancy[],
): Promise<void> {
  await engine.run(
    'create or replace table found_now (id varchar, code varchar, status varchar, body varchar, resolved_by varchar)',
  );
  await engine.append(
    'found_now',
    listed.map((each) => [
      each.id,
      each.code,
      each.status === 'new' ? 'open' : each.status,
      JSON.stringify(each),
      each.resolvedBy === undefined ? '' : JSON.stringify({ resolvedBy: each.resolvedBy }),
    ]),
  );
}

/** Writes what a run found and what it found no more, inside the caller's transaction. */
export async function keepDiscrepancies(engine: Engine, run: number): Promise<void> {
  await engine.run(
    `-- what is resolved stays as the last run that found it told it, with what explains it
     update ledger.discrepancies as known set status = 'resolved', body = coalesce(cast(json_merge_patch(known.body, nullif(found_now.resolved_by, '')) as varchar), known.body)
       from found_now where found_now.id = known.id and found_now.status = 'resolved';
     update ledger.discrepancies as known set status = found_now.status, last_run = ${run}, body = found_now.body
       from found_now where found_now.id = known.id and found_now.status <> 'resolved';
     insert into ledger.discrepancies
       select id, code, status, ${run}, ${run}, body from found_now
       where id not in (select id from ledger.discrepancies) order by id`,
  );
}

/** Changes what people think of a discrepancy, inside the caller's transaction. */
export async function setStatus(
  engine: Engine,
  id: string,
  status: 'accepted' | 'open',
): Promise<void> {
  await engine.run('update ledger.discrepancies set status = $status where id = $id', {
    id,
    status,
  });
}
