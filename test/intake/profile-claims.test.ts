import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { identifyTable } from '../../src/intake/identify.ts';
import { profilesClaiming } from '../../src/intake/match-profile.ts';
import { profiles } from '../../src/intake/profiles/index.ts';
import { sniffBytes, sniffText } from './sniffed.ts';

const folder = 'fixtures/profiles';
const cases = profiles.flatMap(({ id }) =>
  readdirSync(`${folder}/${id}`).map((name) => {
    const path = `${folder}/${id}/${name}`;
    const [file = ''] = readdirSync(path).filter((each) => !each.endsWith('.json'));
    return { id, name, file: `${path}/${file}` };
  }),
);

test.for(cases)('$id: $name is claimed by no other profile', ({ id, file }) => {
  const table = sniffBytes(readFileSync(file), file);
  // What is told by the issuer's name alone has no layout that a profile could claim.
  const isByName = identifyTable(table, { file }).layoutConfidence === 'X';
  expect(profilesClaiming(table)).toEqual(isByName ? [] : [id]);
});

/** What is told by places is not told by a header. */
const named = profiles.flatMap(({ id, layouts }) =>
  layouts.filter(({ places }) => places === undefined).map((layout) => ({ id, layout })),
);

test.for(named)(
  'the columns of $id, $layout.name.en, are claimed by no other profile',
  ({ id, layout }) => {
    expect(profilesClaiming(sniffText(`${layout.headers.join(',')}\n`))).toEqual([id]);
  },
);
