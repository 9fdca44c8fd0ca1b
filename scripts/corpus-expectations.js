import { basename } from 'node:path';

// What a reading of a corpus file must show, beside EXPECTED.json: facts that README.md of the corpus states.

/** @typedef {{ path: string, crash: string | null, entries: readonly any[] }} Answer */

/** What is wrong with an answer, as sentences; none where it is as expected. */
export function faultsOf({ path, crash, entries }, expected) {
  const [entry] = entries;
  if (crash !== null) return [`${path}: ${crash}`];
  if (entry === undefined) return [`${path}: inspect does not mention it`];
  const faults = entries.flatMap(selfFaults);
  faults.push(...differences(entries, expected));
  const name = basename(path);
  if (name.startsWith('merchant-tradebill-')) faults.push(...tradeBillFaults(path, entry));
  if (name.startsWith('merchant-fundflow')) faults.push(...fundFlowFaults(entry));
  if (/^INN\d+ZM_/.test(name)) faults.push(...unionPayFaults(entry));
  if (name.startsWith('Zettle-Account')) faults.push(...zettleFaults(entry));
  return faults.map((fault) => `${path}: ${fault}`);
}

/** Whatever the file: rows add up, what was not read is explained, and nothing read comes to nothing. */
function selfFaults({ profile, records, totals, problems, why }) {
  const faults = [];
  const { read, loaded, ignored, rejected } = records;
  if (read !== loaded + ignored + rejected)
    faults.push(`${read} read, but ${loaded} + ${ignored} + ${rejected}`);
  if (profile === null && problems.length + (why ?? []).length === 0) {
    faults.push('profile null without a word');
  }
  if (rejected > 0 && problems.length === 0) faults.push(`${rejected} rejected without a word`);
  if (totals.reduce((sum, { count }) => sum + count, 0) !== loaded) {
    faults.push('the totals are not of the records loaded');
  }
  return faults;
}

/** Counts, sums and balances against what an independent script counted. */
function differences(entries, expected) {
  if (expected === undefined) return [];
  const faults = [];
  const total = (field) => entries.reduce((sum, { records }) => sum + records[field], 0);
  const statements = entries.flatMap((entry) => entry.statements);
  const told = statementsTold(expected.expect);
  const count =
    told.length > 1 ? told.reduce((sum, { entries: own }) => sum + own, 0) : expected.entries;
  // An entry without a date or an amount is refused, with its line.
  const read = total('loaded') + total('rejected');
  // The script counted records at the starts of lines; where several share one, the file's own numbers of records decide.
  const isProven = entries.some(({ profile }) => profile === 'bai2') && allAgree(entries);
  if (count !== undefined && read !== count && !isProven) {
    faults.push(`${read} entries, expected ${count}`);
  }
  const isStatement = count !== undefined || expected.tLines !== undefined;
  if (isStatement && total('rejected') > 0 && !/discarded/.test(expected.expect)) {
    faults.push(`${total('rejected')} entries rejected`);
  }
  const isWhole = total('rejected') === 0;
  const sums = entries.flatMap(({ totals }) => totals.map(({ sum }) => exact(sum)));
  const sum = sums.reduce((a, b) => a + b, 0n);
  if (isWhole && told.length <= 1 && expected.signedSum !== undefined) {
    if (sum !== exact(expected.signedSum)) {
      faults.push(`sum ${plain(sum)}, expected ${expected.signedSum}`);
    }
  }
  if (isWhole)
    faults.push(...told.flatMap((own, index) => statementFaults(statements[index], own, index)));
  if (expected.closes !== undefined) {
    const closes = statements.length > 0 && statements.every(({ balances }) => balances === true);
    if (closes !== expected.closes) faults.push(`closes ${closes}, expected ${expected.closes}`);
  }
  // Opening balances and securities have T lines too, and are told as ignored, or the file is refused for them.
  const isOfSecurities = entries.some(({ problems }) =>
    problems.some(({ message }) => message.includes('securities')),
  );
  const hasAll = total('loaded') <= expected.tLines && expected.tLines <= total('read');
  if (expected.tLines !== undefined && !hasAll && !isOfSecurities) {
    faults.push(`${total('read')} entries, expected ${expected.tLines} T lines`);
  }
  if (/Validate\(\) passes/.test(expected.expect)) {
    const totals = entries.flatMap(({ controlTotals }) => controlTotals);
    if (totals.length === 0) faults.push('its control totals were not found');
    for (const { name, stated, found, agrees } of totals) {
      if (!agrees) faults.push(`control total ${name}: ${stated} stated, ${found} found`);
    }
  }
  return faults;
}

function allAgree(entries) {
  const totals = entries.flatMap(({ controlTotals }) => controlTotals);
  return totals.length > 0 && totals.every(({ agrees }) => agrees);
}

/** CAMT: what the prose says of each statement of a file. */
function statementsTold(expect) {
  const pattern =
    /(?<entries>\d+) Ntry\/\d+ TxDtls sum (?<sum>\S+) open (?<open>\S+) close (?<close>\S+) closes=(?<closes>\w+)/g;
  return [...expect.matchAll(pattern)].map(({ groups }) => ({
    entries: Number(groups.entries),
    sum: groups.sum,
    opening: groups.open === 'None' ? null : groups.open,
    closing: groups.close === 'None' ? null : groups.close,
    balances: { True: true, False: false, None: null }[groups.closes],
  }));
}

function statementFaults(statement, expected, index) {
  if (statement === undefined) return [`statement ${index + 1} is not told`];
  const same = (is, should) =>
    is === null || should === null ? is === should : exact(is) === exact(should);
  const faults = [];
  if (statement.entries !== expected.entries) faults.push(`${statement.entries} entries`);
  if (!same(statement.sum, expected.sum)) faults.push(`sum ${statement.sum}`);
  if (!same(statement.opening, expected.opening)) faults.push(`opening ${statement.opening}`);
  if (!same(statement.closing, expected.closing)) faults.push(`closing ${statement.closing}`);
  if (statement.balances !== expected.balances) faults.push(`balances ${statement.balances}`);
  return faults.map(
    (fault) => `statement ${index + 1}: ${fault}, expected ${JSON.stringify(expected)}`,
  );
}

function tradeBillFaults(path, { profile, records, totals, controlTotals }) {
  const [, [count, sum]] = Object.entries({
    '-all.': [3, '0.03'],
    '-refund.': [2, '-0.02'],
    '-success.': [1, '0.01'],
  }).find(([kind]) => path.includes(kind));
  const faults = [];
  if (profile !== 'wechat-pay-trade') faults.push(`profile ${profile}, not wechat-pay-trade`);
  if (records.read !== count) faults.push(`${records.read} rows read, not ${count}`);
  if (records.rejected !== 0) faults.push(`${records.rejected} rows rejected`);
  if (totals.length !== 1 || exact(totals[0].sum) !== exact(sum)) {
    faults.push(`sums ${totals.map((total) => total.sum).join(', ')}, not ${sum}`);
  }
  if (controlTotals.length === 0) faults.push('its control totals were not found');
  for (const { name, stated, found, agrees } of controlTotals) {
    if (!agrees) faults.push(`control total ${name}: ${stated} stated, ${found} found`);
  }
  return faults;
}

/** One of its rows was taken out: a profile that knows it must see that, and who does not know it must say so. */
function fundFlowFaults(entry) {
  if (entry.profile === null || entry.profile === 'auto') {
    return entry.problems.length + (entry.why ?? []).length > 0
      ? []
      : ['taken as it is, without a note'];
  }
  return entry.controlTotals.some(({ agrees }) => !agrees)
    ? []
    : [`profile ${entry.profile} does not see that a row is missing`];
}

/** Eight payments, equal to their RD summary. */
function unionPayFaults({ profile, records, totals }) {
  if (profile !== 'unionpay-acp') return [`profile ${profile}, not unionpay-acp`];
  const [total] = totals;
  return records.loaded === 8 && total !== undefined && exact(total.sum) === exact('13227.00')
    ? []
    : [`${records.loaded} rows of ${total?.sum}, not 8 of 13227.00`];
}

/**
 * 4,059 rows that come to nothing: 2,020 sales, as many fees, which are taken into their sales, 16 payouts and 3 bonuses. Its balance chains
 * through all of them, fees too, and ends at nothing.
 */
function zettleFaults({ profile, records, totals, controlTotals }) {
  if (profile === null) return ['it has no profile'];
  const faults = [];
  if (records.read !== 4059) faults.push(`${records.read} rows, not 4059`);
  if (records.rejected !== 0) faults.push(`${records.rejected} rows rejected`);
  if (records.ignored !== 2020)
    faults.push(`${records.ignored} fees taken into their sales, not 2020`);
  if (totals.length !== 1 || exact(totals[0].sum) !== exact('14805.23')) {
    faults.push(`sums ${totals.map(({ sum }) => sum).join(', ')} without the fees, not 14805.23`);
  }
  const [balance] = controlTotals;
  if (balance === undefined || !balance.agrees || exact(balance.stated) !== 0n) {
    faults.push('its balance does not chain through all rows to nothing');
  }
  return faults;
}

/** A decimal as a whole number of hundred-thousandths. */
function exact(text) {
  const [, sign = '', whole = '0', decimals = ''] =
    /^(-?)(\d+)(?:\.(\d*))?$/.exec(String(text)) ?? [];
  const value = BigInt(`${whole}${decimals.slice(0, 5).padEnd(5, '0')}`);
  return sign === '-' ? -value : value;
}

function plain(value) {
  const digits = (value < 0n ? -value : value).toString().padStart(6, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
