import type { DrawerKind, Kind, Side, Status } from '../../model/transaction.ts';
import {
  cashWords,
  directionWords,
  drawerWords,
  ignoredKinds,
  isChannelWord,
  kindWords,
  statusWords,
} from './words.ts';

/** What a value of a type column says: a kind, or that the row is no payment. */
export type KindMeaning = Kind | 'ignored';

const meanings = new Map<string, KindMeaning | null>();

/** The kind that a word says: the word itself, else the surest word within it; `null` where it says none. */
export function kindOf(word: string): KindMeaning | null {
  const known = meanings.get(word);
  if (known !== undefined) return known;
  const meaning = kindWords()[word] ?? (ignored().has(word) ? 'ignored' : kindWithin(word));
  if (meanings.size < 5000) meanings.set(word, meaning);
  return meaning;
}

/** The kind that a word says on a side: a till also tells what happens to the cash in its drawer. */
export function kindOnSide(side: Side, word: string): KindMeaning | null {
  return (side === 'pos' ? drawerKindOf(word) : null) ?? kindOf(word);
}

/** What happens to a drawer's cash, as a till's word says it; `null` where it says nothing of it. */
function drawerKindOf(word: string): DrawerKind | null {
  const known = drawerMeanings.get(word);
  if (known !== undefined) return known;
  const meaning = drawerWords()[word] ?? drawerKindWithin(word);
  if (drawerMeanings.size < 5000) drawerMeanings.set(word, meaning);
  return meaning;
}

const drawerMeanings = new Map<string, DrawerKind | null>();

const drawerParts: readonly (readonly [RegExp, DrawerKind])[] = [
  [
    /实点|实盘|点钞|现金[清盘]点|\b(?:counted|declared) cash\b|\bcash (?:count(?:ed)?|declar)|\b(?:drawer|till|closing|blind) count\b/,
    'cash-count',
  ],
  [
    /抽大?钞|缴款|解款|(?:归还|退还|收回|缴).*备用金|备用金.*(?:归还|退还|收回|缴)|\b(?:cash|safe|bank) drop\b|\bcash (?:pick ?-?up|lift|skim)/,
    'cash-drop',
  ],
  [/(?:追加|补充).*备用金|\bpa(?:id|y)[ _-]?in\b/, 'paid-in'],
  [/备用金.*支|\bpa(?:id|y)[ _-]?out\b|\bpetty cash\b/, 'paid-out'],
  [/找零金|备用金|\b(?:opening|starting) (?:float|cash)\b/, 'float'],
];

/** Of most values one look is enough. */
const drawerHint = /[点盘钞款金]|cash|float|count|pa(?:id|y)|drop/;

function drawerKindWithin(word: string): DrawerKind | null {
  if (!drawerHint.test(word) || !mayHoldWord(word) || isChannelWord(word)) return null;
  return drawerParts.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

let ignoredSet: ReadonlySet<string> | undefined;
function ignored(): ReadonlySet<string> {
  ignoredSet ??= new Set(ignoredKinds());
  return ignoredSet;
}

/** Parts that decide, strongest first: 消费撤销 is a void though it begins with 消费. */
const parts: readonly (readonly [RegExp, KindMeaning])[] = [
  [
    /签到|签退|余额查询|查询余额|批结算|\b(?:balance (?:inquiry|enquiry|check)|sign ?-?(?:on|off)|log ?-?(?:on|off))\b/,
    'ignored',
  ],
  [/冲正|充正|\brevers(?:al|ed|e)\b/, 'reversal'],
  [/拒付|\bcharge ?-?backs?\b/, 'chargeback'],
  [/预授权完成(?=.*(?:撤[销消]|取消))/, 'void'],
  [/预授权(?!完成)|\bpre-?auth/, 'preauth'],
  [/撤[销消]|作废|取消|\bvoid(?:ed)?\b|\bcancel(?:l?ed|lation)?\b|\bstorn/, 'void'],
  [/退款|退货|退单|\brefund(?:ed|s)?\b|\breturn(?:ed|s)?\b/, 'refund'],
  [/预授权完成|\bcapture|\bcompletion\b/, 'capture'],
  [/手续费|\bfees?\b/, 'fee'],
  [
    /消费|销售|收款|付款|支付(?!宝)|收银|\bsales?\b|\bpurchase|\bpayment|\bcharge\b|\bpaid\b/,
    'sale',
  ],
];

/** Numbers, times and long texts are asked for in vain. */
function mayHoldWord(word: string): boolean {
  return word.length >= 3 && word.length <= 40 && /[a-z\u4e00-\u9fff]/.test(word);
}

function kindWithin(word: string): KindMeaning | null {
  if (!mayHoldWord(word) || isChannelWord(word)) return null;
  return parts.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const statusParts: readonly (readonly [RegExp, Status])[] = [
  [/超时|未知|\btime(?:d)? ?-?out\b/, 'timeout'],
  [
    /拒绝|余额不足|\bdeclined?\b|\brefused\b|\brejected\b|\bdenied\b|not approved|insufficient/,
    'declined',
  ],
  [/失败|异常|错误|未成功|\bfail(?:ed|ure)?\b|\berror\b|unsuccessful/, 'failed'],
  [/处理中|进行中|待|[付货款]中$|\bpending\b|\bprocessing\b/, 'pending'],
  [
    /成功|完成|通过|\bapproved\b|\bsuccess(?:ful|fully)?\b|\bsucceeded\b|\bcompleted?\b|\bsettled\b/,
    'approved',
  ],
];

/** How an attempt ended, as a word says it; `null` where it says nothing of it. */
export function statusOf(word: string): Status | null {
  return statusWords()[word] ?? statusWithin(word);
}

function statusWithin(word: string): Status | null {
  if (!mayHoldWord(word)) return null;
  if (/已?(?:撤销|作废|取消)$/.test(word)) return 'voided';
  return statusParts.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

/** Money out or money in, as a direction column says it. */
export function directionOf(word: string): 'out' | 'in' | null {
  const bare = word.replace(/\s+/g, ' ');
  if (directionWords.out.includes(bare)) return 'out';
  return directionWords.in.includes(bare) ? 'in' : null;
}

/** Whether a word of a tender column is one that never reaches an acquirer. */
export function isCashWord(word: string): boolean {
  if (cashWords().includes(word)) return true;
  if (/cash ?app|cash ?back/.test(word)) return false;
  return /现金|代金券|储值|礼品卡|挂账|\bcash\b|\bgift ?card\b|\bvoucher\b|\bbargeld\b/.test(word);
}

/** The dictionary and the words of the sample that are not in it but say what they are: `消费成功`, `SALE - APPROVED`. */
export function withSeenWords<T extends string>(
  dictionary: Readonly<Record<string, T>>,
  seen: readonly string[],
  meaningOf: (word: string) => T | null,
): Readonly<Record<string, T>> {
  const added: Record<string, T> = {};
  for (const word of seen) {
    if (dictionary[word] !== undefined) continue;
    const meaning = meaningOf(word);
    if (meaning !== null) added[word] = meaning;
  }
  return Object.keys(added).length === 0 ? dictionary : { ...dictionary, ...added };
}
