import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBank } from './bank-statement.js';
import { openCsv } from './csv-file.js';
import { dateOf, money, timeOf } from './formats.js';
import { pickInt, randomNumbers } from './random-numbers.js';

/** Raise it when the files change, so that cached ones are made again. */
const version = 1;

const posHeader =
  'Date Time,Store,Merchant ID,Terminal,Cashier,Order,Type,Amount,Tender,Card,Trace,RRN,Status';
const settlementHeader =
  'Settlement Date,Transaction Time,Merchant ID,Terminal ID,Type,Card,Amount,Fee,Net,RRN,Trace,Order No,Card Type';
const merchants = ['898310059990001', '898310059990002', '898310059990003', '898310059990004'];
const terminalsPerMerchant = 12;
const prices = [1200, 1500, 1800, 2200, 2500, 2800, 3200, 3800, 4500, 6800];
/** Basis points and cap, in cents. */
const schedules = { debit: { rate: 50, cap: 2000 }, credit: { rate: 60, cap: Infinity } };
const bins = {
  debit: ['621000', '621001', '621002', '621003'],
  credit: ['625000', '625001', '625002', '625003'],
};
const rowFaults = [
  'missing-settlement',
  'duplicate-charge',
  'wrong-amount',
  'failed-but-charged',
  'wrong-fee',
  'unrecorded-charge',
];

/**
 * Writes a till log, a settlement export and a bank statement with known faults, or finds them where an earlier call
 * left them. The same sizes give the same bytes. `truth` lists every planted fault with the lines that show it.
 */
export function generate({ folder, rows, faultEvery = 1000 }) {
  const target = join(folder, `${rows}-${faultEvery}-v${version}`);
  const files = ['pos.csv', 'settlement.csv', 'bank.csv'].map((name) => join(target, name));
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    write(unfinished, rows, faultEvery);
    renameSync(unfinished, target);
  }
  const [pos, settlement, bank] = files;
  return { pos, settlement, bank, ...JSON.parse(readFileSync(join(target, 'truth.json'), 'utf8')) };
}

function write(folder, rows, faultEvery) {
  const random = randomNumbers(20260301);
  const days = rows >= 10_000 ? 31 : 1;
  const shops = rows >= 10_000 ? merchants : merchants.slice(0, 1);
  const pos = openCsv(join(folder, 'pos.csv'), posHeader);
  const settlement = openCsv(join(folder, 'settlement.csv'), settlementHeader);
  const truth = [];
  const payouts = [];
  const serial = { rrn: 0, order: 0, sale: 0 };

  for (let day = 0; day < days; day += 1) {
    const until = Math.round((rows * (day + 1)) / days);
    const records = [];
    while (serial.sale < until) {
      const sale = newSale(random, serial, day, shops);
      const fault = faultOf(serial.sale, faultEvery);
      serial.sale += 1;
      records.push(...recordsOf(random, serial, sale, fault));
      // One sale in a hundred is refunded later that day; each is a row of its own.
      if (fault === null && faultOf(serial.sale, faultEvery) === null && random() < 0.01) {
        serial.sale += 1;
        records.push(refundOf(random, serial, sale));
      }
    }
    writeDay(records, day, { pos, settlement, truth, payouts });
  }
  pos.close();
  settlement.close();
  writeBank(join(folder, 'bank.csv'), { random, payouts, days, truth });
  writeFileSync(
    join(folder, 'truth.json'),
    JSON.stringify({
      rows: { pos: pos.rows(), settlement: settlement.rows() },
      payouts: payouts.length,
      truth,
    }),
  );
}

/** One in each `faultEvery` sales, somewhere among them, each kind in its turn. */
function faultOf(sale, faultEvery) {
  const block = Math.floor(sale / faultEvery);
  const at = (block * 7919 + 421) % faultEvery;
  return sale % faultEvery === at ? rowFaults[block % rowFaults.length] : null;
}

function newSale(random, serial, day, shops) {
  const merchant = pickInt(random, shops.length);
  const terminal = pickInt(random, terminalsPerMerchant);
  const debit = random() < 0.6;
  serial.order += 1;
  return {
    kind: 'Sale',
    // Open from 08:00 to 22:00, so no business day crosses midnight.
    at: day * 86_400 + 28_800 + pickInt(random, 50_400),
    merchant,
    terminal,
    order: `SO${String(serial.order).padStart(9, '0')}`,
    cents: random() < 0.7 ? prices[pickInt(random, prices.length)] : 500 + pickInt(random, 90_000),
    card: `${bins[debit ? 'debit' : 'credit'][pickInt(random, 4)]}******${String(pickInt(random, 10_000)).padStart(4, '0')}`,
    debit,
    ...numbers(serial),
  };
}

/** A fresh retrieval reference number and trace. */
function numbers(serial) {
  serial.rrn += 1;
  return {
    rrn: String(260_300_000_000 + serial.rrn),
    trace: String(serial.rrn % 1_000_000).padStart(6, '0'),
  };
}

/** What till and acquirer each have of a sale: `till` and `acquirer` records, of which a fault leaves out or changes one. */
function recordsOf(random, serial, sale, fault) {
  const charged = { ...sale, at: sale.at + pickInt(random, 4) };
  switch (fault) {
    case 'missing-settlement':
      return [{ fault, till: sale, culprit: 'till' }];
    case 'unrecorded-charge':
      return [{ fault, acquirer: charged, culprit: 'acquirer' }];
    case 'duplicate-charge': {
      const again = { ...charged, at: charged.at + 20 + pickInt(random, 60), ...numbers(serial) };
      return [
        { till: sale, acquirer: charged },
        { fault, acquirer: again, culprit: 'acquirer' },
      ];
    }
    case 'wrong-amount':
      return [
        {
          fault,
          till: sale,
          acquirer: { ...charged, cents: slip(sale.cents) },
          culprit: 'acquirer',
        },
      ];
    case 'failed-but-charged':
      return [
        { fault, till: { ...sale, status: 'Timeout' }, acquirer: charged, culprit: 'acquirer' },
      ];
    case 'wrong-fee':
      return [{ fault, till: sale, acquirer: { ...charged, surcharge: 37 }, culprit: 'acquirer' }];
    default: {
      const pair = { till: sale, acquirer: charged };
      if (random() >= 0.004) return [pair];
      // A first attempt that the issuer declined.
      const declined = { ...sale, at: sale.at - 30, status: 'Declined', ...numbers(serial) };
      return [{ till: declined }, pair];
    }
  }
}

function refundOf(random, serial, sale) {
  const refund = {
    ...sale,
    kind: 'Refund',
    at: sale.at + 600 + pickInt(random, 5000),
    cents: random() < 0.5 ? -sale.cents : -Math.ceil(sale.cents / 2),
    ...numbers(serial),
  };
  return { till: refund, acquirer: { ...refund, at: refund.at + 2 } };
}

/** A decimal point one place off, or two digits swapped. */
function slip(cents) {
  const swapped = Number(String(cents).replace(/^(.)(.)/, '$2$1'));
  return swapped > 99 && swapped !== cents ? swapped : cents * 10;
}

function feeOf({ cents, debit, surcharge = 0 }) {
  const { rate, cap } = debit ? schedules.debit : schedules.credit;
  const fee = Math.min(Math.floor((Math.abs(cents) * rate + 5000) / 10_000), cap) + surcharge;
  return cents < 0 ? -fee : fee;
}

/** The till by the clock, the acquirer by merchant and clock: neither file has the other's order. */
function writeDay(records, day, { pos, settlement, truth, payouts }) {
  const date = dateOf(day);
  const lines = new Map();
  for (const record of records.filter(({ till }) => till).sort((a, b) => a.till.at - b.till.at)) {
    lines.set(record.till, pos.write(posLine(record.till)));
  }
  const settled = records
    .filter(({ acquirer }) => acquirer)
    .sort((a, b) => a.acquirer.merchant - b.acquirer.merchant || a.acquirer.at - b.acquirer.at);
  const nets = new Map();
  for (const { acquirer } of settled) {
    const fee = feeOf(acquirer);
    lines.set(acquirer, settlement.write(settlementLine(acquirer, date, fee)));
    nets.set(acquirer.merchant, (nets.get(acquirer.merchant) ?? 0) + acquirer.cents - fee);
  }
  for (const { fault, culprit, till, acquirer } of records) {
    if (!fault) continue;
    const at = culprit === 'till' ? till : acquirer;
    const file = culprit === 'till' ? 'pos.csv' : 'settlement.csv';
    truth.push({ code: fault, file, line: lines.get(at) });
  }
  for (const [merchant, cents] of nets)
    payouts.push({ merchantId: merchants[merchant], day, cents });
}

function posLine(sale) {
  const { at, merchant, terminal, order, kind, cents, card, trace, rrn } = sale;
  return `${timeOf(at)},Shop ${merchant + 1},${merchants[merchant]},${terminalOf(merchant, terminal)},C${(terminal % 5) + 1},${order},${kind},${money(cents)},Card,${card},${trace},${rrn},${sale.status ?? 'Approved'}`;
}

function settlementLine(sale, date, fee) {
  const { at, merchant, terminal, order, kind, cents, card, trace, rrn, debit } = sale;
  return `${date},${timeOf(at)},${merchants[merchant]},${terminalOf(merchant, terminal)},${kind},${card},${money(cents)},${money(fee)},${money(cents - fee)},${rrn},${trace},${order},${debit ? 'Debit' : 'Credit'}`;
}

function terminalOf(merchant, terminal) {
  return `T${String(merchant * 100 + terminal + 1).padStart(7, '0')}`;
}
