import { dateOf, dayFirst } from '../../../fixtures/generate/clock.js';
import { ccbCorporate } from '../../../fixtures/generate/layouts/ccb.js';
import { grouped } from '../../../fixtures/generate/money.js';
import { createSheet, row } from '../../../fixtures/generate/sheet.js';

/** @typedef {import('../../../fixtures/generate/statement.js').BankLine} BankLine */

/**
 * The bank statement of a scenario.
 * @param {import('../world.js').World} world @param {readonly BankLine[]} lines @param {string} currency the account's
 */
export function bankStatement({ scenario, merchant, currency: own }, lines, currency) {
  if (scenario.bank === 'ccb')
    return ccbCorporate('ccb.csv', lines, { number: merchant.account, holder: merchant.holder });
  const name = currency === own ? 'bank.csv' : `bank-${currency.toLowerCase()}.csv`;
  const sheet = createSheet(name, { encoding: 'utf-8', eol: '\n' });
  const stated = scenario.secondCurrency ? ',Currency' : '';
  sheet.line(`Date,Description,Reference,Money Out,Money In,Balance${stated}`);
  for (const each of lines) {
    const out = each.cents < 0 ? grouped(-each.cents) : '';
    const into = each.cents > 0 ? grouped(each.cents) : '';
    const day = dayFirst(dateOf(each.at));
    const cells = [day, each.party, each.memo, out, into, grouped(each.balance)];
    sheet.line(row(stated === '' ? cells : [...cells, currency]), each);
  }
  return sheet;
}
