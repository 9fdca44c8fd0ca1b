import { addBusinessDays, type BusinessCalendar } from '../model/business-calendar.ts';
import { dateOfDay, dayOfDate, wallClock } from '../model/calendar.ts';
import type { Contract } from '../model/contract.ts';
import {
  type EscalationStep,
  escalationSteps,
  type FollowUp,
  type KeptRequest,
} from '../model/refund-request.ts';
import { isDone } from '../model/request-lifecycle.ts';
import { type RequestTerms, termsOf } from '../model/request-terms.ts';
import { dateInZone } from '../model/zone-offset.ts';

/** By what a run judges how long a request has waited. */
export interface Clocks {
  /** The day as of which the run judges. */
  readonly asOf: string;
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
  readonly contract: Contract;
  /** Discrepancies that still ask for the money of their request. */
  readonly asked: ReadonlySet<string>;
}

const order: readonly FollowUp['standing'][] = ['overdue', 'too-late', 'moot', 'due', 'waiting'];

/** What is to be done about each request that waits for something: what is overdue first, each by its day. */
export function followUps(requests: readonly KeptRequest[], clocks: Clocks): readonly FollowUp[] {
  return requests
    .filter(({ state }) => !isDone(state))
    .map((request) => followUpOf(request, clocks))
    .sort(
      (a, b) =>
        order.indexOf(a.standing) - order.indexOf(b.standing) ||
        compare(a.dueOn ?? '~', b.dueOn ?? '~') ||
        compare(a.request, b.request),
    );
}

function followUpOf(request: KeptRequest, clocks: Clocks): FollowUp {
  const { id, discrepancy, kind, state, amount, arrived, currency, step, submittedAt, reference } =
    request;
  const terms = termsOf(clocks.contract, request.original);
  const said = !clocks.asked.has(discrepancy)
    ? moot
    : state === 'submitted'
      ? handedIn(request, terms, clocks)
      : toHandIn(request, terms, clocks);
  return {
    request: id,
    discrepancy,
    kind,
    state,
    amount,
    arrived,
    currency,
    voidUntil: null,
    submittedOn:
      submittedAt === null || state !== 'submitted'
        ? null
        : dateInZone(clocks.timeZone, submittedAt),
    reference,
    step,
    nextStepOn: null,
    ...said,
  };
}

type Said = Pick<FollowUp, 'standing' | 'dueOn' | 'source'> &
  Partial<Pick<FollowUp, 'voidUntil' | 'nextStepOn'>>;

const moot: Said = { standing: 'moot', dueOn: null, source: null };

/** Somebody has to approve it or hand it in, while the sale can still be refunded. */
function toHandIn(
  { kind, original }: KeptRequest,
  { refundWindow, voidUntil }: RequestTerms,
  { asOf }: Clocks,
): Said {
  const soldOn = original.occurredAt?.slice(0, 10) ?? null;
  const isToCustomer = kind === 'refund' || kind === 'void';
  if (soldOn === null || !isToCustomer) return { standing: 'due', dueOn: null, source: null };
  const canBeVoided = kind === 'void' && voidUntil !== null && soldOn === asOf;
  const dueOn = refundWindow === null ? null : dateOfDay(dayOfDate(soldOn) + refundWindow.days);
  return {
    standing: dueOn !== null && asOf > dueOn ? 'too-late' : 'due',
    dueOn: canBeVoided ? soldOn : dueOn,
    source: canBeVoided ? voidUntil.source : (refundWindow?.source ?? null),
    voidUntil: canBeVoided ? wallClock(voidUntil.second).slice(11, 16) : null,
  };
}

/** The acquirer has it; past its time, letters follow. A customer who is asked for a supplement gets none. */
function handedIn(request: KeptRequest, { answerWithin }: RequestTerms, clocks: Clocks): Said {
  const { asOf, calendar, timeZone } = clocks;
  const source = answerWithin?.source ?? null;
  if (answerWithin === null || request.submittedAt === null || request.kind === 'supplement') {
    return { standing: 'waiting', dueOn: null, source: null };
  }
  const after = (date: string): string =>
    dateOfDay(addBusinessDays(calendar, dayOfDate(date), answerWithin.days));
  const dueOn = after(dateInZone(timeZone, request.submittedAt));
  if (asOf <= dueOn) return { standing: 'waiting', dueOn, source };
  const isLast = request.step === escalationSteps.at(-1);
  return {
    standing: 'overdue',
    dueOn,
    source,
    nextStepOn: request.steppedOn === null || isLast ? null : after(request.steppedOn),
  };
}

/** The letter that is to be drafted now, since the one before it has had its time; `null`: none is. */
export function stepDue(
  { standing, step, nextStepOn }: FollowUp,
  asOf: string,
): EscalationStep | null {
  if (standing !== 'overdue' || (nextStepOn !== null && asOf <= nextStepOn)) return null;
  const next = step === null ? 0 : escalationSteps.indexOf(step) + 1;
  return escalationSteps[next] ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
