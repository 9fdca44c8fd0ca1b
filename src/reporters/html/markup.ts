import { escapeMarkup } from '../../model/markup.ts';

/** Text that is HTML already; anything else is text, and escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | null | readonly Part[];

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeMarkup(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

/** HTML of a template: what stands in it between the parts is markup, the parts are text unless they are {@link Markup}. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: template.map((text, at) => text + written(parts[at] ?? null)).join(''),
  };
}

/** HTML from elsewhere in which all text is escaped already. */
export function raw(markup: string): Markup {
  return { markup };
}

/** Pieces below one another. */
export function lines(pieces: readonly Markup[]): Markup {
  return { markup: pieces.map(({ markup }) => markup).join('\n') };
}

export const nothing: Markup = { markup: '' };

/** A list; nothing where nothing stands in it. */
export function list(items: readonly string[]): Markup {
  return items.length === 0 ? nothing : html`<ul>${items.map((item) => html`<li>${item}`)}</ul>`;
}
