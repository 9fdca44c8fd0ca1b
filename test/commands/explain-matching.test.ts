import { expect, test } from 'vitest';
import type { CommandContext } from '../../src/commands/context.ts';
import { runReconcile } from '../../src/commands/reconcile.ts';
import { explainFlag, type ReconcileFlags } from '../../src/commands/reconcile-flags.ts';
import type { Language } from '../../src/locales/locale.ts';
import { contextIn } from './context.ts';

const folder = 'fixtures/matching/sales-without-cards';
const files = [`${folder}/till.csv`, `${folder}/acquirer.csv`];

/** A clock that goes on by three milliseconds whenever it is read. */
function contextWithClock(language: Language): CommandContext {
  let now = 0;
  return {
    ...contextIn(language),
    stopwatch: () => {
      now += 3;
      return now;
    },
  };
}

async function explained(
  language: Language,
  explainMatching: ReconcileFlags['explainMatching'],
): Promise<string> {
  const { output, messages } = await runReconcile(
    files,
    { quiet: true, failOn: 'never', explainMatching: explainMatching ?? true },
    contextWithClock(language),
  );
  expect(output).toBe('');
  return `${messages.join('\n').replaceAll(`${folder}/`, '')}\n`;
}

const records = [
  'till.csv:2',
  'till.csv:5',
  'acquirer.csv:5',
  'acquirer.csv:6',
  'till.csv:7',
  'till.csv:8',
  'till.csv:99',
  'september.csv:2',
  'terminalId=10000002',
];

for (const language of ['en', 'zh-CN'] as const) {
  test(`says in ${language} why records matched or did not, field by field`, async () => {
    await expect(await explained(language, records)).toMatchFileSnapshot(
      `__snapshots__/explain-matching.${language}.txt`,
    );
  });
}

test('without a record, the passes alone are told', async () => {
  const passes = await explained('en', true);
  expect(passes).toMatch(/by-score +│ +\d+ │ +\d+ ms/);
  expect(passes).not.toContain('till.csv');
});

test('the report holds no times, whether they are asked for or not', async () => {
  const report = async (flags: ReconcileFlags): Promise<string> =>
    (await runReconcile(files, { format: 'json', ...flags }, contextWithClock('en'))).output;
  expect(await report({ explainMatching: ['till.csv:2'] })).toBe(await report({}));
});

test('a file that stands behind the flag is a file', () => {
  expect(explainFlag(['till.csv', 'till.csv:14', 'orderId=A17'])).toEqual({
    isAsked: true,
    records: ['till.csv:14', 'orderId=A17'],
    files: ['till.csv'],
  });
  expect(explainFlag(undefined).isAsked).toBe(false);
});
