import type { Engine } from './engine/engine.ts';
import type { LoadedSource } from './intake/source.ts';
import { type Actor, addEntry } from './ledger/audit-trail.ts';
import { findProof } from './ledger/find-proof.ts';
import { changeRequest, draft } from './ledger/kept-requests.ts';
import type { KeptRequest, RefundRequest } from './model/refund-request.ts';
import type { Report } from './model/report.ts';
import { mayDo, stateAfter } from './model/request-lifecycle.ts';

/** What a run does to one request. */
export type RequestStep =
  /** For the first time, again, or because it asks for other money than before anybody approved it. */
  | { readonly action: 'draft'; readonly request: RefundRequest }
  /** Later records explain the discrepancy before anything was submitted. */
  | { readonly action: 'withdraw'; readonly request: KeptRequest }
  /** `proof`: where the refund stands, `ums.csv:12`; `null` for a claim, which the records that came prove. */
  | {
      readonly action: 'settle';
      readonly request: KeptRequest;
      readonly proof: string | null;
    };

/**
 * Follows the requests through a run: what is found is drafted, what is explained is withdrawn, and what was submitted is settled where the
 * acquirer's records show the money on its way back. The requests of what somebody accepted rest.
 */
export async function followRequests(
  engine: Engine,
  { discrepancies, refundRequests }: Report,
  kept: readonly KeptRequest[],
  sources: readonly LoadedSource[],
): Promise<readonly RequestStep[]> {
  const keptById = new Map(kept.map((request) => [request.id, request]));
  const found = new Set(
    discrepancies.filter(({ status }) => status !== 'resolved').map(({ id }) => id),
  );
  const steps: RequestStep[] = refundRequests
    .filter((request) => isToBeDrafted(request, keptById.get(request.id)))
    .map((request) => ({ action: 'draft', request }));
  const taken: number[] = [];
  for (const request of kept) {
    if (found.has(request.discrepancy)) continue;
    if (mayDo('withdraw', request.state)) steps.push({ action: 'withdraw', request });
    if (!mayDo('settle', request.state)) continue;
    if (request.kind !== 'refund' && request.kind !== 'void') {
      steps.push({ action: 'settle', request, proof: null });
      continue;
    }
    const id = await findProof(engine, request, taken);
    if (id === null) continue;
    taken.push(id);
    steps.push({ action: 'settle', request, proof: placeOf(id, sources) });
  }
  return steps;
}

function isToBeDrafted(request: RefundRequest, earlier: KeptRequest | undefined): boolean {
  if (mayDo('draft', earlier?.state ?? null)) return true;
  return earlier?.state === 'draft' && asksForOther(earlier, request);
}

function asksForOther(one: RefundRequest, other: RefundRequest): boolean {
  return one.amount !== other.amount || one.currency !== other.currency || one.kind !== other.kind;
}

function placeOf(id: number, sources: readonly LoadedSource[]): string {
  const source = sources.find(
    ({ side, firstId, endId }) => side === 'settlement' && id >= firstId && id < endId,
  );
  return source === undefined ? '' : `${source.file}:${source.lineOf(id)}`;
}

/** The report's requests as the ledger has them: pinned by their draft, in the state in which they are. */
export function withRequests(
  report: Report,
  kept: readonly KeptRequest[],
  steps: readonly RequestStep[],
): Report {
  const states = new Map(kept.map(({ id, state }) => [id, state]));
  for (const { action, request } of steps) states.set(request.id, stateAfter(action));
  const drafted = new Set(steps.map(({ request }) => request.id));
  const pinned = new Map(kept.filter(({ id }) => !drafted.has(id)).map((each) => [each.id, each]));
  return {
    ...report,
    refundRequests: report.refundRequests.map((request) => {
      const earlier = pinned.get(request.id);
      const state = states.get(request.id) ?? request.state;
      return earlier === undefined
        ? { ...request, state }
        : {
            ...request,
            amount: earlier.amount,
            currency: earlier.currency,
            kind: earlier.kind,
            state,
          };
    }),
  };
}

/** Writes the steps down, inside the caller's transaction. */
export async function takeSteps(
  engine: Engine,
  actor: Actor,
  steps: readonly RequestStep[],
): Promise<void> {
  for (const step of steps) {
    const { action, request } = step;
    if (action === 'draft') {
      await draft(engine, actor, request);
      continue;
    }
    const proof = step.action === 'settle' ? step.proof : null;
    await changeRequest(engine, request.id, {
      state: stateAfter(action),
      ...(proof === null ? {} : { proof }),
    });
    const { amount, currency } = request;
    await addEntry(engine, actor, {
      action,
      about: request.id,
      body: { amount, currency, proof, reason: null },
    });
  }
}
