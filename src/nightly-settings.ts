import { usageError } from './errors/posrecon-error.ts';
import type { Inputs } from './intake/read-inputs.ts';
import type { Actor } from './ledger/audit-trail.ts';
import type { LedgerPlace } from './ledger/ledger-file.ts';
import type { About } from './ledger/ledger-schema.ts';
import type { Locale } from './locales/locale.ts';
import type { Contract } from './model/contract.ts';
import { unknownCurrency } from './model/currency.ts';
import type { NewRuling } from './model/ruling.ts';
import type { OnStage } from './model/stage.ts';

/** What a night is run with. */
export interface NightOptions {
  readonly place: LedgerPlace;
  /** The zone and currency that the user asks for; they cannot change from night to night. */
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly version: string;
  readonly contract: Contract;
  /** So many days after its day a record that is finished leaves the open ones. */
  readonly closeAfter: number;
  /** The day as of which the user asks to judge. */
  readonly asOf?: string | null;
  readonly onStage?: OnStage;
  /** What somebody rules with this run. */
  readonly ruling?: NewRuling;
}

/** Throws ERR_USAGE where the user asks for a zone or currency other than the ledger's. */
export function refuseOtherSettings(
  about: About | null,
  { place, timeZone, currency }: NightOptions,
): void {
  if (about === null) return;
  for (const [what, asked, kept] of [
    ['time zone', timeZone, about.timeZone],
    ['currency', currency, about.currency],
  ] as const) {
    if (asked === null || asked === kept) continue;
    throw usageError(`the ledger's ${what} is ${kept}, not ${asked}`, {
      location: { file: place.file },
      remedy: `Run without it, or name another ledger with --ledger: what is kept was read in ${kept}.`,
    });
  }
}

/** In what a new ledger's runs read. Throws ERR_USAGE where the files leave the currency open: later files may be of any. */
export function newSettings({ timeZone, currency }: Inputs, { file }: LedgerPlace): About {
  if (currency !== unknownCurrency) return { timeZone, currency };
  throw usageError('no file says in which currency it is, and a ledger must know', {
    location: { file },
    remedy: 'Say it with --currency, or currency: in posrecon.yaml.',
  });
}
