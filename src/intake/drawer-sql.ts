import { drawerKinds } from '../model/transaction.ts';
import type { CanonicalContext } from './canonical-context.ts';
import type { CellReader } from './cell-reader.ts';
import { kindDictionary } from './kind-sql.ts';
import type { TableMapping } from './table.ts';
import { hasValue } from './value-sql.ts';

/** How rows of the drawer's cash are read: SQL over the columns of a file. */
export interface DrawerSql {
  /** Columns that the rest is made of. */
  readonly parsed: Readonly<Record<string, string>>;
  /** The amount of a row: what was counted, where that stands in a column of its own. */
  readonly stated: (usual: string) => string;
  readonly kind: (usual: string) => string;
  /** What the till says should be there; `null` where it does not. */
  readonly expected: string | null;
  /** Branches of a `case`: what goes out is negative, what comes in positive. */
  readonly signs: string;
}

/** `null`: no row that the sample or a later look shows is of the drawer, and none has to be asked. */
export function drawerSql(
  mapping: TableMapping,
  { kindsUsed }: CanonicalContext,
  reader: CellReader,
): DrawerSql | null {
  if (mapping.side !== 'pos') return null;
  const { countedCash, expectedCash, amount, debit, credit } = mapping.columns;
  const words = kindDictionary(mapping);
  const used = new Set<string | null | undefined>([
    ...kindsUsed.map((word) => words[word]),
    ...(mapping.kindRules ?? []).map(({ kind }) => kind),
    mapping.kindOfAll,
  ]);
  if (countedCash === undefined && !drawerKinds.some((kind) => used.has(kind))) return null;
  const cells = [amount, debit, credit].filter((column) => column !== undefined);
  const hasAmount = cells.map((cell) => `${reader.text(cell)} is not null`).join(' or ');
  const isCount =
    countedCash === undefined
      ? null
      : `${reader.text(countedCash)} is not null
         and (kind_read is null or ${kindIs('ignored', 'cash-count', 'other')})`;
  const parsed: Record<string, string> = { has_amount: hasAmount === '' ? 'false' : hasAmount };
  if (isCount !== null) parsed['is_count'] = isCount;
  if (expectedCash !== undefined) parsed['expected_read'] = reader.money(expectedCash);
  const counted = countedCash === undefined ? '' : reader.money(countedCash);
  return {
    parsed,
    stated: (usual) =>
      isCount === null ? usual : `case when ${isCount} then ${counted} else ${usual} end`,
    // 开班 or a count that nobody filled in says nothing.
    kind: (usual) => `case ${isCount === null ? '' : `when is_count then ${kind('cash-count')}`}
      when ${kindIs(...drawerKinds)} and not has_amount then ${kind('ignored')}
      when ${kindIs('paid-in')} and stated < 0 then ${kind('paid-out')}
      else ${usual} end`,
    expected:
      expectedCash === undefined
        ? null
        : `case when ${hasValue('kind_now', 'kind', 'cash-count')} then expected_read end`,
    signs: `when ${hasValue('kind_now', 'kind', 'paid-out', 'cash-drop')} then -abs(stated)
      when ${hasValue('kind_now', 'kind', 'float')} then abs(stated)`,
  };
}

function kind(word: string): string {
  return `cast('${word}' as kind)`;
}

function kindIs(...words: readonly string[]): string {
  return hasValue('kind_read', 'kind', ...words);
}
