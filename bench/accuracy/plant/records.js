/** @typedef {import('./charges.js').Ground} Ground */

/** A terminal skipped trace numbers. Before the numbers are given. @param {Ground} ground */
export function skipTraces({ world, truth, visible }) {
  if (!visible.showsEveryTrace) return;
  if (!visible.till.has('batch') && !visible.acquirer.has('batch')) return;
  const named = namedRecords(truth);
  const { random, dates } = world;
  const lastDay = world.moment(dates[dates.length - 1], '00:00');
  const whole = world.settled.filter(
    (row) =>
      row.kind === 'sale' &&
      row.till?.status === 'approved' &&
      row.by === row.till.by &&
      !named.has(row) &&
      // Late enough in its day that the terminal had others before.
      row.at % 86_400 > 50_000 &&
      row.at < lastDay,
  );
  const { by } = whole[random.int(0, whole.length - 1)];
  by.skips = random.int(1, 2);
  truth.fault({
    code: 'trace-gap',
    culprits: [{ gapBefore: by }],
    amount: null,
    owedTo: 'none',
    draft: null,
    note: `${by.skips} trace numbers are in no file`,
  });
}

/** What the truth speaks of already. @param {Ground['truth']} truth */
function namedRecords({ faults, lookalikes }) {
  return new Set([
    ...faults.flatMap(({ culprits, alternatives = [] }) => [culprits, ...alternatives].flat()),
    ...lookalikes.flatMap(({ records }) => records),
  ]);
}

/** The till's export holds one row twice. After the rows are in order. @param {Ground} ground */
export function repeatRow({ world, truth, visible }) {
  const numbered = ['order', 'rrn', 'stan'].some((each) =>
    visible.till.has(/** @type {'order'} */ (each)),
  );
  if (!numbered) return;
  const { till, random } = world;
  const named = namedRecords(truth);
  const plain = till.filter(
    (row) =>
      row.kind === 'sale' &&
      row.status === 'approved' &&
      row.tender === 'card' &&
      row.names !== null &&
      !named.has(row),
  );
  const row = plain[random.int(0, plain.length - 1)];
  const copy = { ...row };
  till.splice(till.indexOf(row) + 1, 0, copy);
  truth.fault({
    code: 'repeated-record',
    culprits: [copy],
    alternatives: [[row], [row, copy]],
    amount: null,
    owedTo: 'none',
    draft: null,
    note: 'one row of the till stands twice in its file',
  });
}

/** From a line of the bank statement on, the balance is another. @param {Ground} ground @param {import('../../../fixtures/generate/statement.js').BankLine[]} lines */
export function breakTheBalance({ world, truth }, lines) {
  const from = world.random.int(2, lines.length - 2);
  const by = world.random.int(-90, 90) * 100 + 50;
  for (const line of lines.slice(from)) line.balance += by;
  truth.fault({
    code: 'balance-break',
    culprits: [lines[from]],
    amount: by,
    owedTo: 'none',
    draft: null,
    note: `the balance is off by ${by / 100} from this line on`,
  });
}
