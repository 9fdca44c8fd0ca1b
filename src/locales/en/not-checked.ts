import type { NotCheckedTexts } from '../../model/not-checked.ts';
import { scope } from './inferred.ts';
import { terms } from './terms.ts';
import { count, isOne, listed, money } from './wording.ts';

export const notChecked: NotCheckedTexts = {
  'no-till-log': () => 'no till log was given',
  'no-settlement': () => 'no settlement export of the acquirer was given',
  'no-bank-statement': () => 'no bank statement was given',
  'refund-cards-differ': () =>
    'most refunds state another card than their sale, so that the column must mean something else',
  'no-fees': () =>
    'the settlement export states no fees: use one that does, or compare the acquirer’s fee invoice with the contract',
  'no-fees-of': ({ sales, for: { acquirer } }) =>
    `the settlement export${acquirer === undefined ? '' : ` of ${acquirer}`} states no fees for ${count(sales, 'sale', 'sales')}: use one that does, or compare the acquirer’s fee invoice with the contract`,
  'no-fee-schedule': ({ sales, fees, currency, areFew, for: group }) => {
    const of = scope(group);
    const shown = areFew
      ? `${isOne(sales) ? 'is' : 'are'} too few to show a rate`
      : 'show no one rate';
    return `${count(sales, 'sale', 'sales')} with ${money(fees, currency)} of fees${of === '' ? '' : ` (${of})`} ${shown}; state the contract’s in posrecon.yaml (acquirers: fees)`;
  },
  'no-fee-schedules': ({ groups, sales, fees }) =>
    `${groups} smaller groups show none either: ${count(sales, 'sale', 'sales')} with ${listed(fees.map(({ amount, currency }) => money(amount, currency)))} of fees`,
  'too-little-support': ({ what, agree, of }) =>
    `too few records to tell a rule (${terms.inferences[what]}: ${agree} of ${of} agree)`,
  'no-original-references': () => 'no refund names the sale that it belongs to',
  'no-control-totals': () => 'no file states totals of its own',
  'no-balance': () => 'the bank statement has no running balance',
  'rows-rejected': ({ side }) =>
    `rows of the ${terms.sides[side]} could not be read, and may be what is missing`,
  'no-card-column': ({ side }) => `the ${terms.sides[side]} has no card or payer column`,
  'no-payer-names': () => 'the bank statement does not name payers',
  'no-order-numbers': ({ side }) => `the ${terms.sides[side]} has no order numbers`,
  'no-merchant-numbers': ({ side }) => `the ${terms.sides[side]} has no merchant numbers`,
  'no-terminal-numbers': ({ side }) => `the ${terms.sides[side]} has no terminal numbers`,
  'no-times': ({ side }) => `the ${terms.sides[side]} has dates without times`,
  'no-statuses': ({ side }) => `the ${terms.sides[side]} lists successful payments only`,
  'no-trace-numbers': () => 'no file states terminal and trace number together',
  'trace-numbers-skip': ({ gaps, of }) =>
    `the trace numbers of a batch do not count one by one, or are too few to tell (${gaps} gaps in ${of} steps)`,
  'no-nets': ({ payouts, gross, currency, lookAlikes, for: { acquirer } }) =>
    `the settlement export${acquirer === undefined ? '' : ` of ${acquirer}`} states neither fees nor nets, so that it is not known what ${count(payouts, 'payout', 'payouts')} of ${money(gross, currency)} gross should be${lookAlikes === null ? '' : ` (${lookAlikes.credits} credits${lookAlikes.payer === '' ? '' : ` of “${lookAlikes.payer}”`} look like them, ${money(lookAlikes.less, currency)} or ${(lookAlikes.share * 100).toFixed(2)}% less in all, which may be the fees)`}; use an export with fees or nets, or if fees are collected apart, say so in posrecon.yaml (acquirers: feesTaken: invoiced)`,
  'no-payout-found': () =>
    'none of the payouts is in the bank statement to the cent, so that nothing shows when and from whom they come; check that the statement is of their account and days, or state payoutLag and payers in posrecon.yaml (acquirers)',
  'no-payout-groups': () =>
    'the settlement export says neither which payout nor which day a record belongs to',
  'no-common-days': ({ one, other }) =>
    `the ${terms.sides[one]} and the ${terms.sides[other]} have no day in common`,
  'not-covered': ({ side, from, to }) =>
    from === to
      ? `no ${terms.sides[side]} covers ${from}, on which something was due`
      : `no ${terms.sides[side]} covers ${from} to ${to}, when something was due`,
  'originals-not-covered': ({ refunds, from }) =>
    `the original ${isOne(refunds) ? 'sale of a refund lies' : `sales of ${refunds} refunds lie`} outside what the files cover${from === null ? '' : `, which begin on ${from}`}`,
  'no-currency': ({ side }) => `the ${terms.sides[side]} does not state one currency`,
  'no-exchange-rate': ({ records }) =>
    `${records} of the sales were settled in another currency, too few to tell the rate`,
  'search-bounded': ({ records }) =>
    `the search over ${records} records was stopped at its bound without an answer`,
  'list-bounded': ({ listed, of }) =>
    `only the first ${listed} of ${of} are reported: reconcile shorter periods for the others`,
};
