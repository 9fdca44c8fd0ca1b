import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bank, given, readAll, settlement, till } from './opened.ts';
import { zipBytes } from './zip-bytes.ts';

describe('a ZIP archive', () => {
  test('is read member by member, each under its address and own lines', async () => {
    const bytes = zipBytes([
      { name: 'till.csv', data: till },
      { name: 'acquirer/settlement.csv', data: settlement, method: 0 },
      { name: 'bank/', data: '', method: 0 },
      { name: 'bank/bank.csv', data: bank },
    ]);
    const { sources, problems, inputs } = await readAll(given('day.zip', bytes));
    expect(problems).toEqual([]);
    expect(
      sources.map(({ file, side, container, lines }) => [file, side, container, lines]),
    ).toEqual([
      ['day.zip!till.csv', 'pos', 'zip', [2, 3, 4]],
      ['day.zip!acquirer/settlement.csv', 'settlement', 'zip', [2, 3, 4]],
      ['day.zip!bank/bank.csv', 'bank', 'zip', [2, 3]],
    ]);
    const delivered = createHash('sha256').update(bytes).digest('hex');
    expect(inputs.sources.map(({ sha256 }) => sha256)).toEqual([delivered, delivered, delivered]);
  });

  test('holds names in GBK that nothing marks as such, and its summary is not counted again', async () => {
    const gbk = (...bytes: number[]): Buffer =>
      Buffer.concat([Buffer.from('2088_'), Buffer.from(bytes), Buffer.from('.csv')]);
    const rows = settlement.replace(/^.*$/m, (header) => header);
    const { sources, problems } = await readAll(
      given(
        'alipay.zip',
        zipBytes([
          { name: gbk(0xd2, 0xb5, 0xce, 0xf1, 0xc3, 0xf7, 0xcf, 0xb8), data: rows },
          {
            name: gbk(
              0xd2,
              0xb5,
              0xce,
              0xf1,
              0xc3,
              0xf7,
              0xcf,
              0xb8,
              0x28,
              0xbb,
              0xe3,
              0xd7,
              0xdc,
              0x29,
            ),
            data: rows,
          },
        ]),
      ),
    );
    expect(sources.map(({ file }) => file)).toEqual(['alipay.zip!2088_业务明细.csv']);
    expect(problems).toEqual([
      'ERR_FILE_SKIPPED alipay.zip!2088_业务明细(汇总).csv: skipped: by its name it sums up the other tables of the file, and would be counted twice',
    ]);
  });

  test.for([
    ['utf-8 without the flag', Buffer.from('门店.csv'), 0, '门店.csv'],
    ['utf-8 with the flag', Buffer.from('Umsätze.csv'), 0x800, 'Umsätze.csv'],
    ['code page 437', Buffer.from([0x55, 0x6d, 0x73, 0x84, 0x74, 0x7a, 0x65]), 0, 'Umsätze'],
    ['backslashes', Buffer.from('a\\b.csv'), 0, 'a/b.csv'],
  ] as const)('tells a name in %s', async ([what, name, flags, expected]) => {
    const file = given(`${what}.zip`, zipBytes([{ name, data: till, flags }]));
    const { sources } = await readAll(file);
    expect(sources.map((source) => source.file)).toEqual([`${what}.zip!${expected}`]);
  });

  test('writes nothing where a name points', async () => {
    const { sources } = await readAll(
      given('up.zip', zipBytes([{ name: '../../../../tmp/x/../../etc/till.csv', data: till }])),
    );
    expect(sources.map(({ file }) => file)).toEqual([
      'up.zip!../../../../tmp/x/../../etc/till.csv',
    ]);
  });

  test('has members that are no tables left out, each with its reason', async () => {
    const { sources, problems } = await readAll(
      given(
        'mixed.zip',
        zipBytes([
          { name: 'till.csv', data: till },
          { name: 'readme.txt', data: 'This bill is for you alone.\nPlease, keep it safe\n' },
          { name: 'bill.pdf', data: '%PDF-1.7\n' },
          { name: '__MACOSX/._till.csv', data: '\u0000\u0005' },
          { name: '.DS_Store', data: '\u0000' },
          { name: 'empty.csv', data: '' },
          { name: 'quiet-day.csv', data: `${till.split('\n')[0]}\n` },
        ]),
      ),
    );
    expect(sources.map(({ file, loaded }) => [file, loaded])).toEqual([['mixed.zip!till.csv', 3]]);
    expect([...problems].sort()).toEqual([
      'ERR_FILE_SKIPPED mixed.zip!.DS_Store: skipped: an operating system put it into the archive',
      'ERR_FILE_SKIPPED mixed.zip!__MACOSX/._till.csv: skipped: an operating system put it into the archive',
      'ERR_FILE_SKIPPED mixed.zip!bill.pdf: skipped: this is a PDF document, not a CSV or text export',
      'ERR_FILE_SKIPPED mixed.zip!empty.csv: skipped: the file is empty',
      'ERR_FILE_SKIPPED mixed.zip!quiet-day.csv: skipped: the file has a header line and no rows',
      'ERR_FILE_SKIPPED mixed.zip!readme.txt: skipped: no header line in the first 40 lines: none names a date and an amount above rows that hold them',
    ]);
  });

  test('has a member with records that are not understood refused, whatever else is read', async () => {
    const unknown = '2026-10-12;30.00;a\n2026-10-13;40.00;b\n';
    const { sources, problems } = await readAll(
      given(
        'half.zip',
        zipBytes([
          { name: 'till.csv', data: till },
          { name: 'x.txt', data: unknown },
        ]),
      ),
    );
    expect(sources).toHaveLength(1);
    expect(problems).toEqual([expect.stringMatching(/^ERR_HEADER_NOT_FOUND half\.zip!x\.txt:1: /)]);
  });

  test('may stand in an archive, up to four deep', async () => {
    const nest = (depth: number): Buffer =>
      depth === 0
        ? Buffer.from(till)
        : zipBytes([{ name: depth === 1 ? 'till.csv' : 'in.zip', data: nest(depth - 1) }]);
    const { sources } = await readAll(given('four.zip', nest(4)));
    expect(sources.map(({ file }) => file)).toEqual(['four.zip!in.zip!in.zip!in.zip!till.csv']);
    const { sources: none, problems } = await readAll(given('five.zip', nest(5)));
    expect(none).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^ERR_FILE_TOO_LARGE five\.zip!in\.zip/)]);
  });

  test.for([
    ['encrypted', { name: 'a.csv', data: till, flags: 1 }, /^ERR_FILE_ENCRYPTED f\.zip!a\.csv: /],
    [
      'of a wrong check sum',
      { name: 'a.csv', data: till, crc: 1 },
      /^ERR_FILE_DAMAGED f\.zip!a\.csv: .*check sum/,
    ],
    [
      'larger than said',
      { name: 'a.csv', data: till, size: 10 },
      /^ERR_FILE_DAMAGED f\.zip!a\.csv: /,
    ],
    [
      'packed in another way',
      { name: 'a.csv', data: till, method: 12 },
      /^ERR_FILE_CONTAINER f\.zip!a\.csv: it is packed with BZIP2/,
    ],
  ] as const)('with a member %s is read but for it', async ([, bad, expected]) => {
    const file = given('f.zip', zipBytes([bad, { name: 'till.csv', data: till }]));
    const { sources, problems } = await readAll(file);
    expect(sources.map((source) => source.file)).toEqual(['f.zip!till.csv']);
    expect(problems).toEqual([expect.stringMatching(expected)]);
  });

  test.for([
    ['cut off', zipBytes([{ name: 'till.csv', data: till }]).subarray(0, -30), 'ERR_FILE_DAMAGED'],
    ['without members', zipBytes([]), 'ERR_FILE_EMPTY'],
    ['of folders alone', zipBytes([{ name: 'a/', data: '' }]), 'ERR_FILE_EMPTY'],
    ['of what a Mac adds', zipBytes([{ name: '__MACOSX/a', data: 'x' }]), 'ERR_FILE_EMPTY'],
  ] as const)('%s is refused', async ([, bytes, code]) => {
    const { sources, problems } = await readAll(given('bad.zip', bytes));
    expect(sources).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${code} bad\\.zip: `))]);
  });
});

describe('a member', () => {
  const day = (): string =>
    given(
      'picked.zip',
      zipBytes([
        { name: 'a/till.csv', data: till },
        { name: 'b!c.csv', data: settlement },
        { name: 'in.zip', data: zipBytes([{ name: 'bank.csv', data: bank }]) },
        { name: 'total.csv', data: settlement },
      ]),
    );

  test.for([
    ['a/till.csv', ['a/till.csv']],
    ['b!c.csv', ['b!c.csv']],
    ['in.zip', ['in.zip!bank.csv']],
    ['in.zip!bank.csv', ['in.zip!bank.csv']],
    ['*/*.csv', ['a/till.csv']],
    ['*.csv', ['b!c.csv']],
    ['total.csv', ['total.csv']],
    ['in.*!bank*', ['in.zip!bank.csv']],
    ['**.csv', ['a/till.csv', 'b!c.csv']],
  ] as const)('is picked by %s', async ([inside, expected]) => {
    const { sources } = await readAll(`${day()}!${inside}`);
    expect(sources.map(({ file }) => file)).toEqual(expected.map((name) => `picked.zip!${name}`));
  });

  test('that is not there is said, with those that are', async () => {
    const { problems, inputs } = await readAll(`${day()}!nothing.csv`);
    expect(problems).toEqual(['ERR_MEMBER_MISSING picked.zip: there is no "nothing.csv" in it']);
    expect(inputs.refused[0]?.remedy).toContain('"a/till.csv", "b!c.csv", "in.zip"');
  });

  test('that is picked is refused as any file is', async () => {
    const file = given('one.zip', zipBytes([{ name: 'empty.csv', data: '' }]));
    const { problems } = await readAll(`${file}!empty.csv`);
    expect(problems).toEqual(['ERR_FILE_EMPTY one.zip!empty.csv: the file is empty']);
  });

  test('is no member where a file has that very name', async () => {
    const { sources } = await readAll(given('odd!name.csv', till));
    expect(sources.map(({ file }) => file)).toEqual(['odd!name.csv']);
  });
});

describe('a gzip file', () => {
  test('is read under its own name', async () => {
    const bytes = gzipSync(till);
    const { sources, inputs } = await readAll(given('till.csv.gz', bytes));
    expect(sources.map(({ file, container, lines }) => [file, container, lines])).toEqual([
      ['till.csv.gz', 'gzip', [2, 3, 4]],
    ]);
    const delivered = createHash('sha256').update(bytes).digest('hex');
    expect(inputs.sources[0]?.sha256).toBe(delivered);
  });

  test('of several parts is one text', async () => {
    const half = till.indexOf('\n2026-10-12,10') + 1;
    const parts = [gzipSync(till.slice(0, half)), gzipSync(till.slice(half))];
    const { sources } = await readAll(given('parts.gz', Buffer.concat(parts)));
    expect(sources[0]?.loaded).toBe(3);
  });

  test('may hold an archive', async () => {
    const inner = zipBytes([{ name: 'till.csv', data: till }]);
    const { sources } = await readAll(given('day.zip.gz', gzipSync(inner)));
    expect(sources.map(({ file }) => file)).toEqual(['day.zip.gz!till.csv']);
  });

  test.for([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -9)],
    ['changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -6), Buffer.alloc(6)])],
  ] as const)('that was %s is refused', async ([, spoil]) => {
    const { sources, problems } = await readAll(given('bad.gz', spoil(gzipSync(till))));
    expect(sources).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^ERR_FILE_DAMAGED bad\.gz: /)]);
  });
});
