import { addDays } from '../../fixtures/generate/clock.js';

/** Public holidays and make-up working days of autumn 2026 in China, as the State Council announced them. */
const chineseHolidays = new Set([
  '2026-09-25',
  '2026-09-26',
  '2026-09-27',
  '2026-10-01',
  '2026-10-02',
  '2026-10-03',
  '2026-10-04',
  '2026-10-05',
  '2026-10-06',
  '2026-10-07',
]);
const chineseMakeUpDays = new Set(['2026-09-20', '2026-10-10']);

/** @param {string} date @param {'CN' | 'GB'} country */
export function isBusinessDay(date, country) {
  const weekend = [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());
  if (country !== 'CN') return !weekend;
  return chineseMakeUpDays.has(date) || (!weekend && !chineseHolidays.has(date));
}

/** The business day that many after a date. @param {string} date @param {number} count @param {'CN' | 'GB'} country */
export function businessDayAfter(date, count, country) {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isBusinessDay(day, country)) left -= 1;
  }
  return day;
}
