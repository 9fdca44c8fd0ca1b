import type { SniffedTable } from './table.ts';

interface HeaderNames {
  readonly inOrder: readonly string[];
  readonly all: ReadonlySet<string>;
}

const known = new WeakMap<SniffedTable, HeaderNames>();

/**
 * Whether a record among the rows is a header: the table's own, in whatever case, or one that has most of its names in other places,
 * so that the rows below it have other columns. `null`: it is none.
 */
export function headerAgain(cells: readonly string[], table: SniffedTable): 'own' | 'other' | null {
  const { inOrder, all } = namesOf(table);
  if (!all.has(plain(cells[0] ?? ''))) return null;
  const names = cells.map(plain);
  if (names.length === inOrder.length && names.every((name, at) => name === inOrder[at])) {
    return 'own';
  }
  const filled = names.filter((name) => name !== '');
  const own = filled.filter((name) => all.has(name));
  return filled.length > 2 && own.length * 2 > filled.length ? 'other' : null;
}

function namesOf(table: SniffedTable): HeaderNames {
  const before = known.get(table);
  if (before !== undefined) return before;
  const inOrder = table.headerCells.map(plain);
  const names = { inOrder, all: new Set(inOrder) };
  known.set(table, names);
  return names;
}

function plain(cell: string): string {
  return cell.trim().toLowerCase();
}
