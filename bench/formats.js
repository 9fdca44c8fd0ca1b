// March 2026 starts on a Sunday and has no holiday in China.
const firstDay = Date.UTC(2026, 2, 1) / 86_400_000;

/** The date of a day of the month, counted from 0. */
export function dateOf(day) {
  return new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10);
}

const dateTexts = new Map();
export function timeOf(seconds) {
  const day = Math.floor(seconds / 86_400);
  if (!dateTexts.has(day)) dateTexts.set(day, dateOf(day));
  const clock = seconds - day * 86_400;
  const two = (value) => (value < 10 ? `0${value}` : `${value}`);
  return `${dateTexts.get(day)} ${two(Math.floor(clock / 3600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}`;
}

export function money(cents) {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The first banking day after a day. */
export function nextBankingDay(day) {
  let next = day + 1;
  while ([0, 6].includes(new Date((firstDay + next) * 86_400_000).getUTCDay())) next += 1;
  return next;
}
