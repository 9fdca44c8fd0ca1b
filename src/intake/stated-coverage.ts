import type { Coverage } from '../model/report.ts';
import type { SniffedTable } from './table.ts';

const saysPeriod =
  /起始|终止|起止|期间|日期范围|时间范围|查询日期|查询时间|统计日期|账单日期|开始日期|结束日期|对账日期|period|date range|from.*\b(?:to|until)\b|zeitraum|von.*bis|periode/i;
const day =
  /(20\d\d)(?:[-/.]|年)?(\d{1,2})(?:[-/.]|月)?(\d{1,2})日?(?:\s*(\d{1,2}):(\d\d)(?::(\d\d))?)?/g;

/** The period that a file's preamble says it covers: days without a row are covered too. */
export function statedCoverageOf(table: SniffedTable): Coverage | null {
  for (const line of table.preamble) {
    const text = line.normalize('NFKC');
    if (!saysPeriod.test(text)) continue;
    const dates = [...text.matchAll(day)].map(readDay).filter((date) => date !== null);
    const [from, to] = dates;
    if (from === undefined || to === undefined || dates.length !== 2 || to.text < from.text)
      continue;
    // `终止日期：[2026年01月02日 00:00:00]` ends where that day begins.
    const isOpen = to.isMidnight && to.text > from.text;
    return { from: from.text, to: isOpen ? dayBefore(to) : to.text };
  }
  return null;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly text: string;
  readonly isMidnight: boolean;
}

function readDay(match: RegExpMatchArray): Day | null {
  const [, year = '', month = '', date = '', hour, minute, second] = match;
  const [m, d] = [Number(month), Number(date)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  const isMidnight =
    hour !== undefined && Number(hour) + Number(minute) + Number(second ?? 0) === 0;
  return { year: Number(year), month: m, date: d, text: dayText(Number(year), m, d), isMidnight };
}

function dayText(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function dayBefore({ year, month, date }: Day): string {
  if (date > 1) return dayText(year, month, date - 1);
  if (month === 1) return dayText(year - 1, 12, 31);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return dayText(year, month - 1, lengths[month - 2] ?? 30);
}
