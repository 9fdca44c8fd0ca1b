import { expect, test } from 'vitest';
import { languages, loadLocale } from '../../src/locales/index.ts';
import { reasonSentence } from '../../src/locales/locale.ts';
import type { Reason, SideEvidence } from '../../src/model/recognition.ts';

const evidence: readonly SideEvidence[] = [
  { key: 'column', header: '余额', field: 'balance' },
  { key: 'column', header: 'Receipt', field: null },
  { key: 'cash', header: 'Tender' },
  { key: 'failed-attempts', header: 'Result' },
  { key: 'debits-and-credits' },
  { key: 'fees-beside-payouts' },
];
const samples: readonly Reason[] = [
  {
    key: 'columns-known',
    found: 11,
    of: 12,
    profile: 'ccb-personal',
    layout: { en: 'debit card', 'zh-CN': '借记卡' },
  },
  {
    key: 'columns-in-place',
    profile: 'paypal-activity',
    layout: { en: 'statement', 'zh-CN': '对账单' },
  },
  { key: 'format-marked', mark: 'camt.053.001.08' },
  { key: 'profile-named' },
  { key: 'headers-absent', headers: ['交易金额', 'Fee / Commission'] },
  { key: 'own-profile-fits', profile: 'corner-pay' },
  { key: 'issuer-named', name: '瑞银信' },
  { key: 'layout-unpublished' },
  { key: 'side-named', side: 'settlement' },
  { key: 'side-told', side: 'bank', evidence },
  { key: 'may-be-side', side: 'pos', confidence: 0.834, evidence: evidence.slice(0, 1) },
  { key: 'may-be-profile', side: 'settlement', confidence: 1, profile: 'china-ums' },
  { key: 'own-file', what: 'requests' },
  { key: 'text-damaged', damage: 'gbk-as-utf-8' },
  { key: 'text-damaged', damage: 'gbk-as-latin-1' },
  { key: 'text-damaged', damage: 'utf-8-as-gbk' },
  { key: 'text-damaged', damage: 'utf-8-as-latin-1' },
  { key: 'text-damaged', damage: 'wrong-encoding' },
  { key: 'text-damaged', damage: 'characters-lost' },
  { key: 'checked', by: 'net', agree: 39, of: 40 },
  { key: 'checked', by: 'balance', agree: 40, of: 40 },
  { key: 'checked', by: 'totals', agree: 0, of: 2 },
];

test.for(languages)('why a file was taken for what it is reads well in %s', async (language) => {
  const locale = await loadLocale(language);
  expect([...new Set(samples.map(({ key }) => key))]).toEqual(Object.keys(locale.reasons));
  const sentences = samples.map((reason) => reasonSentence(locale, reason));
  await expect(`${sentences.join('\n')}\n`).toMatchFileSnapshot(
    `__snapshots__/inspection-reasons.${language}.txt`,
  );
});
