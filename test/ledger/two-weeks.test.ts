import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { readDiscrepancies } from '../../src/ledger/discrepancy-history.ts';
import { readRequests } from '../../src/ledger/kept-requests.ts';
import { type LedgerPlace, readLedger } from '../../src/ledger/ledger-file.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { loadLocale } from '../../src/locales/index.ts';
import type { Report } from '../../src/model/report.ts';
import type { ReconcileOptions } from '../../src/reconciliation.ts';
import { isOpen } from '../../src/report/verdict.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { textFormats } from '../../src/reporters/report-formats.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { readWorkbook, workbookBytes } from '../reporters/read-workbook.ts';
import { essence } from '../shops/reconciled.ts';
import { shuffled } from '../shops/shop-files.ts';
import { writtenPage } from '../shops/written-page.ts';
import { newLedger, night } from './nights.ts';

const story = 'fixtures/stories/two-weeks';
const files = readdirSync(join(root, story)).filter((name) => name.endsWith('.csv'));
const days = [...new Set(files.map((name) => name.slice(-12, -4)))].sort();
/** The exports of each night; on days of rest there is none of the bank. */
const nights = days.map((day) =>
  files.filter((name) => name.includes(day)).map((name) => `${story}/${name}`),
);

interface Planted {
  readonly code: string;
  readonly amount: string;
  readonly currency: string;
  readonly owedTo: string;
}
const truth = JSON.parse(readFileSync(join(root, 'fixtures/truth/two-weeks.json'), 'utf8')) as {
  readonly discrepancies: readonly Planted[];
};

/** All that lasts of a report: what is open, what waits, what was matched, what is in the bank. */
function lasting(report: Report): object {
  const open = report.discrepancies.filter(({ status }) => status !== 'resolved');
  return {
    open: essence({ ...report, discrepancies: open }),
    inTransit: report.inTransit,
    conservation: report.conservation.map(({ carriedIn, new: fresh, ...line }) => line),
    matching: report.matching.reduce((sum, { matched }) => sum + matched, 0),
    payouts: report.payouts.map(({ bank, ...payout }) => payout),
    takings: report.takings,
    ageing: report.ageing,
    requests: report.refundRequests
      .map(({ id, state, amount }) => `${id} ${state} ${amount}`)
      .sort(),
  };
}

async function replayed(order: readonly (readonly string[])[]): Promise<Replay> {
  const place = newLedger();
  const reports: Report[] = [];
  for (const each of order) reports.push((await night(each, place)).report);
  return { place, reports };
}

/** Each night twice; `again` is what the second time said, where it left the file as it was. */
async function replayedTwice(): Promise<
  Replay & {
    readonly again: readonly unknown[];
    readonly page: string;
    readonly workbook: Uint8Array;
  }
> {
  const locale = await loadLocale('en');
  const place = newLedger();
  const reports: Report[] = [];
  const again: unknown[] = [];
  let page = '';
  let workbook = new Uint8Array();
  for (const each of nights) {
    const onFound: ReconcileOptions['onFound'] = async (found, details) => {
      page = await writtenPage(found, details, 'en');
      workbook = Uint8Array.from(await workbookBytes(found.report, { locale, details }));
    };
    const isLast = each === nights.at(-1);
    reports.push((await night(each, place, isLast ? { onFound } : {})).report);
    const before = readFileSync(place.path);
    const { notes } = await night(each, place);
    again.push(readFileSync(place.path).equals(before) ? notes.at(-1) : 'the ledger was changed');
  }
  return { place, reports, again, page, workbook };
}

interface Replay {
  readonly place: LedgerPlace;
  readonly reports: readonly Report[];
}

/** What the ledger says at the end, whichever runs said it. */
async function kept(place: LedgerPlace): Promise<object> {
  const engine = openDuckDb();
  try {
    return await readLedger(engine, place, async () => ({
      faults: (await verifyLedger(engine, null)).checks.filter(({ fault }) => fault !== null),
      open: (await readDiscrepancies(engine))
        .filter(({ status }) => status === 'open')
        .map(({ id }) => id)
        .sort(),
      requests: (await readRequests(engine))
        .filter(({ state }) => state !== 'withdrawn')
        .map(({ id, state, amount }) => `${id} ${state} ${amount}`)
        .sort(),
    }));
  } finally {
    engine.close();
  }
}

/** Beside JSON; those that show the records themselves are written during the run. */
const plainFormats = textFormats.filter(
  ({ id, needsDetails }) => id !== 'json' && needsDetails !== true,
);

const atOnce = night(nights.flat(), null).then(({ report }) => report);
const inOrder = replayedTwice();

describe('two weeks over National Day', () => {
  test('one run over everything finds what was planted, and nothing else', async () => {
    const found = (await atOnce).discrepancies.map(({ code, atStake, owedTo }) => ({
      code,
      amount: atStake?.amount,
      currency: atStake?.currency,
      owedTo,
    }));
    const planted = truth.discrepancies.map(({ code, amount, currency, owedTo }) => ({
      code,
      amount,
      currency,
      owedTo,
    }));
    const byCode = (one: Planted, other: Planted): number => (one.code < other.code ? -1 : 1);
    expect((found as Planted[]).toSorted(byCode)).toEqual(planted.toSorted(byCode));
  });

  test('night by night, the end is that of one run over everything', async () => {
    const { place, reports } = await inOrder;
    const last = reports.at(-1);
    expect(last && lasting(last)).toEqual(lasting(await atOnce));
    const { open, faults } = (await kept(place)) as { open: string[]; faults: unknown[] };
    expect(faults).toEqual([]);
    expect(open).toEqual((await atOnce).discrepancies.map(({ id }) => id).sort());
  });

  test('what each night says reads as it happened', async () => {
    const { reports } = await inOrder;
    const told = reports.flatMap(({ discrepancies, run }) =>
      discrepancies
        .filter(({ status }) => status !== 'open')
        .map(
          ({ status, code, id, atStake }) =>
            `${run.asOf} ${status} ${code} ${id} ${atStake?.amount}`,
        ),
    );
    await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('__snapshots__/two-weeks/nights.txt');
  });

  test('the last night reads well', async () => {
    const { reports } = await inOrder;
    const last = reports.at(-1);
    if (last === undefined) throw new Error('there was no night');
    await expect(renderJson(last)).toMatchFileSnapshot('__snapshots__/two-weeks/last-night.json');
    const locale = await loadLocale('en');
    await expect(renderTerminal(last, { locale, width: 100, color: false })).toMatchFileSnapshot(
      '__snapshots__/two-weeks/last-night.en.txt',
    );
  });

  test.for(plainFormats)('the last night as $id', async ({ id, ending, load }) => {
    const { reports } = await inOrder;
    const last = reports.at(-1);
    if (last === undefined) throw new Error('there was no night');
    const options = { locale: await loadLocale('en'), details: null, fails: isOpen };
    await expect(await (await load())(last, options)).toMatchFileSnapshot(
      join(root, 'fixtures/expected/stories/two-weeks', `last-night${ending ?? `.${id}.txt`}`),
    );
  });

  test('the last night as a page', async () => {
    const { page } = await inOrder;
    await expect(page).toMatchFileSnapshot(
      join(root, 'fixtures/expected/stories/two-weeks/last-night.html'),
    );
  });

  test('the last night as a workbook, cell for cell', async () => {
    const { workbook } = await inOrder;
    await expect(readWorkbook(workbook).dump()).toMatchFileSnapshot(
      join(root, 'fixtures/expected/stories/two-weeks/last-night.xlsx.txt'),
    );
  });

  test('every night again changes nothing and says so', async () => {
    const { again } = await inOrder;
    expect(again).toEqual(nights.map(() => 'nothing new: the ledger is as it was'));
  });

  test.for([
    ['in the wrong order', nights.toReversed()],
    ['shuffled', shuffled(nights, 'first')],
    ['shuffled otherwise', shuffled(nights, 'second')],
    ['a week at once', [nights.slice(0, 7).flat(), nights.slice(7).flat()]],
    ['the second week first, then the first', [nights.slice(7).flat(), nights.slice(0, 7).flat()]],
  ] as const)('%s, the end is the same', async ([, order]) => {
    const { place, reports } = await replayed(order);
    const last = reports.at(-1);
    expect(last && lasting(last)).toEqual(lasting(await atOnce));
    expect(await kept(place)).toEqual(await kept((await inOrder).place));
  });
});
