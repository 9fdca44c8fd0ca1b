import type { Language, Locale } from './locale.ts';

export const languages: readonly Language[] = ['en', 'zh-CN'];

/** Loads the one language that a run speaks. */
export async function loadLocale(language: Language): Promise<Locale> {
  if (language === 'zh-CN') return (await import('./zh-cn.ts')).zhCn;
  return (await import('./en.ts')).en;
}
