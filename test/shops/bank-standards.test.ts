import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { counterpartRoles } from '../../src/model/discrepancy.ts';
import type { Report } from '../../src/model/report.ts';
import { reconciled } from './reconciled.ts';

// One three-sided day whose bank statement is written in each standard: the discrepancies are those of the CSV.

const shop = 'fixtures/shops/cafe';
const folder = mkdtempSync(join(tmpdir(), 'posrecon-standards-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Entry {
  readonly day: string;
  readonly name: string;
  readonly text: string;
  readonly cents: number;
}

/** A payout of a cent less than the net, so that the bank side has its say; the rest as in bank.csv. */
const entries: readonly Entry[] = [
  {
    day: '2026-10-12',
    name: 'NORTHGATE MERCHANT SERVICES LTD',
    text: 'MID 540436200017731 09OCT-11OCT',
    cents: 248719,
  },
  { day: '2026-10-12', name: 'HILLSIDE ROASTERS', text: 'INV 20871', cents: -36240 },
  {
    day: '2026-10-13',
    name: 'NORTHGATE MERCHANT SERVICES LTD',
    text: 'MID 540436200017731 12OCT',
    cents: 113040,
  },
  { day: '2026-10-13', name: 'MARKET LANE ESTATES', text: 'RENT OCTOBER', cents: -125000 },
  { day: '2026-10-14', name: 'DAIRY & CO', text: 'STATEMENT 41', cents: -18965 },
];
const opening = 641233;
const closing = entries.reduce((sum, { cents }) => sum + cents, opening);

function money(cents: number, mark = '.'): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${digits.slice(0, -2)}${mark}${digits.slice(-2)}`;
}

const signed = (cents: number): string => `${cents < 0 ? '-' : ''}${money(cents)}`;
const compact = (day: string): string => day.replaceAll('-', '');

function csv(): string {
  let balance = opening;
  const rows = entries.map(({ day, name, text, cents }) => {
    balance += cents;
    return `${day},${name},${text},${cents < 0 ? money(cents) : ''},${cents < 0 ? '' : money(cents)},${money(balance)}`;
  });
  return `Date,Description,Reference,Money Out,Money In,Balance\n${rows.join('\n')}\n`;
}

function mt940(): string {
  const balance = (tag: string, day: string, cents: number): string =>
    `:${tag}:C${compact(day).slice(2)}GBP${money(cents, ',')}`;
  const lines = entries.flatMap(({ day, name, text, cents }, index) => [
    `:61:${compact(day).slice(2)}${compact(day).slice(4)}${cents < 0 ? 'D' : 'C'}${money(cents, ',')}NTRFNONREF//E${index}`,
    `:86:/NAME/${name}/REMI/${text}`,
  ]);
  return [
    ':20:CAFE',
    ':25:GB1',
    ':28C:1',
    balance('60F', '2026-10-11', opening),
    ...lines,
    balance('62F', '2026-10-14', closing),
    '-',
  ].join('\r\n');
}

function camt(): string {
  const escapeXml = (text: string): string => text.replaceAll('&', '&amp;');
  const balance = (type: string, day: string, cents: number): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="GBP">${money(cents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const rows = entries.map(
    ({ day, name, text, cents }) =>
      `<Ntry><Amt Ccy="GBP">${money(cents)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><${cents < 0 ? 'Cdtr' : 'Dbtr'}><Nm>${escapeXml(name)}</Nm></${cents < 0 ? 'Cdtr' : 'Dbtr'}></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  return `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>GB1</Id></Othr></Id><Ccy>GBP</Ccy></Acct>
${balance('OPBD', '2026-10-11', opening)}
${balance('CLBD', '2026-10-14', closing)}
${rows.join('\n')}
</Stmt></BkToCstmrStmt></Document>`;
}

function ofx(): string {
  const rows = entries.map(
    ({ day, name, text, cents }, index) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${compact(day)}<TRNAMT>${signed(cents)}<FITID>F${index}<NAME>${name.replaceAll('&', '&amp;')}<MEMO>${text}</STMTTRN>`,
  );
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP<BANKACCTFROM><BANKID>1<ACCTID>GB1</BANKACCTFROM><BANKTRANLIST><DTSTART>20261012<DTEND>20261014\n${rows.join('\n')}\n</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
}

function qif(): string {
  const rows = entries.map(({ day, name, text, cents }) => {
    const [year, month, date] = day.split('-');
    return `D${date}/${month}/${year}\nT${signed(cents)}\nP${name}\nM${text}\n^`;
  });
  // A day after the twelfth shows that it comes first.
  return `!Type:Bank\n${rows.join('\n')}\n`;
}

function bai2(): string {
  const days = [...new Set(entries.map(({ day }) => day))];
  const groups = days.map((day) => {
    const rows = entries
      .filter((entry) => entry.day === day)
      .map(
        ({ name, text, cents }, index) =>
          `16,${cents < 0 ? 475 : 142},${Math.abs(cents)},,B${compact(day)}${index},,${name} ${text}/`,
      );
    return `02,1,2,1,${compact(day).slice(2)},2400,GBP,2/\n03,GB1,GBP,,,,/\n${rows.join('\n')}\n49,0,0/\n98,0,1,0/`;
  });
  return `01,2,1,261014,0600,1,,,2/\n${groups.join('\n')}\n99,0,3,0/\n`;
}

/** What a report says, whatever the bank's file is called and wherever its lines stand in it. */
function told({ discrepancies }: Report): readonly string[] {
  return discrepancies
    .filter(({ code }) => code !== 'control-total-mismatch')
    .map(({ code, severity, owedTo, atStake, evidence }) => {
      const culprits = evidence
        .filter(({ role }) => !counterpartRoles.includes(role))
        .map(({ side, amount, line }) => `${side} ${amount} ${side === 'bank' ? '' : line}`);
      return `${code} ${severity} ${owedTo} ${atStake?.amount} ${culprits.join(', ')}`;
    })
    .sort();
}

async function dayWith(name: string, text: string): Promise<readonly string[]> {
  const bank = join(folder, name);
  writeFileSync(bank, text);
  return told(
    await reconciled([
      { file: `${shop}/till.csv`, side: 'pos' },
      { file: `${shop}/acquirer.csv`, side: 'settlement' },
      { file: bank, side: null },
    ]),
  );
}

const usual = dayWith('bank.csv', csv());

test('the day in CSV has a short payout among its discrepancies', async () => {
  expect((await usual).some((line) => line.startsWith('short-payout'))).toBe(true);
  expect((await usual).length).toBeGreaterThanOrEqual(5);
});

test.for([
  ['MT940', mt940],
  ['camt.053', camt],
  ['OFX', ofx],
  ['QIF', qif],
  ['BAI2', bai2],
] as const)('the day with its bank statement in %s has the same', async ([name, write]) => {
  expect(await dayWith(name, write())).toEqual(await usual);
});
