import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import {
  acceptDiscrepancy,
  listDiscrepancies,
  reopenDiscrepancy,
} from '../../src/commands/discrepancies.ts';
import { runVerify } from '../../src/commands/ledger.ts';
import { matchRecords, undo, unmatchRecords } from '../../src/commands/match.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { withdrawRefund } from '../../src/commands/refunds.ts';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import { readTrail } from '../../src/ledger/audit-trail.ts';
import { exportedTables } from '../../src/ledger/copy-ledger.ts';
import type { AuditEntry } from '../../src/model/ledger.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { contextIn } from './context.ts';
import { requests, stateOf } from './refund-ledger.ts';

const till = `Date,Time,Terminal,Order No,Type,Amount,Tender,Card,RRN,Status
2026-10-12,09:00:00,10000001,A1,Sale,12.00,Card,400005******1001,628500000001,Approved
2026-10-12,09:30:00,10000001,A2,Sale,30.00,Card,400005******1002,,Approved
2026-10-12,10:00:00,10000001,A3,Sale,45.00,Card,400005******1003,628500000003,Approved
2026-10-12,21:00:00,10000001,A4,Sale,12.00,Card,400005******1004,628500000004,Approved
`;
const acquirer = `Settlement Date,Merchant ID,Terminal ID,Transaction Date,Transaction Time,Transaction Type,Card Number,RRN,Currency,Gross Amount,Fee,Net Amount
2026-10-12,104110054110001,10000001,2026-10-12,09:00:02,Sale,400005******1001,628500000001,GBP,12.00,0.00,12.00
2026-10-12,104110054110001,10000001,2026-10-12,11:45:00,Sale,400005******2002,628500000009,GBP,30.00,0.00,30.00
2026-10-12,104110054110001,10000001,2026-10-12,10:00:03,Sale,400005******1003,628500000003,GBP,45.00,0.00,45.00
2026-10-12,104110054110001,10000001,2026-10-12,21:00:04,Sale,400005******1004,628500000004,GBP,12.00,0.00,12.00
`;
/** The same days once more, as a later night exports them. */
const nextTill = `${till}2026-10-13,09:00:00,10000001,A5,Sale,8.00,Card,400005******1005,628600000005,Approved\n`;
const nextAcquirer = `${acquirer}2026-10-13,104110054110001,10000001,2026-10-13,09:00:03,Sale,400005******1005,628600000005,GBP,8.00,0.00,8.00\n`;

const folder = mkdtempSync(join(tmpdir(), 'posrecon-match-'));
const started = process.cwd();
process.chdir(folder);
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true });
});

const context = { ...contextIn('en'), folder };
const ledger = { ledger: 'ledger.duckdb' };
const because = { ...ledger, reason: 'both slips seen' };

beforeEach(async () => {
  rmSync('ledger.duckdb', { force: true });
  writeFileSync('till.csv', till);
  writeFileSync('acquirer.csv', acquirer);
  writeFileSync('till-13.csv', nextTill);
  writeFileSync('acquirer-13.csv', nextAcquirer);
  await runReconcile(['till.csv', 'acquirer.csv'], { ...ledger, currency: 'GBP' }, context);
});

async function open(): Promise<readonly string[]> {
  const { output } = await listDiscrepancies({ ...ledger, format: 'json' }, context);
  return (JSON.parse(output) as Discrepancy[]).map(({ code }) => code).sort();
}

/** All rows but those of the trail. */
async function contents(): Promise<string> {
  const engine = openDuckDb();
  await engine.run(`attach ${literal(join(folder, 'ledger.duckdb'))} as ledger (read_only)`);
  const rows = [];
  for (const table of exportedTables) {
    if (table === 'audit') continue;
    const all = `select cast(t as varchar) as row from ledger.${table} t order by row`;
    rows.push(table, ...(await engine.rows(all)).map(({ row }) => String(row)));
  }
  engine.close();
  return rows.join('\n');
}

async function trail(): Promise<readonly AuditEntry[]> {
  const engine = openDuckDb();
  await engine.run(`attach ${literal(join(folder, 'ledger.duckdb'))} as ledger (read_only)`);
  const entries = await readTrail(engine);
  engine.close();
  return entries;
}

async function isSound(): Promise<boolean> {
  return (await runVerify(ledger, context)).exitCode === 0;
}

const oddOnes = ['missing-settlement', 'unrecorded-charge'];

test.for([
  ['till.csv:3', 'acquirer.csv:3'],
  ['rrn=628500000009', 'orderId=A2'],
] as const)(
  '%s and %s are one payment from then on, also in later exports',
  async ([one, other]) => {
    expect(await open()).toEqual(oddOnes);
    const { output } = await matchRecords(one, other, because, context);
    expect(output).toBe(
      `${one} and ${other} are one payment, whatever later runs find.\n0 discrepancies found\n2 discrepancies resolved\n`,
    );
    expect(await open()).toEqual([]);
    const before = readFileSync('ledger.duckdb');
    await runReconcile(['till.csv', 'acquirer.csv'], ledger, context);
    expect(readFileSync('ledger.duckdb').equals(before)).toBe(true);
    await runReconcile(['till-13.csv', 'acquirer-13.csv'], ledger, context);
    expect(await open()).toEqual([]);
    const ruled = (await trail()).find(({ action }) => action === 'match');
    expect(ruled).toMatchObject({ actor: 'bookkeeper', at: context.now });
    expect(JSON.parse(ruled?.body ?? '{}')).toMatchObject({ reason: 'both slips seen' });
    expect(await isSound()).toBe(true);
  },
);

test('two records that match are parted, and matched again', async () => {
  await unmatchRecords('till.csv:4', 'acquirer.csv:4', because, context);
  expect(await open()).toEqual([...oddOnes, ...oddOnes].sort());
  await runReconcile(['till-13.csv', 'acquirer-13.csv'], ledger, context);
  expect(await open()).toEqual([...oddOnes, ...oddOnes].sort());
  await matchRecords('till.csv:4', 'acquirer.csv:4', because, context);
  expect(await open()).toEqual(oddOnes);
  expect(await isSound()).toBe(true);
});

test('a request that a person withdrew is drafted anew once its discrepancy was explained and is found again', async () => {
  const part = () => unmatchRecords('till.csv:4', 'acquirer.csv:4', because, context);
  await part();
  const charge = (await requests()).find(
    ({ amount, kind }) => amount === '45.00' && kind === 'refund',
  );
  const id = charge?.id ?? '';
  await withdrawRefund(id, because, context);
  await runReconcile(['till-13.csv', 'acquirer-13.csv'], ledger, context);
  expect(await stateOf(id)).toBe('withdrawn');
  await matchRecords('till.csv:4', 'acquirer.csv:4', because, context);
  expect(await stateOf(id)).toBe('withdrawn');
  await part();
  expect(await stateOf(id)).toBe('draft');
  expect(await isSound()).toBe(true);
});

test('a run is undone with its files, what it found and what it ruled, and the trail keeps both', async () => {
  for (const change of [
    () => runReconcile(['till-13.csv', 'acquirer-13.csv'], ledger, context),
    () => matchRecords('till.csv:3', 'acquirer.csv:3', because, context),
    () => unmatchRecords('till.csv:4', 'acquirer.csv:4', because, context),
  ]) {
    const before = await contents();
    await change();
    expect(await contents()).not.toBe(before);
    const { output } = await undo({ ...ledger, reason: 'the wrong one' }, context);
    expect(output).toBe('Run 2 is undone: the ledger is as it was before it.\n');
    expect(await contents()).toBe(before);
    expect(await isSound()).toBe(true);
  }
  const done = (await trail()).map(({ action }) => action);
  expect(done.filter((action) => action === 'undo').length).toBeGreaterThanOrEqual(3);
  await runReconcile(['till-13.csv', 'acquirer-13.csv'], ledger, context);
  expect(await open()).toEqual(oddOnes);
  expect(await isSound()).toBe(true);
});

test('the first run is undone, and can be made again', async () => {
  const before = await contents();
  await undo({ ...ledger, reason: 'the wrong shop' }, context);
  expect(await open()).toEqual([]);
  expect(await isSound()).toBe(true);
  await runReconcile(['till.csv', 'acquirer.csv'], ledger, context);
  expect(await contents()).toBe(before);
});

test('that something was accepted is undone', async () => {
  const { output } = await listDiscrepancies({ ...ledger, format: 'json' }, context);
  const [first] = JSON.parse(output) as Discrepancy[];
  const id = first?.id ?? '';
  await acceptDiscrepancy(id, because, context);
  expect((await undo(because, context)).output).toBe(`${id} is open again.\n`);
  expect(await open()).toEqual(oddOnes);
});

test.for([
  [
    'without a reason',
    () => matchRecords('till.csv:3', 'acquirer.csv:3', ledger, context),
    '--reason is missing',
  ],
  [
    'of a line without a record',
    () => matchRecords('till.csv:77', 'acquirer.csv:3', because, context),
    '"till.csv:77": no record of the ledger is that',
  ],
  [
    'of two records of one side',
    () => matchRecords('till.csv:3', 'till.csv:4', because, context),
    'these two records do not stand on two sides',
  ],
  [
    'of several records',
    () => matchRecords('terminalId=10000001', 'acquirer.csv:3', because, context),
    'several records of the ledger are that',
  ],
  [
    'undone twice',
    async () => {
      await undo(because, context);
      return undo(because, context);
    },
    'the last thing that was done is undone already',
  ],
] as const)('a ruling %s is refused', async ([, command, says]) => {
  await expect(command()).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(says),
  });
  expect(await isSound()).toBe(true);
});

test('a pair pinned in posrecon.yaml stays pinned when later exports repeat it, and when it is closed', async () => {
  writeFileSync(
    'posrecon.yaml',
    `closeAfter: 1
matching:
  pin:
    - { pos: "till.csv:3", settlement: "acquirer.csv:3", reason: both slips seen }
    - { pos: rrn=628500000003, settlement: "acquirer.csv:4", reason: by its number }
`,
  );
  const pinned = { ledger: 'pinned.duckdb', config: 'posrecon.yaml', format: 'json' };
  const nights = async (...files: readonly string[]): Promise<Report> => {
    const { output } = await runReconcile(files, { ...pinned, currency: 'GBP' }, context);
    return JSON.parse(output) as Report;
  };
  const codes = ({ discrepancies }: Report): readonly string[] =>
    discrepancies.map(({ code }) => code);
  expect(codes(await nights('till.csv', 'acquirer.csv'))).toEqual([]);
  const repeated = await nights('till-13.csv', 'acquirer-13.csv');
  expect(codes(repeated)).toEqual([]);
  expect(repeated.rulings).toMatchObject([
    { pos: { named: 'till.csv:3', file: 'till-13.csv', line: 3 }, obeyed: true },
    { pos: { named: 'rrn=628500000003', file: 'till-13.csv', line: 4 }, obeyed: true },
  ]);
  for (const day of [20, 21, 22]) {
    const date = `2026-10-${day}`;
    writeFileSync(
      `till-${day}.csv`,
      till.replaceAll('2026-10-12', date).replaceAll(',6285', `,62${day}`),
    );
    writeFileSync(
      `acquirer-${day}.csv`,
      acquirer
        .replaceAll('2026-10-12', date)
        .replaceAll(',6285', `,62${day}`)
        .replace('11:45:00', '09:30:05'),
    );
    await nights(`till-${day}.csv`, `acquirer-${day}.csv`);
  }
  const engine = openDuckDb();
  await engine.run(`attach ${literal(join(folder, 'pinned.duckdb'))} as ledger (read_only)`);
  const closed = await engine.row(
    "select count(*) as n from ledger.closed_pos_records where rrn = '628500000003'",
  );
  engine.close();
  expect(Number(closed['n'])).toBeGreaterThan(0);
  rmSync('posrecon.yaml');
});

test('what is reopened after its records were closed is open again, with its draft', async () => {
  writeFileSync('posrecon.yaml', 'closeAfter: 1\n');
  const own = { ledger: 'reopened.duckdb', config: 'posrecon.yaml', format: 'json' };
  const nights = async (...files: readonly string[]): Promise<Report> => {
    const { output } = await runReconcile(files, { ...own, currency: 'GBP' }, context);
    return JSON.parse(output) as Report;
  };
  const first = await nights('till.csv', 'acquirer.csv');
  const unrecorded = first.discrepancies.find(({ code }) => code === 'unrecorded-charge');
  const id = unrecorded?.id ?? '';
  const missing = first.discrepancies.find(({ code }) => code === 'missing-settlement')?.id ?? '';
  for (const each of [id, missing]) {
    await acceptDiscrepancy(each, { ledger: own.ledger, reason: 'borne' }, context);
  }
  for (const day of [20, 21]) {
    for (const [name, text] of [
      ['till', till.replace(/.*,A2,.*\n/, '')],
      ['acquirer', acquirer.replace(/.*628500000009.*\n/, '')],
    ] as const) {
      const later = text
        .replaceAll('2026-10-12', `2026-10-${day}`)
        .replaceAll(',6285', `,62${day}`);
      writeFileSync(`${name}-${day}.csv`, later);
    }
    const later = await nights(`till-${day}.csv`, `acquirer-${day}.csv`);
    expect(later.discrepancies.filter(({ status }) => status === 'open')).toEqual([]);
    expect(later.followUps?.map(({ standing }) => standing) ?? []).not.toContain('moot');
  }
  await reopenDiscrepancy(id, { ledger: own.ledger }, context);
  const { discrepancies, refundRequests } = await nights('till-21.csv');
  expect(discrepancies).toMatchObject([
    { id, status: 'open', refundRequest: unrecorded?.refundRequest },
  ]);
  expect(refundRequests).toMatchObject([{ id: unrecorded?.refundRequest, state: 'draft' }]);
  rmSync('posrecon.yaml');
});
