import { defineConfig, mergeConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [] } },
  defineConfig({ test: { include: ['test/browser/**/*.browser.ts'], maxWorkers: 1 } }),
);
