import type { Profile } from './profile.ts';

type Own = 'id' | 'title' | 'acquirer' | 'confidence' | 'source' | 'layouts' | 'columns';

/** What a bank's profile says beyond its own columns. */
export type BankSpec = Pick<Profile, Own> & Partial<Omit<Profile, Own>>;

/** A statement of a bank in mainland China: Beijing time, 借 is money out, 贷 money in, the account in its own column or above. */
export function chineseBank(spec: BankSpec): Profile {
  return {
    side: 'bank',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    stated: {
      account: /(?:^|[^对方])(?:查询)?账\s*号(?:\[[^\]]*\])?[\s:|,"]+(?<value>\d[\d* -]{6,}\d)/,
    },
    refundColumns: {},
    kindWords: {},
    ignoredKinds: [],
    statusWords: {},
    sign: 'debit-credit',
    minorUnits: false,
    identity: [
      'account',
      'dateTime',
      'date',
      'time',
      'debit',
      'credit',
      'amount',
      'direction',
      'balance',
      'counterparty',
      'memo',
      'bankReference',
    ],
    statedTotals: [],
    quirks: [],
    ...spec,
  };
}

/** Where a bank's layout is known from one reader alone. */
export const fromOneReader = {
  en: 'Known from one reader of merchants’ exports; no file was to be had.',
  'zh-CN': '只见于一份读取商户导出文件的程序；未能得到真实文件。',
} as const;

/** Where a person's account was seen in a file. */
export const fromASample = {
  en: 'A file among the samples of a published bookkeeping program, whose contributor made it anonymous.',
  'zh-CN': '公开记账程序的样本中有真实文件，已由提供者脱敏。',
} as const;

/** Statements of credit cards count from the bank's side. */
export const chargesArePositive = {
  name: 'charges-are-positive',
  says: {
    en: 'What the card paid is positive, what was given back or paid into it negative: the sign is turned round.',
    'zh-CN': '消费为正数，退款与还款为负数，读取时正负对调。',
  },
} as const;
