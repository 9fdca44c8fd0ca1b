import { chargeback } from './en/chargeback.ts';
import { charges } from './en/charges.ts';
import { followUps } from './en/follow-ups.ts';
import { inferred } from './en/inferred.ts';
import { init } from './en/init.ts';
import { journal } from './en/journal.ts';
import { ledger } from './en/ledger.ts';
import { letter } from './en/letters.ts';
import { matching } from './en/matching.ts';
import { notChecked } from './en/not-checked.ts';
import { page } from './en/page.ts';
import { payouts } from './en/payouts.ts';
import { reasons } from './en/reasons.ts';
import { records } from './en/records.ts';
import { refunds } from './en/refunds.ts';
import { report } from './en/report.ts';
import { help, inspection, takings } from './en/screens.ts';
import { terms } from './en/terms.ts';
import { watch } from './en/watch.ts';
import { listed, money } from './en/wording.ts';
import { workbook } from './en/workbook.ts';
import { longDate, wholePercent } from './figures.ts';
import type { Locale } from './locale.ts';

export const en: Locale = {
  language: 'en',
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
  date: (date) => longDate(date, 'en-GB'),
  percent: wholePercent,
  list: (parts) => parts.join(', '),
  all: listed,
  clauses: (parts) => parts.join('; '),
  label: (word) => `${word}: `,
  aside: (text, aside) => `${text} (${aside})`,
};
