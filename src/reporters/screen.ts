import { Chalk } from 'chalk';
import type { Locale } from '../locales/locale.ts';
import { inAscii } from './ascii.ts';
import { type Link, withLinks } from './links.ts';
import { visible, widthOf, wrap, wrapBehind } from './wrap.ts';

export interface TerminalOptions {
  readonly locale: Locale;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  /** Whether it shows no more than ASCII. */
  readonly isAscii?: boolean;
  /** What places in files lead to, where the terminal has links. */
  readonly link?: Link;
  readonly verbose?: boolean;
  /** `open` unless told: what was accepted or resolved stands in the list only where all is asked for. */
  readonly listed?: 'open' | 'all';
  /** Of long lists, as many as are shown; 50 unless told. */
  readonly maxListed?: number;
}

/** Emphasis for the terminal; it never carries meaning alone. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly notice: (text: string) => string;
  readonly good: (text: string) => string;
}

export function paintFor(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    error: (text) => chalk.bold.red(text),
    warning: (text) => chalk.bold.yellow(text),
    notice: (text) => chalk.cyan(text),
    good: (text) => chalk.bold.green(text),
  };
}

/** Wraps one paragraph behind an indent and paints each of its lines; text from files comes in as it is. */
export function paragraph(
  text: string,
  width: number,
  indent = '',
  paint: (line: string) => string = (line) => line,
): string[] {
  return wrap(visible(text), width - indent.length).map((line) => indent + paint(line));
}

/** The same behind a word such as `Next: `, under which its further lines do not stand while there is room beside it. */
export function labelled(
  word: string,
  text: string,
  { locale, width }: TerminalOptions,
  indent = '',
): string[] {
  const lead = indent + visible(locale.label(word));
  return widthOf(lead) > width / 2
    ? paragraph(locale.label(word) + text, width, indent)
    : wrapBehind(lead, visible(text), width);
}

/** A heading with what stands under it; nothing where nothing stands under it. */
export function section(
  heading: string,
  lines: readonly string[],
  width: number,
  paint: Paint,
): string[] {
  return lines.length === 0 ? [] : [...paragraph(heading, width, '', paint.strong), ...lines];
}

/** Sections with a blank line between them, as the terminal can show them. `files`: those whose places are links. */
export function page(
  sections: readonly (readonly string[])[],
  { color, isAscii = false, link }: TerminalOptions,
  files: readonly string[] = [],
): string {
  const { faint } = paintFor(color);
  const drawn = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => withFaintBorders(line, faint)))
    .map((lines) => (link === undefined ? lines : withLinks(lines, files, link)));
  const text = `${drawn.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return isAscii ? inAscii(text) : text;
}

/** Figures stand out where the lines between them do not; what is painted already stays. */
function withFaintBorders(line: string, faint: (text: string) => string): string {
  return /^[│┌├└]/.test(line) && !line.includes('\u001b')
    ? line.replace(/[─│┌┐└┘├┤┬┴┼]+/g, faint)
    : line;
}

/** The first of a long list, and how many were left out. */
export function cut<Item>(
  items: readonly Item[],
  options: TerminalOptions,
): { readonly shown: readonly Item[]; readonly left: number } {
  const shown = items.slice(0, options.maxListed ?? 50);
  return { shown, left: items.length - shown.length };
}
