import { expect, test } from 'vitest';
import { dateInZone, isTimeZone, offsetWriter } from '../../src/model/zone-offset.ts';

/** As Intl says it: `GMT+08:00`. */
function offsetByIntl(zone: string, wallClock: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = parts
    .formatToParts(Date.parse(`${wallClock.replace(' ', 'T')}Z`))
    .find(({ type }) => type === 'timeZoneName');
  return name?.value.replace('GMT', '') ?? '';
}

const quarters = Array.from({ length: 45 }, (_, year) => 1985 + year).flatMap((year) =>
  ['01-15', '04-15', '07-15', '10-15'].map((day) => `${year}-${day} 12:03:11`),
);

test.for(['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'])(
  'offsets of %s are those that Intl knows',
  (zone) => {
    const write = offsetWriter(zone);
    for (const time of quarters) {
      expect(write(time)).toBe(`${time.replace(' ', 'T')}${offsetByIntl(zone, time)}`);
    }
  },
);

test('a zone is one that this machine knows', () => {
  expect(['Asia/Shanghai', 'Europe/London', 'UTC', 'Asia/Shanghay', ''].map(isTimeZone)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('the date in a zone', () => {
  expect(dateInZone('Asia/Shanghai', '2026-10-12T16:00:00Z')).toBe('2026-10-13');
  expect(dateInZone('America/New_York', '2026-10-12T03:00:00Z')).toBe('2026-10-11');
});
