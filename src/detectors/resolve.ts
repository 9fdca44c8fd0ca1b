import { createHash } from 'node:crypto';
import type { LoadedSource } from '../intake/source.ts';
import { wallClock } from '../model/calendar.ts';
import { discrepancyCodes } from '../model/discrepancy.ts';
import type { JudgedDiscrepancy } from '../model/judgement.ts';
import { formatMoney } from '../model/money.ts';
import type { OriginalTransaction } from '../model/refund-request.ts';
import type { Evidence } from '../model/report.ts';
import type { BankEntry, Side, Transaction } from '../model/transaction.ts';
import type { CodedFinding, FindingEvidence } from './detector.ts';

/** A finding with its id: the same for the same fault, whatever night it is found in. */
export interface IdentifiedFinding {
  readonly id: string;
  readonly finding: CodedFinding;
}

export function identifyFindings(findings: readonly CodedFinding[]): readonly IdentifiedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = `${finding.code}\u001f${finding.identity}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { id: discrepancyId(key, nth), finding };
  });
}

/** A hash of the code and the culprit's identity. */
export function discrepancyId(key: string, nth = 0): string {
  return `d_${shortHash(nth === 0 ? key : `${key}\u001f${nth}`)}`;
}

/** Gives findings' evidence the file and line at which it stands. In the report's order. */
export function resolveFindings(
  findings: readonly IdentifiedFinding[],
  sources: readonly LoadedSource[],
): readonly JudgedDiscrepancy[] {
  return findings
    .map(({ id, finding }): JudgedDiscrepancy => {
      const facts = discrepancyCodes[finding.code];
      const { code, args } = finding;
      const coded = { code, args } as Pick<JudgedDiscrepancy, 'code' | 'args'>;
      return {
        ...coded,
        id,
        severity: finding.severity ?? facts.severity,
        confidence: finding.confidence,
        owedTo: finding.owedTo ?? facts.owedTo,
        atStake:
          finding.atStake === null
            ? null
            : {
                amount: formatMoney(finding.atStake.amount, finding.atStake.currency),
                currency: finding.atStake.currency,
              },
        variant: finding.variant ?? null,
        occurredAt: finding.occurredAt === null ? null : wallClock(finding.occurredAt),
        evidence: finding.evidence.map((item) => resolveEvidence(item, sources)),
        nextStep: finding.nextStep,
        drafts: finding.drafts,
        original: originalOf(finding.evidence),
      } as JudgedDiscrepancy;
    })
    .sort(byReportOrder);
}

const severityOrder = { error: 0, warning: 1, notice: 2 } as const;
const codeOrder = new Map(Object.keys(discrepancyCodes).map((code, index) => [code, index]));

function byReportOrder(a: JudgedDiscrepancy, b: JudgedDiscrepancy): number {
  return (
    severityOrder[a.severity] - severityOrder[b.severity] ||
    (codeOrder.get(a.code) ?? 0) - (codeOrder.get(b.code) ?? 0) ||
    compareText(a.occurredAt ?? '', b.occurredAt ?? '') ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function resolveEvidence(
  { role, record }: FindingEvidence,
  sources: readonly LoadedSource[],
): Evidence {
  if (!('id' in record)) {
    const amount = record.amount === null ? null : formatMoney(record.amount, record.currency);
    return {
      role,
      side: record.side,
      file: record.file,
      line: record.line,
      amount,
      ids: record.ids,
    };
  }
  const source = sourceOf(record.side, record.id, sources);
  return {
    role,
    side: record.side,
    file: source?.file ?? '',
    line: source?.lineOf(record.id) ?? null,
    amount: formatMoney(record.amount, record.currency),
    ids: record.side === 'bank' ? bankIds(record) : transactionIds(record),
  };
}

function sourceOf(
  side: Side,
  id: number,
  sources: readonly LoadedSource[],
): LoadedSource | undefined {
  return sources.find(
    (source) => source.side === side && id >= source.firstId && id < source.endId,
  );
}

function transactionIds(record: Transaction): Readonly<Record<string, string>> {
  return known({
    merchantId: record.merchantId,
    terminalId: record.terminalId,
    orderId: record.orderId,
    rrn: record.rrn,
    stan: record.stan,
    batchNo: record.batchNo,
    authCode: record.authCode,
    acquirerReference: record.acquirerReference,
    originalReference: record.originalReference,
    originalOrderId: record.originalOrderId,
    card: record.card,
    payoutId: record.payoutId,
  });
}

function bankIds(record: BankEntry): Readonly<Record<string, string>> {
  return known({
    account: record.account,
    counterparty: record.counterparty,
    counterpartyAccount: record.counterpartyAccount,
    bankReference: record.bankReference,
    memo: record.memo,
  });
}

function known(ids: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(ids).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** The transaction that a request is about: the acquirer's record where there is one, completed from the till's. */
function originalOf(evidence: readonly FindingEvidence[]): OriginalTransaction | null {
  const records = evidence
    .filter(({ role }) => role !== 'stands')
    .map(({ record }) => record)
    .filter((record): record is Transaction => 'id' in record && record.side !== 'bank');
  const settled = records.find((record) => record.side === 'settlement') ?? records[0];
  if (settled === undefined) return payoutOriginal(evidence);
  const others = records.filter((record) => record !== settled);
  const either = <Key extends keyof Transaction>(key: Key): Transaction[Key] | null =>
    settled[key] ?? others.find((record) => record[key] !== null)?.[key] ?? null;
  return {
    merchantId: either('merchantId'),
    terminalId: either('terminalId'),
    occurredAt: settled.occurredAt === null ? null : wallClock(settled.occurredAt),
    rrn: either('rrn'),
    stan: either('stan'),
    batchNo: either('batchNo'),
    authCode: either('authCode'),
    orderId: either('orderId'),
    acquirerReference: either('acquirerReference'),
    payoutId: either('payoutId'),
    settlementDate:
      settled.settlementDay === null
        ? null
        : wallClock(settled.settlementDay * 86_400).slice(0, 10),
    card: either('card'),
    channel: either('channel'),
    amount: formatMoney(settled.amount, settled.currency),
  };
}

function payoutOriginal(evidence: readonly FindingEvidence[]): OriginalTransaction | null {
  const place = evidence.map(({ record }) => record).find((record) => !('id' in record));
  if (place === undefined || 'id' in place) return null;
  return {
    merchantId: place.ids['merchantId'] ?? null,
    terminalId: null,
    occurredAt: null,
    rrn: null,
    stan: null,
    batchNo: null,
    authCode: null,
    orderId: null,
    acquirerReference: null,
    payoutId: place.ids['payoutId'] ?? null,
    settlementDate: place.ids['settlementDate'] ?? null,
    card: null,
    channel: null,
    amount: place.amount === null ? null : formatMoney(place.amount, place.currency),
  };
}
