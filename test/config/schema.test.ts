import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/ensure.js';
import { publishedSchema } from '../../src/config/schema.ts';

// What editors check posrecon.yaml by. `npm run golden` writes it.
test('schema/posrecon.schema.json says what the configuration takes', async () => {
  await expect(`${JSON.stringify(publishedSchema(), null, 2)}\n`).toMatchFileSnapshot(
    join(root, 'schema/posrecon.schema.json'),
  );
});

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly description?: string;
}

test('every setting says what it is for', () => {
  const undescribed: string[] = [];
  const look = ({ properties = {}, items, additionalProperties }: Node, path: string): void => {
    for (const [key, below] of Object.entries(properties)) {
      if (below.description === undefined) undescribed.push(`${path}.${key}`);
      look(below, `${path}.${key}`);
    }
    if (items !== undefined) look(items, `${path}[]`);
    if (typeof additionalProperties === 'object') look(additionalProperties, `${path}.*`);
  };
  look(publishedSchema() as Node, '');
  expect(undescribed).toEqual([]);
});
