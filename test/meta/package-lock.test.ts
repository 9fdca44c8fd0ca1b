import { expect, test } from 'vitest';
import { textOf } from './repository.ts';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

// A lock made behind a registry that lacks some of them makes `npm ci` fail everywhere.
test('package-lock.json names the native packages of every platform', () => {
  const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
    textOf('package-lock.json'),
  ).packages;
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => packages[`node_modules/${name}`] === undefined);
  expect(missing).toEqual([]);
});
