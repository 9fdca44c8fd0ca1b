import type { Transaction } from '../model/transaction.ts';
import type { Detector } from './detector.ts';
import { type Findings, timeText } from './findings.ts';
import { clockSlack, type TraceGap } from './trace-numbers.ts';

/** A terminal's trace numbers skip within a batch: a record that one of them had may be missing from the files. */
export const traceGap: Detector<'trace-gap'> = {
  code: 'trace-gap',
  needs: [],
  *detect(findings) {
    const { traces, precision, fileOfRecord } = findings;
    for (const gap of traces.gaps) {
      const { side, from, to, before, after } = gap;
      if (isOfMissingRecord(findings, gap)) continue;
      const width = before.stan?.length ?? 6;
      const [first, last] = [from, to].map((number) => String(number).padStart(width, '0'));
      yield {
        args: {
          terminalId: before.terminalId ?? '',
          batchNo: before.batchNo,
          from: first ?? '',
          to: last ?? '',
          missing: to >= from ? to - from + 1 : to + 999_999 - from + 1,
          beforeAt: timeText(before, precision),
          afterAt: timeText(after, precision),
        },
        evidence: [
          {
            role: 'missing',
            record: {
              side,
              file: fileOfRecord(before),
              line: null,
              amount: null,
              currency: before.currency,
              ids: {
                ...(before.merchantId === null ? {} : { merchantId: before.merchantId }),
                terminalId: before.terminalId ?? '',
                ...(before.batchNo === null ? {} : { batchNo: before.batchNo }),
                stan: from === to ? (first ?? '') : `${first}-${last}`,
              },
            },
          },
          { role: 'counterpart', record: before },
          { role: 'counterpart', record: after },
        ],
        confidence: 0.6,
        atStake: null,
        occurredAt: after.occurredAt,
        identity: [
          'trace',
          side,
          before.merchantId,
          before.terminalId,
          before.batchNo,
          from,
          to,
        ].join('\u001f'),
        nextStep: 'check',
        drafts: false,
      };
    }
  },
};

/**
 * The other side has records at that terminal and time that this one lacks and that are reported so: their numbers are what is missing.
 * A record that states a number of its own, where both sides state the same ones, is not what took another.
 */
function isOfMissingRecord(
  { workset, comparable, clocks, traces }: Findings,
  { side, from, to, before, after }: TraceGap,
): boolean {
  const skew = clocks.skewOf(before.terminalId);
  const timeOf = (record: Transaction): number =>
    (record.occurredAt ?? 0) + (side === 'pos' ? -skew : skew);
  const unmatched = (side === 'pos' ? workset.stl : workset.pos).filter(
    (record) =>
      workset.isOpen(record) &&
      !(traces.areAlike && record.stan !== null) &&
      (!comparable.terminal || record.terminalId === before.terminalId) &&
      timeOf(record) >= (before.occurredAt ?? 0) - clockSlack &&
      timeOf(record) <= (after.occurredAt ?? 0) + clockSlack,
  );
  return to >= from && unmatched.length >= to - from + 1;
}
