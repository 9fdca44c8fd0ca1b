import { addDays, at, day } from '../../fixtures/generate/clock.js';

/** @typedef {import('./world.js').World} World */

const lunchAndDinner = [
  ['10', 4],
  ['11', 10],
  ['12', 16],
  ['13', 9],
  ['14', 4],
  ['15', 3],
  ['16', 4],
  ['17', 9],
  ['18', 15],
  ['19', 13],
  ['20', 8],
  ['21', 4],
];
const morningTrade = [
  ['07', 9],
  ['08', 18],
  ['09', 14],
  ['10', 12],
  ['11', 12],
  ['12', 18],
  ['13', 14],
  ['14', 9],
  ['15', 8],
  ['16', 5],
];
const twelvePrices = [1200, 1500, 1800, 2000, 2200, 2500, 2800, 3000, 3200, 3500, 3800, 4200];
const dishes = [280, 320, 340, 360, 380, 410, 250, 295, 450, 520, 685, 790, 850, 960, 1120];
const tails = [
  [0, 45],
  [50, 15],
  [80, 12],
  [90, 8],
  [20, 6],
  [60, 6],
];

/** When people come and what they pay. @param {World} world */
export function createTrade({ scenario, random, dates }) {
  /** The days of which everything stands in all files: not the last one. */
  const wholeDays = dates.slice(scenario.tillMissesFirstDay ? 1 : 0, -1);
  let turn = random.int(0, 99);

  /** @param {string} date */
  function moment(date) {
    const hours = scenario.country === 'CN' ? lunchAndDinner : morningTrade;
    return at(date, `${random.weighted(hours)}:00`) + random.int(0, 3599);
  }

  /** In the rush everybody comes in the same minutes. @param {string} date */
  function rush(date) {
    const start = at(date, scenario.country === 'CN' ? '12:05' : '08:20');
    return start + 60 * random.int(0, 14) + random.int(0, 59);
  }

  /** 15 to 900, mostly small. */
  function wide() {
    const whole = Math.round(15 + 885 * random.next() ** 3.2);
    const tail = random.chance(0.08) ? random.int(1, 99) : random.weighted(tails);
    return Math.min(whole * 100 + tail, 90000);
  }

  /** One to three things of the menu. */
  function menu() {
    const items = random.weighted([
      [1, 50],
      [2, 34],
      [3, 16],
    ]);
    return Array.from({ length: items }, () => random.pick(dishes)).reduce((a, b) => a + b);
  }

  function price() {
    if (scenario.prices === 'twelve') return random.pick(twelvePrices);
    return scenario.prices === 'menu' ? menu() : wide();
  }

  return {
    wholeDays,
    moment,
    rush,
    price,
    /** A moment of a whole day; the days take turns. @param {number} [before] how many whole days must follow */
    anyMoment(before = 0) {
      turn += 1;
      const days = wholeDays.slice(0, Math.max(1, wholeDays.length - before));
      return moment(days[turn % days.length]);
    },
    /** A price over a limit, so that a share of it is more than a cent. @param {number} least */
    priceFrom(least) {
      for (;;) {
        const cents = price();
        if (cents >= least) return cents;
        if (random.chance(0.01)) return least + random.int(1, 99) * 10;
      }
    },
    /** Later the same day or on the next whole one, in opening hours. @param {number} when @param {boolean} [sameDay] */
    later(when, sameDay = false) {
      const end = at(wholeDays[wholeDays.length - 1]) + day;
      const tomorrow = addDays(new Date(when * 1000).toISOString().slice(0, 10), 1);
      const next = moment(tomorrow);
      return !sameDay && next < end && random.chance(0.5) ? next : when + random.int(900, 3300);
    },
  };
}
