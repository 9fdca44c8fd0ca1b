import { asCount, asText, type Engine } from '../engine/engine.ts';
import { usageError } from '../errors/posrecon-error.ts';
import type { AuditEntry } from '../model/ledger.ts';
import { type Actor, addEntry, readTrail } from './audit-trail.ts';
import { undoClosing } from './closed-records.ts';
import { setStatus } from './discrepancy-history.ts';
import { storeTables } from './ledger-schema.ts';

/** Keeps how the rows are that a run is about to change, inside its transaction: of the discrepancies `found_now` names them. */
export async function keepBefore(engine: Engine, requests: readonly string[]): Promise<void> {
  const ids = JSON.stringify(requests);
  await engine.run(
    `create or replace table ledger.before_discrepancies as
       select * from ledger.discrepancies where id in (select id from found_now);
     create or replace table ledger.before_requests as
       select * from ledger.requests where list_contains(cast('${ids}' as varchar[]), id)`,
  );
}

/** What was undone: a run, by its number, the closing of a month, or what somebody thought of a discrepancy, by its id. */
export interface Undone {
  readonly of: 'run' | 'accept' | 'reopen' | 'close';
  readonly about: string;
}

/**
 * Takes back the last thing that was done to the ledger, inside the caller's transaction. The trail keeps both. Throws ERR_USAGE where the
 * last thing is none that can be taken back.
 */
export async function undoLast(engine: Engine, actor: Actor, reason: string): Promise<Undone> {
  const last = (await readTrail(engine)).at(-1);
  if (last?.action === 'accept' || last?.action === 'reopen') {
    await setStatus(engine, last.about, last.action === 'accept' ? 'open' : 'accepted');
  } else if (last?.action === 'run') {
    await undoRun(engine, actor, last);
  } else if (last?.action === 'undo') {
    throw usageError('the last thing that was done is undone already', {
      remedy:
        'One step can be undone. To go further back, put back a backup of the ledger (posrecon ledger backup).',
    });
  } else if (last?.action !== 'close') {
    throw usageError('the last entry of the trail is none that can be undone', {
      remedy:
        'Only the last run, match, unmatch, accept, reopen or closing of a month can be; a request is rejected or withdrawn.',
    });
  }
  const undone = { of: last.action, about: last.about };
  await addEntry(engine, actor, {
    action: 'undo',
    about: last.about,
    body: { of: last.action, reason },
  });
  return undone;
}

async function undoRun(engine: Engine, actor: Actor, { about, body }: AuditEntry): Promise<void> {
  const run = Number(about);
  const { requests } = JSON.parse(body) as { readonly requests?: readonly string[] };
  if (requests === undefined) {
    throw usageError(`run ${about} was made before posrecon could undo one`, {
      remedy: 'Put back a backup of the ledger from before it.',
    });
  }
  await undoClosing(engine, run);
  await engine.run(
    `${storeTables
      .map(
        (table) =>
          `delete from ledger.${table}_records where source in (select number from ledger.sources where run = ${run});`,
      )
      .join('\n')}
     delete from ledger.source_days where number in (select number from ledger.sources where run = ${run});
     delete from ledger.sources where run = ${run};
     delete from ledger.booked where run = ${run};
     delete from ledger.rulings where run = ${run};
     update ledger.rulings set replaced_in = null where replaced_in = ${run};
     delete from ledger.discrepancies
       where first_run = ${run} or id in (select id from ledger.before_discrepancies);
     insert into ledger.discrepancies select * from ledger.before_discrepancies;
     delete from ledger.requests where list_contains(cast('${JSON.stringify(requests)}' as varchar[]), id);
     insert into ledger.requests select * from ledger.before_requests;
     delete from ledger.runs where number = ${run}`,
  );
  const rows = await engine.rows('select id, state from ledger.before_requests');
  const states = new Map(rows.map((row) => [asText(row['id']), asText(row['state'])]));
  for (const id of requests) {
    const state = states.get(id) ?? null;
    await addEntry(engine, actor, { action: 'undo', about: id, body: { of: 'run', state } });
  }
  const left = await engine.row('select coalesce(max(number), 0) as number from ledger.runs');
  if (asCount(left['number']) !== run - 1) throw new Error(`run ${run} was not the last`);
}
