import { asCount, asText, asWhole, type Engine } from '../engine/engine.ts';
import type { KnownDiscrepancy } from '../model/ledger.ts';
import type { Discrepancy } from '../model/report.ts';

export async function readDiscrepancies(engine: Engine): Promise<readonly KnownDiscrepancy[]> {
  const rows = await engine.rows('select * from ledger.discrepancies order by first_run, id');
  return rows.map((row) => ({
    id: asText(row['id']) ?? '',
    status: (asText(row['status']) ?? 'open') as KnownDiscrepancy['status'],
    firstRun: asCount(row['first_run']),
    lastRun: asWhole(row['last_run']) ?? 0,
    body: JSON.parse(asText(row['body']) ?? '{}') as Discrepancy,
  }));
}

/**
 * What a run found, with what earlier runs knew of it. A discrepancy that is not found any more was explained by later records: it is
 * resolved, and told once. One that was resolved and is found again is open again; what somebody accepted stays accepted.
 */
export function withHistory(
  found: readonly Discrepancy[],
  known: readonly KnownDiscrepancy[],
): readonly Discrepancy[] {
  const byId = new Map(known.map((each) => [each.id, each]));
  const current = found.map((discrepancy): Discrepancy => {
    const earlier = byId.get(discrepancy.id);
    if (earlier === undefined) return discrepancy;
    return { ...discrepancy, status: earlier.status === 'accepted' ? 'accepted' : 'open' };
  });
  const ids = new Set(found.map(({ id }) => id));
  const gone = known.filter(({ id, status }) => status === 'open' && !ids.has(id));
  return [
    ...current,
    ...gone.map(({ body }): Discrepancy => ({ ...body, status: 'resolved', refundRequest: null })),
  ];
}

/** Writes what a run found, inside the caller's transaction. */
export async function keepDiscrepancies(
  engine: Engine,
  run: number,
  listed: readonly Discrepancy[],
): Promise<void> {
  for (const discrepancy of listed) {
    const { id, code } = discrepancy;
    const status = discrepancy.status === 'new' ? 'open' : discrepancy.status;
    const body = JSON.stringify(discrepancy);
    const isKnown = asCount(
      (await engine.row('select count(*) as n from ledger.discrepancies where id = $id', { id }))[
        'n'
      ],
    );
    if (isKnown === 0) {
      await engine.run(
        'insert into ledger.discrepancies values ($id, $code, $status, $run, $run, $body)',
        { id, code, status, run, body },
      );
    } else {
      await engine.run(
        'update ledger.discrepancies set status = $status, last_run = $run, body = $body where id = $id',
        { id, status, run, body },
      );
    }
  }
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
