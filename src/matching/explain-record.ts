import { asText, asWhole, type Engine } from '../engine/engine.ts';
import type { LoadedSource } from '../intake/source.ts';
import { dateOfDay, wallClock } from '../model/calendar.ts';
import type {
  ExplainedRecord,
  RecordExplanation,
  WeighedPair,
} from '../model/matching-explanation.ts';
import { formatMoney } from '../model/money.ts';
import { parseRecordName } from '../model/ruling.ts';
import { familyOf, type TimePrecision, type Transaction } from '../model/transaction.ts';
import { findRecord } from './find-record.ts';
import type { TillMatching } from './match-till-to-acquirer.ts';
import { neededBits } from './residual/unequal.ts';
import { readFrequencies } from './weights/frequencies.ts';
import { sureBits, type Weights } from './weights/weights.ts';
import { toTransaction, transactionSelect } from './workset.ts';

/** What the explanations rest on. */
export interface Explained {
  readonly matching: TillMatching;
  readonly sources: readonly LoadedSource[];
  readonly precision: TimePrecision;
}

/** Records of the other side that are weighed, and of those as many as are told. */
const weighedRivals = 200;
const toldRivals = 3;

/** Says of each named record why it matched or did not, weighing it against what else it could have been. */
export async function explainRecords(
  engine: Engine,
  names: readonly string[],
  explained: Explained,
): Promise<readonly RecordExplanation[]> {
  if (names.length === 0) return [];
  const { matching } = explained;
  const weights = (await matching.weights()).countedBy(
    await readFrequencies(engine, matching.comparable, 'all'),
  );
  const told: RecordExplanation[] = [];
  for (const named of names) told.push(await explainRecord(engine, named, explained, weights));
  return told;
}

async function explainRecord(
  engine: Engine,
  named: string,
  explained: Explained,
  weights: Weights,
): Promise<RecordExplanation> {
  const { matching, sources } = explained;
  const name = parseRecordName(named);
  const found =
    name === null
      ? { found: 'none' as const }
      : await findRecord(engine, sources, name, ['pos', 'settlement']);
  if (found.found !== 'one') {
    const places = found.found === 'several' ? found.places : [];
    return { state: 'not-found', named, because: found.found, places };
  }
  const [record] = await read(engine, found.record.side, `id = ${found.record.id}`);
  if (record === undefined) return { state: 'not-found', named, because: 'none', places: [] };
  const match = await matchOf(engine, record, matching);
  const pass = match?.pass ?? null;
  const prior = priorOf(matching, record, pass);
  const counterpart =
    match === null ? [] : await read(engine, otherSide(record), `id = ${match.id}`);
  const rivals: WeighedPair[] = [];
  for (const other of await candidatesFor(engine, record)) {
    if (other.id === match?.id) continue;
    rivals.push(await weighed(engine, record, other, prior, { explained, weights, pass }));
  }
  rivals.sort((a, b) => b.sum - a.sum || (a.other.line ?? 0) - (b.other.line ?? 0));
  const [other] = counterpart;
  return {
    state: 'found',
    record: describe(record, explained),
    fate: fateOf(record, match !== null, matching),
    needed: neededFor(record, other ?? record, pass, matching),
    prior,
    pass,
    isWeighed: pass !== null && matching.priors.has(pass),
    pair:
      other === undefined
        ? null
        : {
            ...(await weighed(engine, record, other, prior, { explained, weights, pass })),
            because: null,
            takenBy: null,
          },
    rivals: rivals.slice(0, toldRivals),
  };
}

function neededFor(
  record: Transaction,
  other: Transaction,
  pass: string | null,
  { comparable, clocks }: TillMatching,
): number {
  if (pass === null || pass === 'by-score') return sureBits;
  const [pos, stl] = record.side === 'pos' ? [record, other] : [other, record];
  return neededBits(pos, stl, comparable, clocks);
}

function fateOf(
  record: Transaction,
  isMatched: boolean,
  { workset, isBeyondBound }: TillMatching,
): Extract<RecordExplanation, { readonly state: 'found' }>['fate'] {
  if (isMatched) return 'matched';
  if (!record.isDue) return 'not-expected';
  if (workset.isCancelled(record)) return 'undone';
  return isBeyondBound ? 'undetermined' : 'open';
}

async function read(
  engine: Engine,
  side: Transaction['side'],
  condition: string,
): Promise<readonly Transaction[]> {
  const rows = await engine.rows(
    `select ${transactionSelect} from ${tableOf(side)} where ${condition} order by id`,
  );
  return rows.map((row) => toTransaction(row, side));
}

function tableOf(side: Transaction['side']): 'pos' | 'stl' {
  return side === 'pos' ? 'pos' : 'stl';
}

function otherSide({ side }: Transaction): Transaction['side'] {
  return side === 'pos' ? 'settlement' : 'pos';
}

interface Match {
  readonly id: number;
  readonly pass: string;
}

async function matchOf(
  engine: Engine,
  record: Transaction,
  { passes }: TillMatching,
): Promise<Match | null> {
  const [own, other] = record.side === 'pos' ? ['pos', 'stl'] : ['stl', 'pos'];
  const [row] = await engine.rows(
    `select ${other}_id as other, pass from matched where ${own}_id = ${record.id}`,
  );
  if (row === undefined) return null;
  return {
    id: asWhole(row['other']) ?? 0,
    pass: passes[asWhole(row['pass']) ?? 0]?.pass ?? '',
  };
}

/** The odds before anything is compared: those of the pass that decided, else how many pairs there are among all that could be. */
function priorOf(
  { priors, passes, comparable }: TillMatching,
  { isDue }: Transaction,
  pass: string | null,
): number {
  const known =
    priors.get(pass ?? 'by-score') ??
    (isDue && pass === null ? [...priors.values()][0] : undefined);
  if (known !== undefined) return known;
  const pairs = passes.reduce((sum, { matched }) => sum + matched, 0);
  return Math.log2(
    Math.max(1, pairs) / (Math.max(1, comparable.posCount) * Math.max(1, comparable.stlCount)),
  );
}

/** Records of the other side of one amount or card within a day or so, or seconds apart. */
async function candidatesFor(engine: Engine, record: Transaction): Promise<readonly Transaction[]> {
  const family = familyOf(record.kind);
  const table = tableOf(record.side);
  const other = tableOf(otherSide(record));
  if (family === null) return [];
  const rows = await engine.rows(
    `with own as (select * from ${table} where id = ${record.id})
     select o.id as id, coalesce(abs(date_diff('second', o.occurred_at, own.occurred_at)), 0) as apart
     from ${other} o join own on o.currency = own.currency
     where o.family = '${family}' and o.class <> 'none'
       and ((o.amount = own.amount or right(o.card, 4) = right(own.card, 4))
              and coalesce(abs(date_diff('second', o.occurred_at, own.occurred_at)) <= 129600, true)
            or abs(date_diff('second', o.occurred_at, own.occurred_at)) <= 120
            or o.rrn = own.rrn or o.order_id = own.order_id or o.acquirer_reference = own.acquirer_reference)
     order by o.amount <> own.amount, apart, id limit ${weighedRivals}`,
  );
  const ids = rows.map((row) => asText(String(row['id'])));
  return ids.length === 0 ? [] : read(engine, otherSide(record), `id in (${ids.join(', ')})`);
}

async function weighed(
  engine: Engine,
  record: Transaction,
  other: Transaction,
  prior: number,
  { explained, weights, pass }: { explained: Explained; weights: Weights; pass: string | null },
): Promise<WeighedPair> {
  const [pos, stl] = record.side === 'pos' ? [record, other] : [other, record];
  const among = pass === 'by-other-merchant' ? 'of-other-place' : 'all';
  const fields = weights.weigh(pos, stl, among);
  const sum = fields.reduce((total, { bits }) => total + bits, prior);
  const { matching } = explained;
  const match = await matchOf(engine, other, matching);
  const taker =
    match === null ? undefined : (await read(engine, record.side, `id = ${match.id}`))[0];
  const takenBy =
    taker === undefined || match === null
      ? null
      : { ...placed(taker, explained), pass: match.pass };
  return {
    other: describe(other, explained),
    weights: fields,
    sum,
    because: reason(),
    takenBy,
  };

  function reason(): WeighedPair['because'] {
    if (!matching.workset.mayPair(pos, stl)) return 'ruled-out';
    if (fields.some(({ outcome }) => outcome === 'vetoes')) return 'vetoed';
    if (!other.isDue) return 'not-expected';
    if (takenBy !== null) return 'taken';
    return sum < neededFor(record, other, pass, matching) ? 'too-little' : 'not-chosen';
  }
}

function placed(
  { side, id }: Transaction,
  { sources }: Explained,
): { readonly file: string; readonly line: number } {
  const source = sources.find(
    (each) => each.side === side && id >= each.firstId && id < each.endId,
  );
  return { file: source?.file ?? '', line: source?.lineOf(id) ?? 0 };
}

function describe(record: Transaction, explained: Explained): ExplainedRecord {
  const { occurredAt, day } = record;
  return {
    ...placed(record, explained),
    kind: record.kind,
    amount: formatMoney(record.amount, record.currency),
    currency: record.currency,
    at:
      occurredAt !== null && explained.precision !== 'date'
        ? wallClock(occurredAt)
        : day === null
          ? null
          : dateOfDay(day),
  };
}
