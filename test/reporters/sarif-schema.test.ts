import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { filesOf } from '../meta/repository.ts';

const schema = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
// The published schema has a pattern that only the older kind of expression allows.
const ajv = new draft04.default({ allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);

function faultsOf(log: unknown): readonly string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const goldens = filesOf('fixtures/expected', '.sarif');
test('there are goldens to check', () => expect(goldens.length).toBeGreaterThanOrEqual(3));

test.for([...goldens, 'fixtures/expected/formats/report.sarif.txt'])(
  '%s is valid by the schema of SARIF 2.1.0',
  (file) => {
    expect(faultsOf(JSON.parse(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  },
);

test('what is no SARIF is not valid', () => {
  expect(faultsOf({ version: '2.1.0', runs: [{ results: [{ message: 'text' }] }] })).not.toEqual(
    [],
  );
});
