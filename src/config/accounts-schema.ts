import { z } from 'zod';
import { type AccountRole, accountRoles } from '../model/journal.ts';
import { written } from './values.ts';

const described: Readonly<Record<AccountRole, string>> = {
  bank: 'The account into which payouts come.',
  cash: 'What is paid in cash.',
  otherTenders: 'What is paid with vouchers, gift cards or on account.',
  unsettled: 'Sold by card, and settled by no acquirer yet.',
  clearing: 'Settled, and not in the bank yet; each acquirer has an account below it.',
  sales: 'Sales.',
  refunds: 'What is given back of them.',
  tips: 'What was charged above the sale, where tips are agreed.',
  fees: "The acquirers' fees.",
  chargebacks: 'What acquirers took back in dispute.',
  overShort: 'Differences that the shop bears or keeps.',
  suspense: 'Money of which nobody knows yet whose it is.',
  conversion: 'What an acquirer changed into another currency.',
};

const account = written(
  isAccount,
  {
    no: 'name of an account',
    remedy:
      'Write it as Assets:Bank, or with its number as 1002 银行存款; without ; " | or two blanks.',
  },
  { type: ['string', 'integer'] },
);

function isAccount(name: string): boolean {
  return /^[\p{L}\p{N}](?:[^\p{Cc};"|]*[^\p{Cc}\s;"|:])?$/u.test(name) && !/\s\s|::/.test(name);
}

/** What the books call their accounts. */
export const accounts = z
  .strictObject(
    Object.fromEntries(
      accountRoles.map((role) => [role, account.describe(described[role]).exactOptional()]),
    ) as Record<AccountRole, z.ZodExactOptional<typeof account>>,
  )
  .describe('Accounts of the journal, as your books call them.');
