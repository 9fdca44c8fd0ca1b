import { type BusinessCalendar, weekdays } from './business-calendar.ts';

/** China's calendar where the run is Chinese, else Monday to Friday. */
export async function calendarOfZone(timeZone: string): Promise<BusinessCalendar> {
  if (timeZone !== 'Asia/Shanghai') return weekdays;
  const { chineseCalendar } = await import('./chinese-calendar.ts');
  return chineseCalendar;
}
