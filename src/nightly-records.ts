import type { Engine } from './engine/engine.ts';
import { type CarriedRecords, sourceKey } from './intake/carried.ts';
import { firstDay } from './intake/coverage.ts';
import { tableOf } from './intake/load-context.ts';
import type { Inputs } from './intake/read-inputs.ts';
import type { LoadedSource } from './intake/source.ts';
import { bringBackNamed, takeFound } from './ledger/closed-records.ts';
import {
  filledColumns,
  type PlacedRecords,
  placeRecords,
  readSpentLines,
  setAside,
} from './ledger/kept-records.ts';
import {
  daysOfOthers,
  filesRead,
  type KeptSource,
  lastSource,
  sourcesInView,
  sourcesNumbered,
} from './ledger/kept-sources.ts';
import type { About } from './ledger/ledger-schema.ts';
import { daysAfter } from './model/calendar.ts';
import { type Side, sides } from './model/transaction.ts';

/** A late night is read with as many days before it: its payouts, and the lines of the bank around them. */
const marginDays = 15;

/** A source of a run: its number in the ledger, and what it is. */
export interface NumberedSource extends Pick<LoadedSource, 'side' | 'file'> {
  readonly number: number;
}

/** For the first run of a ledger. */
export function carryNothing(engine: Engine, numbered: NumberedSource[]): CarriedRecords {
  let number = 0;
  return {
    timeZone: null,
    currency: null,
    since: null,
    closed: { pos: null, settlement: null, bank: null },
    known: async () => new Set(),
    columns: { pos: new Set(), settlement: new Set(), bank: new Set() },
    place: async () => [],
    async setAside(_, source, present) {
      number += 1;
      numbered.push({ number, side: source.side, file: source.file });
      await setAside(engine, tableOf[source.side], present, number, source);
    },
    callBack: async () => [],
    spentLines: async () => new Set(),
  };
}

/** What earlier runs left, as this run reads it; `numbered` gathers its sources as they come. */
export async function carryRecords(
  engine: Engine,
  about: About | null,
  since: string | null,
  numbered: NumberedSource[],
): Promise<CarriedRecords> {
  const numbers = await sourcesInView(engine, since);
  const inView = await sourcesNumbered(engine, numbers);
  const columns: Record<Side, ReadonlySet<string>> = {
    pos: new Set(),
    settlement: new Set(),
    bank: new Set(),
  };
  for (const side of sides) columns[side] = await filledColumns(engine, tableOf[side]);
  let number = await lastSource(engine);
  numbered.push(...inView);
  return {
    timeZone: about?.timeZone ?? null,
    currency: about?.currency ?? null,
    since,
    closed: await daysOfOthers(engine, numbers),
    columns,
    async known(_, files) {
      const read = await filesRead(
        engine,
        files.map(({ sha256 }) => sha256),
      );
      return new Set(read.map(sourceKey));
    },
    async place(_, side, present) {
      const placed = bySource(
        await placeRecords(engine, tableOf[side], present, since, 'from-the-start'),
      );
      return inView
        .filter((source) => source.side === side)
        .map((source) => toLoaded(source, placed.get(source.number) ?? nowhere));
    },
    async setAside(_, source, present) {
      number += 1;
      numbered.push({ number, side: source.side, file: source.file });
      await setAside(engine, tableOf[source.side], present, number, source);
    },
    async callBack(_, fresh, present) {
      const found = await bringBackNamed(engine, {
        pos: newRows('pos', fresh.pos),
        stl: newRows('stl', fresh.settlement),
      });
      if (found === 0) return [];
      const back: LoadedSource[] = [];
      for (const side of ['pos', 'settlement'] as const) {
        const placed = bySource(
          await placeRecords(engine, tableOf[side], present[side], since, 'found'),
        );
        for (const source of await sourcesNumbered(engine, [...placed.keys()])) {
          back.push(withoutTotals(toLoaded(source, placed.get(source.number) ?? nowhere)));
          if (!numbers.includes(source.number)) numbered.push(source);
        }
      }
      await takeFound(engine);
      return back;
    },
    spentLines: () => readSpentLines(engine),
  };
}

function newRows(
  table: 'pos' | 'stl',
  { firstId, endId }: { readonly firstId: number; readonly endId: number },
): string {
  return `select * from ${table} where id >= ${firstId} and id < ${endId}`;
}

function bySource(placed: readonly PlacedRecords[]): ReadonlyMap<number, PlacedRecords> {
  return new Map(placed.map((each) => [each.source, each]));
}

function toLoaded(
  source: KeptSource,
  { firstId, endId, lines }: Omit<PlacedRecords, 'source'>,
): LoadedSource {
  return {
    ...(JSON.parse(source.facts) as Facts),
    side: source.side,
    file: source.file,
    sha256: source.sha256,
    isCarried: true,
    firstId,
    endId,
    lineOf: (id) => lines[id - firstId] ?? 0,
  };
}

const nowhere = { firstId: 0, endId: 0, lines: [] };

/** Of a file that is there for some of its records alone: what it states of all of them was judged when it was read. */
function withoutTotals(source: LoadedSource): LoadedSource {
  const { proof, ...rest } = source;
  const counts = { ...source.counts, rejected: 0 };
  return { ...rest, counts, controlTotals: [], statements: null };
}

/** What is known of a file beside its records: its place in the working store is of one run only. */
type Facts = Omit<
  LoadedSource,
  'side' | 'file' | 'sha256' | 'isCarried' | 'firstId' | 'endId' | 'lineOf'
>;

/** Without rows of the file, without its problems, which the run that read it has told, and without the words for reading it. */
export function factsOf(source: LoadedSource): string {
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

/** Since when every record must take part for new files that tell of days which are closed; `null` where they tell of none. */
export function sinceForLate({ sources, since }: Inputs): string | null {
  const first = firstDay(sources.filter(({ isCarried, counts }) => !isCarried && counts.read > 0));
  return first === null || since === null || first >= since ? null : daysAfter(first, -marginDays);
}
