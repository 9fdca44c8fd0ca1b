import type { Engine } from './engine/engine.ts';
import { type Actor, addEntry } from './ledger/audit-trail.ts';
import { changeRequest, draft } from './ledger/kept-requests.ts';
import { dayOfDate } from './model/calendar.ts';
import type { KnownDiscrepancy } from './model/ledger.ts';
import type {
  EscalationStep,
  FollowedRequest,
  FollowUp,
  KeptRequest,
  RefundRequest,
  RequestAnswer,
} from './model/refund-request.ts';
import type { Discrepancy, Report } from './model/report.ts';
import { mayDo, stateAfter } from './model/request-lifecycle.ts';
import { holderOf, isStillAsked, requestNamed } from './model/same-money.ts';
import { dateInZone } from './model/zone-offset.ts';
import { type Clocks, followUps, stepDue } from './refunds/follow-up.ts';

/** What a run does to one request. */
export type RequestStep =
  /** For the first time, again, or because it asks for other money than before anybody approved it. */
  | { readonly action: 'draft'; readonly request: RefundRequest }
  /** Later records explain the discrepancy, or give it another code, before anybody approved the draft. */
  | {
      readonly action: 'withdraw';
      readonly request: KeptRequest;
      readonly supersededBy: string | null;
    }
  /** A part of what it asks for has come, or the rest of it. */
  | {
      readonly action: 'arrive' | 'settle';
      readonly request: KeptRequest;
      readonly answer: RequestAnswer;
    }
  /** It is past its term: the next letter is drafted. */
  | {
      readonly action: 'escalate';
      readonly request: KeptRequest;
      readonly step: EscalationStep;
      readonly on: string;
    };

/** Requests that were handed in, whatever became of them since, with the day on which that was. */
export function followedRequests(
  requests: readonly KeptRequest[],
  discrepancies: readonly KnownDiscrepancy[],
  timeZone = 'UTC',
): readonly FollowedRequest[] {
  const codes = new Map(discrepancies.map(({ id, body }) => [id, body.code]));
  return requests.flatMap((request) => {
    const code = codes.get(request.discrepancy);
    const { firstSubmittedAt } = request;
    if (firstSubmittedAt === null || code === undefined) return [];
    const date = dateInZone(timeZone, firstSubmittedAt);
    return [{ ...request, code, since: dayOfDate(date) }];
  });
}

/** What persons decided before the run. */
export interface Decided {
  /** Discrepancies that they accepted. */
  readonly accepted: ReadonlySet<string>;
  /** Requests that they withdrew, and whose discrepancies are as they were. */
  readonly left: ReadonlySet<string>;
}

/**
 * Follows the requests through a run: what is found is drafted, unless an earlier request asks for the same money; a draft of what is
 * explained is withdrawn; and what was handed in is settled where the records show just what was asked for. What somebody approved stays,
 * what somebody withdrew is not drafted again for the same money, and the requests of what somebody accepted rest.
 */
export function followRequests(
  { discrepancies, refundRequests }: Report,
  kept: readonly KeptRequest[],
  answers: readonly RequestAnswer[],
  { accepted, left }: Decided,
): readonly RequestStep[] {
  const keptById = new Map(kept.map((request) => [request.id, request]));
  const answerOf = new Map(answers.map((answer) => [answer.request, answer]));
  const found = foundIn({ discrepancies });
  const resolved = new Map(discrepancies.map(({ id, supersededBy = null }) => [id, supersededBy]));
  const steps: RequestStep[] = refundRequests
    .filter((request) => isToBeDrafted(request, keptById.get(request.id), left))
    .filter((request) => holderOf(request, kept, found) === null)
    .map((request) => ({ action: 'draft', request }));
  for (const request of kept) {
    const answer = answerOf.get(request.id);
    if (mayDo('settle', request.state) && answer !== undefined) {
      if (answer.isWhole) steps.push({ action: 'settle', request, answer });
      else if (answer.arrived !== request.arrived || answer.proof !== request.proof) {
        steps.push({ action: 'arrive', request, answer });
      }
    } else if (
      !found.has(request.discrepancy) &&
      !accepted.has(request.discrepancy) &&
      request.state === 'draft'
    ) {
      const supersededBy = resolved.get(request.discrepancy) ?? null;
      steps.push({ action: 'withdraw', request, supersededBy });
    }
  }
  return steps;
}

/**
 * Discrepancies that still ask for the money of their request: those found, those that somebody accepted, and earlier ones whose request
 * now answers for one found.
 */
export function asked(
  { discrepancies, refundRequests }: Report,
  kept: readonly KeptRequest[],
  accepted: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = foundIn({ discrepancies });
  const held = refundRequests.flatMap((request) => {
    const holder = holderOf(request, kept, found);
    if (holder === null) return [];
    return holder.state === 'submitted' || isStillAsked(holder, request)
      ? [holder.discrepancy]
      : [];
  });
  return new Set([...found, ...accepted, ...held]);
}

/** What a run finds, beside what it tells as resolved. */
export function foundIn({ discrepancies }: Pick<Report, 'discrepancies'>): ReadonlySet<string> {
  return new Set(discrepancies.filter(({ status }) => status !== 'resolved').map(({ id }) => id));
}

function isToBeDrafted(
  request: RefundRequest,
  earlier: KeptRequest | undefined,
  left: ReadonlySet<string>,
): boolean {
  if (earlier?.state === 'withdrawn' && left.has(earlier.id)) {
    return earlier.amount !== request.amount || earlier.currency !== request.currency;
  }
  if (mayDo('draft', earlier?.state ?? null)) return true;
  return earlier?.state === 'draft' && asksForOther(earlier, request);
}

function asksForOther(one: RefundRequest, other: RefundRequest): boolean {
  return one.amount !== other.amount || one.currency !== other.currency || one.kind !== other.kind;
}

/** The report's requests as the ledger has them: pinned by their draft, in the state in which they are, one for the same money. */
export function withRequests(
  report: Report,
  kept: readonly KeptRequest[],
  steps: readonly RequestStep[],
): Report {
  const states = new Map(kept.map(({ id, state }) => [id, state]));
  for (const { action, request } of steps) states.set(request.id, stateAfter(action));
  const drafted = new Set(
    steps.flatMap(({ action, request }) => (action === 'draft' ? [request.id] : [])),
  );
  const pinned = new Map(kept.filter(({ id }) => !drafted.has(id)).map((each) => [each.id, each]));
  const found = foundIn(report);
  const holders = new Map(
    report.refundRequests.flatMap((request) => {
      const holder = drafted.has(request.id) ? null : holderOf(request, kept, found);
      return holder === null ? [] : [[request.id, holder] as const];
    }),
  );
  const inHand = (request: RefundRequest): RefundRequest => {
    const { id, discrepancy, amount, currency, kind, original, reason } =
      holders.get(request.id) ?? pinned.get(request.id) ?? request;
    const state = states.get(id) ?? request.state;
    return holders.has(request.id)
      ? { id, discrepancy, state, amount, currency, kind, original, reason }
      : { ...request, state, amount, currency, kind };
  };
  return {
    ...report,
    discrepancies: report.discrepancies.map((discrepancy): Discrepancy => {
      const { refundRequest } = discrepancy;
      return refundRequest === null
        ? { ...discrepancy, refundRequest: requestNamed(discrepancy) }
        : { ...discrepancy, refundRequest: holders.get(refundRequest)?.id ?? refundRequest };
    }),
    refundRequests: report.refundRequests.map(inHand),
  };
}

/** The requests as they are once the steps are taken. */
export function afterSteps(
  kept: readonly KeptRequest[],
  steps: readonly RequestStep[],
  actor: Actor,
): readonly KeptRequest[] {
  const requests = new Map(kept.map((request) => [request.id, request]));
  for (const step of steps) {
    const { id } = step.request;
    if (step.action === 'draft') {
      const { firstSubmittedAt, proof, arrived } = requests.get(id) ?? untouched;
      requests.set(id, {
        ...step.request,
        ...untouched,
        state: 'draft',
        draftedBy: actor.name,
        firstSubmittedAt,
        proof,
        arrived,
      });
      continue;
    }
    const before = requests.get(id) ?? step.request;
    requests.set(id, { ...before, ...changeOf(step), state: stateAfter(step.action) });
  }
  return [...requests.values()];
}

const untouched = {
  approvedBy: null,
  submittedAt: null,
  firstSubmittedAt: null,
  reference: null,
  proof: null,
  arrived: null,
  step: null,
  steppedOn: null,
} as const satisfies Partial<KeptRequest>;

interface StepChange {
  readonly arrived?: string;
  readonly proof?: string;
  readonly step?: EscalationStep;
  readonly steppedOn?: string;
}

function changeOf(step: Exclude<RequestStep, { readonly action: 'draft' }>): StepChange {
  if (step.action === 'withdraw') return {};
  if (step.action === 'escalate') return { step: step.step, steppedOn: step.on };
  return { arrived: step.answer.arrived, proof: step.answer.proof };
}

/** What is to be done about each request, and the letters that are due since those before had their time. */
export function watchClocks(
  kept: readonly KeptRequest[],
  steps: readonly RequestStep[],
  actor: Actor,
  clocks: Clocks,
): { readonly steps: readonly RequestStep[]; readonly followUps: readonly FollowUp[] } {
  const requests = afterSteps(kept, steps, actor);
  const byId = new Map(requests.map((request) => [request.id, request]));
  const letters = followUps(requests, clocks).flatMap((followUp): RequestStep[] => {
    const request = byId.get(followUp.request);
    const step = stepDue(followUp, clocks.asOf);
    if (request === undefined || step === null) return [];
    return [{ action: 'escalate', request, step, on: clocks.asOf }];
  });
  const all = [...steps, ...letters];
  return { steps: all, followUps: followUps(afterSteps(kept, all, actor), clocks) };
}

function becauseOf(supersededBy: string | null): object {
  return supersededBy === null ? { because: 'resolved' } : { because: 'superseded', supersededBy };
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
    const change = changeOf(step);
    await changeRequest(engine, request.id, { state: stateAfter(action), ...change });
    const { amount, currency } = request;
    const { arrived = null, proof = null, step: letter } = change;
    await addEntry(engine, actor, {
      action,
      about: request.id,
      body: {
        amount,
        currency,
        ...(letter === undefined ? { arrived, proof } : { step: letter }),
        ...(step.action === 'withdraw' ? becauseOf(step.supersededBy) : {}),
        reason: null,
      },
    });
  }
}
