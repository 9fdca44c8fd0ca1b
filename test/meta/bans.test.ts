import { expect, test } from 'vitest';
import { codeOf, filesOf, textOf } from './repository.ts';

// `cli.ts` alone talks to the process; the clock is an argument.
const inCliOnly = /\bconsole\.|\bprocess\.exit\b|\bDate\.now\(|\bnew Date\(/;
const nowhere = /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s|^\s*export\s+default\b/;

test.for(filesOf('src', '.ts'))('%s uses nothing that is banned', (file) => {
  const banned = (file === 'src/cli.ts' ? [] : linesWith(codeOf(file), inCliOnly)).concat(
    linesWith(codeOf(file), nowhere),
    linesWith(textOf(file), /\bTODO\b|\bFIXME\b/),
  );
  expect(banned).toEqual([]);
});

function linesWith(text: string, pattern: RegExp): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim()}`] : []));
}
