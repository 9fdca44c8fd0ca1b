import { asText, type Engine } from '../engine/engine.ts';
import {
  type EscalationStep,
  escalationSteps,
  type KeptRequest,
  type RefundRequest,
  type RequestState,
} from '../model/refund-request.ts';
import { type Actor, addEntry } from './audit-trail.ts';

/** All requests, in a total order: by the discrepancy's first run, then by id. Empty in a ledger from before there were any. */
export async function readRequests(engine: Engine): Promise<readonly KeptRequest[]> {
  const tables = await engine.row(
    `select count(*) as n from duckdb_tables() where database_name = 'ledger' and table_name = 'requests'`,
  );
  if (Number(tables['n']) === 0) return [];
  const rows = await engine.rows(
    `select * from ledger.requests r
     order by (select min(first_run) from ledger.discrepancies d where d.id = r.discrepancy), id, state`,
  );
  return rows.map((row) => ({
    ...(JSON.parse(asText(row['body']) ?? '{}') as RefundRequest),
    state: (asText(row['state']) ?? 'draft') as RequestState,
    draftedBy: asText(row['drafted_by']) ?? '',
    approvedBy: asText(row['approved_by']),
    submittedAt: asText(row['submitted_at']),
    reference: asText(row['reference']),
    proof: asText(row['proof']),
    arrived: asText(row['arrived']),
    firstSubmittedAt: asText(row['first_submitted_at']) ?? asText(row['submitted_at']),
    step: escalationSteps.find((step) => step === asText(row['step'])) ?? null,
    steppedOn: asText(row['stepped_on']),
  }));
}

/** Requests that a person took back, with a reason: what later records explained was withdrawn by a run. By the last withdrawal of each. */
export async function takenBack(engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await engine.rows(
    `select about, max_by(body, number) as body from ledger.audit where action = 'withdraw' group by about order by about`,
  );
  const byPersons = rows.filter((row) => {
    const body = JSON.parse(asText(row['body']) ?? '{}') as { readonly reason?: string | null };
    return (body.reason ?? null) !== null;
  });
  return new Set(byPersons.map((row) => asText(row['about']) ?? ''));
}

/**
 * Writes a draft and its entry in the trail, inside the caller's transaction. What an earlier draft of it asked for, who approved it and
 * where it was submitted is of no account any more; the trail keeps it. What came of it since it was first handed in still counts.
 */
export async function draft(engine: Engine, by: Actor, request: RefundRequest): Promise<void> {
  const { id, discrepancy, amount, currency } = request;
  const earlier = await engine.row(
    'select max(first_submitted_at) as at, max(proof) as proof, max(arrived) as arrived from ledger.requests where id = $id',
    { id },
  );
  await engine.run('delete from ledger.requests where id = $id', { id });
  await engine.run(
    `insert into ledger.requests (id, discrepancy, state, body, drafted_by, first_submitted_at, proof, arrived)
     values ($id, $discrepancy, 'draft', $body, $draftedBy, $at, $proof, $arrived)`,
    {
      at: asText(earlier['at']),
      proof: asText(earlier['proof']),
      arrived: asText(earlier['arrived']),
      id,
      discrepancy,
      body: JSON.stringify({ ...request, state: 'draft' }),
      draftedBy: by.name,
    },
  );
  await addEntry(engine, by, {
    action: 'draft',
    about: id,
    body: { amount, currency, proof: null, reason: null },
  });
}

/** What an action changes beside the state; what is not named stays. */
export interface RequestChange {
  readonly state: RequestState;
  readonly approvedBy?: string;
  readonly submittedAt?: string;
  readonly reference?: string;
  readonly proof?: string;
  readonly arrived?: string;
  readonly step?: EscalationStep;
  readonly steppedOn?: string;
}

/** Brings a request into another state, inside the caller's transaction. Handed in, its clock begins anew. */
export async function changeRequest(
  engine: Engine,
  id: string,
  change: RequestChange,
): Promise<void> {
  const { state, approvedBy, submittedAt, reference, proof, arrived, step, steppedOn } = change;
  await engine.run(
    `update ledger.requests set state = $state, approved_by = coalesce($approvedBy, approved_by),
       submitted_at = coalesce($submittedAt, submitted_at), first_submitted_at = coalesce(first_submitted_at, $submittedAt),
       reference = coalesce($reference, reference), proof = coalesce($proof, proof), arrived = coalesce($arrived, arrived),
       step = case when $submittedAt is null then coalesce($step, step) end,
       stepped_on = case when $submittedAt is null then coalesce($steppedOn, stepped_on) end
     where id = $id`,
    {
      id,
      state,
      approvedBy: approvedBy ?? null,
      submittedAt: submittedAt ?? null,
      reference: reference ?? null,
      proof: proof ?? null,
      arrived: arrived ?? null,
      step: step ?? null,
      steppedOn: steppedOn ?? null,
    },
  );
}
