import type { FollowUp, OriginalTransaction, RefundRequest } from '../model/refund-request.ts';
import type {
  Conservation,
  CountAndSum,
  Discrepancy,
  Evidence,
  Inference,
  PayoutReport,
  Report,
  RuledRecord,
  RulingReport,
  SourceReport,
} from '../model/report.ts';
import { inOrder, orderedArguments } from './json-arguments.ts';

/** Characters that JSON allows and a terminal acts on: C1 controls, direction marks, line separators. */
const unsafe = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** JSON that is harmless when it is shown on a terminal. */
export function safeJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    unsafe,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same, indented, with its line end. */
export function stringifyJson(value: unknown): string {
  return `${safeJson(value, 2)}\n`;
}

function countAndSum(value: CountAndSum): CountAndSum {
  return { count: value.count, sum: value.sum };
}

function source(each: SourceReport): SourceReport {
  const { coverage, records } = each;
  return {
    side: each.side,
    file: each.file,
    sha256: each.sha256,
    profile: each.profile,
    encoding: each.encoding,
    coverage: coverage === null ? null : { from: coverage.from, to: coverage.to },
    records: inOrder(records, {
      read: true,
      loaded: true,
      repeated: true,
      ignored: true,
      rejected: true,
    }),
    totals: each.totals.map(({ currency, count, sum }) => ({ currency, count, sum })),
    controlTotals: each.controlTotals.map(({ name, stated, found, agrees }) => ({
      name,
      stated,
      found,
      agrees,
    })),
  };
}

function conservation(line: Conservation): Conservation {
  return {
    leg: line.leg,
    side: line.side,
    currency: line.currency,
    carriedIn: countAndSum(line.carriedIn),
    new: countAndSum(line.new),
    matched: countAndSum(line.matched),
    inTransit: countAndSum(line.inTransit),
    notExpected: countAndSum(line.notExpected),
    discrepant: countAndSum(line.discrepant),
    undetermined: countAndSum(line.undetermined),
    notChecked: countAndSum(line.notChecked),
    balances: line.balances,
  };
}

function ruling({ pos, settlement, ...each }: RulingReport): RulingReport {
  const place = ({ named, file, line }: RuledRecord): RuledRecord => ({ named, file, line });
  return {
    ruling: each.ruling,
    pos: place(pos),
    settlement: place(settlement),
    reason: each.reason,
    obeyed: each.obeyed,
  };
}

/** Keys that come from a rule or a file, not from the schema: by code point. */
function sortedKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  const entries = Object.entries(record);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function inference(each: Inference): Inference {
  return {
    what: each.what,
    for: sortedKeys(each.for),
    value: sortedKeys(each.value),
    support: { agree: each.support.agree, of: each.support.of },
  };
}

function payout(each: PayoutReport): PayoutReport {
  return {
    id: each.id,
    merchantId: each.merchantId,
    settlementDate: each.settlementDate,
    net: each.net,
    currency: each.currency,
    dueOn: each.dueOn,
    status: each.status,
    bank: each.bank.map(({ file, line }) => ({ file, line })),
    solutions: each.solutions,
    ...(each.terminalRental === undefined ? {} : { terminalRental: each.terminalRental }),
  };
}

const idOrder = ['rrn', 'stan', 'terminalId', 'merchantId'];

/** A record's numbers: those of the contract first, then the others by name. */
function ids(record: Evidence['ids']): Record<string, string> {
  const first = idOrder.flatMap((key) => {
    const value = record[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...Object.fromEntries(first), ...sortedKeys(record) };
}

/** One discrepancy with the contract's keys in its order. */
export function discrepancyJson(each: Discrepancy): object {
  const { atStake } = each;
  return {
    id: each.id,
    code: each.code,
    severity: each.severity,
    confidence: each.confidence,
    status: each.status,
    owedTo: each.owedTo,
    atStake: atStake === null ? null : { amount: atStake.amount, currency: atStake.currency },
    variant: each.variant,
    occurredAt: each.occurredAt,
    args: orderedArguments(each),
    summary: each.summary,
    explanation: each.explanation,
    evidence: each.evidence.map(({ role, side, file, line, amount, ids: numbers }) => ({
      role,
      side,
      file,
      line,
      amount,
      ids: ids(numbers),
    })),
    nextStep: each.nextStep,
    refundRequest: each.refundRequest,
    ...(each.supersedes === undefined ? {} : { supersedes: each.supersedes }),
    ...(each.resolvedBy === undefined
      ? {}
      : { resolvedBy: each.resolvedBy.map(({ side, file, line }) => ({ side, file, line })) }),
    ...(each.supersededBy === undefined ? {} : { supersededBy: each.supersededBy }),
  };
}

function original(each: OriginalTransaction): OriginalTransaction {
  return inOrder(each, {
    merchantId: true,
    terminalId: true,
    occurredAt: true,
    rrn: true,
    stan: true,
    batchNo: true,
    authCode: true,
    orderId: true,
    acquirerReference: true,
    payoutId: true,
    settlementDate: true,
    card: true,
    channel: true,
    amount: true,
  });
}

function refundRequest(each: RefundRequest): RefundRequest {
  return {
    id: each.id,
    discrepancy: each.discrepancy,
    state: each.state,
    amount: each.amount,
    currency: each.currency,
    kind: each.kind,
    original: original(each.original),
    reason: each.reason,
  };
}

function followUp(each: FollowUp): FollowUp {
  return inOrder(each, {
    request: true,
    discrepancy: true,
    kind: true,
    state: true,
    amount: true,
    arrived: true,
    currency: true,
    standing: true,
    dueOn: true,
    voidUntil: true,
    submittedOn: true,
    reference: true,
    step: true,
    nextStepOn: true,
    source: true,
  });
}

/** A list of discrepancies as the report has it. */
export function renderDiscrepancies(discrepancies: readonly Discrepancy[]): string {
  return stringifyJson(discrepancies.map(discrepancyJson));
}

/** The requests of a ledger as the report has them. */
export function renderRequests(requests: readonly RefundRequest[]): string {
  return stringifyJson(requests.map(refundRequest));
}

/** The JSON report of schema version 1: keys in the contract's order, whatever order the report was built in. */
export function renderJson(report: Report): string {
  const { tool, run } = report;
  return stringifyJson({
    schemaVersion: report.schemaVersion,
    tool: { name: tool.name, version: tool.version },
    run: { id: run.id, asOf: run.asOf, timeZone: run.timeZone, engine: run.engine },
    sources: report.sources.map(source),
    conservation: report.conservation.map(conservation),
    matching: report.matching.map(({ pass, matched }) => ({ pass, matched })),
    ...(report.rulings === undefined ? {} : { rulings: report.rulings.map(ruling) }),
    inferred: report.inferred.map(inference),
    takings: report.takings.map((each) =>
      inOrder(each, {
        currency: true,
        gross: true,
        refunds: true,
        fees: true,
        net: true,
        banked: true,
        inTransit: true,
      }),
    ),
    payouts: report.payouts.map(payout),
    discrepancies: report.discrepancies.map(discrepancyJson),
    refundRequests: report.refundRequests.map(refundRequest),
    ...(report.followUps === undefined || report.followUps.length === 0
      ? {}
      : { followUps: report.followUps.map(followUp) }),
    inTransit: report.inTransit.map((each) =>
      inOrder(each, { side: true, dueOn: true, currency: true, count: true, sum: true }),
    ),
    ageing: report.ageing.map(({ what, currency, ages }) => ({
      what,
      currency,
      ages: ages.map(({ businessDays, count, sum }) => ({ businessDays, count, sum })),
    })),
    ...(report.late === undefined
      ? {}
      : {
          late: report.late.map(({ month, bookedIn, records, discrepancies }) => ({
            month,
            bookedIn,
            records: records.map((each) =>
              inOrder(each, { side: true, currency: true, count: true, sum: true }),
            ),
            discrepancies,
          })),
        }),
    notChecked: report.notChecked.map(({ code, because }) => ({ code, because })),
    problems: report.problems.map((each) =>
      inOrder(each, { file: true, line: true, column: true, code: true, message: true }),
    ),
  });
}
