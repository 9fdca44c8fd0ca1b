import type { Support } from '../../model/discrepancy-arguments.ts';
import { groupThousands, isCardNumber } from '../figures.ts';

/** Currencies by the name that a Chinese bookkeeper writes after the amount; any other keeps its code. */
const currencyNames: Readonly<Record<string, string>> = {
  AUD: '澳元',
  CAD: '加元',
  CHF: '瑞士法郎',
  CNY: '元',
  EUR: '欧元',
  GBP: '英镑',
  HKD: '港元',
  JPY: '日元',
  KRW: '韩元',
  MOP: '澳门元',
  SGD: '新加坡元',
  THB: '泰铢',
  TWD: '新台币元',
  USD: '美元',
};

export function money(amount: string, currency: string): string {
  return `${groupThousands(amount)} ${currencyNames[currency] ?? currency}`;
}

/** `1,204 笔`. */
export function counted(number: number, measure: string): string {
  return `${groupThousands(String(number))} ${measure}`;
}

/** A space between what ends in a Latin letter, digit or mask and the Chinese that follows. */
function spaced(text: string): string {
  return /[\x21-\x7e]$/.test(text) ? `${text} ` : text;
}

function who(card: string | null): string {
  if (card === null || card === '') return '一位顾客';
  return isCardNumber(card) ? `卡 ${card}` : `顾客 ${card}`;
}

/** Who paid, as Chinese follows on it: `卡 622848******0001 `, `顾客 张** `, `一位顾客`. */
export function payer(card: string | null): string {
  return spaced(who(card));
}

/** `（订单 1001）`; nothing where the files have neither order nor terminal. */
export function forOrder(orderId: string | null, terminalId: string | null): string {
  if (orderId !== null) return `（订单 ${orderId}）`;
  return terminalId === null ? '' : `（终端 ${terminalId}）`;
}

/** Who paid for what: `卡 622848******0001（订单 1001）`. */
export function subject(payment: {
  readonly card: string | null;
  readonly orderId: string | null;
  readonly terminalId: string | null;
}): string {
  return spaced(`${who(payment.card)}${forOrder(payment.orderId, payment.terminalId)}`);
}

/** `于 2026-10-12 12:03:11 `, with the space after it; nothing where the files have no time. */
export function at(time: string | null): string {
  return time === null ? '' : `于 ${time} `;
}

export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} 秒`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} 分钟`;
  return `${Math.round(seconds / 3600)} 小时`;
}

/** How well the rows support a rule that no configuration states. */
export function inferredRule(rule: string, support: Support | null): string {
  return support === null
    ? `${rule}以 posrecon.yaml 的设定为准。`
    : `${rule}由文件本身推断得出：${support.of} 条记录中有 ${support.agree} 条相符。`;
}

export function quotedList(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join('、');
}
