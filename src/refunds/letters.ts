import { explanationOf, type Locale, reasonOf } from '../locales/locale.ts';
import { dateOfDay, dayOfDate, wallClock } from '../model/calendar.ts';
import type { RefundTerms, Term } from '../model/contract.ts';
import type { DiscrepancyCode } from '../model/discrepancy.ts';
import { codeSpan, escapeMarkdown, markdownTable } from '../model/markdown.ts';
import type { OriginalTransaction, RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import { evidenceSection } from './letter-evidence.ts';

export interface Letter {
  readonly request: RefundRequest;
  readonly discrepancy: Discrepancy;
  readonly report: Report;
  readonly locale: Locale;
  /** Whether a second person must approve; two persons unless posrecon.yaml says `single`. */
  readonly approval?: 'two-person' | 'single';
  /** Until when the acquirer's contract lets the payment be undone, where posrecon.yaml says it. */
  readonly terms?: RefundTerms | null;
}

/** In the order in which acquirers and banks ask for them. */
const numbers: readonly Exclude<keyof OriginalTransaction, 'amount'>[] = [
  'merchantId',
  'terminalId',
  'occurredAt',
  'rrn',
  'stan',
  'batchNo',
  'authCode',
  'orderId',
  'acquirerReference',
  'payoutId',
  'settlementDate',
  'card',
  'channel',
];

/** A signed amount without its sign: letters say in words which way it went. */
function magnitude(amount: string): string {
  return amount.replace(/^-/, '');
}

function head({ request, report, locale, discrepancy }: Letter): string[] {
  const { letter, terms } = locale;
  const asked = {
    kind: request.kind,
    code: discrepancy.code,
    money: escapeMarkdown(locale.money(request.amount, request.currency)),
  };
  return [
    `# ${letter.title[request.kind]}`,
    '',
    ...markdownTable(
      ['', ''],
      [
        [letter.to, `_${letter.acquirer}_`],
        [letter.from, `_${letter.merchant}_`],
        [letter.date, ''],
        [letter.request, codeSpan(request.id)],
        [letter.state, terms.requestStates[request.state]],
        [letter.dataAsOf, locale.date(report.run.asOf)],
      ],
    ),
    '',
    `**${letter.ask[request.kind](asked)}**`,
  ];
}

/** A claim about a whole payout has no card or terminal; all else that is asked for is named even where our files lack it. */
function concerns(field: (typeof numbers)[number], code: DiscrepancyCode): boolean {
  const ofPayout = field === 'payoutId' || field === 'settlementDate';
  return isAboutPayout(code) ? ofPayout || field === 'merchantId' : !ofPayout;
}

function isAboutPayout(code: DiscrepancyCode): boolean {
  return code === 'missing-payout' || code === 'short-payout';
}

function transaction({ request, locale, discrepancy }: Letter): string[] {
  const { letter, terms } = locale;
  const { original } = request;
  const rows = numbers
    .filter((field) => original[field] !== null || concerns(field, discrepancy.code))
    .map((field) => {
      const value = original[field];
      return [terms.fields[field], value === null ? `_${letter.notInFiles}_` : codeSpan(value)];
    });
  const originalAmount =
    original.amount === null
      ? `_${letter.notInFiles}_`
      : escapeMarkdown(locale.money(magnitude(original.amount), request.currency));
  return [
    `## ${isAboutPayout(discrepancy.code) ? letter.headings.payout : letter.headings.transaction}`,
    '',
    ...markdownTable(
      ['', ''],
      [
        [letter.kind, terms.requestKinds[request.kind]],
        ...rows,
        [letter.originalAmount, originalAmount],
        [
          letter.requestedAmount,
          `**${escapeMarkdown(locale.money(request.amount, request.currency))}**`,
        ],
      ],
    ),
  ];
}

function reason({ locale, discrepancy }: Letter): string[] {
  const { headings } = locale.letter;
  return [
    `## ${headings.reason}`,
    '',
    escapeMarkdown(reasonOf(locale, discrepancy)),
    '',
    `## ${headings.shown}`,
    '',
    ...explanationOf(locale, discrepancy).map((line) => `- ${escapeMarkdown(line)}`),
  ];
}

/** The terms of the contract that bear on a payment to a customer: until when, and by which source. */
function termLines({ request, report, locale, terms = null }: Letter): string[] {
  const soldOn = request.original.occurredAt?.slice(0, 10) ?? null;
  const isToCustomer = request.kind === 'refund' || request.kind === 'void';
  if (terms === null || soldOn === null || !isToCustomer) return [];
  const { letter } = locale;
  const { asOf } = report.run;
  const lines: string[] = [];
  const add = (sentence: string, source: string | null): void => {
    lines.push(source === null ? sentence : `${sentence} ${letter.terms.source(source)}`);
  };
  const until = ({ days }: Term): string => dateOfDay(dayOfDate(soldOn) + days);
  const { voidUntil, refundWindow, disputeWindow } = terms;
  if (voidUntil !== null && soldOn === asOf) {
    add(letter.terms.voidUntil(clock(voidUntil.second)), voidUntil.source);
  }
  if (refundWindow !== null) {
    const last = until(refundWindow);
    const say = asOf > last ? letter.terms.refundOver : letter.terms.refundUntil;
    add(say(locale.date(last), refundWindow.days), refundWindow.source);
  }
  if (disputeWindow !== null && asOf <= until(disputeWindow)) {
    const last = locale.date(until(disputeWindow));
    add(letter.terms.disputeUntil(last, disputeWindow.days), disputeWindow.source);
  }
  return lines.length === 0
    ? []
    : ['', `## ${letter.terms.heading}`, '', ...lines.map((line) => `- ${escapeMarkdown(line)}`)];
}

function clock(second: number): string {
  return wallClock(second).slice(11, 16);
}

function closing({
  request,
  discrepancy,
  report,
  locale,
  approval = 'two-person',
}: Letter): string[] {
  const { letter } = locale;
  const { signatures, headings } = letter;
  const papers = letter.papersOf({
    kind: request.kind,
    code: discrepancy.code,
    money: locale.money(request.amount, request.currency),
  });
  return [
    `## ${headings.papers}`,
    '',
    ...papers.map((paper) => `- [ ] ${paper}`),
    '',
    `## ${headings.beyond}`,
    '',
    letter.beyond,
    '',
    `## ${headings.approval}`,
    '',
    letter.approval[approval],
    '',
    ...markdownTable(
      [signatures.role, signatures.name, signatures.signature, signatures.date],
      [
        [signatures.draftedBy, '', '', ''],
        [signatures.approvedBy, '', '', ''],
      ],
    ),
    '',
    escapeMarkdown(letter.drafted(`posrecon ${report.tool.version}`, report.run.id)),
  ];
}

/** A printable letter (Markdown) to the acquirer with all that it asks for; no text from a file can become markup. */
export function renderLetter(letter: Letter): string {
  const lines = [
    ...head(letter),
    '',
    ...transaction(letter),
    '',
    ...reason(letter),
    ...termLines(letter),
    '',
    ...evidenceSection(letter),
    '',
    ...closing(letter),
  ];
  return `${lines.join('\n')}\n`;
}
