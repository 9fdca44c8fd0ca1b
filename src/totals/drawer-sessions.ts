import { dayOfMoment } from '../model/calendar.ts';
import type { DrawerDoubt } from '../model/drawer.ts';
import type { Money } from '../model/money.ts';
import type { DrawerRow } from './drawer-rows.ts';

/** A drawer's cash from its opening to a count, in exact amounts. */
export interface Session {
  readonly drawer: string;
  cashier: string;
  from: number | null;
  to: number | null;
  isTimed: boolean;
  openedBy: 'float' | 'count' | null;
  opening: Money | null;
  /** When it was opened by a float. */
  floatAt: number | null;
  sales: number;
  cashSales: Money;
  refundCount: number;
  cashRefunds: Money;
  paidIn: Money;
  paidOut: Money;
  drops: Money;
  statedExpected: Money | null;
  counted: Money | null;
  /** The record of what was counted. */
  countId: number | null;
  doubt: DrawerDoubt | null;
  /** Nothing has happened since it was opened. */
  isFresh: boolean;
}

const day = (at: number | null): number | null => (at === null ? null : dayOfMoment(at));

/**
 * One drawer's sessions, of its rows in order: each ends with a count, or where a float opens the next. It opens with a float, or with what
 * was counted before where the log goes on the same day: over night the money may have gone anywhere.
 */
export function sessionsOf(drawer: string, rows: readonly DrawerRow[]): readonly Session[] {
  const closed: Session[] = [];
  let open: Session | null = null;
  for (const row of rows) {
    if (row.kind === 'float') {
      open = opened(drawer, open, row, closed);
      continue;
    }
    const last = closed.at(-1);
    const isRecount = row.kind === 'cash-count' && open === null && last?.counted != null;
    if (isRecount && last.to === row.from) {
      // The same moment has no order: which of two counts stands is not told.
      if (last.counted !== row.amount) last.doubt = 'several-counts';
      continue;
    }
    open ??= afterCount(drawer, last, row);
    open.from ??= row.from;
    open.to = row.to;
    open.isTimed &&= row.isTimed;
    if (row.kind === 'cash-count') {
      closed.push(counted(open, row));
      open = null;
    } else {
      add(open, row);
    }
  }
  if (open !== null) closed.push(open);
  return closed;
}

/** A float begins anew, whatever was there; one at the same moment as the last, and of another amount, leaves open which of them stands. */
function opened(
  drawer: string,
  before: Session | null,
  row: DrawerRow,
  closed: Session[],
): Session {
  const isTwin =
    before?.isFresh === true && before.openedBy === 'float' && before.floatAt === row.from;
  if (isTwin) {
    if (before.opening !== row.amount) before.doubt = 'several-floats';
    return before;
  }
  if (before !== null) closed.push(before);
  return {
    ...empty(drawer, row),
    cashier: row.cashier,
    openedBy: 'float',
    opening: row.amount,
    floatAt: row.from,
  };
}

function afterCount(drawer: string, last: Session | undefined, row: DrawerRow): Session {
  const goesOn = last !== undefined && last.doubt === null && day(last.to) === day(row.from);
  const opening = goesOn ? last.counted : null;
  return { ...empty(drawer, row), openedBy: opening === null ? null : 'count', opening };
}

function empty(drawer: string, row: DrawerRow): Session {
  return {
    drawer,
    cashier: '',
    from: row.from,
    to: row.to,
    isTimed: row.isTimed,
    openedBy: null,
    opening: null,
    floatAt: null,
    sales: 0,
    cashSales: 0n,
    refundCount: 0,
    cashRefunds: 0n,
    paidIn: 0n,
    paidOut: 0n,
    drops: 0n,
    statedExpected: null,
    counted: null,
    countId: null,
    doubt: null,
    isFresh: true,
  };
}

function counted(session: Session, row: DrawerRow): Session {
  return {
    ...session,
    cashier: row.cashier === '' ? session.cashier : row.cashier,
    counted: row.amount,
    countId: row.id,
    statedExpected: row.expected,
    doubt: row.amount < 0n ? 'negative-count' : session.doubt,
    isFresh: false,
  };
}

function add(session: Session, row: DrawerRow): void {
  session.isFresh = false;
  session.sales += row.sales;
  session.cashSales += row.cashSales;
  session.refundCount += row.refundCount;
  session.cashRefunds += row.cashRefunds;
  if (row.kind === 'paid-in') session.paidIn += row.amount;
  if (row.kind === 'paid-out') session.paidOut += row.amount;
  if (row.kind === 'cash-drop') session.drops += row.amount;
}

/** What came into the drawer, less what went out of it. */
export function movedIn({ cashSales, cashRefunds, paidIn, paidOut, drops }: Session): Money {
  return cashSales + cashRefunds + paidIn + paidOut + drops;
}

/** How many floats stand over money that nobody counted, and counts where nothing was opened: the fewer, the surer what tells drawers apart. */
export function misfitsOf(sessions: readonly Session[]): number {
  return sessions.filter(
    ({ counted: sum, openedBy }, at) =>
      (sum === null && at < sessions.length - 1) || (sum !== null && openedBy === null),
  ).length;
}
