import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspect } from '../../src/inspect.ts';
import { documentFormats } from '../../src/intake/statements/index.ts';
import { loadLocale } from '../../src/locales/index.ts';

const folder = 'fixtures/profiles';
const cases = documentFormats.flatMap(({ id }) =>
  readdirSync(`${folder}/${id}`).map((name) => ({ id, name, path: `${folder}/${id}/${name}` })),
);

test.for(documentFormats.map(({ id }) => id))('%s has a fixture for each kind of trouble', (id) => {
  expect(cases.filter((each) => each.id === id).length).toBeGreaterThanOrEqual(4);
});

// fixtures/profiles/ID/CASE: one document, and reading.json as it is told to machines.
test.for(cases)('$id: $name', async ({ id, path }) => {
  const [name = ''] = readdirSync(path).filter((file) => file !== 'reading.json');
  const { report } = await inspect({
    files: [{ file: `${path}/${name}`, side: null }],
    settings: {},
    timeZone: null,
    currency: null,
    maxProblems: 10,
    locale: await loadLocale('en'),
  });
  const [file] = report.files;
  expect(file?.profile).toBe(id);
  expect(file?.records.read).toBe(
    (file?.records.loaded ?? 0) + (file?.records.ignored ?? 0) + (file?.records.rejected ?? 0),
  );
  expect(file?.totals.reduce((sum, { count }) => sum + count, 0)).toBe(file?.records.loaded);
  await expect(`${JSON.stringify(file, null, 2)}\n`).toMatchFileSnapshot(
    `../../${path}/reading.json`,
  );
});

test.for(documentFormats)('the quirks of $id are named once', ({ quirks, title, source }) => {
  expect(new Set(quirks.map(({ name }) => name)).size).toBe(quirks.length);
  for (const { name, says } of quirks) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(says.en).toMatch(/\.$/);
    expect(says['zh-CN']).toMatch(/[\u4e00-\u9fff].*。$/);
  }
  expect(title.en).not.toBe(title['zh-CN']);
  expect(source.en).toMatch(/\.$/);
  expect(source['zh-CN']).toMatch(/。$/);
});
