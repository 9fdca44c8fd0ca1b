import { loadConfiguration } from '../config/load-configuration.ts';
import { usageError } from '../errors/posrecon-error.ts';
import { addEntry, readTrail } from '../ledger/audit-trail.ts';
import { readDiscrepancies } from '../ledger/discrepancy-history.ts';
import { changeRequest, draft, type RequestChange, readRequests } from '../ledger/kept-requests.ts';
import type { Locale } from '../locales/locale.ts';
import type { KnownDiscrepancy } from '../model/ledger.ts';
import {
  type EscalationStep,
  type FailureCause,
  failureCauses,
  type KeptRequest,
  type RefundRequest,
  type RequestAction,
} from '../model/refund-request.ts';
import { isDone, lifecycle, mayDo, stateAfter } from '../model/request-lifecycle.ts';
import { asksForSameMoney, isNeeded, requestNamed } from '../model/same-money.ts';
import { requestFor } from '../refunds/draft.ts';
import { renderRequests, stringifyJson } from '../reporters/json.ts';
import { renderKeptRequests, renderRequestHistory } from '../reporters/terminal-requests.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { type LedgerFlags, type LedgerSession, ledgerSession } from './ledger-session.ts';
import { requestById } from './request-by-id.ts';

export interface RefundsFlags extends LedgerFlags {
  /** Those that wait for nothing any more, too. */
  readonly all?: boolean;
}

export interface RequestFlags extends LedgerFlags {
  readonly reason?: string;
  /** The acquirer's number of the request. */
  readonly reference?: string;
  readonly cause?: string;
}

/** Lists the requests that somebody has to do something about. */
export async function listRefunds(
  flags: RefundsFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const all = await session.read(readRequests);
  const listed = flags.all === true ? all : all.filter(({ state }) => !isDone(state));
  return session.print(
    () => renderRequests(listed),
    (options) => renderKeptRequests(listed, options),
  );
}

/** Tells one with all that was done to it. */
export async function showRefund(
  id: string,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const { requests, known, trail } = await session.read(async (engine) => ({
    requests: await readRequests(engine),
    known: await readDiscrepancies(engine),
    trail: await readTrail(engine),
  }));
  const request = requestById(id, requests, session);
  const details = {
    request,
    discrepancy: known.find((each) => each.id === request.discrepancy)?.body ?? null,
    steps: trail
      .filter(({ about }) => about === id)
      .map(({ at, actor, action, body }) => ({ at, actor, action, ...bodyOf(body) })),
  };
  return session.print(
    () => stringifyJson({ schemaVersion: 1, ...details }),
    (options) => renderRequestHistory(details, options),
  );
}

interface StepBody {
  readonly reason: string | null;
  readonly reference: string | null;
  readonly cause: FailureCause | null;
  readonly proof: string | null;
  readonly arrived: string | null;
  readonly step: EscalationStep | null;
  /** Why a run withdrew a draft, and what its discrepancy is now. */
  readonly because: 'resolved' | 'superseded' | null;
  readonly supersededBy: string | null;
}

function bodyOf(text: string): StepBody {
  const body = JSON.parse(text) as Partial<StepBody>;
  return {
    reason: body.reason ?? null,
    reference: body.reference ?? null,
    cause: body.cause ?? null,
    proof: body.proof ?? null,
    arrived: body.arrived ?? null,
    step: body.step ?? null,
    because: body.because ?? null,
    supersededBy: body.supersededBy ?? null,
  };
}

/** Drafts a request for a discrepancy for which none followed by itself. */
export async function draftRefund(
  discrepancy: string,
  flags: LedgerFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const { locale } = session;
  let sentence = '';
  await session.write(async (engine) => {
    const request = requestOf(discrepancy, await readDiscrepancies(engine), session, locale);
    const kept = await readRequests(engine);
    refuseSecond(discrepancy, request, kept, await readDiscrepancies(engine));
    const earlier = kept.find(({ id }) => id === request.id);
    const isNew = mayDo('draft', earlier?.state ?? null);
    if (isNew) await draft(engine, session.actor, request);
    const state = isNew ? 'draft' : (earlier?.state ?? 'draft');
    sentence = locale.ledger.requestIs(request.id, locale.terms.requestStates[state]);
  });
  return session.say(sentence);
}

/** No two requests for the same money: one that stands names it, or is about the same payment. */
function refuseSecond(
  discrepancy: string,
  request: RefundRequest,
  kept: readonly KeptRequest[],
  all: readonly KnownDiscrepancy[],
): void {
  const known = all.find(({ id }) => id === discrepancy);
  const isItsOwn = known?.body.nextStep === 'claim';
  const named = known === undefined || isItsOwn ? null : requestNamed(known.body);
  const first = kept.find(
    (other) =>
      other.state !== 'withdrawn' && (other.id === named || asksForSameMoney(other, request)),
  );
  if (first === undefined) return;
  throw usageError(`${first.id} asks for the same money`, {
    remedy: `It is ${first.state}: posrecon refunds show ${first.id} tells what was done.`,
  });
}

function requestOf(
  discrepancy: string,
  all: readonly KnownDiscrepancy[],
  { place }: LedgerSession,
  locale: Locale,
): RefundRequest {
  const known = all.find(({ id }) => id === discrepancy);
  if (known?.status !== 'open') {
    throw usageError(`there is no open discrepancy ${discrepancy} in the ledger`, {
      location: { file: place.file },
      remedy: 'posrecon discrepancies list names them.',
    });
  }
  const request = requestFor(known.body, locale);
  if (request !== null) return request;
  throw usageError(`${discrepancy} is nobody's money: nothing can be asked back`, {
    location: { file: place.file },
    remedy: `posrecon explain ${known.body.code} says what to do.`,
  });
}

/** Says that the request is right: another account than the one that drafted it, unless posrecon.yaml says `approval: single`. */
export async function approveRefund(
  id: string,
  flags: RequestFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const { approval } = await loadConfiguration(flags.config ?? null, context.folder);
  return act(id, 'approve', flags, context, (request, all, session) => {
    const known = all.find(({ id: each }) => each === request.discrepancy);
    if (request.draftedBy === session.actor.name && approval !== 'single') {
      throw usageError(`${session.actor.name} drafted ${id} and cannot approve it`, {
        remedy:
          'Another account must approve; a shop that has one person says approval: single in posrecon.yaml.',
      });
    }
    if (known?.status !== 'open') {
      throw usageError(`the discrepancy of ${id} is ${known?.status ?? 'gone'}, not open`, {
        remedy: `posrecon discrepancies show ${request.discrepancy} tells its history.`,
      });
    }
    const { atStake } = known.body;
    if (atStake?.amount !== request.amount || atStake.currency !== request.currency) {
      throw usageError(`what ${id} asks for is no longer what is at stake`, {
        remedy: `It asks for ${request.amount} ${request.currency}, and ${atStake?.amount ?? 'nothing'} ${atStake?.currency ?? ''} is at stake: reject it, and the next run drafts it anew.`,
      });
    }
    return { approvedBy: session.actor.name };
  });
}

export async function rejectRefund(
  id: string,
  flags: RequestFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  requireReason(flags);
  return act(id, 'reject', flags, context, () => ({}));
}

/** Notes that the acquirer has the request. */
export async function submitRefund(
  id: string,
  flags: RequestFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const reference = flags.reference?.trim() ?? '';
  if (reference === '') {
    throw usageError('--reference is missing', {
      remedy:
        "Give the acquirer's number of the request, such as an ARN, by which it can be asked for.",
    });
  }
  return act(id, 'submit', flags, context, (request, all, { actor }) => {
    if (!isNeeded(request, all)) {
      throw usageError(`nothing open asks for what ${id} asks for`, {
        remedy: `posrecon discrepancies show ${request.discrepancy} tells what became of it; posrecon refunds withdraw ${id} takes the request back.`,
      });
    }
    return { submittedAt: actor.at, reference };
  });
}

/** Notes that the acquirer or bank did not do it, and whose fault that was. */
export async function failRefund(
  id: string,
  flags: RequestFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  if (!failureCauses.some((cause) => cause === flags.cause)) {
    throw usageError(
      flags.cause === undefined ? '--cause is missing' : `--cause ${flags.cause} is not known`,
      { remedy: `Use ${failureCauses.join(', ')}: whose fault it was.` },
    );
  }
  requireReason(flags);
  return act(id, 'fail', flags, context, () => ({}));
}

export async function withdrawRefund(
  id: string,
  flags: RequestFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  requireReason(flags);
  return act(id, 'withdraw', flags, context, () => ({}));
}

function requireReason({ reason = '' }: RequestFlags): void {
  if (reason.trim() !== '') return;
  throw usageError('--reason is missing', {
    remedy: 'Say why, for whoever looks at it next year.',
  });
}

async function act(
  id: string,
  action: Exclude<RequestAction, 'draft' | 'settle'>,
  flags: RequestFlags,
  context: CommandContext,
  check: (
    request: KeptRequest,
    all: readonly KnownDiscrepancy[],
    session: LedgerSession,
  ) => Omit<RequestChange, 'state'>,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  await session.write(async (engine) => {
    const request = requestById(id, await readRequests(engine), session);
    if (!mayDo(action, request.state)) {
      throw usageError(`${id} is ${request.state}: it cannot be ${stateAfter(action)}`, {
        location: { file: session.place.file },
        remedy: `Only what is ${lifecycle[action].from.join(' or ')} can be. posrecon refunds show ${id} tells what was done.`,
      });
    }
    const change = check(request, await readDiscrepancies(engine), session);
    await changeRequest(engine, id, { state: stateAfter(action), ...change });
    await addEntry(engine, session.actor, {
      action,
      about: id,
      body: {
        amount: request.amount,
        currency: request.currency,
        reason: flags.reason?.trim() ?? null,
        reference: change.reference ?? null,
        cause: flags.cause ?? null,
      },
    });
  });
  const { ledger, terms } = session.locale;
  return session.say(ledger.requestIs(id, terms.requestStates[stateAfter(action)]));
}
