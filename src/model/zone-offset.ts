import { tzOffset } from '@date-fns/tz/tzOffset';
import { toDate } from 'date-fns/toDate';
import { wallClock } from './calendar.ts';

/** Writes wall-clock times of a zone as ISO 8601 with the offset that holds then: `2026-10-12T12:03:11+08:00`. */
export function offsetWriter(zone: string): (wallClock: string) => string {
  const offsets = new Map<string, string>();
  return (wallClock) => {
    const day = wallClock.slice(0, 10);
    const offset = offsets.get(day) ?? offsetText(zone, wallClock);
    offsets.set(day, offset);
    return `${wallClock.replace(' ', 'T')}${offset}`;
  };
}

function offsetText(zone: string, wallClock: string): string {
  if (zone === 'UTC') return 'Z';
  const minutes = offsetAt(zone, Date.parse(`${wallClock.replace(' ', 'T')}Z`));
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Whether the name is an IANA zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  return !Number.isNaN(offsetAt(zone, chinaWithoutSummerTime));
}

/** The date, `2026-10-12`, that it is in a zone at an instant (ISO 8601, UTC). */
export function dateInZone(zone: string, instant: string): string {
  const at = Date.parse(instant);
  return wallClock(Math.floor(at / 1000) + offsetAt(zone, at) * 60).slice(0, 10);
}

const chinaWithoutSummerTime = Date.UTC(1992, 0, 1);

/** Minutes east of UTC at an instant; NaN where the zone is none. What Intl knows of zones takes 10 ms to load, and China's is simple. */
function offsetAt(zone: string, at: number): number {
  if (zone === 'Asia/Shanghai' && at >= chinaWithoutSummerTime) return 480;
  return tzOffset(zone, toDate(at));
}
