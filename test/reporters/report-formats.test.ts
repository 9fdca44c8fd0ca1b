import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { loadLocale } from '../../src/locales/index.ts';
import type { Discrepancy, Report } from '../../src/model/report.ts';
import { isOpen } from '../../src/report/verdict.ts';
import {
  formatOfFile,
  formatOfId,
  type RenderOptions,
  textFormats,
} from '../../src/reporters/report-formats.ts';
import { cleanReport, discrepancyOf, fullReport } from './sample-report.ts';

const locale = await loadLocale('en');
const options: RenderOptions = {
  locale,
  details: null,
  fails: ({ severity }) => severity === 'error',
};

/** One of every standing beside the one of every code, and a problem that is only a warning. */
const report: Report = {
  ...fullReport,
  discrepancies: [
    ...fullReport.discrepancies,
    discrepancyOf('wrong-fee', { id: 'd_open', status: 'open' }),
    discrepancyOf('wrong-fee', { id: 'd_accepted', status: 'accepted' }),
    discrepancyOf('wrong-fee', { id: 'd_resolved', status: 'resolved' }),
  ] as Discrepancy[],
};

/** Those that the report says all of. */
const plainFormats = textFormats.filter(({ needsDetails }) => needsDetails !== true);

function golden(name: string): string {
  return join(root, 'fixtures/expected/formats', name);
}

async function rendered(
  id: string,
  of: Report = report,
  told: RenderOptions = options,
): Promise<string> {
  const render = await formatOfId(id)?.load();
  if (render === undefined) throw new RangeError(id);
  return render(of, told);
}

test.for(plainFormats)('$id: a report with everything in it', async ({ id }) => {
  await expect(await rendered(id)).toMatchFileSnapshot(golden(`report.${id}.txt`));
});

test.for(plainFormats)('$id: a day on which everything agrees', async ({ id }) => {
  await expect(await rendered(id, cleanReport)).toMatchFileSnapshot(golden(`clean.${id}.txt`));
});

test('markdown is written in Chinese too', async () => {
  const text = await rendered('markdown', report, {
    ...options,
    locale: await loadLocale('zh-CN'),
  });
  await expect(text).toMatchFileSnapshot(golden('report.markdown.zh-CN.txt'));
});

describe('a file’s name', () => {
  test.for([
    ['a.json', 'json'],
    ['a.codequality.json', 'gitlab'],
    ['A.JUNIT.XML', 'junit'],
    ['b.sarif', 'sarif'],
    ['b.md', 'markdown'],
    ['b.xml', null],
    ['json', null],
  ] as const)('%s is %s', ([file, id]) => {
    expect(formatOfFile(file)?.id ?? null).toBe(id);
  });
});

const hostile = '\u001b[2J\u009b31m\r\n::error::x%0A<script>&"\'`|](x)\u202e\u2028]]>\ud800=1';

/** The report with hostile text wherever text of files stands. */
function withHostileText(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => withHostileText(each, key));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, withHostileText(each, name)]),
    );
  }
  const isText = /^(file|summary|explanation|message|column|because|rrn|card|orderId)$/.test(key);
  return isText && typeof value === 'string' ? hostile : value;
}
const hostileReport = withHostileText(report) as Report;

describe('hostile text', () => {
  test.for(plainFormats)('$id: sends no control sequence', async ({ id }) => {
    const sent = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e]/;
    expect(await rendered(id, hostileReport)).not.toMatch(sent);
  });

  test('JUnit stays XML, and says what it said', async () => {
    const texts: string[] = [];
    const parser = new SaxesParser({ position: false });
    parser.on('opentag', ({ attributes }) => texts.push(...Object.values(attributes)));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(await rendered('junit', hostileReport)).close();
    expect(texts.filter((text) => text.includes('<script>&"\'`|](x)')).length).toBeGreaterThan(10);
  });

  test('SARIF stays JSON with URIs', async () => {
    const { runs } = JSON.parse(await rendered('sarif', hostileReport)) as {
      runs: { artifacts: { location: { uri: string } }[] }[];
    };
    const uris = runs.flatMap(({ artifacts }) => artifacts.map(({ location }) => location.uri));
    expect(uris.length).toBe(3);
    for (const uri of uris) expect(uri).toMatch(/^[A-Za-z0-9%._~!*'()/-]+$/);
  });

  test('a GitHub annotation is one line, and no further command', async () => {
    const lines = (await rendered('github', hostileReport)).trimEnd().split('\n');
    const found = hostileReport.discrepancies.filter(({ status }) => /new|open/.test(status));
    expect(lines).toHaveLength(found.length + hostileReport.problems.length);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning|notice) (file=[^:,]*,)?(line=\d+,)?title=[^:,]*::/);
      expect(line.replaceAll(/%25|%3A|%2C/g, '')).not.toContain('%');
    }
  });

  test('Markdown has no element, link or table cell of it', async () => {
    const text = await rendered('markdown', hostileReport);
    const outsideCode = text.replaceAll(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '');
    expect(outsideCode).not.toContain('<script>');
    expect(outsideCode).not.toMatch(/[^\\]\]\(x\)/);
  });

  test('a spreadsheet runs none of it', async () => {
    const formulas = withHostileText({ ...report }, '') as Report;
    const asFormula = JSON.parse(
      JSON.stringify(formulas).replaceAll(JSON.stringify(hostile), '"=1+1"'),
    ) as Report;
    const csv = await rendered('csv', asFormula);
    expect(csv).toContain("'=1+1");
    expect(csv).not.toMatch(/(^|,)"?=1\+1/m);
  });
});

describe('JUnit', () => {
  const failures = async (fails: RenderOptions['fails']): Promise<number> =>
    (await rendered('junit', report, { ...options, fails })).match(
      /<failure type="(error|warning|notice)"/g,
    )?.length ?? 0;

  test('fails what makes the run fail, and says the rest', async () => {
    const errors = report.discrepancies.filter((each) => each.severity === 'error' && isOpen(each));
    expect(await failures(({ severity }) => severity === 'error')).toBe(errors.length);
    expect(await failures(() => false)).toBe(0);
    const quiet = await rendered('junit', report, { ...options, fails: () => false });
    for (const { id } of errors) expect(quiet).toContain(id);
  });

  test('skips what was not checked', async () => {
    const skipped: Report = {
      ...cleanReport,
      notChecked: [{ code: 'unknown-payer', because: 'no bank statement' }],
    };
    const text = await rendered('junit', skipped);
    expect(text).toContain('skipped="1"');
    expect(text).toMatch(
      /<testcase name="unknown-payer"[^>]*>\s*<skipped message="no bank statement"\/>/,
    );
  });

  test('counts what it lists', async () => {
    const text = await rendered('junit');
    const [, tests, failed] =
      /<testsuites name="posrecon" tests="(\d+)" failures="(\d+)"/.exec(text) ?? [];
    expect(text.match(/<testcase /g)).toHaveLength(Number(tests));
    const cases = text.split('<testcase ').filter((each) => each.includes('<failure'));
    expect(cases).toHaveLength(Number(failed));
  });
});

test('SARIF tells new, known, accepted and resolved apart', async () => {
  const { runs } = JSON.parse(await rendered('sarif')) as {
    runs: {
      results: {
        partialFingerprints: Record<string, string>;
        baselineState: string;
        suppressions?: unknown;
      }[];
    }[];
  };
  const states = new Map(
    runs[0]?.results.map((each) => [
      each.partialFingerprints['discrepancyId/v1'],
      [each.baselineState, each.suppressions !== undefined],
    ]),
  );
  expect(states.get('d_open')).toEqual(['unchanged', false]);
  expect(states.get('d_accepted')).toEqual(['unchanged', true]);
  expect(states.get('d_resolved')).toEqual(['absent', false]);
  expect(states.get(report.discrepancies[0]?.id ?? '')).toEqual(['new', false]);
});
