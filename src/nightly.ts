import { clearWorkingStore } from './engine/schema.ts';
import type { CarriedRecords } from './intake/carried.ts';
import { readHead } from './ledger/audit-trail.ts';
import { readClosedMonths } from './ledger/closed-months.ts';
import { bringBackSince, readClosedTo } from './ledger/closed-records.ts';
import { readDiscrepancies } from './ledger/discrepancy-history.ts';
import { readBooked } from './ledger/kept-bookings.ts';
import { countTaking, createOrigins } from './ledger/kept-records.ts';
import { readRequests, takenBack } from './ledger/kept-requests.ts';
import {
  bringBackRuled,
  identifyRuling,
  type LedgerRuling,
  readRulings,
} from './ledger/kept-rulings.ts';
import { lastSource, readSources } from './ledger/kept-sources.ts';
import { ledgerExists, readLedger } from './ledger/ledger-file.ts';
import { readAbout } from './ledger/ledger-schema.ts';
import { lastRun } from './ledger/run-history.ts';
import { daysAfter } from './model/calendar.ts';
import { keepNight } from './nightly-keep.ts';
import { type Known, nothingKnown } from './nightly-known.ts';
import {
  carryNothing,
  carryRecords,
  type NumberedSource,
  sinceForLate,
} from './nightly-records.ts';
import { followedRequests } from './nightly-requests.ts';
import { type NightOptions, refuseOtherSettings } from './nightly-settings.ts';
import type { Book } from './reconciliation.ts';

/**
 * The ledger of one run: what earlier runs left takes part as if their files had been read again, as far as anything of it can still
 * change. New files that tell of days which are closed bring these back, and are read once more with them.
 */
export function openBook(options: NightOptions): Book {
  let known = nothingKnown;
  let numbered: NumberedSource[] = [];
  return {
    async read(engine, use) {
      await createOrigins(engine);
      if (!(await ledgerExists(options.place))) return use(carryNothing(engine, numbered));
      return readLedger(engine, options.place, async (isEmpty) => {
        if (isEmpty) return use(carryNothing(engine, numbered));
        const closedTo = await readClosedTo(engine);
        known = {
          about: await readAbout(engine),
          head: await readHead(engine),
          run: await lastRun(engine),
          lastSource: await lastSource(engine),
          closedTo,
          closedMonths: await readClosedMonths(engine),
          discrepancies: await readDiscrepancies(engine),
          requests: await readRequests(engine),
          takenBack: await takenBack(engine),
          rulings: await readRulings(engine),
          ruling:
            options.ruling === undefined
              ? null
              : await identifyRuling(engine, options.ruling, await readSources(engine)),
        };
        if (known.ruling !== null) await bringBackRuled(engine, known.ruling);
        refuseOtherSettings(known.about, options);
        const carry = async (since: string | null): Promise<CarriedRecords> => {
          numbered = [];
          const carried = await carryRecords(engine, known.about, since, numbered);
          options.onStage?.('carried', {
            files: numbered.length,
            records: await countTaking(engine),
            discrepancies: known.discrepancies.length,
          });
          return carried;
        };
        const inputs = await use(await carry(closedTo === null ? null : daysAfter(closedTo, 1)));
        const earlier = sinceForLate(inputs);
        if (earlier === null) {
          await readBooked(engine);
          return inputs;
        }
        await clearWorkingStore(engine);
        await createOrigins(engine);
        await bringBackSince(engine, earlier);
        const again = await use(await carry(earlier));
        await readBooked(engine);
        return again;
      });
    },
    requests: () => followedRequests(known.requests, known.discrepancies, known.about?.timeZone),
    rulings: () => rulingsOf(known),
    keep: (engine, found, inputs) =>
      keepNight(engine, found, inputs, { ...known, numbered }, options),
  };
}

/** The new ruling takes the place of what was ruled of the same two records. */
function rulingsOf({ rulings, ruling }: Known): readonly LedgerRuling[] {
  if (ruling === null) return rulings;
  const about = JSON.stringify(ruling.identities);
  return [...rulings.filter((each) => JSON.stringify(each.identities) !== about), ruling];
}
