import type { FollowUpLine, FollowUpTexts } from '../follow-up-texts.ts';

const steps = {
  reminder: 'reminder to the acquirer',
  complaint: 'complaint to the acquirer',
  supervisor: 'complaint to the supervisory or consumer-protection body',
} as const;

const toDo: Readonly<Partial<Record<FollowUpLine['state'], string>>> = {
  draft: 'to be approved',
  approved: 'to be handed in',
  failed: 'to be handed in again, or withdrawn',
};

function said(line: FollowUpLine): string {
  const { standing, dueOn, voidUntil, step, nextStepOn, state } = line;
  const since = dueOn === null ? '' : ` since ${dueOn}`;
  const letter = step === null ? '' : `; ${steps[step]} drafted`;
  const next = nextStepOn === null ? '' : `, the next letter after ${nextStepOn}`;
  switch (standing) {
    case 'overdue':
      return `overdue${since}${letter}${next}`;
    case 'too-late':
      return `could be refunded until ${dueOn}; agree with the acquirer or the customer on another way`;
    case 'moot':
      return state === 'submitted'
        ? 'what it asks for came otherwise; tell the acquirer not to carry it out'
        : 'what it asks for was explained otherwise; withdraw it';
    case 'due':
      if (voidUntil !== null) return `${toDo[state]}; until ${voidUntil} a void will do`;
      return dueOn === null ? `${toDo[state]}` : `${toDo[state]}, until ${dueOn}`;
    case 'waiting':
      return dueOn === null
        ? 'with the acquirer; no term is known, answerWithin in posrecon.yaml states one'
        : `with the acquirer, due on ${dueOn}`;
  }
}

export const followUps: FollowUpTexts = {
  heading: 'Requests to follow',
  line: (line) => {
    const came = line.arrived === null ? '' : `, of which ${line.arrived} has come`;
    const source = line.source === null ? '' : ` (${line.source})`;
    return `${line.request}, ${line.kind} of ${line.money}${came}: ${said(line)}${source}.`;
  },
  next: {
    approved: (request) => `Hand in request ${request}, which is approved.`,
    submitted: (request) =>
      `The acquirer has request ${request}; what is to be done stands under “Requests to follow”.`,
    failed: (request) => `Request ${request} failed: hand it in again, or withdraw it.`,
  },
  steps,
};
