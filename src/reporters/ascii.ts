/** What reports are drawn and punctuated with, each beside ASCII of the same width; only the ellipsis is wider. */
const substitutes: ReadonlyMap<string, string> = new Map([
  ...pairs('─━', '-'),
  ...pairs('│┃', '|'),
  ...pairs('┌┐└┘├┤┬┴┼', '+'),
  ...pairs('█▉▊▋▌▍▎▏', '#'),
  ...pairs('▁▂', '.'),
  ...pairs('▃▄', '-'),
  ...pairs('▅▆', '='),
  ...pairs('▇', '#'),
  ...pairs('░', ':'),
  ...pairs('·–', '-'),
  ...pairs('“”', '"'),
  ...pairs('‘’', "'"),
  ...pairs('✓', '+'),
  ...pairs('✗', 'x'),
  ...pairs('→', '>'),
  ['…', '...'],
]);
const substituted = new RegExp(`[${[...substitutes.keys()].join('')}]`, 'g');

/** For a terminal that shows no more: lines, bars, marks and quotation marks in ASCII. What names and words are made of stays. */
export function inAscii(text: string): string {
  return text.replace(substituted, (char) => substitutes.get(char) ?? char);
}

function pairs(chars: string, substitute: string): readonly (readonly [string, string])[] {
  return [...chars].map((char) => [char, substitute] as const);
}
