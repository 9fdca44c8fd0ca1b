import { explanationOf, type Locale, reasonOf } from '../locales/locale.ts';
import { dateOfDay, dayOfDate, wallClock } from '../model/calendar.ts';
import type { Term } from '../model/contract.ts';
import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type {
  EscalationStep,
  OriginalTransaction,
  RefundRequest,
} from '../model/refund-request.ts';
import type { Discrepancy, SourceReport } from '../model/report.ts';
import type { RequestTerms } from '../model/request-terms.ts';
import type { Block, Line } from './letter-document.ts';
import { evidenceSection } from './letter-evidence.ts';
import { writeHtml, writeHtmlPart } from './letter-html.ts';
import { writeMarkdown } from './letter-markdown.ts';

export interface Letter {
  readonly request: RefundRequest;
  readonly discrepancy: Discrepancy;
  readonly report: LetterReport;
  readonly locale: Locale;
  /** Whether a second person must approve; two persons unless posrecon.yaml says `single`. */
  readonly approval?: 'two-person' | 'single';
  /** Until when the payment can be undone, where the contract or the scheme says it. */
  readonly terms?: RequestTerms | null;
  /** What was done with the request already. */
  readonly done?: Done | null;
}

/** What a letter needs of the run that it is from. */
export interface LetterReport {
  readonly tool: { readonly version: string };
  readonly run: { readonly asOf: string; readonly id: string };
  readonly sources: readonly Pick<SourceReport, 'file' | 'sha256'>[];
}

/** What was done with a request; dates are in the run's zone. */
export interface Done {
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  readonly submittedOn: string | null;
  readonly reference: string | null;
  /** What has come of it, a magnitude. */
  readonly arrived: string | null;
  /** The letter that it is now, where the request is past its term, and since when that is. */
  readonly step: EscalationStep | null;
  readonly overdueSince: string | null;
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

function head({ request, report, locale, discrepancy, done = null }: Letter): readonly Block[] {
  const { letter, terms } = locale;
  const step = done?.step ?? null;
  const asked = {
    kind: request.kind,
    code: discrepancy.code,
    money: locale.money(request.amount, request.currency),
  };
  const handedIn: readonly (readonly Line[])[] =
    done === null || done.submittedOn === null
      ? []
      : [
          [[letter.submitted], [locale.date(done.submittedOn)]],
          [[letter.reference], [{ code: done.reference ?? '' }]],
          ...(done.arrived === null
            ? []
            : [[[letter.arrived], [locale.money(done.arrived, request.currency)]]]),
        ];
  return [
    { title: step === null ? letter.title[request.kind] : letter.escalation.title[step] },
    {
      head: ['', ''],
      rows: [
        [[letter.to], [{ em: step === null ? letter.acquirer : letter.escalation.to[step] }]],
        [[letter.from], [{ em: letter.merchant }]],
        [[letter.date], ['']],
        [[letter.request], [{ code: request.id }]],
        [[letter.state], [terms.requestStates[request.state]]],
        ...handedIn,
        [[letter.dataAsOf], [locale.date(report.run.asOf)]],
      ],
    },
    step === null
      ? { paragraph: [{ strong: letter.ask[request.kind](asked) }] }
      : { paragraph: [`${letter.escalation.asked}${letter.ask[request.kind](asked)}`] },
    ...escalation({ request, locale, done }),
  ];
}

/** What has become of the request so far, and what is asked for because of that. */
function escalation({
  request,
  locale,
  done = null,
}: Pick<Letter, 'request' | 'locale' | 'done'>): readonly Block[] {
  if (done === null || done.step === null || done.submittedOn === null) return [];
  const { escalation: words } = locale.letter;
  return [
    {
      paragraph: [
        words.soFar({
          submittedOn: locale.date(done.submittedOn),
          reference: done.reference,
          overdueSince: done.overdueSince === null ? null : locale.date(done.overdueSince),
          arrived: done.arrived === null ? null : locale.money(done.arrived, request.currency),
        }),
      ],
    },
    { paragraph: [{ strong: words.ask[done.step] }] },
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

function transaction({ request, locale, discrepancy }: Letter): readonly Block[] {
  const { letter, terms } = locale;
  const { original } = request;
  const rows = numbers
    .filter((field) => original[field] !== null || concerns(field, discrepancy.code))
    .map((field): readonly Line[] => {
      const value = original[field];
      return [
        [terms.fields[field]],
        [value === null ? { em: letter.notInFiles } : { code: value }],
      ];
    });
  const originalAmount: Line =
    original.amount === null
      ? [{ em: letter.notInFiles }]
      : [locale.money(magnitude(original.amount), request.currency)];
  return [
    {
      heading: isAboutPayout(discrepancy.code)
        ? letter.headings.payout
        : letter.headings.transaction,
    },
    {
      head: ['', ''],
      rows: [
        [[letter.kind], [terms.requestKinds[request.kind]]],
        ...rows,
        [[letter.originalAmount], originalAmount],
        [[letter.requestedAmount], [{ strong: locale.money(request.amount, request.currency) }]],
      ],
    },
  ];
}

function reason({ locale, discrepancy }: Letter): readonly Block[] {
  const { headings } = locale.letter;
  return [
    { heading: headings.reason },
    { paragraph: [reasonOf(locale, discrepancy)] },
    { heading: headings.shown },
    { list: explanationOf(locale, discrepancy).map((line) => [line]) },
  ];
}

/** The terms that bear on a payment to a customer: until when, and by which source. */
function termLines({ request, report, locale, terms = null }: Letter): readonly Block[] {
  const soldOn = request.original.occurredAt?.slice(0, 10) ?? null;
  const isToCustomer = request.kind === 'refund' || request.kind === 'void';
  if (terms === null || soldOn === null || !isToCustomer) return [];
  const { letter } = locale;
  const { asOf } = report.run;
  const lines: Line[] = [];
  const add = (sentence: string, source: string | null): void => {
    lines.push([source === null ? sentence : `${sentence} ${letter.terms.source(source)}`]);
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
  return lines.length === 0 ? [] : [{ heading: letter.terms.heading }, { list: lines }];
}

function clock(second: number): string {
  return wallClock(second).slice(11, 16);
}

/** Codes behind which somebody may have helped himself. */
const suspect: ReadonlySet<DiscrepancyCode> = new Set([
  'unrecorded-refund',
  'refund-without-sale',
  'refund-to-other-card',
]);

function fraud({ discrepancy, locale }: Letter): readonly Block[] {
  const { fraud: words } = locale.letter;
  return suspect.has(discrepancy.code)
    ? [{ heading: words.heading }, { list: words.advice.map((line) => [line]) }]
    : [];
}

function closing(letter: Letter): readonly Block[] {
  const { request, discrepancy, report, locale, approval = 'two-person', done = null } = letter;
  const words = locale.letter;
  const { signatures, headings } = words;
  const papers = words.papersOf({
    kind: request.kind,
    code: discrepancy.code,
    money: locale.money(request.amount, request.currency),
  });
  return [
    { heading: headings.papers },
    { list: papers.map((paper) => [paper]), isToTick: true },
    { heading: headings.beyond },
    { paragraph: [words.beyond] },
    ...fraud(letter),
    { heading: headings.approval },
    { paragraph: [words.approval[approval]] },
    {
      head: [signatures.role, signatures.name, signatures.signature, signatures.date],
      rows: [
        [[signatures.draftedBy], [done?.draftedBy ?? ''], [''], ['']],
        [[signatures.approvedBy], [done?.approvedBy ?? ''], [''], ['']],
      ],
    },
    { paragraph: [words.drafted(`posrecon ${report.tool.version}`, report.run.id)] },
  ];
}

function blocksOf(letter: Letter): readonly Block[] {
  return [
    ...head(letter),
    ...transaction(letter),
    ...reason(letter),
    ...termLines(letter),
    ...evidenceSection(letter),
    ...closing(letter),
  ];
}

/** A letter as Markdown with all that whoever gets it asks for. */
export function renderLetter(letter: Letter): string {
  return writeMarkdown(blocksOf(letter), letter.report.tool.version);
}

/** The same letter as a page to print. */
export function renderLetterHtml(letter: Letter): string {
  return writeHtml(blocksOf(letter), letter.locale.language, letter.report.tool.version);
}

/** The same letter within a page, its title a heading of this level: HTML in which all text is escaped. */
export function renderLetterPart(letter: Letter, level: number): string {
  return writeHtmlPart(blocksOf(letter), level);
}
