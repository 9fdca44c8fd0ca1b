import { expect, test } from 'vitest';
import { runExplain } from '../../src/commands/explain.ts';
import { languages } from '../../src/locales/index.ts';
import { discrepancyCodes } from '../../src/model/discrepancy.ts';
import { contextIn } from './context.ts';

test.for(languages)('all discrepancies read well in %s', async (language) => {
  const { output, exitCode } = await runExplain(undefined, {}, contextIn(language));
  expect(exitCode).toBe(0);
  await expect(output).toMatchFileSnapshot(`__snapshots__/explain/codes.${language}.txt`);
  for (const code of Object.keys(discrepancyCodes)) expect(output).toContain(code);
});

test.for(languages)('each is explained in %s', async (language) => {
  const explained = await Promise.all(
    Object.keys(discrepancyCodes).map((code) => runExplain(code, {}, contextIn(language))),
  );
  const text = explained.map(({ output }) => output).join('\n');
  await expect(text).toMatchFileSnapshot(`__snapshots__/explain/each.${language}.txt`);
});

test('the language can be asked for', async () => {
  const asked = await runExplain('wrong-fee', { lang: 'zh-CN' }, contextIn('en'));
  expect(asked).toEqual(await runExplain('wrong-fee', {}, contextIn('zh-CN')));
});

test('a code that is not known is a usage error with the nearest ones', async () => {
  await expect(runExplain('Duplicate', {}, contextIn('en'))).rejects.toMatchObject({
    exitCode: 2,
    remedy: 'Did you mean duplicate-charge, duplicate-refund? posrecon explain lists them all.',
  });
  await expect(runExplain('toString', {}, contextIn('en'))).rejects.toMatchObject({
    exitCode: 2,
    remedy: 'posrecon explain lists them all.',
  });
});
