import { groupThousands } from '../locales/figures.ts';
import type { Locale } from '../locales/locale.ts';
import type { DrawerSession, DrawerTakings } from '../model/drawer.ts';
import { parseMoney } from '../model/money.ts';

/** When a drawer was open: `2026-10-12 06:55–13:00`; in full where that is over midnight. */
export function spanOf({ from, to }: DrawerSession): string {
  if (from === null || to === null) return '';
  const [start, end] = [from, to].map((at) => at.replace('T', ' ').slice(0, 16));
  if (start === end || end === undefined) return start ?? '';
  return from.slice(0, 10) === to.slice(0, 10) ? `${start}–${end.slice(11)}` : `${start}–${end}`;
}

/** What a drawer is called, and who had it. */
export function ownerOf({ drawer, cashier }: DrawerSession): string {
  return [drawer, cashier === drawer ? null : cashier].filter(Boolean).join(' · ');
}

/** `5.00 short`; `0.00` where there is no difference. */
export function differenceOf(amount: string, { takings: { drawers } }: Locale): string {
  const figure = groupThousands(amount.replace(/^-/, ''));
  const exact = parseMoney(amount) ?? 0n;
  if (exact === 0n) return figure;
  return exact > 0n ? drawers.over(figure) : drawers.short(figure);
}

export function overShortOf(session: DrawerSession, locale: Locale): string {
  const { notCounted, notTold } = locale.takings.drawers;
  if (session.overShort !== null) return differenceOf(session.overShort, locale);
  return isCounted(session) ? notTold : notCounted;
}

/** The figures of a drawer, from what it opened with to the difference; what never happened in any of them is left out. */
export function drawerLines(
  sessions: readonly DrawerSession[],
  locale: Locale,
): readonly (readonly string[])[] {
  const texts = locale.takings.drawers;
  const sum = (count: 'sales' | 'refundCount'): number =>
    sessions.reduce((total, each) => total + each[count], 0);
  const figures = (of: (session: DrawerSession) => string | null, unknown: string): string[] =>
    sessions.map((each) => {
      const amount = of(each);
      return amount === null ? unknown : groupThousands(amount);
    });
  const moved = (
    [
      [texts.cashSales(sum('sales')), 'cashSales'],
      [texts.cashRefunds(sum('refundCount')), 'cashRefunds'],
      [texts.paidIn, 'paidIn'],
      [texts.paidOut, 'paidOut'],
      [texts.drops, 'drops'],
    ] as const
  ).filter(
    ([, part]) => part === 'cashSales' || sessions.some((each) => parseMoney(each[part]) !== 0n),
  );
  return [
    [openingLabel(sessions, locale), ...figures(({ opening }) => opening, texts.notTold)],
    ...moved.map(([label, part]) => [label, ...figures((each) => each[part], '')]),
    [texts.expected, ...figures(({ expected }) => expected, texts.notTold)],
    [texts.counted, ...figures(({ counted }) => counted, texts.notCounted)],
    [texts.overShort, ...sessions.map((each) => overShortOf(each, locale))],
  ];
}

function openingLabel(sessions: readonly DrawerSession[], locale: Locale): string {
  const { float, carried, opening } = locale.takings.drawers;
  const ways = new Set(sessions.map(({ openedBy }) => openedBy));
  if (ways.size > 1) return opening;
  return ways.has('float') ? float : ways.has('count') ? carried : opening;
}

/** What is to be known of the figures: what the log leaves open, what the till says otherwise, all together, and that it is no reproach. */
export function drawerNotes(
  drawers: DrawerTakings,
  currency: string,
  locale: Locale,
): readonly string[] {
  const { sessions } = drawers;
  const texts = locale.takings.drawers;
  if (sessions.length === 0) return [texts.untold];
  const several = sessions.length > 1;
  const about = (session: DrawerSession, sentence: string): string => {
    const name = [spanOf(session), ownerOf(session)].filter(Boolean).join(' · ');
    return several && name !== '' ? locale.label(name) + sentence : sentence;
  };
  const notes = sessions.flatMap((each) =>
    sessionNotes(each, currency, locale).map((said) => about(each, said)),
  );
  const totals = drawerTotals(drawers, locale);
  return [...notes, ...totals.slice(several || drawers.overShort === null ? 0 : 1)];
}

/** What was over and short in all that was compared, and where something was, that it is no reproach; else that nothing was counted. */
export function drawerTotals(
  { sessions, compared, over, short, overShort }: DrawerTakings,
  locale: Locale,
): readonly string[] {
  const { total, together, advice, uncounted } = locale.takings.drawers;
  if (overShort === null) return sessions.some(isCounted) ? [] : [uncounted];
  const sides = [over, short].filter((amount) => parseMoney(amount) !== 0n);
  const said = sides.map((amount) => differenceOf(amount, locale));
  if (sides.length === 2) said.push(together(differenceOf(overShort, locale)));
  return [
    total(compared, sessions.length, said.length === 0 ? null : locale.list(said)),
    ...(sides.length > 0 ? [advice] : []),
  ];
}

/** Several counts at one moment are a count too, though none of them is believed. */
function isCounted({ counted, doubt }: DrawerSession): boolean {
  return counted !== null || doubt === 'several-counts';
}

/** What the log leaves open of one drawer, and what the till says otherwise. */
export function sessionNotes(
  session: DrawerSession,
  currency: string,
  locale: Locale,
): readonly string[] {
  const { doubt, expected, expectedBy, statedExpected, openingThatAgrees } = session;
  const { doubts, agreesAt, byTill, otherwise } = locale.takings.drawers;
  if (!isCounted(session)) return [];
  const money = (amount: string): string => locale.money(amount, currency);
  if (expectedBy === 'till') return [doubt === null ? byTill : `${doubts[doubt]} ${byTill}`];
  if (doubt !== null) {
    const agrees = openingThatAgrees === null ? [] : [agreesAt(money(openingThatAgrees))];
    return [[doubts[doubt], ...agrees].join(' ')];
  }
  return statedExpected === null || statedExpected === expected
    ? []
    : [otherwise(money(statedExpected))];
}
