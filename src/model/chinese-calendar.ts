import { isWorkday } from 'chinese-days';
import type { BusinessCalendar } from './business-calendar.ts';
import { dateOfDay } from './calendar.ts';

/** China's business days with public holidays and make-up working days, as the State Council publishes them each year. */
export const chineseCalendar: BusinessCalendar = {
  name: 'CN',
  isBusinessDay: (day) => isWorkday(dateOfDay(day)),
};
