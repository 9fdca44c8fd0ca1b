import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type InspectFlags, runInspect } from '../../src/commands/inspect.ts';
import { runProfiles } from '../../src/commands/profiles.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { runTakings } from '../../src/commands/takings.ts';
import type { InspectedFile, InspectionReport } from '../../src/model/inspection.ts';
import type { Report } from '../../src/model/report.ts';
import type { TakingsReport } from '../../src/model/takings.ts';
import { contextIn } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'posrecon-own-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cornerPay = `
  corner-pay:
    title: Corner Pay settlement
    side: settlement
    acquirer: Corner Pay
    requires: [Wann, Wieviel]
    columns:
      dateTime: Wann
      amount: [Wieviel, Menge]
      fee: Abzug
      net: Rest
      kind: Was
      acquirerReference: Zeichen
      orderId: Bon
    kindWords: { 01: sale, 02: refund }
    ignoredKinds: [Probe]
    timeZone: Europe/Berlin
    currency: EUR
    encoding: windows-1252
    controlTotals:
      - { after: "Summe (aller)*:", measure: sum, of: all }`;
const rows = `Zeichen;Bon;Wann;Was;Wieviel;Abzug;Rest
900001;R1;13.10.2026 09:10:00;01;10,00;0,10;9,90
900002;R2;13.10.2026 09:11:00;01;20,00;0,20;19,80
900003;;13.10.2026 09:12:00;Probe;1,00;0,00;1,00
900004;R1;13.10.2026 09:13:00;02;5,00;0,00;5,00
`;

/** Writes posrecon.yaml and a file; what the commands are run with. */
function given(profiles: string, name: string, text: string | Buffer): string {
  writeFileSync(join(folder, 'posrecon.yaml'), `profiles:${profiles}\n`);
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function inspectOne(path: string, flags: InspectFlags = {}): Promise<InspectedFile> {
  const config = join(folder, 'posrecon.yaml');
  const context = contextIn('en');
  const { output } = await runInspect([path], { config, ...flags, format: 'json' }, context);
  const [file] = (JSON.parse(output) as InspectionReport).files;
  if (file === undefined) throw new Error(`${path} is not told`);
  return file;
}

test('a format of the user’s own is recognised, below lines that are none of it', async () => {
  const text = `Corner Pay;für Läden\n${rows}Summe (aller)*: 25,00\n`;
  const path = given(cornerPay, 'x.csv', Buffer.from(text, 'latin1'));
  const file = await inspectOne(path);
  expect(file).toMatchObject({
    profile: 'corner-pay',
    side: 'settlement',
    encoding: 'windows-1252',
    headerLine: 2,
    records: { read: 4, loaded: 3, ignored: 1, rejected: 0 },
    totals: [{ currency: 'EUR', count: 3, sum: '25.00' }],
    problems: [],
  });
  expect(file.controlTotals).toEqual([
    { name: 'Summe (aller)*:', stated: '25.00', found: '25.00', agrees: true },
  ]);
  expect(file.firstRecords.map(({ kind, amount, fee }) => [kind, amount, fee])).toEqual([
    ['sale', '10.00', '-0.10'],
    ['sale', '20.00', '-0.20'],
    ['refund', '-5.00', '0.00'],
  ]);
  expect(file.why).toEqual([
    '7 of the 7 columns of corner-pay (posrecon.yaml)',
    'the net is the amount less the fee in 2 of 2',
    'the sums that it states are those of its rows in 1 of 1',
  ]);
});

test('words of a control total are words, whatever they look like to a pattern', async () => {
  const evil = cornerPay.replace('Summe (aller)*:', '(a+)+$');
  const path = given(evil, 'x.csv', `${'a'.repeat(50_000)}!\n(a+)+$ 25,00\n${rows}`);
  const start = performance.now();
  const { controlTotals } = await inspectOne(path);
  expect(controlTotals).toMatchObject([{ name: '(a+)+$', stated: '25.00', agrees: true }]);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a format known here is not displaced, but where the user names the other', async () => {
  const wider = `
  my-ums:
    side: settlement
    requires: [交易时间, 交易金额]
    columns: { dateTime: 交易时间, amount: 清算金额 }`;
  const path = given(
    wider,
    'x.csv',
    '清算时间,交易时间,终端号,交易类型,交易金额,清算金额,手续费,检索号\n20260106,2026-01-05 23:10:09,T1,消费,100.00,99.40,0.60,16800000001N\n',
  );
  const usual = await inspectOne(path);
  expect(usual.profile).toBe('china-ums');
  expect(usual.totals).toMatchObject([{ sum: '100.00' }]);
  expect(usual.why.at(-1)).toBe(
    'my-ums of posrecon.yaml fits too, and is taken only where it is named as the profile',
  );
  const named = await inspectOne(path, { profile: 'my-ums' });
  expect(named).toMatchObject({ profile: 'my-ums', totals: [{ sum: '99.40' }] });
});

test('what does not fit a named format is told', async () => {
  const path = given(cornerPay, 'x.csv', rows.replace('Wieviel', 'Betrag').replace('Bon', 'Nr'));
  const file = await inspectOne(path, { profile: 'corner-pay' });
  expect(file.profile).toBeNull();
  expect(file.why.slice(0, 3)).toEqual([
    '5 of the 7 columns of corner-pay (posrecon.yaml)',
    'the profile was named',
    'not in its header: "Wieviel / Menge", "Bon"',
  ]);
  expect(file.problems[0]?.message).toMatch(
    /no column was found for the amount, which corner-pay calls "Wieviel", "Menge"; the header is "Zeichen"/,
  );
});

test('a column under its second name is found', async () => {
  const told = cornerPay.replace('[Wann, Wieviel]', '[Wann, Zeichen]');
  const path = given(told, 'x.csv', rows.replace('Wieviel', 'Menge'));
  expect(await inspectOne(path)).toMatchObject({
    profile: 'corner-pay',
    totals: [{ sum: '25.00' }],
  });
});

test('a description that the figures of the file contradict is not relied on', async () => {
  const swapped = cornerPay.replace('fee: Abzug', 'fee: Rest').replace('net: Rest', 'net: Bon');
  const path = given(swapped, 'x.csv', rows.replaceAll(/R\d/g, '7,77'));
  const { problems } = await inspectOne(path);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'ERR_LAYOUT_UNPROVEN the layout of corner-pay is described in posrecon.yaml, and nothing bears out that it was read rightly: the net is the amount less the fee in 0 of 3',
  ]);
});

test('of two formats of the user’s own the one that asks for more is taken', async () => {
  const both = `${cornerPay}
  any-list:
    side: pos
    columns: { dateTime: Wann, amount: [Wieviel, Preis] }`;
  expect((await inspectOne(given(both, 'x.csv', rows))).profile).toBe('corner-pay');
});

test('reconcile, takings and profiles know it', async () => {
  const path = given(cornerPay, 'x.csv', rows);
  const config = join(folder, 'posrecon.yaml');
  const context = contextIn('en');
  const takings = await runTakings([path], { config, format: 'json' }, context);
  expect((JSON.parse(takings.output) as TakingsReport).currencies[0]).toMatchObject({
    gross: '30.00',
    refunds: '-5.00',
  });
  const run = await runReconcile([path], { config, format: 'json', ledger: false }, context);
  const { sources } = JSON.parse(run.output) as Report;
  expect(sources.map(({ profile, side }) => [profile, side])).toEqual([
    ['corner-pay', 'settlement'],
  ]);
  const { output } = await runProfiles('corner-pay', { config }, context);
  expect(output).toMatch(/Corner Pay settlement · corner-pay[\s\S]*described in posrecon\.yaml/);
  const all = await runProfiles(undefined, { config, format: 'json' }, context);
  expect(all.output).toContain('"id": "corner-pay"');
});
