import type { Detector } from './detector.ts';
import { timeText } from './findings.ts';

/** A terminal's trace numbers skip within a batch: a record that one of them had may be missing from the files. */
export const traceGap: Detector<'trace-gap'> = {
  code: 'trace-gap',
  needs: [],
  *detect({ traces, precision, fileOfRecord }) {
    for (const { side, from, to, before, after } of traces.gaps) {
      const width = before.stan?.length ?? 6;
      const [first, last] = [from, to].map((number) => String(number).padStart(width, '0'));
      yield {
        args: {
          terminalId: before.terminalId ?? '',
          batchNo: before.batchNo ?? '',
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
                batchNo: before.batchNo ?? '',
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
