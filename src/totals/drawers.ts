import type { Engine } from '../engine/engine.ts';
import { dateOfDay, dayOfMoment, wallClock } from '../model/calendar.ts';
import type { DrawerDoubt, DrawerSession, DrawerTakings } from '../model/drawer.ts';
import { formatMoney, type Money } from '../model/money.ts';
import type { CountedRecords } from './counted-records.ts';
import {
  type DrawerRow,
  readDrawerRows,
  readTillNames,
  type TillNames,
  tellsOfDrawers,
} from './drawer-rows.ts';
import { misfitsOf, movedIn, type Session, sessionsOf } from './drawer-sessions.ts';

/** A session with what follows from it. */
export interface JudgedSession extends Session {
  readonly expected: Money | null;
  readonly expectedBy: DrawerSession['expectedBy'];
  readonly overShort: Money | null;
}

/** A currency's sessions, by day, drawer and time. */
export interface DrawersOfCurrency {
  readonly currency: string;
  readonly by: DrawerTakings['by'];
  readonly sessions: readonly JudgedSession[];
}

/** What became of the cash in the drawers, a currency an entry; none where the till's log tells nothing of them. */
export async function readDrawers(
  engine: Engine,
  till: CountedRecords,
): Promise<readonly DrawersOfCurrency[]> {
  if (!(await tellsOfDrawers(engine))) return [];
  const names = await readTillNames(engine);
  const rows = await readDrawerRows(engine, till);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies
    .map((currency) => rows.filter((row) => row.currency === currency))
    .filter((own) => own.some(({ kind }) => kind !== 'cash'))
    .map((own) => ({ currency: own[0]?.currency ?? '', ...drawersOf(own, names) }));
}

/** Drawers as one column tells them apart; the sessions of each. */
interface Division {
  readonly by: DrawerTakings['by'];
  readonly sessions: readonly Session[];
}

function drawersOf(
  rows: readonly DrawerRow[],
  names: TillNames,
): Omit<DrawersOfCurrency, 'currency'> {
  const [surest, ...others] = divisionsOf(rows, names);
  if (surest === undefined) {
    const sessions = inOrder(sessionsOf('', rows));
    return { by: null, sessions: sessions.map((each) => judged(each, 'drawer-unknown')) };
  }
  const { by, sessions } = others.reduce(
    (best, each) => (misfitsOf(each.sessions) < misfitsOf(best.sessions) ? each : best),
    surest,
  );
  const hasCash = rows.some(({ kind }) => kind === 'cash');
  return {
    by,
    sessions: inOrder(sessions).map((each) => {
      if (!names.hasSales) return judged(each, 'no-sales');
      if (!names.tellsTenders) return judged(each, 'tenders-unknown');
      const found = judged(each, null);
      // More than was put in, and no cash sale anywhere: the log may not have them.
      const lacksCash = !hasCash && found.expectedBy === 'records' && (found.overShort ?? 0n) > 0n;
      return lacksCash ? judged(each, 'tenders-unknown') : found;
    }),
  };
}

/** The ways in which the log may tell its drawers apart, surest first. */
function divisionsOf(rows: readonly DrawerRow[], names: TillNames): readonly Division[] {
  const { stores, tills } = names;
  const divisions: Division[] = [];
  const by = tills > 0 ? 'till' : 'terminal';
  if (names[`${by}s`] > 1) {
    if (rows.every((row) => row[by] !== '')) divisions.push(dividedBy(by, rows, stores > 1));
  } else if (stores < 2) {
    divisions.push({ by: null, sessions: sessionsOf(names[by], rows) });
  }
  const cashiers = new Set(rows.map(({ cashier }) => cashier));
  if (cashiers.size > 1 && !cashiers.has(''))
    divisions.push(dividedBy('cashier', rows, stores > 1));
  return divisions;
}

function dividedBy(
  by: 'till' | 'terminal' | 'cashier',
  rows: readonly DrawerRow[],
  byStore: boolean,
): Division {
  const drawers = new Map<string, DrawerRow[]>();
  for (const row of rows) {
    const name = byStore && row.store !== '' ? `${row.store} · ${row[by]}` : row[by];
    const own = drawers.get(name);
    if (own === undefined) drawers.set(name, [row]);
    else own.push(row);
  }
  return { by, sessions: [...drawers].flatMap(([name, own]) => sessionsOf(name, own)) };
}

function inOrder(sessions: readonly Session[]): readonly Session[] {
  const key = ({ to, drawer, from }: Session): readonly (number | string)[] => [
    dayOfMoment(to ?? 0),
    drawer,
    from ?? 0,
  ];
  return [...sessions].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    const at = one.findIndex((part, index) => part !== other[index]);
    return at === -1 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
  });
}

/** Compares what was counted with what the records tell, and where they do not, with what the till says. */
function judged(session: Session, doubt: DrawerDoubt | null): JudgedSession {
  const ofCount = session.doubt === 'several-counts' || session.doubt === 'negative-count';
  const isTold = doubt === null && session.doubt !== 'several-floats' && session.opening !== null;
  const told = isTold ? (session.opening ?? 0n) + movedIn(session) : null;
  const expected = told ?? session.statedExpected;
  const counted = session.doubt === 'several-counts' ? null : session.counted;
  return {
    ...session,
    counted,
    expected,
    expectedBy: expected === null ? null : told === null ? 'till' : 'records',
    overShort: expected === null || counted === null || ofCount ? null : counted - expected,
    doubt: session.doubt ?? doubt ?? (session.opening === null ? 'no-opening' : null),
  };
}

/** The sessions as they are told, and what was over and short in them. */
export function drawerTakings({ currency, by, sessions }: DrawersOfCurrency): DrawerTakings {
  const money = (amount: Money): string => formatMoney(amount, currency);
  const compared = sessions.flatMap(({ overShort }) => overShort ?? []);
  const sum = (amounts: readonly Money[]): string => money(amounts.reduce((a, b) => a + b, 0n));
  return {
    by,
    sessions: sessions.map((session) => told(session, money)),
    compared: compared.length,
    overShort: compared.length === 0 ? null : sum(compared),
    over: sum(compared.filter((each) => each > 0n)),
    short: sum(compared.filter((each) => each < 0n)),
  };
}

function told(session: JudgedSession, money: (amount: Money) => string): DrawerSession {
  const or = (amount: Money | null): string | null => (amount === null ? null : money(amount));
  const at = (seconds: number | null): string | null => momentOf(seconds, session.isTimed);
  return {
    drawer: session.drawer,
    cashier: session.cashier === '' ? null : session.cashier,
    from: at(session.from),
    to: at(session.to),
    day: momentOf(session.to, false),
    openedBy: session.openedBy,
    opening: or(session.opening),
    sales: session.sales,
    cashSales: money(session.cashSales),
    refundCount: session.refundCount,
    cashRefunds: money(session.cashRefunds),
    paidIn: money(session.paidIn),
    paidOut: money(session.paidOut),
    drops: money(session.drops),
    expected: or(session.expected),
    expectedBy: session.expectedBy,
    statedExpected: or(session.statedExpected),
    counted: or(session.counted),
    overShort: or(session.overShort),
    doubt: session.doubt,
    openingThatAgrees:
      session.doubt === 'no-opening' && session.counted !== null
        ? money(session.counted - movedIn(session))
        : null,
  };
}

function momentOf(seconds: number | null, isTimed: boolean): string | null {
  if (seconds === null) return null;
  return isTimed ? wallClock(seconds).replace(' ', 'T') : dateOfDay(dayOfMoment(seconds));
}

/** Of a log that has cash, and tells nothing of its drawers. */
export function untoldDrawers(currency: string): DrawerTakings {
  return drawerTakings({ currency, by: null, sessions: [] });
}
