import type { Locale } from '../../locales/locale.ts';
import { dateOfDay, dayOfDate, weekday } from '../../model/calendar.ts';
import type { DayState } from '../../model/run-details.ts';
import type { ReconciledDay } from '../../report/reconciled-days.ts';
import { html, type Markup, nothing } from './markup.ts';

/** Beside the colour, so that it is not all that tells states apart. */
const signs: Readonly<Record<DayState, string>> = {
  reconciled: '✓',
  discrepant: '✗',
  waiting: '…',
  'not-checked': '?',
};
const order: readonly DayState[] = ['reconciled', 'discrepant', 'waiting', 'not-checked'];
/** More are no calendar any more. */
const monthsShown = 3;

/** The days of the run, a table a month, the last months first to go where there are many. */
export function dayCalendar(days: readonly ReconciledDay[], locale: Locale): Markup {
  const told = days.filter(({ state }) => state !== null);
  if (told.length === 0) return nothing;
  const { heading, states } = locale.page.days;
  const byDay = new Map(told.map(({ day, state }) => [day, state]));
  const months = [...new Set(told.map(({ day }) => day.slice(0, 7)))].slice(-monthsShown);
  const present = order.filter((state) => told.some((day) => day.state === state));
  return html`<div class="panel"><h3>${heading}</h3>
${months.map((month) => monthTable(month, byDay, locale))}
<ul class="legend">${present.map(
    (state) => html`<li><span class="day ${state}">${signs[state]}</span> ${states[state]}</li>`,
  )}</ul></div>`;
}

function monthTable(
  month: string,
  states: ReadonlyMap<string, DayState | null>,
  { page: { days } }: Locale,
): Markup {
  const first = dayOfDate(`${month}-01`);
  const monday = first - ((weekday(first) + 6) % 7);
  const weeks = [0, 7, 14, 21, 28, 35]
    .map((offset) => [0, 1, 2, 3, 4, 5, 6].map((at) => dateOfDay(monday + offset + at)))
    .filter((week) => week.some((date) => date.startsWith(month)));
  const cell = (date: string): Markup => {
    if (!date.startsWith(month)) return html`<td></td>`;
    const state = states.get(date) ?? null;
    const number = Number(date.slice(8));
    return state === null
      ? html`<td>${number}</td>`
      : html`<td class="day ${state}">${number}<span aria-hidden="true">${signs[state]}</span><i class="hide"> ${days.states[state]}</i></td>`;
  };
  return html`<table class="calendar"><caption>${days.month(month)}</caption>
<thead><tr>${days.weekdays.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody></table>
`;
}
