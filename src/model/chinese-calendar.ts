import { isWorkday } from 'chinese-days';
import type { BusinessCalendar } from './business-calendar.ts';
import { dateOfDay } from './calendar.ts';

/** Days that were asked for: what is open for years is counted day by day, and each takes a look into the lists of holidays. */
const known = new Map<number, boolean>();

/** China's business days with public holidays and make-up working days, as the State Council publishes them each year. */
export const chineseCalendar: BusinessCalendar = {
  name: 'CN',
  isBusinessDay(day) {
    const found = known.get(day) ?? isWorkday(dateOfDay(day));
    known.set(day, found);
    return found;
  },
};
