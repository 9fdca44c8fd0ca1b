import type { CommandContext } from '../../src/commands/context.ts';
import type { Language } from '../../src/locales/locale.ts';

/** What a command sees in a test: a terminal of 100 columns without colour. */
export function contextIn(language: Language): CommandContext {
  return {
    version: '0.1.0',
    language,
    width: 100,
    color: false,
    progress: () => undefined,
    user: 'bookkeeper',
    now: '2026-10-20T22:00:00.000Z',
    folder: '.',
  };
}
