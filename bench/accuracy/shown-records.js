import { dateOf } from '../../fixtures/generate/clock.js';
import { payoutsOf } from './plant/payouts.js';
import { placeOfPayout, placesIn } from './truth.js';

/** @typedef {{ place: string, date: string, cents: number, currency: string, isSale: boolean, card: string, terminal: string, rrn: string, order: string }} Shown one payment, with '' for what its file does not show */
/** @typedef {{ place: string, date: string, cents: number, currency: string }} ShownMoney a payout that the acquirer owes, or a credit at the bank */

/**
 * The records of a day with the columns that their files show, already read: approved card payments of the till, the acquirer's
 * rows, what it owes by day, and its credits at the bank.
 * @param {import('./plant/charges.js').Ground} ground
 * @param {readonly import('../../fixtures/generate/sheet.js').Sheet[]} sheets
 * @param {readonly (import('../../fixtures/generate/statement.js').BankLine & { currency?: string })[]} lines
 */
export function shownRecords({ world, visible }, sheets, lines) {
  const { place } = placesIn(sheets);
  /** @param {'till' | 'acquirer'} side @param {import('./visible.js').Column} column @param {string} text */
  const shown = (side, column, text) => (visible[side].has(column) ? text : '');
  const till = world.till
    .filter(
      ({ tender, status, kind }) =>
        tender === 'card' && status === 'approved' && kind !== 'preauth',
    )
    .map((row) => ({
      place: place(row) ?? '',
      date: dateOf(row.at),
      cents: row.paid + row.tip,
      currency: row.currency,
      isSale: row.paid > 0,
      card: shown('till', 'card', row.by.card?.last4 ?? ''),
      terminal: shown('till', 'terminal', row.by.terminal.id),
      rrn: shown('till', 'rrn', row.names?.rrn ?? ''),
      order: shown('till', 'order', row.order?.number ?? ''),
    }));
  const settled = world.settled
    .filter(({ kind }) => kind !== 'preauth')
    .map((row) => ({
      place: place(row) ?? '',
      date: dateOf(row.at),
      cents: row.cents,
      currency: row.currency,
      isSale: row.cents > 0,
      card: shown('acquirer', 'card', row.card.last4),
      terminal: shown('acquirer', 'terminal', row.terminalId),
      rrn: shown('acquirer', 'rrn', row.names.rrn),
      order: shown('acquirer', 'order', row.order?.number ?? ''),
    }));
  const owed = payoutsOf(world).map((payout) => ({
    place: placeOfPayout(payout),
    date: payout.settlementDate,
    cents: payout.net,
    currency: payout.currency,
  }));
  const payers = Object.values(world.merchant.payers);
  const credits = lines
    .filter(({ cents, party }) => cents > 0 && payers.includes(party))
    .map((line) => ({
      place: place(line) ?? '',
      date: dateOf(line.at),
      cents: line.cents,
      currency: line.currency ?? world.currency,
    }));
  return { till, settled, owed, credits, visible };
}
