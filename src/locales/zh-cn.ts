import { longDate, wholePercent } from './figures.ts';
import type { Locale } from './locale.ts';
import { chargeback } from './zh-cn/chargeback.ts';
import { charges } from './zh-cn/charges.ts';
import { followUps } from './zh-cn/follow-ups.ts';
import { inferred } from './zh-cn/inferred.ts';
import { init } from './zh-cn/init.ts';
import { journal } from './zh-cn/journal.ts';
import { ledger } from './zh-cn/ledger.ts';
import { letter } from './zh-cn/letters.ts';
import { matching } from './zh-cn/matching.ts';
import { notChecked } from './zh-cn/not-checked.ts';
import { page } from './zh-cn/page.ts';
import { payouts } from './zh-cn/payouts.ts';
import { reasons } from './zh-cn/reasons.ts';
import { records } from './zh-cn/records.ts';
import { refunds } from './zh-cn/refunds.ts';
import { report } from './zh-cn/report.ts';
import { help, inspection, takings } from './zh-cn/screens.ts';
import { terms } from './zh-cn/terms.ts';
import { watch } from './zh-cn/watch.ts';
import { money } from './zh-cn/wording.ts';
import { workbook } from './zh-cn/workbook.ts';

export const zhCn: Locale = {
  language: 'zh-CN',
  discrepancies: { ...charges, ...refunds, ...payouts, chargeback, ...records },
  notChecked,
  reasons,
  inferred,
  terms,
  report,
  takings,
  inspection,
  help,
  ledger,
  followUps,
  matching,
  letter,
  init,
  watch,
  page,
  workbook,
  journal,
  money,
  date: (date) => longDate(date, 'zh-CN'),
  percent: wholePercent,
  list: (parts) => parts.join('、'),
  all: (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和 ${parts.at(-1)}`,
  clauses: (parts) => parts.join('；'),
  label: (word) => `${word}：`,
  aside: (text, aside) => `${text}（${aside}）`,
};
