import type { Report } from '../../src/model/report.ts';
import { fullReport } from './sample-report.ts';

/** Text that tries to be markup, script, a link, a control sequence or a change of direction. */
export const hostile =
  '</style></script><script>alert(1)</script><img src=x onerror=alert(1)>"\'`--><a href="javascript:alert(1)">\u0000\u001b[2J\u202e\u2066\ud800]]>{{x}}';

/** The report with hostile text wherever text of files can stand. */
function hostileIn(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => hostileIn(each, key));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, hostileIn(each, name)]),
    );
  }
  const isOurs =
    /^(schemaVersion|version|asOf|timeZone|id|discrepancy|refundRequest|code|severity|status|owedTo|nextStep|side|role|leg|kind|state|what|businessDays|currency|amount|sum|net|gross|refunds|fees|banked|inTransit|dueOn|coverage|from|to|occurredAt|basis|direction|seenBy|slip|against|of|by|sale)$/;
  return typeof value === 'string' && !isOurs.test(key) ? hostile : value;
}

export const hostileReport: Report = hostileIn(fullReport) as Report;
