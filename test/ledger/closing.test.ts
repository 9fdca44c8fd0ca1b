import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { asCount, literal } from '../../src/engine/engine.ts';
import { type LedgerPlace, readLedger, writeLedger } from '../../src/ledger/ledger-file.ts';
import { undoLast } from '../../src/ledger/undo.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import type { Report } from '../../src/model/report.ts';
import { essence } from '../shops/reconciled.ts';
import { readShop, type ShopFile, writeFiles } from '../shops/shop-files.ts';
import { newLedger, night, nightsOf } from './nights.ts';

interface Kept {
  readonly open: number;
  readonly closed: number;
  readonly faults: readonly string[];
}

/** What a ledger holds, and what its check finds wrong. */
async function keptIn(place: LedgerPlace): Promise<Kept> {
  const engine = openDuckDb();
  try {
    return await readLedger(engine, place, async () => {
      const row = await engine.row(
        `select (select count(*) from ledger.pos_records) + (select count(*) from ledger.stl_records) as open,
           (select count(*) from ledger.closed_pos_records) + (select count(*) from ledger.closed_stl_records) as closed`,
      );
      const { checks } = await verifyLedger(engine, null);
      return {
        open: asCount(row['open']),
        closed: asCount(row['closed']),
        faults: checks.flatMap(({ check, fault }) => (fault === null ? [] : `${check}: ${fault}`)),
      };
    });
  } finally {
    engine.close();
  }
}

function openOnes(report: Report): readonly string[] {
  const open = report.discrepancies.filter(({ status }) => status !== 'resolved');
  return essence({ ...report, discrepancies: open });
}

const files = readShop('cafe').filter(({ side }) => side !== 'bank');
const sides = ['pos', 'settlement'] as const;

/** A file of the café with other rows under its header. */
function fileOf(side: (typeof sides)[number], name: string, rows: readonly string[]): ShopFile {
  const file = files.find((each) => each.side === side);
  if (file === undefined) throw new Error('the café is another');
  return { ...file, name, rows };
}

/** The day of the café once more, some days later, under other numbers. */
function daysLater(day: string, prefix: string): readonly ShopFile[] {
  return files.map((file) => ({
    ...file,
    name: `${prefix}-${file.name}`,
    rows: file.rows.map((row) =>
      row
        .replaceAll('2026-10-12', day)
        .replaceAll(/\bR(\d{5})\b/g, `${prefix}$1`)
        .replaceAll(/,6285(\d{8}),/g, `,${day.slice(-2)}85$1,`),
    ),
  }));
}

const firstDay = writeFiles(files);
const laterDay = writeFiles(daysLater('2026-10-19', 'S'));
const twentieth = writeFiles(daysLater('2026-10-20', 'Q'));

/** The same nights with a ledger that closes soon, and with one that closes nothing. */
async function bothWays(nights: readonly (readonly string[])[]): Promise<{
  readonly closing: Report;
  readonly keeping: Report;
  readonly kept: Kept;
}> {
  const [soon, never] = [newLedger(), newLedger()];
  let closing: Report | undefined;
  let keeping: Report | undefined;
  for (const paths of nights) {
    closing = (await night(paths, soon, { closeAfter: 3 })).report;
    keeping = (await night(paths, never)).report;
  }
  if (closing === undefined || keeping === undefined) throw new Error('there were no nights');
  return { closing, keeping, kept: await keptIn(soon) };
}

test('a refund finds its sale among what is closed, and a second one what the first gave back', async () => {
  const settlement = fileOf('settlement', '', []);
  const sale = files
    .find(({ side }) => side === 'settlement')
    ?.rows.find((row) => row.includes(',R10233,'));
  if (sale === undefined) throw new Error('the café is another');
  const refund = (name: string, day: string, rrn: string): readonly string[] =>
    writeFiles([
      {
        ...settlement,
        name,
        rows: [
          sale
            .replaceAll('2026-10-12', day)
            .replace(',Sale,', ',Refund,')
            .replace(/,\d{12},R10233,/, `,${rrn},R10233,`)
            .replace(/,6.80,0.06,6.74$/, ',-6.80,-0.06,-6.74'),
        ],
      },
    ]);
  const { closing, keeping, kept } = await bothWays([
    firstDay,
    laterDay,
    refund('back.csv', '2026-10-19', '628700000001'),
    refund('again.csv', '2026-10-20', '628700000002'),
  ]);
  expect(openOnes(closing)).toEqual(openOnes(keeping));
  const codes = closing.discrepancies.map(({ code }) => code);
  expect(codes).toContain('duplicate-refund');
  expect(codes).not.toContain('refund-without-sale');
  expect(kept.faults).toEqual([]);
  expect(kept.closed).toBeGreaterThan(150);
});

test('a charge that comes late for a closed day is found to be its second', async () => {
  const sale = files
    .find(({ side }) => side === 'settlement')
    ?.rows.find((row) => row.includes(',R10233,'));
  const late = fileOf('settlement', 'late.csv', [
    sale?.replace(/,\d{12},R10233,/, ',628599999999,R10233,').replace(',07:24:14,', ',07:24:20,') ??
      '',
  ]);
  // The night after it is still there, with the charge that stands.
  const { closing, keeping, kept } = await bothWays([
    firstDay,
    laterDay,
    writeFiles([late]),
    twentieth,
  ]);
  expect(openOnes(closing)).toEqual(openOnes(keeping));
  expect(openOnes(closing).filter((line) => line.includes(' duplicate-charge '))).toHaveLength(4);
  expect(kept.faults).toEqual([]);
});

test('a fee that the acquirer corrects is resolved, though other fees could not be judged', async () => {
  const right = ',R10233,GBP,6.80,0.06,6.74';
  const with10233 = (fee: string): readonly string[] =>
    writeFiles(
      daysLater('2026-10-19', 'S').map((file) => ({
        ...file,
        name: `${fee}-${file.name}`,
        rows: file.rows.map((row) => {
          const other = row.replace(
            ',Visa,Debit,',
            row.includes(',S10237,') ? ',Amex,Charge,' : ',Visa,Debit,',
          );
          return other.replace(right.replace('R', 'S'), `,S10233,GBP,6.80,${fee}`);
        }),
      })),
    );
  const { closing, keeping } = await bothWays([
    firstDay,
    with10233('0.56,6.24'),
    with10233('0.06,6.74'),
  ]);
  for (const { discrepancies, notChecked } of [closing, keeping]) {
    expect(notChecked.map(({ because }) => because)).toContainEqual(
      expect.stringContaining('Charge'),
    );
    expect(
      discrepancies.filter(({ code }) => code === 'wrong-fee').map(({ status }) => status),
    ).toEqual(['resolved']);
  }
});

test('an old file again, byte for byte or written anew, changes nothing', async () => {
  const place = newLedger();
  for (const paths of [firstDay, laterDay]) await night(paths, place, { closeAfter: 3 });
  const before = await keptIn(place);
  const again = await night(firstDay, place, { closeAfter: 3 });
  expect(again.notes.at(-1)).toBe('nothing new: the ledger is as it was');
  const shorter = files.map((file) => ({ ...file, rows: file.rows.slice(0, -1) }));
  const anew = await night(writeFiles(shorter), place, { closeAfter: 3 });
  expect(anew.report.discrepancies.filter(({ status }) => status === 'new')).toEqual([]);
  expect(anew.report.discrepancies.filter(({ status }) => status === 'resolved')).toEqual([]);
  const after = await keptIn(place);
  expect(after.faults).toEqual([]);
  // Copies are kept with what they are copies of.
  expect(after.closed).toBeGreaterThan(before.closed);
  const quiet = await night(twentieth, place, { closeAfter: 3 });
  expect(quiet.report.discrepancies.filter(({ status }) => status === 'resolved')).toEqual([]);
});

test('a run that is undone takes back what it closed', async () => {
  const place = newLedger();
  const first = await night(firstDay, place, { closeAfter: 3 });
  await night(laterDay, place, { closeAfter: 3 });
  const engine = openDuckDb();
  const by = { name: 'bookkeeper', at: '2026-10-20T23:00:00.000Z' };
  await writeLedger(engine, place, { settings: null, head: null }, async () => {
    await undoLast(engine, by, 'the wrong files');
  });
  engine.close();
  expect(await keptIn(place)).toEqual({ open: 228, closed: 0, faults: [] });
  const again = await night(laterDay, place, { closeAfter: 3 });
  expect(openOnes(again.report).length).toBe(2 * openOnes(first.report).length);
  expect((await keptIn(place)).closed).toBeGreaterThan(150);
});

test('a closed record that was changed does not come to what was closed', async () => {
  const place = newLedger();
  for (const paths of [firstDay, laterDay]) await night(paths, place, { closeAfter: 3 });
  const engine = openDuckDb();
  await engine.run(`attach ${literal(place.path)} as ledger`);
  await engine.run(
    'update ledger.closed_pos_records set closed_day = closed_day + 1 where source = 1 and line < 5',
  );
  await engine.run('detach ledger');
  engine.close();
  expect((await keptIn(place)).faults).toEqual(['records: 2026-10-12']);
});

test.for(['chain', 'stall'] as const)(
  '%s, some nights late, with days that are closed',
  async (shop) => {
    const nights = nightsOf(shop);
    const atOnce = openOnes((await night(nights.flat(), null)).report);
    const place = newLedger();
    let last: Report | undefined;
    for (const paths of [...nights.slice(1), ...nights.slice(0, 2), ...nights.slice(-1)]) {
      last = (await night(paths, place, { closeAfter: 2 })).report;
    }
    const open = last === undefined ? [] : openOnes(last);
    expect(open.filter((line) => !line.includes(' control-total-mismatch '))).toEqual(
      atOnce.filter((line) => !line.includes(' control-total-mismatch ')),
    );
    const kept = await keptIn(place);
    expect(kept.closed).toBeGreaterThan(0);
    expect(kept.faults).toEqual([]);
  },
);
