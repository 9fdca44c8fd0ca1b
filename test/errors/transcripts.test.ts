import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import type { Report } from '../../src/model/report.ts';

// fixtures/errors/CODE/CASE: command.txt is what is typed there after `posrecon`, transcript.txt what comes of it.
const folder = join(root, 'fixtures/errors');
const cases = readdirSync(folder).flatMap((code) =>
  readdirSync(join(folder, code)).map((name) => ({ code, name })),
);
const scratch = mkdtempSync(join(tmpdir(), 'posrecon-transcripts-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** What a terminal would act on; line feeds apart. */
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const fullCardNumber = /(?<!\d)(?:4000056655665556|4242424242424242|4111 ?1111 ?1111 ?1111)(?!\d)/;
const shownLines = 4;

describe('fixtures/errors', () => {
  test.for(cases)('$code: $name', async ({ code, name }) => {
    const cwd = join(folder, code, name);
    const typed = readFileSync(join(cwd, 'command.txt'), 'utf8').trim();
    const report = join(scratch, `${code}-${name}.json`);
    const isUsage = typed.includes('--output') || typed === 'reconcile';
    // A ledger would be left in the folder of the fixture.
    const alone = typed.startsWith('init') ? [] : ['--no-ledger'];
    const given = [...typed.split(' '), ...(isUsage ? [] : ['--output', report]), ...alone];
    const { status, stdout, stderr } = run(given, cwd);
    const head = stdout.split('\n').slice(0, shownLines);
    const told = [
      `$ posrecon ${typed}`,
      `exit ${status}`,
      '',
      '--- standard error',
      stderr.trimEnd(),
      '',
      ...(stdout === '' ? [] : [`--- standard output, first ${shownLines} lines`, ...head, '']),
      ...recordLines(report),
    ];
    expect(stderr.split('\n')[0] ?? '').toMatch(/^posrecon: (?:error|warning)\[ERR_[A-Z_]+\]: /);
    expect(stderr).toContain(`[${code}]`);
    expect(stdout + stderr).not.toMatch(steering);
    expect(stdout + stderr).not.toMatch(fullCardNumber);
    await expect(`${told.join('\n').trimEnd()}\n`).toMatchFileSnapshot(join(cwd, 'transcript.txt'));
  });
});

function run(
  given: readonly string[],
  cwd: string,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [join(root, 'bin/posrecon.js'), ...given], {
    cwd,
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env['PATH'], TZ: 'UTC', NO_COLOR: '1' },
  });
}

/** What became of the rows of each file. */
function recordLines(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const { sources } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return [
    '--- records',
    ...sources.map(({ file, side, records }) => {
      const { read, loaded, repeated, ignored, rejected } = records;
      expect(read).toBe(loaded + repeated + ignored + rejected);
      return `${file} (${side}): ${read} read = ${loaded} loaded + ${repeated} repeated + ${ignored} ignored + ${rejected} rejected`;
    }),
  ];
}
