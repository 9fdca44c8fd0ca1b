import { escapeMarkup } from '../model/markup.ts';

/** An element with its children one a line below it; attributes that are `null` are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  children: readonly string[] = [],
): string {
  const start = [
    name,
    ...Object.entries(attributes).flatMap(([key, value]) =>
      value === null ? [] : [`${key}="${escapeMarkup(String(value))}"`],
    ),
  ].join(' ');
  if (children.length === 0) return `<${start}/>`;
  const inner = children.map((child) => child.replace(/^/gm, '  '));
  return [`<${start}>`, ...inner, `</${name}>`].join('\n');
}
