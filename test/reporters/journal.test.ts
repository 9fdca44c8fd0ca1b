import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { loadLocale } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import type { Journal, NamedAccounts } from '../../src/model/journal.ts';
import type { RunDetails } from '../../src/model/run-details.ts';
import { formatOfId } from '../../src/reporters/report-formats.ts';
import { sampleJournal } from './sample-journal.ts';
import { cleanReport } from './sample-report.ts';

const ids = ['hledger', 'beancount', 'journal-csv', 'voucher-csv'] as const;

async function rendered(
  id: string,
  journal: Journal = sampleJournal,
  { language = 'en', accounts = {} }: { language?: Language; accounts?: NamedAccounts } = {},
): Promise<string> {
  const render = await formatOfId(id)?.load();
  if (render === undefined) throw new RangeError(id);
  return render(cleanReport, {
    locale: await loadLocale(language),
    details: { journal: async () => journal } as unknown as RunDetails,
    accounts,
    fails: () => false,
  });
}

test.for(ids)('%s: an entry of every kind', async (id) => {
  const [english, chinese] = [
    await rendered(id),
    await rendered(id, sampleJournal, { language: 'zh-CN' }),
  ];
  const golden = (language: string): string =>
    join(root, 'fixtures/expected/formats', `journal.${id}.${language}.txt`);
  await expect(english).toMatchFileSnapshot(golden('en'));
  await expect(chinese).toMatchFileSnapshot(golden('zh-CN'));
});

test.for(ids)('%s: nothing to book', async (id) => {
  const text = await rendered(id, []);
  expect(text.split('\n').length).toBeLessThan(4);
});

test('a journal cannot be written when the records are gone', async () => {
  const render = await formatOfId('hledger')?.load();
  const options = { locale: await loadLocale('en'), details: null, fails: () => false };
  await expect(render?.(cleanReport, options)).rejects.toThrow('needs the records');
});

describe('accounts of the shop’s own', () => {
  const accounts = {
    bank: 'Assets:Current:HSBC 123',
    clearing: '1012 其他货币资金',
    sales: '6001',
    fees: 'expenses:bank charges',
  };

  test('stand in the journal as they are', async () => {
    const text = await rendered('hledger', sampleJournal, { accounts });
    expect(text).toContain('    Assets:Current:HSBC 123 ');
    expect(text).toContain('    1012 其他货币资金:微信支付 ');
    expect(text).toContain('    6001 ');
  });

  test('are below a root that beancount knows, in letters that it takes', async () => {
    const text = await rendered('beancount', sampleJournal, { accounts });
    expect(text).toContain('  Assets:Current:HSBC-123  ');
    expect(text).toContain('  Assets:1012-其他货币资金:X-微信支付  ');
    expect(text).toContain('  Income:6001  ');
    expect(text).toContain('  Expenses:Bank-charges  ');
  });

  test('have their number in a column of its own on vouchers', async () => {
    const text = await rendered('voucher-csv', sampleJournal, { language: 'zh-CN', accounts });
    expect(text).toContain(',1012,其他货币资金:微信支付,');
    expect(text).toContain(',6001,,');
    expect(text).toContain(',,Assets:Current:HSBC 123,');
  });
});

test.for(['journal-csv', 'voucher-csv'])(
  '%s: the rows of an entry add up, and it is UTF-8 with a mark',
  async (id) => {
    const text = await rendered(id);
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    const [no, debit, credit, currency] =
      id === 'journal-csv'
        ? ['JournalNo', 'Debit', 'Credit', 'Currency']
        : ['凭证号', '借方金额', '贷方金额', '币种'];
    const cents = (amount: string | undefined): number => Math.round(Number(amount ?? 0) * 1e5);
    const sums = new Map<string, number>();
    for (const row of rows) {
      expect((row[debit] === '') !== (row[credit] === '')).toBe(true);
      const key = `${row[no]} ${row[currency]}`;
      sums.set(key, (sums.get(key) ?? 0) + cents(row[debit]) - cents(row[credit]));
    }
    expect(sums.size).toBe(sampleJournal.length + 1);
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
  },
);

/** What would end a line, a string or a cell, begin an entry, a comment, a tag or a date, or be run as a formula. */
const hostile =
  '\u001b[2J\r\n2026-01-01 * "x"\n  Assets:Bank  9 CNY ; date:2020-01-01, [2020/01/01] :tag: | \\" {{}} =1+1';
const hostileJournal: Journal = sampleJournal.map((entry) => ({
  ...entry,
  acquirer: hostile,
  place: `${hostile}:4`,
  postings: entry.postings.map((posting) => ({
    ...posting,
    of: posting.of === '' ? '' : hostile,
    channel: hostile,
  })),
}));

describe('hostile text', () => {
  test.for(ids)('%s: sends no control sequence, and begins no entry', async (id) => {
    const text = await rendered(id, hostileJournal);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e]/);
    const entries = text.split('\n').filter((line) => /^2026-\d\d-\d\d /.test(line));
    expect(entries.length).toBe(id.endsWith('csv') ? 0 : sampleJournal.length);
  });

  test('hledger: no tag or date but ours', async () => {
    const text = await rendered('hledger', hostileJournal);
    expect(text).not.toMatch(/date:|:tag:|\[2020/);
    const postings = text.split('\n').filter((line) => /^ {4}[^;\s]/.test(line));
    expect(postings.length).toBe(sampleJournal.flatMap(({ postings: own }) => own).length);
  });

  test('beancount: quotation marks stay within their text', async () => {
    const text = await rendered('beancount', hostileJournal);
    for (const line of text.split('\n').filter((each) => each.includes('channel:'))) {
      expect(line).toMatch(/^ {4}channel: "(?:[^"\\]|\\.)*"$/);
    }
  });

  test.for(['journal-csv', 'voucher-csv'])('%s: a spreadsheet runs none of it', async (id) => {
    const formulas = sampleJournal.map((entry) => ({ ...entry, place: '=1+1', acquirer: '' }));
    const text = await rendered(id, formulas, { accounts: { sales: '+1' } });
    expect(text).not.toMatch(/(^|,)"?[=+]1/m);
    if (id === 'journal-csv') expect(text).toContain("'=1+1");
  });
});
