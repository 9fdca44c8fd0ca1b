import type { Engine } from './engine/engine.ts';
import { clearWorkingStore } from './engine/schema.ts';
import { usageError } from './errors/posrecon-error.ts';
import type { CarriedRecords } from './intake/carried.ts';
import { hasNothing, type Inputs } from './intake/read-inputs.ts';
import { type Actor, addEntry, noHead, readHead } from './ledger/audit-trail.ts';
import { readClosedMonths } from './ledger/closed-months.ts';
import { bringBackSince, keepClosing, readClosedTo } from './ledger/closed-records.ts';
import {
  keepDiscrepancies,
  readDiscrepancies,
  stageDiscrepancies,
} from './ledger/discrepancy-history.ts';
import { keepBooked, readBooked } from './ledger/kept-bookings.ts';
import { countTaking, createOrigins, keepRecords } from './ledger/kept-records.ts';
import { readRequests, takenBack } from './ledger/kept-requests.ts';
import {
  bringBackRuled,
  identifyRuling,
  keepRuling,
  type LedgerRuling,
  readRulings,
} from './ledger/kept-rulings.ts';
import { keepSources, lastSource, readSources } from './ledger/kept-sources.ts';
import { type LedgerPlace, ledgerExists, readLedger, writeLedger } from './ledger/ledger-file.ts';
import { type About, readAbout } from './ledger/ledger-schema.ts';
import { keepRun, lastRun } from './ledger/run-history.ts';
import { keepBefore } from './ledger/undo.ts';
import type { Locale } from './locales/locale.ts';
import { daysAfter } from './model/calendar.ts';
import type { Contract } from './model/contract.ts';
import { unknownCurrency } from './model/currency.ts';
import type { KnownDiscrepancy } from './model/ledger.ts';
import type { KeptRequest } from './model/refund-request.ts';
import type { Discrepancy, Report } from './model/report.ts';
import type { NewRuling } from './model/ruling.ts';
import type { OnStage } from './model/stage.ts';
import { calendarOfZone } from './model/zone-calendar.ts';
import { bookNight } from './nightly-bookings.ts';
import { closingDay, stageClosing } from './nightly-closing.ts';
import { withAgeing, withKnown } from './nightly-history.ts';
import { lateForMonths } from './nightly-late.ts';
import { sidesBehind } from './nightly-reach.ts';
import {
  carryNothing,
  carryRecords,
  factsOf,
  type NumberedSource,
  sinceForLate,
} from './nightly-records.ts';
import {
  asked,
  followedRequests,
  followRequests,
  takeSteps,
  watchClocks,
  withRequests,
} from './nightly-requests.ts';
import { withEvidence } from './nightly-resolved.ts';
import type { Book, Reconciliation } from './reconciliation.ts';
import { isOpen } from './report/verdict.ts';

/** What the ledger held when the run began. */
interface Known {
  readonly about: About | null;
  /** Of the trail: whoever writes meanwhile changes it. */
  readonly head: string;
  readonly run: number;
  readonly lastSource: number;
  /** The day up to which records were closed. */
  readonly closedTo: string | null;
  readonly closedMonths: readonly string[];
  readonly discrepancies: readonly KnownDiscrepancy[];
  readonly requests: readonly KeptRequest[];
  /** Requests that a person withdrew. */
  readonly takenBack: ReadonlySet<string>;
  readonly rulings: readonly LedgerRuling[];
  /** What is ruled with this run. */
  readonly ruling: LedgerRuling | null;
}

const nothingKnown: Known = {
  about: null,
  head: noHead,
  run: 0,
  lastSource: 0,
  closedTo: null,
  closedMonths: [],
  discrepancies: [],
  requests: [],
  takenBack: new Set(),
  rulings: [],
  ruling: null,
};

export interface NightOptions {
  readonly place: LedgerPlace;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly version: string;
  readonly contract: Contract;
  /** The zone and currency that the user asks for; they cannot change from night to night. */
  readonly timeZone: string | null;
  readonly currency: string | null;
  /** So many days after its day a record that is finished leaves the open ones. */
  readonly closeAfter: number;
  /** The day as of which the user asks to judge. */
  readonly asOf?: string | null;
  readonly onStage?: OnStage;
  /** What somebody rules with this run. */
  readonly ruling?: NewRuling;
}

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

function refuseOtherSettings(
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

/** Requests that a person withdrew, unless their discrepancy was explained since: found again, it is another. */
function leftAlone({ takenBack, requests, discrepancies }: Known): ReadonlySet<string> {
  const resolved = new Set(
    discrepancies.flatMap(({ id, status }) => (status === 'resolved' ? [id] : [])),
  );
  return new Set(
    requests.flatMap(({ id, discrepancy }) =>
      takenBack.has(id) && !resolved.has(discrepancy) ? [id] : [],
    ),
  );
}

async function keepNight(
  engine: Engine,
  found: Reconciliation,
  inputs: Inputs,
  known: Known & { readonly numbered: readonly NumberedSource[] },
  options: NightOptions,
): Promise<Reconciliation> {
  const { locale, place, actor } = options;
  const calendar = await calendarOfZone(inputs.timeZone);
  const { report: compared, resting } = withKnown(found.report, known, inputs, found, locale);
  const accepted = new Set(
    known.discrepancies.flatMap(({ id, status }) => (status === 'accepted' ? [id] : [])),
  );
  const listed = await withEvidence(engine, compared, inputs, found.answers, known.requests);
  const { steps, followUps } = watchClocks(
    known.requests,
    followRequests(listed, known.requests, found.answers, { accepted, left: leftAlone(known) }),
    actor,
    {
      asOf: listed.run.asOf,
      timeZone: inputs.timeZone,
      calendar,
      contract: options.contract,
      asked: asked(listed, known.requests, accepted),
    },
  );
  const fresh = inputs.sources.filter((source) => !source.isCarried && !hasNothing(source));
  const late = await lateForMonths(engine, listed, fresh, known.closedMonths);
  const report = withAgeing(
    {
      ...withRequests(listed, known.requests, steps),
      followUps,
      ...(late.length === 0 ? {} : { late }),
    },
    calendar,
  );
  const changed = report.discrepancies.filter(
    ({ status }) => status === 'new' || status === 'resolved',
  );
  const notes = notesOfKnown(inputs);
  const behind = sidesBehind(inputs, calendar, options.asOf ?? null);
  const { ruling } = known;
  const booked = await bookNight(engine, inputs, found.settled, report);
  const isKnown = [fresh, changed, steps, booked].every(({ length }) => length === 0);
  if (isKnown && ruling === null) {
    const unchanged = [...notes, 'nothing new: the ledger is as it was'];
    return { ...found, report, behind, booked, notes: unchanged };
  }
  const run = known.run + 1;
  const settings = known.about ?? newSettings(inputs, place);
  await stageDiscrepancies(
    engine,
    report.discrepancies.filter(({ id }) => !resting.has(id)),
  );
  const closedTo = closingDay(report.run.asOf, actor.at, options.closeAfter, known.closedTo);
  await stageClosing(engine, report, inputs, {
    run,
    closedTo,
    numbered: known.numbered,
    followed: followedOf(known.requests),
  });
  const warning = await writeLedger(engine, place, { settings, head: known.head }, async () => {
    const sources = fresh.map((source) => ({
      number: numberOf(source, known),
      side: source.side,
      file: source.file,
      sha256: source.sha256,
      facts: factsOf(source),
      coverage: source.coverage,
      settlementCoverage: source.settlementCoverage,
      holdsPayouts: source.mapping.holdsPayouts === true,
    }));
    const requests = [...new Set(steps.map(({ request }) => request.id))];
    await keepBefore(engine, requests);
    await keepRecords(engine);
    await keepSources(engine, run, sources);
    await keepClosing(engine, run, closedTo);
    if (ruling !== null) await keepRuling(engine, actor, run, ruling);
    await keepDiscrepancies(engine, run);
    await keepBooked(engine, run);
    await takeSteps(engine, actor, steps);
    await keepRun(engine, {
      number: run,
      at: actor.at,
      asOf: report.run.asOf,
      version: options.version,
      files: fresh.length,
      records: fresh.reduce((sum, { endId, firstId }) => sum + endId - firstId, 0),
      open: report.discrepancies.filter(isOpen).length,
    });
    await addEntry(engine, actor, {
      action: 'run',
      about: String(run),
      body: {
        files: sources.map(({ side, file, sha256 }) => ({ side, file, sha256 })),
        new: idsOf(report, 'new'),
        resolved: idsOf(report, 'resolved'),
        requests,
        ...(late.length === 0 ? {} : { late }),
      },
    });
  });
  options.onStage?.('ledger', {
    run,
    new: idsOf(report, 'new').length,
    resolved: idsOf(report, 'resolved').length,
    requests: steps.length,
  });
  return {
    ...found,
    report,
    behind,
    booked,
    notes: warning === null ? notes : [...notes, warning],
  };
}

/** Files that patterns name night after night are not listed one by one. */
const listedFiles = 3;

function notesOfKnown({ known }: Inputs): readonly string[] {
  return known.length > listedFiles
    ? [`${known.length} files are already in the ledger; they were not read again`]
    : known.map(({ file }) => `${file}: already in the ledger; it was not read again`);
}

function numberOf(
  { side, file }: NumberedSource | Inputs['sources'][number],
  {
    numbered,
    lastSource: last,
  }: { readonly numbered: readonly NumberedSource[]; readonly lastSource: number },
): number {
  const own = numbered.find(
    (each) => each.number > last && each.side === side && each.file === file,
  );
  if (own === undefined) throw new Error(`the records of ${file} were not set aside`);
  return own.number;
}

/** Discrepancies whose request somebody has approved, and the acquirer has not settled. */
function followedOf(requests: readonly KeptRequest[]): ReadonlySet<string> {
  return new Set(
    requests
      .filter(({ state }) => state === 'approved' || state === 'submitted' || state === 'failed')
      .map(({ discrepancy }) => discrepancy),
  );
}

/** In what a new ledger's runs read. Throws ERR_USAGE where the files leave the currency open: later files may be of any. */
function newSettings({ timeZone, currency }: Inputs, { file }: LedgerPlace): About {
  if (currency !== unknownCurrency) return { timeZone, currency };
  throw usageError('no file says in which currency it is, and a ledger must know', {
    location: { file },
    remedy: 'Say it with --currency, or currency: in posrecon.yaml.',
  });
}

function idsOf({ discrepancies }: Report, status: Discrepancy['status']): readonly string[] {
  return discrepancies.filter((each) => each.status === status).map(({ id }) => id);
}
