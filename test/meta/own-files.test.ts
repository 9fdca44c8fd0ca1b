import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportDiscrepancies } from '../../src/commands/discrepancies.ts';
import { exportRefund } from '../../src/commands/export-refund.ts';
import { runInit } from '../../src/commands/init.ts';
import { runInspect } from '../../src/commands/inspect.ts';
import { runExport } from '../../src/commands/ledger.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { runTakings } from '../../src/commands/takings.ts';
import { languages } from '../../src/locales/index.ts';
import type { Language } from '../../src/locales/locale.ts';
import type { InspectionReport } from '../../src/model/inspection.ts';
import type { Report } from '../../src/model/report.ts';
import { encodeGbk } from '../../src/refunds/gbk.ts';
import { reportFormats, textFormats } from '../../src/reporters/report-formats.ts';
import { by, enterCopyOf, ledger } from '../commands/refund-ledger.ts';

// Whatever posrecon writes beside the exports is known again, and is never read as one.

const exports = ['alipay.csv', 'bank.csv', 'takings.csv', 'wechat.csv'];

let leave = (): void => undefined;
beforeAll(() => {
  leave = enterCopyOf('fixtures/shops/stall').leave;
});
afterAll(() => leave());

/** Writes all that can be written of a day into a folder, and names it. */
async function writeAll(lang: Language): Promise<readonly string[]> {
  mkdirSync(lang);
  const context = by('ann', 20, lang);
  const files = reportFormats
    .filter(({ ending }) => ending !== null)
    .map(({ ending }) => join(lang, `a${ending}`));
  const { output } = await runReconcile(
    exports,
    { ...ledger, lang, format: 'json', output: files, drafts: join(lang, 'drafts') },
    context,
  );
  const { refundRequests } = JSON.parse(output) as Report;
  saveSheets(join(lang, 'a.xlsx'), join(lang, 'sheets'));
  for (const { id } of textFormats) {
    const { output: text } = await runReconcile(
      exports,
      { ledger: false, lang, format: id },
      context,
    );
    writeFileSync(join(lang, `${id}.txt`), text);
  }
  const { output: csv } = await exportDiscrepancies({ ...ledger, lang }, context);
  writeFileSync(join(lang, 'exported.csv'), csv);
  const { output: takings } = await runTakings(exports, { lang, format: 'json' }, context);
  writeFileSync(join(lang, 'taken.json'), takings);
  const { output: inspected } = await runInspect(exports, { lang, format: 'json' }, context);
  writeFileSync(join(lang, 'inspected.json'), inspected);
  const [request] = refundRequests;
  await exportRefund(
    request?.id ?? '',
    { ...ledger, lang, output: join(lang, 'evidence.zip') },
    context,
  );
  await runExport(join(lang, 'ledger'), ledger, context);
  await runInit(
    exports,
    { lang, output: join(lang, 'init.txt') },
    context,
    '/posrecon.schema.json',
  );
  return filesBelow(lang);
}

/** Each sheet of a workbook as a CSV of its own, as a spreadsheet saves it. */
function saveSheets(workbook: string, folder: string): void {
  const { SheetNames, Sheets } = read(readFileSync(workbook));
  mkdirSync(folder);
  for (const name of SheetNames) {
    const sheet = Sheets[name];
    if (sheet === undefined) continue;
    writeFileSync(join(folder, `${name}.csv`), utils.sheet_to_csv(sheet));
    writeFileSync(
      join(folder, `${name}.gbk.csv`),
      encodeGbk(utils.sheet_to_csv(sheet, { FS: ';' })),
    );
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

async function inspected(files: readonly string[], lang: Language): Promise<InspectionReport> {
  const { output } = await runInspect(files, { lang, format: 'json' }, by('ann', 20, lang));
  return JSON.parse(output) as InspectionReport;
}

describe.for(languages)('what is written in %s', (lang) => {
  let written: readonly string[] = [];
  beforeAll(async () => {
    written = await writeAll(lang);
  });

  test('each file and member is known as its own', async () => {
    const { files } = await inspected(written, lang);
    expect(files.length).toBeGreaterThan(written.length);
    const read = files.filter(({ problems }) =>
      problems.some(({ code }) => code !== 'ERR_FILE_SKIPPED'),
    );
    expect(read.map(({ file }) => file)).toEqual([]);
    expect(files.filter(({ why }) => why.length !== 1).map(({ file }) => file)).toEqual([]);
    expect(files.filter(({ problems }) => problems.length !== 1)).toEqual([]);
  });

  test('inspect says so, and that nothing is wrong', async () => {
    const { output, exitCode } = await runInspect(
      [join(lang, 'a.csv')],
      { lang },
      by('ann', 20, lang),
    );
    expect(exitCode).toBe(0);
    expect(output).toContain(
      {
        en: 'No export: left out\n  Why: posrecon wrote it: a list of discrepancies',
        'zh-CN': '不是导出文件，已略过\n  依据：由 posrecon 自己生成：差错清单',
      }[lang],
    );
  });

  test('a run over exports and outputs finds what a run over the exports finds', async () => {
    const run = async (files: readonly string[]) => {
      const { output, exitCode } = await runReconcile(
        files,
        { ledger: false, lang, format: 'json' },
        by('ann', 20, lang),
      );
      const { problems, run, ...rest } = JSON.parse(output) as Report;
      return { exitCode, rest, problems };
    };
    const alone = await run(exports);
    const among = await run([...written, ...exports]);
    expect(among.rest).toEqual(alone.rest);
    expect(among.exitCode).toBe(alone.exitCode);
    expect(new Set(among.problems.map(({ code }) => code))).toEqual(new Set(['ERR_FILE_SKIPPED']));
  });

  test('nothing but outputs is no clean day', async () => {
    const { exitCode, messages } = await runReconcile(
      written,
      { ledger: false, lang },
      by('ann', 20, lang),
    );
    expect(exitCode).toBe(3);
    expect(messages.join('\n')).toContain('posrecon wrote all of it');
  });

  test('they are replaced by the next run, though they are among its files', async () => {
    const page = join(lang, 'a.html');
    const before = readFileSync(page, 'utf8');
    const { exitCode } = await runReconcile(
      [...exports, ...written],
      { ledger: false, lang, output: [page], drafts: join(lang, 'drafts') },
      by('ann', 20, lang),
    );
    expect(exitCode).toBe(1);
    expect(readFileSync(page, 'utf8')).not.toBe(before);
  });
});
