import type { OwnFile } from './own-files.ts';
import type { Title } from './title.ts';
import type { Side } from './transaction.ts';

/** How text was damaged before it came here: decoded in another encoding than it was written in, and saved. */
export type Damage =
  | 'gbk-as-utf-8'
  | 'gbk-as-latin-1'
  | 'utf-8-as-gbk'
  | 'utf-8-as-latin-1'
  | 'wrong-encoding'
  | 'characters-lost';

/** What the columns of an unknown table say of whose file it is. */
export type SideEvidence =
  | { readonly key: 'column'; readonly header: string; readonly field: string | null }
  | { readonly key: 'cash'; readonly header: string }
  | { readonly key: 'failed-attempts'; readonly header: string }
  | { readonly key: 'debits-and-credits' }
  | { readonly key: 'fees-beside-payouts' };

/** By which arithmetic the reading of a file was checked. */
export type LayoutCheckKind = 'net' | 'balance' | 'totals';

/** What a reason says beyond its key. */
interface ReasonArguments {
  /** So many columns of a layout are there. */
  'columns-known': {
    readonly found: number;
    readonly of: number;
    readonly profile: string;
    readonly layout: Title;
  };
  'columns-in-place': { readonly profile: string; readonly layout: Title };
  /** A document holds what marks its format. */
  'format-marked': { readonly mark: string };
  'profile-named': object;
  /** A named or described format's columns that the file does not have. */
  'headers-absent': { readonly headers: readonly string[] };
  /** A format that the user describes fits as well, and was not named. */
  'own-profile-fits': { readonly profile: string };
  'issuer-named': { readonly name: string };
  'layout-unpublished': object;
  'side-named': { readonly side: Side };
  'side-told': { readonly side: Side; readonly evidence: readonly SideEvidence[] };
  /** Of a file that was refused. */
  'may-be-side': {
    readonly side: Side;
    readonly confidence: number;
    readonly evidence: readonly SideEvidence[];
  };
  'may-be-profile': {
    readonly side: Side;
    readonly confidence: number;
    readonly profile: string;
  };
  /** It is no export. */
  'own-file': { readonly what: OwnFile };
  'text-damaged': { readonly damage: Damage };
  /** In how many of the places where a check applies it comes out. */
  checked: { readonly by: LayoutCheckKind; readonly agree: number; readonly of: number };
}

/** Why a file was taken for what it is, as a code with arguments: `locales` has the sentence. */
export type Reason = {
  readonly [Key in keyof ReasonArguments]: { readonly key: Key } & ReasonArguments[Key];
}[keyof ReasonArguments];

/** The sentence of each reason, in one language. */
export type ReasonTexts = {
  readonly [Key in keyof ReasonArguments]: (args: ReasonArguments[Key]) => string;
};
