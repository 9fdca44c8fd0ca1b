import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/ensure.js';
import { till } from './opened.ts';
import { xlsxBytes } from './xlsx-bytes.ts';
import { zipBytes } from './zip-bytes.ts';

// Files that someone made to break a reader: each is refused or read within bounds, in a process of its own.
const folder = mkdtempSync(join(tmpdir(), 'posrecon-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Generous: a busy machine takes ten times what an idle one does. */
const mostSeconds = 100;
const mostMegabytes = 1500;
const tellMemory = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\npeak ' + process.resourceUsage().maxRSS + '\\n'))",
)}`;

interface Answer {
  readonly status: number | null;
  readonly stderr: string;
  readonly loaded: number;
  /** What stood in the folder of working files afterwards. */
  readonly left: readonly string[];
}

function inspect(name: string, bytes: string | Uint8Array): Answer {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const temporary = join(folder, `${name}.tmp`);
  mkdirSync(temporary);
  const run = spawnSync(
    process.execPath,
    ['--import', tellMemory, join(root, 'bin/posrecon.js'), 'inspect', '--format', 'json', path],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: mostSeconds * 1000,
      maxBuffer: 1 << 28,
      env: { PATH: process.env['PATH'], TZ: 'UTC', NO_COLOR: '1', TMPDIR: temporary },
    },
  );
  rmSync(path);
  const peak = Number(/^peak (\d+)$/m.exec(run.stderr)?.[1]) / 1024;
  expect(run.signal, run.stderr.slice(0, 500)).toBeNull();
  expect(peak).toBeLessThan(mostMegabytes);
  expect(run.stderr).not.toContain('defect');
  const { files } = JSON.parse(run.stdout) as {
    readonly files: readonly { readonly records: { readonly loaded: number } }[];
  };
  return {
    status: run.status,
    stderr: run.stderr.replaceAll(`${folder}/`, ''),
    loaded: files.reduce((sum, { records }) => sum + records.loaded, 0),
    left: readdirSync(temporary),
  };
}

const rows = till
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const [header = '', ...lines] = till.trimEnd().split('\n');
const many = `${header}\n${Array.from({ length: 400 }, () => lines.join('\n')).join('\n')}\n`;
const megabyte = 1024 * 1024;
const statement =
  ':20:STARTUMS\n:25:12345678/0000000001\n:28C:1/1\n:60F:C260105EUR100,00\n:61:2601060106C1,00NTRFNONREF\n:62F:C260106EUR101,00\n-\n';
const quoted = lines.map((line) => `"${line.replace(',', '",')}\n`).join('');
const timesQuoted = Math.ceil((30 * megabyte) / quoted.length);
const blank = Buffer.alloc(megabyte, 32);

/** Each entity is ten of the one before. */
const declared = `<!DOCTYPE lolz [<!ENTITY l0 "lol">${Array.from({ length: 11 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`;

function camt(before: string, inside: string): string {
  return `<?xml version="1.0"?>${before}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>${inside}</Stmt></BkToCstmrStmt></Document>`;
}

/** So many megabytes of blanks, packed to a thousandth. */
function bomb(megabytes: number): Buffer {
  return zipBytes([
    { name: 'till.csv', data: Buffer.concat(Array.from({ length: megabytes }, () => blank)) },
  ]);
}

function rowsXml(count: number, row: (n: number) => string): string {
  return `<worksheet><sheetData>${Array.from({ length: count }, (_, at) => row(at + 1)).join('')}</sheetData></worksheet>`;
}

describe('refused, with nothing left behind', () => {
  const files: Readonly<Record<string, readonly [() => string | Uint8Array, RegExp]>> = {
    'a bomb.zip': [
      () => bomb(100),
      /^posrecon: error\[ERR_FILE_TOO_LARGE\]: a bomb\.zip: its \d+ KB unpack to more than 64 MB/,
    ],
    'bombs in an archive.zip': [
      () => zipBytes(Array.from({ length: 8 }, (_, at) => ({ name: `${at}.zip`, data: bomb(20) }))),
      /ERR_FILE_TOO_LARGE\]: bombs in an archive\.zip: /,
    ],
    'a bomb.csv.gz': [
      () => gzipSync(Buffer.concat(Array.from({ length: 100 }, () => blank))),
      /ERR_FILE_TOO_LARGE\]: a bomb\.csv\.gz: /,
    ],
    'members without end.zip': [
      () => zipBytes(Array.from({ length: 6000 }, (_, at) => ({ name: `${at}.csv`, data: '' }))),
      /ERR_FILE_TOO_LARGE\]: members without end\.zip: the archive holds 6000 files/,
    ],
    'archives of archives of nothing.zip': [
      () => {
        const inner = zipBytes(
          Array.from({ length: 4000 }, (_, at) => ({ name: `${at}.csv`, data: '' })),
        );
        return zipBytes(
          Array.from({ length: 50 }, (_, at) => ({ name: `${at}.zip`, data: inner })),
        );
      },
      /ERR_FILE_TOO_LARGE\]: archives of archives of nothing\.zip: the archives in it hold more than 5000 files together/,
    ],
    'a sheet that unpacks without end.xlsx': [
      () =>
        xlsxBytes([
          { name: 'S', rows: [], xml: `<worksheet><sheetData>${' '.repeat(80 * megabyte)}` },
        ]),
      /ERR_FILE_TOO_LARGE\]: a sheet that unpacks without end\.xlsx: /,
    ],
    'entities in entities.xlsx': [
      () =>
        xlsxBytes([{ name: 'S', rows }], {
          strings: {
            before: declared,
            first: '&l11;',
          },
        }),
      /ERR_FILE_CONTAINER\]: entities in entities\.xlsx: the workbook declares XML entities/,
    ],
    'an external entity.xls': [
      () =>
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&e;</Data></Cell></Row></Table></Worksheet></Workbook>',
      /ERR_FILE_CONTAINER\]: an external entity\.xls: the workbook declares XML entities/,
    ],
    'entities in a statement.xml': [
      () => camt(declared, '<Ntry><Amt Ccy="EUR">&l11;</Amt></Ntry>'),
      /ERR_FILE_DAMAGED\]: entities in a statement\.xml:1: the XML cannot be read: it declares a document type, whose entities are not expanded/,
    ],
    'an external entity in a statement.xml': [
      () =>
        camt(
          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
          '<Acct><Id><IBAN>&e;</IBAN></Id></Acct>',
        ),
      /ERR_FILE_DAMAGED\]: an external entity in a statement\.xml:1: the XML cannot be read: it declares a document type/,
    ],
    'elements in elements.xml': [
      () => camt('', '<Ntry>'.repeat(3_000_000)),
      /ERR_FILE_DAMAGED\]: elements in elements\.xml:1: the XML cannot be read: its elements stand within each other too deeply/,
    ],
    'blank lines alone.csv': [() => Buffer.alloc(100 * megabyte, 10), /error\[ERR_/],
    'a text of which every cell is one.xlsx': [
      () =>
        xlsxBytes(
          [
            {
              name: 'S',
              rows: [],
              xml: rowsXml(20_000, (n) => `<row r="${n}"><c r="A${n}" t="s"><v>0</v></c></row>`),
            },
          ],
          { strings: { before: '', first: 'x'.repeat(32_000) } },
        ),
      /ERR_FILE_TOO_LARGE\]: a text of which every cell is one\.xlsx: /,
    ],
    'a million empty rows.xlsx': [
      () =>
        xlsxBytes([
          { name: 'S', rows: [], xml: rowsXml(1_048_576, (n) => `<row r="${n}" spans="1:9"/>`) },
        ]),
      /ERR_FILE_EMPTY\]: a million empty rows\.xlsx: no sheet of the workbook has a row/,
    ],
    'cells in cells.xls': [
      () => '<table><tr><td>'.repeat(300_000),
      /ERR_FILE_CONTAINER\]: cells in cells\.xls: /,
    ],
    'cells that reach down.xls': [
      () => `<table><tr>${'<td rowspan=65536>a'.repeat(5000)}${'<tr><td>b'.repeat(20_000)}`,
      /error\[ERR_/,
    ],
    'rows without end.xls': [
      () => `<table>${'<tr><td>a'.repeat(1_100_000)}`,
      /ERR_FILE_DAMAGED\]: rows without end\.xls: /,
    ],
    'nothing but NUL.csv': [
      () => Buffer.alloc(20 * megabyte),
      /ERR_FILE_BINARY\]: nothing but NUL\.csv: /,
    ],
    'a statement of 300 MB.sta': [
      () => Buffer.concat([Buffer.from(statement), Buffer.alloc(300 * megabyte, 120)]),
      /ERR_FILE_TOO_LARGE\]: a statement of 300 MB\.sta: this statement is larger than can be read/,
    ],
    'one line.csv': [
      () => Buffer.alloc(100 * megabyte, 120),
      /ERR_HEADER_NOT_FOUND\]: one line\.csv:1: /,
    ],
  };
  test.for(Object.entries(files))('%s', ([name, [bytes, expected]]) => {
    const { status, stderr, loaded, left } = inspect(name, bytes());
    expect(stderr).toMatch(expected);
    expect({ status, loaded, left }).toEqual({ status: 3, loaded: 0, left: [] });
  });
});

describe('read, but for what cannot be', () => {
  const files: Readonly<Record<string, readonly [() => string | Uint8Array, number, RegExp]>> = {
    'a line of 100 MB.csv': [
      () =>
        Buffer.concat([
          Buffer.from(many),
          Buffer.alloc(100 * megabyte, 120),
          Buffer.from(`\n${lines.join('\n')}\n`),
        ]),
      1203,
      /ERR_INTAKE_COLUMNS\]: a line of 100 MB\.csv:1202: the row has 104857600 characters/,
    ],
    'a mark that nothing closes above 30 MB.csv': [
      () => `${header}\n"${lines[0]}\n${quoted.repeat(timesQuoted)}`,
      lines.length * timesQuoted,
      /ERR_INTAKE_QUOTE\]: a mark that nothing closes above 30 MB\.csv:2: a quotation mark is opened/,
    ],
    'NUL bytes.csv': [
      () => many.replaceAll('Ada', 'Ada\0\0').replace('Ada', 'A\0da'),
      1199,
      /ERR_ENCODING_INVALID\]: NUL bytes\.csv:2: /,
    ],
    'a line of 100 MB in GBK.csv': [
      () =>
        Buffer.concat([
          ...many
            .split('Ada')
            .flatMap((text, at) => [
              ...(at === 0 ? [] : [Buffer.from([0xcd, 0xf5])]),
              Buffer.from(text),
            ]),
          Buffer.alloc(100 * megabyte, 0xb0),
          Buffer.from(`\n${lines.join('\n').replaceAll('Ada', 'x')}\n`),
        ]),
      1203,
      /ERR_INTAKE_COLUMNS\]: a line of 100 MB in GBK\.csv:1202: the row has \d+ characters/,
    ],
    'lone surrogates in UTF-8.csv': [
      () => {
        const bytes = Buffer.from(many.replaceAll('Ada', '王小明###'));
        const [first, last] = [bytes.indexOf('###'), bytes.lastIndexOf('###')];
        for (const at of [first, last]) bytes.set([0xed, 0xa0, 0x80], at);
        return bytes;
      },
      1198,
      /ERR_ENCODING_INVALID\]: lone surrogates in UTF-8\.csv:2: /,
    ],
    'lone surrogates in UTF-16.csv': [
      () => Buffer.from(`\ufeff${many.replace('Ada', 'A\ud800da')}`, 'utf16le'),
      1199,
      /ERR_ENCODING_INVALID\]: lone surrogates in UTF-16\.csv:2: /,
    ],
    'lone surrogates.xlsx': [
      () =>
        xlsxBytes([
          {
            name: 'S',
            rows: rows.map((row) =>
              row.map((cell) =>
                cell === 'Ada'
                  ? { xml: '<c r="REF" t="inlineStr"><is><t>A&#xD800;_xDC00_da</t></is></c>' }
                  : cell,
              ),
            ),
          },
        ]),
      3,
      /^\s*peak/,
    ],
    'a million empty rows between two days.xlsx': [
      () =>
        xlsxBytes([
          {
            name: 'S',
            rows: [],
            xml: rowsXml(1_048_576, (n) =>
              n <= 2 || n === 1_048_576
                ? `<row r="${n}">${cellsXml(rows[n === 1 ? 0 : 1] ?? [])}</row>`
                : `<row r="${n}" spans="1:9"/>`,
            ),
          },
        ]),
      2,
      /^\s*peak/,
    ],
    'a last row after a million.xlsx': [
      () =>
        xlsxBytes([
          {
            name: 'S',
            rows: [],
            xml: rowsXml(5, (n) =>
              n === 5
                ? `<row r="1048576">${cellsXml(rows[1] ?? [])}</row>`
                : `<row r="${n}">${cellsXml(rows[n === 1 ? 0 : 1] ?? [])}</row>`,
            ),
          },
        ]),
      4,
      /^\s*peak/,
    ],
    'names that point elsewhere.zip': [
      () =>
        zipBytes([
          { name: '../../../../../../tmp/posrecon-was-here.csv', data: till },
          { name: '/etc/posrecon-was-here.csv', data: till },
          { name: 'C:\\posrecon\u001b[2J.csv', data: till },
        ]),
      9,
      /^\s*peak/,
    ],
  };
  test.for(Object.entries(files))('%s', ([name, [bytes, count, expected]]) => {
    const { stderr, loaded, left } = inspect(name, bytes());
    expect(stderr).toMatch(expected);
    expect({ loaded, left }).toEqual({ loaded: count, left: [] });
    expect(['/tmp', '/etc'].filter((each) => existsSync(`${each}/posrecon-was-here.csv`))).toEqual(
      [],
    );
  });
});

test('an interrupt leaves no working files, and those are their owner’s alone', async () => {
  const temporary = join(folder, 'interrupted.tmp');
  mkdirSync(temporary);
  const path = join(folder, 'interrupted.zip');
  writeFileSync(path, bomb(60));
  const run = spawn(process.execPath, [join(root, 'bin/posrecon.js'), 'inspect', path], {
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], TMPDIR: temporary },
  });
  const ended = new Promise((resolve) => run.once('exit', (_, signal) => resolve(signal)));
  const working = await firstIn(temporary);
  const file = await firstIn(working);
  const modes = [working, file].map((each) => statSync(each).mode & 0o777);
  run.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
  expect(modes).toEqual([0o700, 0o600]);
  expect(readdirSync(temporary)).toEqual([]);
});

/** The first entry of a folder, as soon as there is one. */
async function firstIn(path: string): Promise<string> {
  for (;;) {
    const [first] = readdirSync(path);
    if (first !== undefined) return join(path, first);
    await setTimeout(2);
  }
}

function cellsXml(cells: readonly string[]): string {
  return cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
}
