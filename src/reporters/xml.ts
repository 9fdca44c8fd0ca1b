import { escapeControl } from '../errors/print.ts';

/** Half a surrogate pair and two code points are in no XML document, not even as a reference. */
const unwritable =
  /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or an attribute in either quotes: nothing in it is markup, and control characters are shown, not sent. */
export function escapeXml(text: string): string {
  return escapeControl(text)
    .replace(unwritable, '\uFFFD')
    .replace(/[&<>"']/g, (char) => entities[char] ?? '');
}

/** An element with its children one a line below it; attributes that are `null` are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  children: readonly string[] = [],
): string {
  const start = [
    name,
    ...Object.entries(attributes).flatMap(([key, value]) =>
      value === null ? [] : [`${key}="${escapeXml(String(value))}"`],
    ),
  ].join(' ');
  if (children.length === 0) return `<${start}/>`;
  const inner = children.map((child) => child.replace(/^/gm, '  '));
  return [`<${start}>`, ...inner, `</${name}>`].join('\n');
}
