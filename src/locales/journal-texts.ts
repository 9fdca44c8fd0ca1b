import type { AccountRole, EntryKind } from '../model/journal.ts';

/** What an account is called where posrecon.yaml does not say it. */
export interface AccountTexts {
  /** In plain-text accounting, below a root that every tool knows: `Assets:Bank`. */
  readonly path: string;
  /** In a chart of accounts. */
  readonly name: string;
  /** The number that a national chart of accounts gives it; empty where there is no such chart. */
  readonly code: string;
}

/** Words of the journal that goes into the books. */
export interface JournalTexts {
  readonly accounts: Readonly<Record<AccountRole, AccountTexts>>;
  /** What an entry is; `acquirer` may be empty. */
  readonly entries: Readonly<Record<EntryKind, (acquirer: string) => string>>;
  readonly records: (count: number) => string;
  /** Comments at the head of a journal. */
  readonly head: (version: string, run: string, asOf: string) => string;
  /** 凭证字 of a voucher. */
  readonly voucherWord: string;
}
