import { expect, test } from 'vitest';
import { knownFormats } from '../../src/intake/known-formats.ts';
import { profiles } from '../../src/intake/profiles/index.ts';
import { documentFormats } from '../../src/intake/statements/index.ts';
import type { Title } from '../../src/model/title.ts';

const chinese = /[\u4e00-\u9fff]/;
/** What a program or a vendor calls a file, and nobody translates: `HISQRY`, `[HISTORYDETAIL]`. */
const code = /^\[?[A-Z][A-Za-z]*\]?$/;

/** A Chinese name is Chinese; names of companies and abbreviations stand in it as they are. */
function expectTranslated(title: Title): void {
  expect(title.en).not.toBe('');
  if (title.en === title['zh-CN']) expect(title.en).toMatch(code);
  else expect(title['zh-CN']).toMatch(chinese);
}

test.for(knownFormats)('$id has a title in each language', ({ title }) => {
  expectTranslated(title);
});

test.for([...profiles, ...documentFormats])(
  '$id says in each language where it is known from',
  ({ source }) => {
    expectTranslated(source);
  },
);

test.for(profiles)('the layouts of $id have names in each language', ({ layouts }) => {
  for (const { name } of layouts) {
    expectTranslated(name);
    expect(name['zh-CN']).not.toMatch(/columns|card|statement|earlier|known/i);
  }
  for (const language of ['en', 'zh-CN'] as const) {
    const names = layouts.map(({ name }) => name[language]);
    expect(new Set(names).size).toBe(names.length);
  }
});
