import { escapeControl } from '../errors/print.ts';

/** Makes text from a file literal in Markdown: no emphasis, link, image, HTML, table cell or heading comes of it. */
export function escapeMarkdown(text: string): string {
  return escapeControl(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}&#46;`)
    .replace(/^(\s*)([#+=-])(?=[\s#+=-]|$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A number or file name as a code span, in which nothing but the fence itself means anything; `|` would still end a table's cell. */
export function codeSpan(text: string): string {
  const literal = escapeControl(text).replace(/\|/g, '\\|');
  const longest = Math.max(0, ...(literal.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || /^ | $/.test(literal) ? ' ' : '';
  return `${fence}${pad}${literal}${pad}${fence}`;
}

/** A comment that no viewer shows. */
export function markdownComment(text: string): string {
  return `<!-- ${text.replace(/[<>]|--/g, '')} -->`;
}

export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
