import type { JournalTexts } from '../locales/journal-texts.ts';
import type { AccountRole, NamedAccounts, Posting } from '../model/journal.ts';

const roots: Readonly<Record<AccountRole, string>> = {
  bank: 'Assets',
  cash: 'Assets',
  otherTenders: 'Assets',
  unsettled: 'Assets',
  clearing: 'Assets',
  sales: 'Income',
  refunds: 'Income',
  tips: 'Income',
  fees: 'Expenses',
  chargebacks: 'Expenses',
  overShort: 'Expenses',
  suspense: 'Liabilities',
  conversion: 'Equity',
};

/** The acquirers' accounts are below that of clearing; where an export names none, it is that account itself. */
function below(account: string, { of }: Posting, part: (name: string) => string): string {
  return of === '' ? account : `${account}:${part(of)}`;
}

/** As hledger and ledger write it: parts with colons between, no two blanks, nothing that begins a comment. */
export function pathOf(posting: Posting, named: NamedAccounts, { accounts }: JournalTexts): string {
  const account = named[posting.account] ?? accounts[posting.account].path;
  return below(account, posting, (name) => name.replace(/[^\p{L}\p{N}_.-]+/gu, '-'));
}

/** As beancount writes it: one of its five roots, and parts of letters, digits and hyphens that begin with a capital or a digit, as 银 does not. */
export function beancountAccount(
  posting: Posting,
  named: NamedAccounts,
  texts: JournalTexts,
): string {
  const parts = pathOf(posting, named, texts).split(':').map(beancountPart);
  const isRooted = Object.values(roots).includes(parts[0] ?? '') && parts.length > 1;
  return (isRooted ? parts : [roots[posting.account], ...parts]).join(':');
}

function beancountPart(part: string): string {
  const plain = part.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+/, '');
  const capital = `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
  return /^[\p{Lu}\p{Nd}]/u.test(capital) ? capital : `X-${capital}`;
}

/** As a chart of accounts has it: number and name. posrecon.yaml may say both, `1002 银行存款`, or one. */
export function chartAccount(
  posting: Posting,
  named: NamedAccounts,
  { accounts }: JournalTexts,
): { readonly code: string; readonly name: string } {
  const own = named[posting.account];
  if (own === undefined) {
    const { code, name } = accounts[posting.account];
    return { code, name: below(name, posting, (part) => part) };
  }
  const [, code = '', name = ''] = /^(\d[\d.]*)?(?:\s+|$)?(.*)$/su.exec(own) ?? [];
  return { code, name: below(name, posting, (part) => part) };
}
