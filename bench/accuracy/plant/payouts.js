import { addDays, at, compact, dateOf } from '../../../fixtures/generate/clock.js';
import { plain, sumOf } from '../../../fixtures/generate/money.js';
import { businessDayAfter } from '../calendar.js';
import { alipayAccount } from '../layouts/wallet-bills.js';

/** @typedef {import('./charges.js').Ground} Ground */
/** @typedef {{ merchantId: string, settlementDate: string, payer: string, currency: string, rows: import('../world.js').SettledRow[], net: number }} Payout */
/** @typedef {{ at: number, cents: number, party: string, memo: string, pays: Payout[], currency?: string }} Credit `currency` where not the merchant's own */

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** What the acquirer owes, by merchant, settlement date and who pays. @param {Ground['world']} world @returns {Payout[]} */
export function payoutsOf({ settled, merchant }) {
  /** @type {Map<string, Payout>} */
  const payouts = new Map();
  const own = new Set(merchant.stores.map(({ merchantId }) => merchantId));
  for (const row of settled) {
    if (!own.has(row.merchantId) || row.kind === 'preauth') continue;
    const payer = merchant.payers[row.card.wallet ?? 'cards'];
    const key = [row.settlementDate, row.merchantId, payer, row.currency].join(' ');
    const payout = payouts.get(key) ?? {
      merchantId: row.card.wallet === 'alipay' ? alipayAccount : row.merchantId,
      settlementDate: row.settlementDate,
      payer,
      currency: row.currency,
      rows: [],
      net: 0,
    };
    payout.rows.push(row);
    payout.net += row.net;
    payouts.set(key, payout);
  }
  return [...payouts.values()].sort((a, b) => a.settlementDate.localeCompare(b.settlementDate));
}

/**
 * The bank account's credits, with the faults of payouts among them, and other business.
 * @param {Ground} ground @param {readonly string[]} kinds faults to plant
 * @returns {Credit[]}
 */
export function payOut(ground, kinds) {
  const { world, truth } = ground;
  const { scenario, random } = world;
  const credits = payoutsOf(world).map((payout) => creditOf(world, [payout]));
  const merged = scenario.payouts === 'merged' ? mergeDays(world, credits) : credits;
  const daily = merged.filter(({ pays }) => pays.length === 1);
  // The first payouts are left alone, so that there is something to learn the rule from.
  const open = daily.slice(Math.ceil(daily.length / 4));
  /** @type {Set<string>} */
  const used = new Set();
  /** Another day's each time: two faults of one day could be mistaken for each other. */
  const take = () => {
    const free = open.filter(({ pays: [{ settlementDate }] }) => !used.has(settlementDate));
    const taken = free[random.int(0, free.length - 1)];
    if (taken === undefined) return undefined;
    open.splice(open.indexOf(taken), 1);
    used.add(taken.pays[0].settlementDate);
    return taken;
  };
  for (const kind of kinds) {
    const credit = take();
    if (credit !== undefined) plantOne(ground, kind, credit, merged);
  }
  if (scenario.payouts === 'split')
    for (const credit of open.slice(-3)) split(world, credit, merged);
  const earlier = earlierCredits(world);
  truth.lookalike('payout-of-earlier-days', null, earlier);
  return [...merged, ...earlier, ...otherBusiness(world)].sort((a, b) => a.at - b.at);
}

/** @param {Ground['world']} world @param {Payout[]} pays @returns {Credit} */
function creditOf(world, pays) {
  const { scenario, random } = world;
  const first = pays[0];
  const last = pays[pays.length - 1];
  const day = businessDayAfter(last.settlementDate, 1, scenario.country);
  const fees = sumOf(pays, ({ rows }) => sumOf(rows, ({ fee }) => fee));
  return {
    at: at(day, '08:10') + random.int(0, 2400),
    cents: sumOf(pays, ({ net }) => net),
    party: first.payer,
    memo: memoOf(world, first, last, fees),
    pays,
    currency: first.currency,
  };
}

/** @param {Ground['world']} world @param {Payout} first @param {Payout} last @param {number} fees */
function memoOf({ scenario }, first, last, fees) {
  const from = first.settlementDate;
  const to = last.settlementDate;
  if (scenario.country === 'CN') {
    if (scenario.acquirer === 'wallets') return `${compact(from)}结算款`;
    return `${from.slice(5).replace('-', '')}-${to.slice(5).replace('-', '')}费${plain(fees)}元`;
  }
  /** @param {string} date */
  const day = (date) => `${date.slice(8)}${months[Number(date.slice(5, 7)) - 1]}`;
  return `MID ${first.merchantId} ${from === to ? day(from) : `${day(from)}-${day(to)}`}`;
}

/** Payouts of one merchant that come on one day come in one credit. @param {Ground['world']} world @param {readonly Credit[]} credits */
function mergeDays(world, credits) {
  /** @type {Map<string, Payout[]>} */
  const groups = new Map();
  for (const { at: when, pays } of credits) {
    const key = [dateOf(when), pays[0].merchantId, pays[0].payer, pays[0].currency].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), ...pays]);
  }
  return [...groups.values()].map((pays) => creditOf(world, pays));
}

/** @param {Ground} ground @param {string} kind @param {Credit} credit @param {Credit[]} credits */
function plantOne({ world, truth }, kind, credit, credits) {
  const { random, merchant, scenario } = world;
  const [{ merchantId, settlementDate, net, rows, currency }] = credit.pays;
  const payout = { payout: { merchantId, settlementDate } };
  // No row names the account of a wallet's bill: only the lines above them do.
  const nameless = { payout: { merchantId: 'undefined', settlementDate } };
  const alternatives = merchantId === alipayAccount ? [[nameless]] : [];
  /** @param {string} code @param {object[]} culprits @param {number | null} amount @param {string} note @param {Partial<import('../truth.js').Fault>} [more] */
  const fault = (code, culprits, amount, note, more = {}) =>
    truth.fault({ code, culprits, amount, owedTo: 'none', draft: null, currency, note, ...more });
  const owed = {
    owedTo: /** @type {'merchant'} */ ('merchant'),
    draft: /** @type {'claim'} */ ('claim'),
  };
  switch (kind) {
    case 'missing':
      credits.splice(credits.indexOf(credit), 1);
      fault('missing-payout', [payout], net, `the payout of ${settlementDate} never came`, {
        ...owed,
        alternatives,
      });
      return;
    case 'short': {
      const short = random.int(10, 90) * 100;
      credit.cents -= short;
      fault('short-payout', [credit], short, `${short / 100} less than the net`, owed);
      return;
    }
    case 'short-rows': {
      const lacking = rows
        .filter((row) => row.net > 0 && row.kind === 'sale')
        .slice(2, 2 + random.int(1, 2));
      const short = sumOf(lacking, (row) => row.net);
      credit.cents -= short;
      fault('short-payout', [credit], short, `lacks the net of ${lacking.length} rows`, owed);
      return;
    }
    case 'rental':
      credit.cents -= 6000;
      fault(
        'short-payout',
        [credit],
        6000,
        'a terminal rental was kept back that no row shows',
        owed,
      );
      return;
    case 'excess': {
      const excess = random.int(5, 60) * 100 + 50;
      credit.cents += excess;
      fault('excess-payout', [credit], excess, `${excess / 100} more than the net`);
      return;
    }
    case 'late': {
      const day = businessDayAfter(dateOf(credit.at), 2, scenario.country);
      credit.at = at(day, '09:30') + random.int(0, 600);
      fault('late-payout', [credit], null, 'came two business days late', {
        alternatives: [[payout], ...alternatives],
        owedTo: null,
      });
      return;
    }
    case 'payer':
      credit.party = merchant.payers.stranger;
      fault('unknown-payer', [credit], net, 'the right net from another payer');
      return;
    case 'unexplained': {
      const day = dateOf(credit.at);
      // A credit for days after the files end is explained by those.
      if (addDays(day, -1) > world.dates[world.dates.length - 1]) return;
      const extra = {
        ...credit,
        at: credit.at + 7200,
        cents: unlike(world, credits),
        memo: scenario.country === 'CN' ? '结算款' : 'SETTLEMENT',
        pays: [],
      };
      credits.push(extra);
      fault('unexplained-credit', [extra], extra.cents, 'a credit that no settlement explains');
      return;
    }
    default:
      throw new Error(`no such fault of a payout: ${kind}`);
  }
}

/** A sum that is no payout with something missing or added. @param {Ground['world']} world @param {readonly Credit[]} credits */
function unlike(world, credits) {
  const nets = [...credits.map(({ cents }) => cents), ...payoutsOf(world).map(({ net }) => net)];
  for (;;) {
    const cents = world.random.int(3000, 250_000);
    if (nets.every((net) => Math.abs(net - cents) > Math.max(0.4 * net, 15_000))) return cents;
    if (world.random.chance(0.02)) return Math.max(...nets) * 2 + cents;
  }
}

/** @param {Ground['world']} world @param {Credit} credit @param {Credit[]} credits */
function split({ random }, credit, credits) {
  const part = Math.round(credit.cents * (0.3 + random.next() * 0.4));
  credits.push({ ...credit, at: credit.at + 1800, cents: credit.cents - part });
  credit.cents = part;
}

/** What was settled before the files begin. @param {Ground['world']} world @returns {Credit[]} */
function earlierCredits(world) {
  const { random, dates, scenario, merchant } = world;
  const day = businessDayAfter(addDays(dates[0], -1), 1, scenario.country);
  const payers = Object.entries(merchant.payers).filter(([name]) => name !== 'stranger');
  const used =
    scenario.acquirer === 'wallets' ? payers.filter(([name]) => name !== 'cards') : [payers[0]];
  return merchant.stores.flatMap((store) =>
    used.map(([, payer]) => {
      const cents = random.int(80000, 400000);
      const before = addDays(dates[0], -1);
      const payout = {
        merchantId: store.merchantId,
        settlementDate: before,
        payer,
        currency: world.currency,
        rows: [],
        net: cents,
      };
      return {
        at: at(day, '07:50') + random.int(0, 900),
        cents,
        party: payer,
        memo: memoOf(world, payout, payout, Math.round(cents / 200)),
        pays: [],
      };
    }),
  );
}

/** @param {Ground['world']} world @returns {Credit[]} */
function otherBusiness({ random, dates, scenario, merchant }) {
  const parties =
    scenario.country === 'CN'
      ? [
          ['示例食材配送有限公司', '货款', -1],
          ['示例酒水贸易有限公司', '酒水款', -1],
          ['示例文化传媒有限公司', '团餐款', 1],
          ['示例燃气有限公司', '燃气费', -1],
        ]
      : [
          ['HILLSIDE ROASTERS', 'INV 20871', -1],
          ['DAIRY & CO', 'STATEMENT 41', -1],
          ['A N OTHER', 'CATERING DEPOSIT', 1],
          ['MARKET LANE ESTATES', 'RENT', -1],
        ];
  const last = businessDayAfter(dates[dates.length - 1], 3, scenario.country);
  /** @type {Credit[]} */
  const lines = [];
  for (let date = dates[0]; date <= last; date = addDays(date, 1)) {
    if (businessDayAfter(addDays(date, -1), 1, scenario.country) !== date) continue;
    const [party, memo, sign] = random.pick(parties);
    const cents = Number(sign) * random.int(2000, 150000);
    lines.push({
      at: at(date, '11:00') + random.int(0, 9000),
      cents,
      party: String(party),
      memo: String(memo),
      pays: [],
    });
  }
  lines.push({
    at: at(last, '15:00'),
    cents: -2500,
    party: '',
    memo: merchant.stores[0].code === 'RM' ? '账户管理费' : 'ACCOUNT FEE',
    pays: [],
  });
  return lines;
}
