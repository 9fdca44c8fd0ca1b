import type { Language } from '../locales/locale.ts';
import { escapeMarkup } from '../model/markup.ts';
import { generatorMark } from '../model/own-files.ts';
import type { Block, Inline, Line } from './letter-document.ts';

const style = `
  @page { size: A4; margin: 18mm 16mm; }
  body { font: 11pt/1.5 "Noto Serif", "Source Han Serif SC", "Songti SC", SimSun, serif; color: #000; background: #fff; max-width: 180mm; margin: 8mm auto; padding: 0 4mm; }
  h1 { font-size: 17pt; text-align: center; margin: 0 0 6mm; }
  h2 { font-size: 12.5pt; margin: 6mm 0 2mm; break-after: avoid; }
  table { border-collapse: collapse; width: 100%; margin: 2mm 0; }
  th, td { border: 0.3mm solid #555; padding: 1mm 2mm; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }
  code { font-family: "Noto Sans Mono", "DejaVu Sans Mono", monospace; font-size: 0.92em; }
  ul { padding-inline-start: 6mm; }
  ul.tick { list-style: none; padding-inline-start: 0; }
  ul.tick li::before { content: "\\2610\\00a0"; }
  @media print { body { margin: 0; padding: 0; max-width: none; } }
`;

function inline(run: Inline): string {
  if (typeof run === 'string') return escapeMarkup(run);
  if ('code' in run) return `<code>${escapeMarkup(run.code)}</code>`;
  if ('strong' in run) return `<strong>${escapeMarkup(run.strong)}</strong>`;
  return 'em' in run ? `<em>${escapeMarkup(run.em)}</em>` : '<br>';
}

function line(runs: Line): string {
  return runs.map(inline).join('');
}

/** `level`: of the title; headings are one below it. */
function block(each: Block, level: number): string {
  if ('title' in each) return `<h${level}>${escapeMarkup(each.title)}</h${level}>`;
  if ('heading' in each) return `<h${level + 1}>${escapeMarkup(each.heading)}</h${level + 1}>`;
  if ('paragraph' in each) return `<p>${line(each.paragraph)}</p>`;
  if ('list' in each) {
    const items = each.list.map((item) => `<li>${line(item)}</li>`).join('\n');
    return `<ul${each.isToTick === true ? ' class="tick"' : ''}>\n${items}\n</ul>`;
  }
  const isTitled = each.head.some((title) => title !== '');
  const head = `<tr>${each.head.map((title) => `<th>${escapeMarkup(title)}</th>`).join('')}</tr>\n`;
  const rows = each.rows.map(
    (row) =>
      `<tr>${row
        .map((cell, at) =>
          at === 0 && !isTitled ? `<th scope="row">${line(cell)}</th>` : `<td>${line(cell)}</td>`,
        )
        .join('')}</tr>`,
  );
  return `<table>\n${isTitled ? head : ''}${rows.join('\n')}\n</table>`;
}

/** A letter as part of another page, its title a heading of this level. */
export function writeHtmlPart(blocks: readonly Block[], level: number): string {
  return blocks.map((each) => block(each, level)).join('\n');
}

/** A letter as a page to print: complete in itself, nothing is fetched, and no text from a file can become markup. */
export function writeHtml(blocks: readonly Block[], language: Language, version: string): string {
  const title = blocks.flatMap((each) => ('title' in each ? [each.title] : []))[0] ?? '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="generator" content="${escapeMarkup(generatorMark(version, 'letter'))}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
${writeHtmlPart(blocks, 1)}
</body>
</html>
`;
}
