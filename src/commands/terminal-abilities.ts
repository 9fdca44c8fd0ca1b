import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Link } from '../reporters/links.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a terminal shows no more than ASCII: it says so by its name, or by a locale of another encoding than UTF-8. */
export function isAsciiTerminal({ TERM, LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return TERM === 'dumb' || (locale !== '' && !/utf-?8/i.test(locale));
}

/** Terminals that go to the line that a fragment names; elsewhere it would be taken for a part of the name. */
function opensLines({ TERM, TERM_PROGRAM = '' }: Environment): boolean {
  return TERM === 'xterm-kitty' || ['vscode', 'iTerm.app'].includes(TERM_PROGRAM);
}

/** Addresses of files as typed in a folder; `host` tells a terminal at the other end of a connection that they are not its own. */
export function fileLinks(folder: string, host: string, environment: Environment): Link {
  const hasLines = opensLines(environment);
  return (file, line) => {
    // What is in an archive or a workbook is behind it.
    const [outer = file, ...inner] = file.split('!');
    const url = pathToFileURL(resolve(folder, outer));
    if (process.platform !== 'win32') url.hostname = host;
    if (hasLines && line !== null && inner.length === 0) url.hash = String(line);
    return url.href;
  };
}
