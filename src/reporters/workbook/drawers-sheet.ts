import type { Locale } from '../../locales/locale.ts';
import { type SheetHeaders, sheetHeaders } from '../../locales/sheet-headers.ts';
import type { DrawerSession } from '../../model/drawer.ts';
import { parseMoney } from '../../model/money.ts';
import type { TakingsReport } from '../../model/takings.ts';
import { overShortOf, sessionNotes } from '../drawer-lines.ts';
import type { Cell } from './cell.ts';
import type { Sheet } from './sheet.ts';
import { type Columns, fieldsOf, tableOf, toned } from './table.ts';

/** A drawer from its opening to a count, with its currency. */
interface CountedDrawer extends DrawerSession {
  readonly currency: string;
}

/** A row a drawer and shift: what it opened with, what came in and went out, what was counted; `null` where no log tells of a drawer. */
export function drawersSheet(takings: TakingsReport | null, locale: Locale): Sheet | null {
  const counted = (takings?.currencies ?? []).flatMap(({ currency, drawers }) =>
    (drawers?.sessions ?? []).map((session): CountedDrawer => ({ ...session, currency })),
  );
  if (counted.length === 0) return null;
  const fields = fieldsOf(sheetHeaders(locale).drawers, drawerColumns(counted, locale));
  return tableOf(locale.workbook.sheets.drawers, fields, counted);
}

function drawerColumns(
  drawers: readonly CountedDrawer[],
  locale: Locale,
): Columns<SheetHeaders['drawers'], CountedDrawer> {
  const { float, carried, notTold, notCounted } = locale.takings.drawers;
  const isStated = drawers.some(({ statedExpected }) => statedExpected !== null);
  return {
    day: ['moment', ({ day }) => day],
    from: ['moment', ({ from }) => from],
    to: ['moment', ({ to }) => to],
    drawer: ['text', ({ drawer }) => drawer],
    cashier: ['text', ({ cashier }) => cashier],
    currency: ['text', ({ currency }) => currency],
    openedWith: [
      'text',
      ({ openedBy }) => (openedBy === null ? null : { float, count: carried }[openedBy]),
    ],
    opening: ['amount', ({ opening }) => orFaint(opening, notTold)],
    saleCount: ['count', ({ sales }) => sales],
    sales: ['amount', ({ cashSales }) => cashSales],
    refundCount: ['count', ({ refundCount }) => refundCount],
    refunds: ['amount', ({ cashRefunds }) => cashRefunds],
    paidIn: ['amount', ({ paidIn }) => paidIn],
    paidOut: ['amount', ({ paidOut }) => paidOut],
    drops: ['amount', ({ drops }) => drops],
    stated: isStated ? ['amount', ({ statedExpected }) => statedExpected] : null,
    expected: ['amount', ({ expected }) => orFaint(expected, notTold)],
    counted: ['amount', ({ counted }) => orFaint(counted, notCounted)],
    overShort: ['amount', (drawer) => differenceCell(drawer, locale)],
    notes: [
      'prose',
      (drawer) => locale.workbook.sentences(sessionNotes(drawer, drawer.currency, locale)),
    ],
  };
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
