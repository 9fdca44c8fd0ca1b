import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../scripts/ensure.js';
import { configurationSchema } from '../../src/config/schema.ts';

// What editors check posrecon.yaml by. `npm run golden` writes it.
test('schema/posrecon.schema.json says what the configuration takes', async () => {
  const published = {
    ...z.toJSONSchema(configurationSchema, { io: 'input' }),
    title: 'posrecon.yaml',
    description: 'Which files posrecon reconciles and how they are written.',
  };
  await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot(
    join(root, 'schema/posrecon.schema.json'),
  );
});

test('every setting says what it is for', () => {
  const undescribed: string[] = [];
  const look = (node: unknown, path: string): void => {
    const { properties = {}, description } = node as {
      properties?: Record<string, unknown>;
      description?: string;
    };
    if (description === undefined) undescribed.push(path);
    for (const [key, below] of Object.entries(properties)) look(below, `${path}.${key}`);
  };
  look(z.toJSONSchema(configurationSchema), '');
  expect(undescribed).toEqual(['']);
});
