/** A run of text; what is no plain text is set apart by how it looks. */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly em: string }
  | { readonly br: true };
/** Runs of text, one after another. */
export type Line = readonly Inline[];

/** A letter, whatever it is written in: text is literal, and escaped by whoever writes it. */
export type Block =
  | { readonly title: string }
  | { readonly heading: string }
  | { readonly paragraph: Line }
  | { readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly list: readonly Line[]; readonly isToTick?: boolean };

export const lineBreak: Inline = { br: true };
