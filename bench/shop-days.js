import { join } from 'node:path';
import { openCsv } from './csv-file.js';
import { dateOf, money, nextBankingDay, timeOf } from './formats.js';
import { pickInt, randomNumbers } from './random-numbers.js';

const posHeader = 'Date Time,Merchant ID,Terminal,Order,Type,Amount,Tender,Card,RRN,Status';
const settlementHeader =
  'Settlement Date,Transaction Time,Merchant ID,Terminal ID,Type,Card,Amount,Fee,Net,RRN,Order No';
const bankHeader = 'Booking Date,Account,Currency,Amount,Balance,Counterparty,Summary,Reference';
const merchantId = '898310059990001';

/** A shop whose days are asked for one stretch after the other; numbers, balance and payouts go on. */
export function openShop(seed) {
  const random = randomNumbers(seed);
  const shop = { serial: 0, balance: 5_000_000, payouts: [], sold: [] };
  return {
    /** Writes the three files of some days, counted as `dateOf` counts them, and returns their names. One sale in `faultEvery` goes wrong. */
    write(folder, name, { from, to, salesADay, faultEvery }) {
      const paths = ['pos', 'settlement', 'bank'].map((side) =>
        join(folder, `${name}-${side}.csv`),
      );
      const [pos, settlement, bank] = paths.map((path, index) =>
        openCsv(path, [posHeader, settlementHeader, bankHeader][index]),
      );
      for (let day = from; day < to; day += 1) {
        writeBankDay(bank, shop, day);
        const net = writeSales(random, shop, { pos, settlement }, { day, salesADay, faultEvery });
        shop.payouts.push({ day: nextBankingDay(day), cents: net, settled: dateOf(day) });
      }
      for (const file of [pos, settlement, bank]) file.close();
      return paths;
    },
  };
}

function writeSales(random, shop, files, { day, salesADay, faultEvery }) {
  const sales = Array.from({ length: salesADay }, () => newSale(random, shop, day)).sort(
    (a, b) => a.at - b.at,
  );
  let net = 0;
  for (const sale of sales) {
    const isFault = sale.serial % faultEvery === faultEvery - 1;
    const kind = isFault ? Math.floor(sale.serial / faultEvery) % 3 : -1;
    files.pos.write(tillLine(sale));
    // What the acquirer forgets, what it charges twice, and what it charges too much.
    const settled = kind === 0 ? [] : kind === 1 ? [sale, again(shop, sale)] : [sale];
    for (const each of settled) {
      net += writeSettled(files, kind === 2 ? { ...each, cents: each.cents * 10 } : each, day);
    }
    if (!isFault && sale.serial % 50 === 7) net += writeRefund(random, shop, files, sale, day);
  }
  return net;
}

function writeSettled({ settlement }, record, day) {
  const fee = Math.round((record.cents * 60) / 10_000);
  const { at, terminal, type, card, cents, rrn, order } = record;
  settlement.write(
    `${dateOf(day)},${timeOf(at + 2)},${merchantId},${terminal},${type},${card},${money(cents)},${money(fee)},${money(cents - fee)},${rrn},${order}`,
  );
  return cents - fee;
}

/** A customer gives back what was bought today, or long ago. */
function writeRefund(random, shop, files, sale, day) {
  const old = shop.sold[pickInt(random, shop.sold.length)];
  const original = old !== undefined && random() < 0.5 ? old : sale;
  const refund = {
    ...original,
    type: 'Refund',
    at: Math.min(sale.at + 600, (day + 1) * 86_400 - 10),
    cents: -original.cents,
    rrn: nextNumber(shop),
  };
  if (random() < 0.1) shop.sold[pickInt(random, 200)] = sale;
  files.pos.write(tillLine(refund));
  return writeSettled(files, refund, day);
}

function tillLine({ at, terminal, order, type, cents, card, rrn }) {
  return `${timeOf(at)},${merchantId},${terminal},${order},${type},${money(cents)},Card,${card},${rrn},Approved`;
}

function newSale(random, shop, day) {
  shop.serial += 1;
  return {
    serial: shop.serial,
    type: 'Sale',
    at: day * 86_400 + 28_800 + pickInt(random, 50_400),
    terminal: `T000000${1 + pickInt(random, 5)}`,
    order: `SO${String(shop.serial).padStart(9, '0')}`,
    cents: 500 + pickInt(random, 90_000),
    card: `62500${pickInt(random, 10)}******${String(pickInt(random, 10_000)).padStart(4, '0')}`,
    rrn: nextNumber(shop),
  };
}

function again(shop, sale) {
  return { ...sale, at: sale.at + 30, rrn: nextNumber(shop) };
}

function nextNumber(shop) {
  shop.number = (shop.number ?? 200_000_000_000) + 1;
  return String(shop.number);
}

function writeBankDay(bank, shop, day) {
  const due = shop.payouts.filter((payout) => payout.day === day);
  shop.payouts = shop.payouts.filter((payout) => payout.day > day);
  for (const { cents, settled } of due) {
    writeLine(bank, shop, day, cents, 'Example Acquiring Co', `POS settlement ${settled}`);
  }
  if (day % 3 === 0) writeLine(bank, shop, day, -12_300, 'Example Dairy Ltd', 'Milk');
}

function writeLine(bank, shop, day, cents, counterparty, summary) {
  shop.balance += cents;
  shop.line = (shop.line ?? 0) + 1;
  bank.write(
    `${dateOf(day)},6217000011112222,CNY,${money(cents)},${money(shop.balance)},${counterparty},${summary},B${String(shop.line).padStart(8, '0')}`,
  );
}
