import { openCsv } from './csv-file.js';
import { dateOf, money, nextBankingDay, timeOf } from './formats.js';
import { pickInt } from './random-numbers.js';

const bankHeader =
  'Booking Date,Value Date,Time,Account,Currency,Debit,Credit,Balance,Counterparty,Counterparty Account,Summary,Reference,Branch';

/** Payouts on the next banking day, a weekend's each on its own, among the shop's other business. */
export function writeBank(path, { random, payouts, days, truth }) {
  const bank = openCsv(path, bankHeader);
  const faulty = payouts.length >= 100 ? { missing: 40, short: 71 } : { missing: -1, short: -1 };
  const entries = [];
  payouts.forEach(({ merchantId, day, cents }, index) => {
    const key = { merchantId, settlementDate: dateOf(day) };
    if (index === faulty.missing) {
      truth.push({ code: 'missing-payout', ...key });
      return;
    }
    if (index === faulty.short) truth.push({ code: 'short-payout', ...key });
    entries.push({
      day: nextBankingDay(day),
      cents: index === faulty.short ? cents - 12_345 : cents,
      counterparty: 'Example Acquiring Co',
      account: '6222000099990001',
      summary: `POS settlement ${key.merchantId} ${key.settlementDate.replaceAll('-', '')}`,
    });
  });
  for (let day = 0; day <= days + 3; day += 1) {
    entries.push(otherBusiness(random, day, 'Example Roastery Ltd', 'Coffee beans'));
    entries.push(otherBusiness(random, day, 'Example Dairy Ltd', 'Milk'));
  }
  let balance = 5_000_000;
  entries
    .sort((a, b) => a.day - b.day)
    .forEach(({ day, cents, counterparty, account, summary }, index) => {
      balance += cents;
      const date = dateOf(day);
      const time = timeOf(32_400 + (index % 200) * 60).slice(11);
      const [debit, credit] = cents < 0 ? [money(-cents), ''] : ['', money(cents)];
      bank.write(
        `${date},${date},${time},6217000011112222,CNY,${debit},${credit},${money(balance)},${counterparty},${account},${summary},B${String(index + 1).padStart(8, '0')},Main Street`,
      );
    });
  bank.close();
}

function otherBusiness(random, day, counterparty, summary) {
  const cents = -(10_000 + pickInt(random, 90_000));
  return { day, cents, counterparty, account: '6222000088880001', summary };
}
