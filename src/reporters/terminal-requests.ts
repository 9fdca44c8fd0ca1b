import { reasonOf } from '../locales/locale.ts';
import type { AuditEntry } from '../model/ledger.ts';
import type { EscalationStep, FailureCause, KeptRequest } from '../model/refund-request.ts';
import type { Discrepancy } from '../model/report.ts';
import { labelled, page, paintFor, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';
import { instant } from './terminal-ledger.ts';

/** `posrecon refunds list`. */
export function renderKeptRequests(
  requests: readonly KeptRequest[],
  options: TerminalOptions,
): string {
  const { locale, width, color } = options;
  const { ledger, terms } = locale;
  const { requestColumns: head } = ledger;
  if (requests.length === 0) return page([paragraph(ledger.noRequests, width)], options);
  const lines = table(
    [
      { header: head.id },
      { header: head.kind, flexible: true },
      { header: head.amount, align: 'right' },
      { header: head.state, flexible: true },
      { header: head.card, flexible: true },
      { header: head.reference, flexible: true },
    ],
    requests.map(({ id, kind, amount, currency, state, original, reference }) => [
      id,
      terms.requestKinds[kind],
      locale.money(amount, currency),
      terms.requestStates[state],
      original.card ?? '',
      reference ?? '',
    ]),
    width,
  );
  return page([section(ledger.requests, lines, width, paintFor(color))], options);
}

/** A request with all that was done to it. */
export interface RequestDetails {
  readonly request: KeptRequest;
  readonly discrepancy: Discrepancy | null;
  readonly steps: readonly (Pick<AuditEntry, 'at' | 'actor' | 'action'> & {
    readonly reason: string | null;
    readonly reference: string | null;
    readonly cause: FailureCause | null;
    readonly proof: string | null;
    readonly arrived: string | null;
    readonly step: EscalationStep | null;
    readonly because: 'resolved' | 'superseded' | null;
    readonly supersededBy: string | null;
  })[];
}

/** `posrecon refunds show`. */
export function renderRequestHistory(details: RequestDetails, options: TerminalOptions): string {
  const { locale, width, color } = options;
  const { ledger, terms } = locale;
  const paint = paintFor(color);
  const { request, discrepancy, steps } = details;
  const { original } = request;
  const heading = [
    terms.requestKinds[request.kind],
    locale.money(request.amount, request.currency),
    terms.requestStates[request.state],
    request.id,
  ].join(' · ');
  const numbers = Object.entries(original).flatMap(([field, value]) =>
    value === null || field === 'amount'
      ? []
      : [`${terms.fields[field as keyof typeof terms.fields]} ${value}`],
  );
  const done = steps.map((each) => {
    const { at, actor, action, reason, reference, cause, proof, arrived, step } = each;
    return locale.clauses([
      ledger.done(action, actor, instant(at)),
      ...(reference === null
        ? []
        : [`${locale.label(ledger.requestColumns.reference)}${reference}`]),
      ...(step === null ? [] : [`${locale.label(ledger.drafted)}${locale.followUps.steps[step]}`]),
      ...(action !== 'arrive' || arrived === null
        ? []
        : [`${locale.label(ledger.cameSoFar)}${locale.money(arrived, request.currency)}`]),
      ...(cause === null ? [] : [ledger.causes[cause]]),
      ...(each.because === null ? [] : [ledger.because(each.supersededBy)]),
      ...(reason === null ? [] : [`${locale.label(ledger.reason)}${reason}`]),
      ...(proof === null ? [] : [`${locale.label(ledger.proof)}${proof}`]),
    ]);
  });
  return page(
    [
      [
        ...paragraph(heading, width, '', paint.strong),
        ...(discrepancy === null
          ? []
          : labelled(ledger.reason, reasonOf(locale, discrepancy), options, '  ')),
        ...paragraph(locale.list(numbers), width, '  '),
      ],
      section(
        ledger.history,
        done.flatMap((line) => paragraph(line, width, '  ')),
        width,
        paint,
      ),
    ],
    options,
  );
}
