import { visible } from './wrap.ts';

/** The address behind a file, or a line of it. */
export type Link = (file: string, line: number | null) => string;

const hyperlink = '\u001b]8;;';
const terminator = '\u001b\\';

/**
 * Makes places such as `ums.csv:14` links (OSC 8) where they stand whole on a line. `files` are the names as they were typed; their last
 * parts are known, too, where only one file has them.
 */
export function withLinks(
  lines: readonly string[],
  files: readonly string[],
  link: Link,
): string[] {
  const named = namesOf(files);
  if (named.size === 0) return [...lines];
  const names = [...named.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const place = new RegExp(
    `(?<=^|\\u001b\\[[\\d;]*m|[^\\p{L}\\p{N}_./\\\\-])(${names.join('|')})(?::(\\d+))?(?![\\p{L}\\p{N}_/-])`,
    'gu',
  );
  return lines.map((line) =>
    line.replace(place, (shown, name: string, number: string | undefined) => {
      const address = link(named.get(name) ?? name, number === undefined ? null : Number(number));
      return `${hyperlink}${harmless(address)}${terminator}${shown}${hyperlink}${terminator}`;
    }),
  );
}

/** Files by what a report shows of them. */
function namesOf(files: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(files)].filter((file) => file !== '');
  const bases = new Map<string, string[]>();
  for (const file of all) {
    const base = baseName(file);
    bases.set(base, [...(bases.get(base) ?? []), file]);
  }
  const unique = [...bases].flatMap(([base, [only, ...others]]) =>
    only === undefined || others.length > 0 ? [] : [[visible(base), only] as const],
  );
  return new Map([...unique, ...all.map((file) => [visible(file), file] as const)]);
}

/** `bank.csv` of `exports/bank.csv`. */
export function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** An address has no character that a terminal could take for its end. */
function harmless(address: string): string {
  return address.replace(/[^\x21-\x7e]/gu, (char) => encodeURIComponent(char));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
