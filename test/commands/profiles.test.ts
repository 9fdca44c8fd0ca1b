import { expect, test } from 'vitest';
import { runProfiles } from '../../src/commands/profiles.ts';
import { knownFormats } from '../../src/intake/known-formats.ts';
import { languages } from '../../src/locales/index.ts';
import { contextIn } from './context.ts';

test.for(languages)('the list reads well in %s', async (language) => {
  const { output, exitCode } = await runProfiles(undefined, {}, contextIn(language));
  expect(exitCode).toBe(0);
  await expect(output).toMatchFileSnapshot(`__snapshots__/profiles/list.${language}.txt`);
});

test.for(knownFormats.flatMap(({ id }) => languages.map((language) => [id, language] as const)))(
  '%s reads well in %s',
  async ([id, language]) => {
    const { output } = await runProfiles(id, {}, contextIn(language));
    await expect(output).toMatchFileSnapshot(`__snapshots__/profiles/${id}.${language}.txt`);
  },
);

test('machines get every profile with its columns', async () => {
  const { output } = await runProfiles(undefined, { format: 'json' }, contextIn('zh-CN'));
  const told = JSON.parse(output);
  expect(told.profiles.map(({ id }: { id: string }) => id)).toEqual(
    knownFormats.map(({ id }) => id),
  );
  const [first] = told.profiles;
  expect(Object.keys(first).join(' ')).toBe(
    'id title side acquirer confidence source layouts columns quirks',
  );
  expect(first.columns).toContainEqual({ header: '检索号', field: 'rrn' });
});

test('an id that is not known is a usage error that names those that begin alike', async () => {
  await expect(runProfiles('china-unionpay', {}, contextIn('en'))).rejects.toMatchObject({
    exitCode: 2,
    message: 'there is no profile "china-unionpay": did you mean china-ums?',
  });
});
