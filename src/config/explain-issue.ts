import { z } from 'zod';
import { configurationSchema } from './schema.ts';
import type { Misread } from './values.ts';

/** What is wrong with one setting, in a sentence that names its key. */
export interface FoundIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

/** Says what zod found; a mapping with several unknown keys gives several. */
export function explainIssue(issue: z.core.$ZodIssue): readonly FoundIssue[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...path, key]));
  }
  const key = nameOf(path);
  const found = (message: string, remedy: string): readonly FoundIssue[] => [
    { path, message: `${key} ${message}`, remedy },
  ];
  if (issue.code === 'invalid_value') {
    return found(
      `is ${given(issue.input)}, which is not known`,
      `Use ${listed(issue.values.map(String), 'or')}.`,
    );
  }
  if (issue.code === 'custom') {
    const { no, remedy } = issue.params as unknown as Misread;
    return found(`is ${given(issue.input)}, which is no ${no}`, remedy);
  }
  if (issue.code === 'too_small') return found('is empty', 'Fill it in, or take the line out.');
  if (issue.code === 'invalid_union') {
    return found('must be text, or a list of texts', 'Write it as "…", or as ["…", "…"].');
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return [missing(path)];
  if (issue.code !== 'invalid_type') return found('is not valid', issue.message);
  const [is, remedy] = expectations[issue.expected] ?? [`is no ${issue.expected}`, ''];
  return found(is, remedy);
}

const expectations: Readonly<Record<string, readonly [string, string]>> = {
  object: ['must hold settings, "name: value", indented below it', 'Or take the line out.'],
  record: [
    'must hold names, each with a colon and what belongs to it indented below',
    'Write "name:" without "- " before it.',
  ],
  array: ['must be a list', 'Write it as [a, b], or each part on lines of its own behind "- ".'],
  string: ['must be text', 'Put it into quotation marks.'],
  boolean: ['must be true or false', 'Write it without quotation marks.'],
};

function given(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function nameOf(path: FoundIssue['path']): string {
  return path.length === 0 ? 'the configuration' : path.join('.');
}

function unknownKey(path: FoundIssue['path']): FoundIssue {
  const known = keysAt(path.slice(0, -1));
  const key = String(path.at(-1));
  const meant = nearest(key, known);
  return {
    path,
    message: `${nameOf(path)} is no setting${meant === null ? '' : `; did you mean "${meant}"?`}`,
    remedy: `Known here are ${listed(known, 'and')}.`,
  };
}

function missing(path: FoundIssue['path']): FoundIssue {
  const key = String(path.at(-1));
  return {
    path,
    message: `${nameOf(path.slice(0, -1))} has no "${key}"`,
    remedy: `Add "${key}: …". ${descriptionAt(path)}`,
  };
}

/** The settings that the schema has in one place. */
function keysAt(path: FoundIssue['path']): readonly string[] {
  const at = schemaAt(path);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function descriptionAt(path: FoundIssue['path']): string {
  return schemaAt(path)?.description ?? '';
}

/** The schema of one place, without what says that it may be left out. */
function schemaAt(path: FoundIssue['path']): z.core.$ZodType & { description?: string } {
  let at: z.core.$ZodType = configurationSchema;
  for (const step of path) {
    if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else if (at instanceof z.ZodObject) at = at.shape[String(step)] ?? at;
    if (at instanceof z.ZodOptional || at instanceof z.ZodExactOptional) at = at.unwrap();
  }
  return at as z.core.$ZodType & { description?: string };
}

/** `a, b and c` */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** What was probably meant: the known word that differs by two letters at most, or only by case and separators. */
export function nearest(key: string, known: readonly string[]): string | null {
  const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');
  const same = known.find((word) => bare(word) === bare(key));
  if (same !== undefined) return same;
  const [best] = known
    .map((word) => ({ word, edits: editsBetween(word.toLowerCase(), key.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  return best !== undefined && best.edits <= Math.min(2, key.length / 3) ? best.word : null;
}

/** Letters to add, drop or change (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= b.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (letter === b[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
