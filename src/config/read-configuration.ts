import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { exitCodes, type Location, PosreconError } from '../errors/posrecon-error.ts';
import { type Side, sides } from '../model/transaction.ts';
import { explainIssue, type FoundIssue } from './explain-issue.ts';
import { findFiles } from './find-files.ts';
import type { Configuration, ConfiguredSettings } from './load-configuration.ts';
import { type ConfigurationText, configurationSchema } from './schema.ts';

type Path = readonly (string | number)[];

/** Reads a configuration file that must be there. `file` is as the user typed it. */
export async function readConfiguration(file: string, folder: string): Promise<Configuration> {
  const text = await readText(file, resolve(folder, file));
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (message: string, line: number | null, remedy?: string): PosreconError =>
    new PosreconError('ERR_CONFIG', exitCodes.usage, message, {
      location: line === null ? { file } : { file, line },
      ...(line === null ? {} : { excerpt: text.split(/\r\n|\n|\r/)[line - 1] ?? '' }),
      ...(remedy === undefined ? {} : { remedy }),
    });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    throw refuse(
      `this is not YAML: ${syntax.message}`,
      lines.linePos(syntax.pos[0]).line,
      'Indent with spaces, and put text that holds ": " or begins with a sign into quotation marks.',
    );
  }
  const lineOf = (path: Path): number | null => {
    const offset = offsetOf(document.contents, path);
    return offset === null ? null : lines.linePos(offset).line;
  };
  const parsed = configurationSchema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap(explainIssue).map((issue) => ({
      ...issue,
      line: lineOf(issue.path) ?? 1,
    }));
    const [first] = found.sort((a, b) => a.line - b.line) as [FoundIssue & { line: number }];
    throw refuse(first.message, first.line, first.remedy);
  }
  return {
    files: await filesOf(parsed.data, dirname(file), folder),
    settings: settingsOf(parsed.data),
    timeZone: parsed.data.timeZone ?? null,
    currency: parsed.data.currency ?? null,
    language: parsed.data.language ?? null,
    locate(path): Location | null {
      const line = lineOf(path);
      return line === null ? null : { file, line };
    },
  };
}

async function readText(file: string, path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new PosreconError(
      'ERR_CONFIG',
      exitCodes.usage,
      isMissing ? 'there is no such configuration file' : 'the configuration cannot be read',
      {
        location: { file },
        remedy: 'Check the name. Without --config, posrecon.yaml of the working folder is read.',
        cause,
      },
    );
  }
}

/** Where a key stands in the text; that of the nearest one above it that is there. */
function offsetOf(contents: Node | null, path: Path): number | null {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!isPair(pair)) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else {
      node = (node as { items?: readonly Node[] } | null)?.items?.[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    }
  }
  return offset;
}

async function filesOf(
  { sources = {} }: ConfigurationText,
  base: string,
  folder: string,
): Promise<Configuration['files']> {
  const named: { file: string; side: Side }[] = [];
  for (const side of sides) {
    const found = new Set<string>();
    for (const pattern of sources[side]?.files ?? []) {
      for (const file of await findFiles(pattern, base, folder)) found.add(file);
    }
    named.push(...[...found].map((file) => ({ file, side })));
  }
  return named;
}

function settingsOf({ sources = {} }: ConfigurationText): Configuration['settings'] {
  const settings: Partial<Record<Side, ConfiguredSettings>> = {};
  for (const side of sides) {
    const { files: _, ...said } = sources[side] ?? {};
    if (Object.keys(said).length > 0) settings[side] = said;
  }
  return settings;
}
