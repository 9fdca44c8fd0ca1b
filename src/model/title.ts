/** A name in each language of the program. */
export type Title = Readonly<Record<'en' | 'zh-CN', string>>;
