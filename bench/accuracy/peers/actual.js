import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/ensure.js';

/** @typedef {import('./compare.js').Peer} Peer */

const wanted = '26.9.0';
const folder = join(root, '.cache', 'peers');

/**
 * Actual Budget's own import: the till's payments go into an account, then the acquirer's file is imported into it. Its rules
 * match by imported id; where one side has none, an equal amount within seven days, the same payee first. What it adds has no
 * counterpart at the till; what it does not update was never settled. It does not compare the amounts of equal ids, so that is
 * done for it here. The payouts that the acquirer owes and its credits at the bank go into another account the same way.
 * @returns {Promise<Peer>}
 */
export async function actualBudget() {
  const home = join(folder, 'node_modules', '@actual-app', 'api');
  if (!existsSync(home)) install();
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const budgets = mkdtempSync(join(tmpdir(), 'posrecon-actual-'));
  const api = createRequire(join(folder, 'package.json'))('@actual-app/api');
  const silent = silenced();
  await api.init({ dataDir: budgets, verbose: false });
  await api.internal.send('create-budget', { budgetName: 'peers', avoidUpload: true });
  return {
    name: 'Actual Budget (@actual-app/api)',
    version,
    async find({ till, settled, owed, credits, visible }) {
      const payee = (/** @type {import('../shown-records.js').Shown} */ row) =>
        visible.inBoth('card')
          ? `Card ${row.card}`
          : `Terminal ${visible.inBoth('terminal') ? row.terminal : ''}`;
      const number = (/** @type {import('../shown-records.js').Shown} */ row) =>
        (visible.inBoth('rrn') && row.rrn) || (visible.inBoth('order') && row.order) || null;
      const payments = await importBoth(
        till.map((row) => ({ ...row, payee: payee(row), number: idOf(number(row), row) })),
        settled.map((row) => ({ ...row, payee: payee(row), number: idOf(number(row), row) })),
      );
      const money = (/** @type {import('../shown-records.js').ShownMoney} */ row) => ({
        ...row,
        payee: 'Acquirer',
        number: null,
      });
      return [...payments, ...(await importBoth(owed.map(money), credits.map(money)))];
    },
    async close() {
      await api.shutdown();
      silent.restore();
      rmSync(budgets, { recursive: true, force: true });
    },
  };

  /** @param {readonly Importable[]} left @param {readonly Importable[]} right */
  async function importBoth(left, right) {
    const account = await api.createAccount({ name: 'day', offbudget: true }, 0);
    await api.addTransactions(
      account,
      left.map((row) => transaction(row, false)),
      { runTransfers: false },
    );
    const { added, updatedPreview } = await api.importTransactions(
      account,
      right.map((row) => transaction(row, true)),
    );
    const all = await api.getTransactions(account, '2000-01-01', '2100-01-01');
    const isAdded = new Set(added);
    const unmatchedRight = all.filter(({ id }) => isAdded.has(id));
    const matched = updatedPreview.filter(({ existing }) => existing);
    const seen = new Set(matched.map(({ existing }) => existing.notes));
    const changed = matched.filter(
      ({ transaction: to, existing }) => to.amount !== Math.round(existing.amount * 100),
    );
    return [
      ...unmatchedRight.map(({ notes, amount }) => ({ place: notes, cents: amount })),
      ...left.filter(({ place }) => !seen.has(place)).map(({ place, cents }) => ({ place, cents })),
      ...changed.map(({ transaction: to, existing }) => ({
        place: to.notes,
        cents: to.amount - Math.round(existing.amount * 100),
      })),
    ];
  }
}

/** @typedef {{ place: string, date: string, cents: number, payee: string, number: string | null }} Importable */

/** A sale and its refund are two transactions. @param {string | null | false} number @param {{ isSale: boolean }} row */
const idOf = (number, { isSale }) => (number ? `${isSale ? 'sale' : 'refund'} ${number}` : null);

/** @param {Importable} row @param {boolean} cleared */
function transaction({ place, date, cents, payee, number }, cleared) {
  return {
    date,
    amount: cents,
    payee_name: payee,
    notes: place,
    cleared,
    ...(number === null ? {} : { imported_id: number }),
  };
}

/** It is 220 MB with all that it brings, so it is no dependency of the project. */
function install() {
  mkdirSync(folder, { recursive: true });
  console.error(`Installing @actual-app/api ${wanted} into .cache/peers …`);
  const { status, stderr } = spawnSync(
    `npm install --prefix . --no-audit --no-fund --loglevel=error @actual-app/api@${wanted}`,
    { cwd: folder, shell: true, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`@actual-app/api could not be installed: ${stderr.trim()}`);
}

/** It writes its log to the console. */
function silenced() {
  const { log, info, debug, warn } = console;
  Object.assign(console, { log() {}, info() {}, debug() {}, warn() {} });
  return { restore: () => Object.assign(console, { log, info, debug, warn }) };
}
