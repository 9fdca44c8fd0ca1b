import { filesOf } from '../meta/repository.ts';

export const shops = ['cafe', 'chain', 'stall'] as const;

/** The files of a shop's days, as a user would name them. */
export function pathsOf(shop: (typeof shops)[number]): readonly string[] {
  return filesOf(`fixtures/shops/${shop}`);
}
