import type { Support } from '../../model/discrepancy-arguments.ts';
import { groupThousands, isCardNumber } from '../figures.ts';

export function money(amount: string, currency: string): string {
  return `${groupThousands(amount)} ${currency}`;
}

let plurals: Intl.PluralRules | null = null;

/** Whether so many of something are spoken of in the singular. */
export function isOne(number: number): boolean {
  plurals ??= new Intl.PluralRules('en');
  return plurals.select(number) === 'one';
}

export function count(number: number, one: string, many: string): string {
  return `${groupThousands(String(number))} ${isOne(number) ? one : many}`;
}

export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Who paid, within a sentence: `card 622848******0001`, `customer 张**`, `a customer`. */
export function payer(card: string | null): string {
  if (card === null || card === '') return 'a customer';
  return isCardNumber(card) ? `card ${card}` : `customer ${card}`;
}

export function forOrder(orderId: string | null, terminalId: string | null): string {
  if (orderId !== null) return ` for order ${orderId}`;
  return terminalId === null ? '' : ` at terminal ${terminalId}`;
}

/** ` on 2026-10-12 at 12:03:11`, with the space before it; nothing where the files have no time. */
export function on(time: string | null): string {
  return time === null ? '' : ` on ${time.replace(/^(\d{4}-\d\d-\d\d) (\d)/, '$1 at $2')}`;
}

export function times(number: number): string {
  return number === 2 ? 'twice' : `${number} times`;
}

export function duration(seconds: number): string {
  if (seconds < 120) return count(seconds, 'second', 'seconds');
  if (seconds < 7200) return count(Math.round(seconds / 60), 'minute', 'minutes');
  return count(Math.round(seconds / 3600), 'hour', 'hours');
}

/** How well the rows support a rule that no configuration states. */
export function inferredRule(rule: string, support: Support | null): string {
  return support === null
    ? `${capitalised(rule)} is taken from posrecon.yaml.`
    : `${capitalised(rule)} was inferred from the files themselves: ${support.agree} of ${support.of} records agree with it.`;
}

let lists: Intl.ListFormat | null = null;

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  lists ??= new Intl.ListFormat('en-GB', { type: 'conjunction' });
  return lists.format(parts);
}

/** The same, each in quotation marks. */
export function quotedList(names: readonly string[]): string {
  return listed(names.map((name) => `“${name}”`));
}
