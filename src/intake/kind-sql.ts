import { literal } from '../engine/engine.ts';
import type { MappedColumn, MappedKindRule, TableMapping } from './table.ts';
import { isOneOf, wordSql } from './value-sql.ts';

/** All words of the kind column: those of rows that are no payments mean `ignored`. */
export function kindDictionary(mapping: TableMapping): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(mapping.ignoredKinds.map((word) => [word, 'ignored'])),
    ...mapping.kindWords,
  };
}

/** What a row is: by the rules of its profile, else by the word of its kind column. `used`: the words that the file has. */
export function kindSql(
  mapping: TableMapping,
  used: readonly string[],
  text: (mapped: MappedColumn) => string,
): string {
  const { kindOfAll, columns, kindRules = [] } = mapping;
  if (kindOfAll !== null) return `cast(${literal(kindOfAll)} as kind)`;
  const word =
    columns.kind === undefined
      ? 'cast(null as kind)'
      : wordSql('kind_word', kindDictionary(mapping), used, 'kind');
  const rules = kindRules.map(({ kind, when }) => {
    const conditions = when.map(({ column, words }) => holds(text(column), words));
    return `when ${conditions.join(' and ')} then cast('${kind}' as kind)`;
  });
  return rules.length === 0 ? word : `case ${rules.join(' ')} else ${word} end`;
}

/** Whether a cell holds one of some words, or has a form. */
function holds(cell: string, words: MappedKindRule['when'][number]['words']): string {
  const text = `coalesce(lower(${cell}), '')`;
  return words instanceof RegExp
    ? `regexp_full_match(${text}, ${literal(words.source)})`
    : isOneOf(text, words);
}
