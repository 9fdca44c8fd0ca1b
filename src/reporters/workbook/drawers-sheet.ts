import type { Locale } from '../../locales/locale.ts';
import type { DrawerSession } from '../../model/drawer.ts';
import { parseMoney } from '../../model/money.ts';
import type { TakingsReport } from '../../model/takings.ts';
import { overShortOf, sessionNotes } from '../drawer-lines.ts';
import type { Cell, Column } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Field, tableOf, toned } from './table.ts';

/** A drawer from its opening to a count, with its currency. */
interface CountedDrawer extends DrawerSession {
  readonly currency: string;
}

/** A row a drawer and shift: what it opened with, what came in and went out, what was counted; `null` where no log tells of a drawer. */
export function drawersSheet(takings: TakingsReport | null, locale: Locale): Sheet | null {
  const counted = (takings?.currencies ?? []).flatMap(({ currency, drawers }) =>
    (drawers?.sessions ?? []).map((session): CountedDrawer => ({ ...session, currency })),
  );
  return counted.length === 0
    ? null
    : tableOf(locale.workbook.sheets.drawers, drawerFields(counted, locale), counted);
}

function drawerFields(
  counted: readonly CountedDrawer[],
  locale: Locale,
): readonly Field<CountedDrawer>[] {
  const texts = locale.takings.drawers;
  const { columns, drawers: headers, sentences } = locale.workbook;
  const field = (
    header: string,
    kind: Column['kind'],
    cell: (drawer: CountedDrawer) => Cell,
  ): Field<CountedDrawer> => ({ header, kind, cell });
  const stated = field(headers.stated, 'amount', ({ statedExpected }) => statedExpected);
  return [
    field(headers.day, 'moment', ({ day }) => day),
    field(headers.from, 'moment', ({ from }) => from),
    field(headers.to, 'moment', ({ to }) => to),
    field(texts.drawer, 'text', ({ drawer }) => drawer),
    field(columns.cashier, 'text', ({ cashier }) => cashier),
    field(columns.currency, 'text', ({ currency }) => currency),
    field(headers.openedWith, 'text', ({ openedBy }) =>
      openedBy === null ? null : { float: texts.float, count: texts.carried }[openedBy],
    ),
    field(texts.opening, 'amount', ({ opening }) => orFaint(opening, texts.notTold)),
    field(headers.saleCount, 'count', ({ sales }) => sales),
    field(headers.sales, 'amount', ({ cashSales }) => cashSales),
    field(headers.refundCount, 'count', ({ refundCount }) => refundCount),
    field(headers.refunds, 'amount', ({ cashRefunds }) => cashRefunds),
    field(texts.paidIn, 'amount', ({ paidIn }) => paidIn),
    field(texts.paidOut, 'amount', ({ paidOut }) => paidOut),
    field(texts.drops, 'amount', ({ drops }) => drops),
    ...(counted.some(({ statedExpected }) => statedExpected !== null) ? [stated] : []),
    field(texts.expected, 'amount', ({ expected }) => orFaint(expected, texts.notTold)),
    field(texts.counted, 'amount', (drawer) => orFaint(drawer.counted, texts.notCounted)),
    field(texts.overShort, 'amount', (drawer) => differenceCell(drawer, locale)),
    field(headers.notes, 'prose', (drawer) =>
      sentences(sessionNotes(drawer, drawer.currency, locale)),
    ),
  ];
}

function orFaint(amount: string | null, unknown: string): Cell {
  return amount ?? toned(unknown, 'faint');
}

/** Negative is short. */
function differenceCell(drawer: CountedDrawer, locale: Locale): Cell {
  const { overShort } = drawer;
  if (overShort === null) return toned(overShortOf(drawer, locale), 'faint');
  return toned(overShort, parseMoney(overShort) === 0n ? 'plain' : 'warning');
}
