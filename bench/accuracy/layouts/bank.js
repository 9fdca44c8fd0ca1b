import { dateOf, dayFirst } from '../../../fixtures/generate/clock.js';
import { ccbCorporate } from '../../../fixtures/generate/layouts/ccb.js';
import { grouped } from '../../../fixtures/generate/money.js';
import { createSheet, row } from '../../../fixtures/generate/sheet.js';

/** @typedef {import('../../../fixtures/generate/statement.js').BankLine} BankLine */

/** The bank statement of a scenario. @param {import('../world.js').World} world @param {readonly BankLine[]} lines */
export function bankStatement({ scenario, merchant }, lines) {
  if (scenario.bank === 'ccb')
    return ccbCorporate('ccb.csv', lines, { number: merchant.account, holder: merchant.holder });
  const sheet = createSheet('bank.csv', { encoding: 'utf-8', eol: '\n' });
  sheet.line('Date,Description,Reference,Money Out,Money In,Balance');
  for (const each of lines) {
    const out = each.cents < 0 ? grouped(-each.cents) : '';
    const into = each.cents > 0 ? grouped(each.cents) : '';
    const day = dayFirst(dateOf(each.at));
    sheet.line(row([day, each.party, each.memo, out, into, grouped(each.balance)]), each);
  }
  return sheet;
}
