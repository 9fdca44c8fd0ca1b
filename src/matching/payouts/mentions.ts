import { dateOfDay } from '../../model/calendar.ts';
import { type Money, parseMoney } from '../../model/money.ts';
import type { BankEntry } from '../../model/transaction.ts';
import type { PayoutGroup } from './payout-groups.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The text of a bank entry in which an acquirer says what it pays for. */
function narrationOf(entry: BankEntry): string {
  return [entry.memo, entry.bankReference, entry.counterparty]
    .filter((text) => text !== null)
    .join(' ');
}

/** Whether the entry's text holds the number, not merely as part of a longer one. */
export function mentions(entry: BankEntry, number: string): boolean {
  return holds(narrationOf(entry), number);
}

function holds(narration: string, number: string): boolean {
  let at = narration.indexOf(number);
  while (at >= 0) {
    const before = narration[at - 1] ?? '';
    const after = narration[at + number.length] ?? '';
    if (!/[0-9A-Za-z]/.test(before) && !/[0-9A-Za-z]/.test(after)) return true;
    at = narration.indexOf(number, at + 1);
  }
  return false;
}

export function mentionsPayout(entry: BankEntry, group: PayoutGroup): boolean {
  return (
    group.payoutId !== null &&
    group.payoutId.length >= 6 &&
    holds(narrationOf(entry), group.payoutId)
  );
}

export function mentionsMerchant(entry: BankEntry, group: PayoutGroup): boolean {
  return (
    group.merchantId !== null &&
    group.merchantId.length >= 6 &&
    holds(narrationOf(entry), group.merchantId)
  );
}

/** A word for what an acquirer keeps beside its fees, and the sum after it: `扣机具租金30.00元`, `LESS TERMINAL RENTAL 25.00`. */
const deductions =
  /(?:租金|租赁费?|机具|设备|服务费|管理费|通讯费|扣款|扣除|代扣|扣收|调账|rental|rent|lease|deduct\w*|withheld|reserve|less)[^0-9]{0,16}?(\d[\d,]*(?:\.\d{1,2})?)/giu;

/** Whether the narration says that the acquirer kept this sum. */
export function namesDeduction(entry: BankEntry, kept: Money): boolean {
  return [...narrationOf(entry).matchAll(deductions)].some(
    ([, sum = '']) => parseMoney(sum.replaceAll(',', '')) === kept,
  );
}

/**
 * The days that a narration names: `1012-1012费12.60元`, `09OCT-11OCT`, `20261012`, `2026-10-12`; `null` where it names none.
 * Years are taken from the entry's own date.
 */
export function daysNamed(entry: BankEntry): { readonly from: number; readonly to: number } | null {
  const text = narrationOf(entry);
  const year = Number(dateOfDay(entry.day).slice(0, 4));
  const resolve = (month: number, day: number, stated?: number): number | null => {
    if (month < 1 || month > 12 || day < 1 || day > 31) return null;
    const candidates = stated === undefined ? [year, year - 1] : [stated];
    for (const y of candidates) {
      const at = Math.floor(Date.UTC(y, month - 1, day) / 86_400_000);
      if (at <= entry.day && entry.day - at < 200) return at;
    }
    return null;
  };
  const range = (from: number | null, to: number | null) =>
    from === null || to === null || to < from ? null : { from, to };

  const compact = /(?<!\d)(\d{2})(\d{2})-(\d{2})(\d{2})(?!\d)/.exec(text);
  if (compact !== null) {
    const found = range(
      resolve(Number(compact[1]), Number(compact[2])),
      resolve(Number(compact[3]), Number(compact[4])),
    );
    if (found !== null) return found;
  }
  const named = [
    ...text
      .toUpperCase()
      .matchAll(
        /(?<![A-Z0-9])(\d{1,2}) ?(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![A-Z])/g,
      ),
  ].map((match) => resolve(months.indexOf(match[2] ?? '') + 1, Number(match[1])));
  if (named.length > 0) return range(named[0] ?? null, named.at(-1) ?? null);
  const full = [...text.matchAll(/(?<!\d)(20\d{2})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/g)].map(
    (match) => resolve(Number(match[2]), Number(match[3]), Number(match[1])),
  );
  if (full.length > 0) return range(full[0] ?? null, full.at(-1) ?? null);
  return null;
}
