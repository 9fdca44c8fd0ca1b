import { codeSpan, escapeMarkdown, markdownComment, markdownTable } from '../model/markdown.ts';
import { generatorMark } from '../model/own-files.ts';
import type { Block, Inline, Line } from './letter-document.ts';

function inline(run: Inline): string {
  if (typeof run === 'string') return escapeMarkdown(run);
  if ('code' in run) return codeSpan(run.code);
  if ('strong' in run) return `**${escapeMarkdown(run.strong)}**`;
  return 'em' in run ? `_${escapeMarkdown(run.em)}_` : '<br>';
}

function line(runs: Line): string {
  return runs.map(inline).join('');
}

function block(each: Block): readonly string[] {
  if ('title' in each) return [`# ${escapeMarkdown(each.title)}`];
  if ('heading' in each) return [`## ${escapeMarkdown(each.heading)}`];
  if ('paragraph' in each) return [line(each.paragraph)];
  if ('list' in each) {
    return each.list.map((item) => `- ${each.isToTick === true ? '[ ] ' : ''}${line(item)}`);
  }
  return markdownTable(
    each.head,
    each.rows.map((row) => row.map(line)),
  );
}

/** A letter as Markdown; no text from a file can become markup. */
export function writeMarkdown(blocks: readonly Block[], version: string): string {
  const mark = markdownComment(generatorMark(version, 'letter'));
  return `${mark}

${blocks.map((each) => block(each).join('\n')).join('\n\n')}\n`;
}
