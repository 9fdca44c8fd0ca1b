import type { Engine } from './engine/engine.ts';
import { usageError } from './errors/posrecon-error.ts';
import { type CarriedRecords, sourceKey } from './intake/carried.ts';
import { tableOf } from './intake/load-context.ts';
import type { Inputs } from './intake/read-inputs.ts';
import type { LoadedSource } from './intake/source.ts';
import { type Actor, addEntry, noHead, readHead } from './ledger/audit-trail.ts';
import {
  keepDiscrepancies,
  readDiscrepancies,
  stageDiscrepancies,
  withHistory,
} from './ledger/discrepancy-history.ts';
import {
  filledColumns,
  type KeptSource,
  keepSources,
  placeRecords,
  readSources,
  setAside,
} from './ledger/kept-records.ts';
import { readRequests } from './ledger/kept-requests.ts';
import {
  identifyRuling,
  keepRuling,
  type LedgerRuling,
  readRulings,
} from './ledger/kept-rulings.ts';
import { type LedgerPlace, ledgerExists, readLedger, writeLedger } from './ledger/ledger-file.ts';
import { type About, readAbout } from './ledger/ledger-schema.ts';
import { keepRun, lastRun } from './ledger/run-history.ts';
import { keepBefore } from './ledger/undo.ts';
import { explanationOf, type Locale, summaryOf } from './locales/locale.ts';
import type { BusinessCalendar } from './model/business-calendar.ts';
import type { Contract } from './model/contract.ts';
import { unknownCurrency } from './model/currency.ts';
import type { KnownDiscrepancy } from './model/ledger.ts';
import type { KeptRequest } from './model/refund-request.ts';
import type { Discrepancy, Report } from './model/report.ts';
import type { NewRuling } from './model/ruling.ts';
import type { OnStage } from './model/stage.ts';
import { type Side, sides } from './model/transaction.ts';
import { calendarOfZone } from './model/zone-calendar.ts';
import {
  followedRequests,
  followRequests,
  foundIn,
  takeSteps,
  watchClocks,
  withRequests,
} from './nightly-requests.ts';
import type { Book, Reconciliation } from './reconcile.ts';
import { ageingOf, openItemsOf } from './report/ageing.ts';
import { isOpen } from './report/verdict.ts';

/** What the ledger held when the run began. */
interface Known {
  readonly about: About | null;
  /** Of the trail: whoever writes meanwhile changes it. */
  readonly head: string;
  readonly run: number;
  readonly sources: readonly KeptSource[];
  readonly discrepancies: readonly KnownDiscrepancy[];
  readonly requests: readonly KeptRequest[];
  readonly rulings: readonly LedgerRuling[];
  /** What is ruled with this run. */
  readonly ruling: LedgerRuling | null;
}

const nothingKnown: Known = {
  about: null,
  head: noHead,
  run: 0,
  sources: [],
  discrepancies: [],
  requests: [],
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
  readonly onStage?: OnStage;
  /** What somebody rules with this run. */
  readonly ruling?: NewRuling;
}

/** The ledger of one run: what earlier runs left takes part as if their files had been read again. */
export function openBook(options: NightOptions): Book {
  let known = nothingKnown;
  return {
    async read(engine, use) {
      if (!(await ledgerExists(options.place))) return use(carriedFrom(nothingKnown, noColumns()));
      return readLedger(engine, options.place, async (isEmpty) => {
        if (isEmpty) return use(carriedFrom(nothingKnown, noColumns()));
        const sources = await readSources(engine);
        known = {
          about: await readAbout(engine),
          head: await readHead(engine),
          run: await lastRun(engine),
          sources,
          discrepancies: await readDiscrepancies(engine),
          requests: await readRequests(engine),
          rulings: await readRulings(engine),
          ruling:
            options.ruling === undefined
              ? null
              : await identifyRuling(engine, options.ruling, sources),
        };
        refuseOtherSettings(known.about, options);
        const columns = noColumns();
        for (const side of sides) columns[side] = await filledColumns(engine, tableOf[side]);
        options.onStage?.('carried', {
          files: known.sources.length,
          records: known.sources.reduce((sum, { records }) => sum + records, 0),
          discrepancies: known.discrepancies.length,
        });
        return use(carriedFrom(known, columns));
      });
    },
    requests: () => followedRequests(known.requests, known.discrepancies, known.about?.timeZone),
    rulings: () => rulingsOf(known),
    keep: (engine, found, inputs) => keepNight(engine, found, inputs, known, options),
  };
}

/** The new ruling takes the place of what was ruled of the same two records. */
function rulingsOf({ rulings, ruling }: Known): readonly LedgerRuling[] {
  if (ruling === null) return rulings;
  const about = JSON.stringify(ruling.identities);
  return [...rulings.filter((each) => JSON.stringify(each.identities) !== about), ruling];
}

type ColumnsOfSides = Record<Side, ReadonlySet<string>>;

function noColumns(): ColumnsOfSides {
  return { pos: new Set(), settlement: new Set(), bank: new Set() };
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

function carriedFrom({ about, sources }: Known, columns: ColumnsOfSides): CarriedRecords {
  let number = sources.at(-1)?.number ?? 0;
  return {
    timeZone: about?.timeZone ?? null,
    currency: about?.currency ?? null,
    files: new Set(sources.map(sourceKey)),
    columns,
    async place(engine, side, present) {
      const own = sources.filter((source) => source.side === side);
      const placed = await placeRecords(engine, tableOf[side], own, present);
      return own.map((source): LoadedSource => {
        const { firstId, endId, lines } = placed.get(source.number) ?? nowhere;
        return {
          ...(JSON.parse(source.facts) as Facts),
          side,
          file: source.file,
          sha256: source.sha256,
          isCarried: true,
          firstId,
          endId,
          lineOf: (id) => lines[id - firstId] ?? 0,
        };
      });
    },
    async setAside(engine, source, present) {
      number += 1;
      await setAside(engine, tableOf[source.side], present, number, source);
    },
  };
}

const nowhere = { firstId: 0, endId: 0, lines: [] };

/** What is known of a file beside its records: its place in the working store is of one run only. */
type Facts = Omit<
  LoadedSource,
  'side' | 'file' | 'sha256' | 'isCarried' | 'firstId' | 'endId' | 'lineOf'
>;

/** Without rows of the file, without its problems, which the run that read it has told, and without the words for reading it. */
function factsOf(source: LoadedSource): string {
  const { side, file, sha256, isCarried, firstId, endId, lineOf, ...facts } = source;
  const table = { ...facts.table, preamble: [], head: [], tail: [], trailer: [] };
  const mapping = {
    ...facts.mapping,
    why: [],
    unused: [],
    kindWords: {},
    ignoredKinds: [],
    statusWords: {},
    cashWords: [],
  };
  return JSON.stringify({ ...facts, table, mapping, problems: [] } satisfies Facts);
}

async function keepNight(
  engine: Engine,
  found: Reconciliation,
  inputs: Inputs,
  known: Known,
  options: NightOptions,
): Promise<Reconciliation> {
  const { locale, place, actor } = options;
  const calendar = await calendarOfZone(inputs.timeZone);
  const listed = withKnown(found.report, known.discrepancies, inputs, calendar, locale);
  const { steps, followUps } = watchClocks(
    known.requests,
    followRequests(listed, known.requests, found.answers),
    actor,
    {
      asOf: listed.run.asOf,
      timeZone: inputs.timeZone,
      calendar,
      contract: options.contract,
      found: foundIn(listed),
    },
  );
  const report = { ...withRequests(listed, known.requests, steps), followUps };
  const fresh = inputs.sources.filter(({ isCarried, counts }) => !isCarried && counts.read > 0);
  const changed = report.discrepancies.filter(
    ({ status }) => status === 'new' || status === 'resolved',
  );
  const notes = notesOfKnown(inputs);
  const { ruling } = known;
  if (fresh.length === 0 && changed.length === 0 && steps.length === 0 && ruling === null) {
    return { ...found, report, notes: [...notes, 'nothing new: the ledger is as it was'] };
  }
  const run = known.run + 1;
  const settings = known.about ?? newSettings(inputs, place);
  await stageDiscrepancies(engine, report.discrepancies);
  const warning = await writeLedger(engine, place, { settings, head: known.head }, async () => {
    const first = (known.sources.at(-1)?.number ?? 0) + 1;
    const sources = fresh.map((source, index) => ({
      number: first + index,
      side: source.side,
      file: source.file,
      sha256: source.sha256,
      facts: factsOf(source),
    }));
    const requests = [...new Set(steps.map(({ request }) => request.id))];
    await keepBefore(engine, requests);
    await keepSources(engine, run, sources);
    if (ruling !== null) await keepRuling(engine, actor, run, ruling);
    await keepDiscrepancies(engine, run);
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
      },
    });
  });
  options.onStage?.('ledger', {
    run,
    new: idsOf(report, 'new').length,
    resolved: idsOf(report, 'resolved').length,
    requests: steps.length,
  });
  return { ...found, report, notes: warning === null ? notes : [...notes, warning] };
}

/** Files that patterns name night after night are not listed one by one. */
const listedFiles = 3;

function notesOfKnown({ known }: Inputs): readonly string[] {
  return known.length > listedFiles
    ? [`${known.length} files are already in the ledger; they were not read again`]
    : known.map(({ file }) => `${file}: already in the ledger; it was not read again`);
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

/** The report with the history of its discrepancies, and of earlier files only those that it speaks of. */
function withKnown(
  report: Report,
  known: readonly KnownDiscrepancy[],
  { sources }: Inputs,
  calendar: BusinessCalendar,
  locale: Locale,
): Report {
  const discrepancies = withHistory(report.discrepancies, known).map((each) =>
    each.status === 'resolved'
      ? { ...each, summary: summaryOf(locale, each), explanation: explanationOf(locale, each) }
      : each,
  );
  const isAccepted = new Set(
    discrepancies.filter(({ status }) => status === 'accepted').map(({ id }) => id),
  );
  const named = new Set(discrepancies.flatMap(({ evidence }) => evidence.map(({ file }) => file)));
  const fresh = new Set(sources.filter(({ isCarried }) => !isCarried).map(sourceKey));
  return {
    ...report,
    sources: report.sources.filter(
      (source) => fresh.has(sourceKey(source)) || named.has(source.file),
    ),
    discrepancies: discrepancies.map((each) =>
      isAccepted.has(each.id) ? { ...each, refundRequest: null } : each,
    ),
    refundRequests: report.refundRequests.filter(({ discrepancy }) => !isAccepted.has(discrepancy)),
    ageing: [
      ...report.ageing.filter(({ what }) => what.endsWith('-in-transit')),
      ...ageingOf(openItemsOf(discrepancies), report.run.asOf, calendar),
    ],
  };
}
