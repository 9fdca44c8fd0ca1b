import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { exitCodes, type Location, PosreconError } from '../errors/posrecon-error.ts';
import { type Side, sides } from '../model/transaction.ts';
import { contradictions } from './check-contract.ts';
import { unusableProfiles } from './check-profiles.ts';
import { explainIssue, type FoundIssue } from './explain-issue.ts';
import { findFiles } from './find-files.ts';
import {
  type Configuration,
  type ConfiguredSettings,
  defaultCloseAfter,
} from './load-configuration.ts';
import { contradictoryRulings, rulingsOf } from './matching-schema.ts';
import { readContract } from './read-contract.ts';
import { type ConfigurationText, configurationSchema, writtenSections } from './schema.ts';

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
  const refuseFirst = (issues: readonly FoundIssue[]): void => {
    const [first] = issues
      .map((issue) => ({ ...issue, line: lineOf(issue.path) ?? 1 }))
      .sort((a, b) => a.line - b.line);
    if (first !== undefined) throw refuse(first.message, first.line, first.remedy);
  };
  keepNumbersAsWritten(document);
  const parsed = configurationSchema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (!parsed.success) {
    refuseFirst(parsed.error.issues.flatMap(explainIssue));
    throw parsed.error;
  }
  refuseFirst([
    ...unusableProfiles(parsed.data),
    ...contradictions(parsed.data),
    ...contradictoryRulings(parsed.data),
  ]);
  return {
    file,
    files: await filesOf(parsed.data, dirname(file), folder),
    patterns: sides
      .flatMap((side) => parsed.data.sources?.[side]?.files ?? [])
      .map((pattern) => (isAbsolute(pattern) ? pattern : join(dirname(file), pattern))),
    settings: settingsOf(parsed.data),
    profiles: parsed.data.profiles ?? {},
    timeZone: parsed.data.timeZone ?? null,
    currency: parsed.data.currency ?? parsed.data.currencies?.[0] ?? null,
    language: parsed.data.language ?? null,
    rulings: rulingsOf(parsed.data),
    accounts: parsed.data.accounts ?? {},
    approval: parsed.data.approval ?? 'two-person',
    ledger: parsed.data.ledger ?? null,
    passwords: parsed.data.passwords ?? null,
    closeAfter: parsed.data.closeAfter ?? defaultCloseAfter,
    contract: readContract(parsed.data, (path) => `${file}:${lineOf(path) ?? 1}`),
    locate(path): Location | null {
      const line = lineOf(path);
      return line === null ? null : { file, line };
    },
  };
}

/** Merchant numbers keep their zeros, rates and amounts their digits: no number of the contract is read as one. */
function keepNumbersAsWritten({ contents }: Document): void {
  if (!isMap(contents)) return;
  for (const pair of contents.items) {
    if (!isScalar(pair.key) || !writtenSections.has(String(pair.key.value))) continue;
    visit(pair.value as Node | null, {
      Scalar(_, scalar) {
        const { value, source } = scalar;
        if (typeof value === 'number' && source !== undefined) scalar.value = source;
      },
    });
  }
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
