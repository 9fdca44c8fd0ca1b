import { asCount, type Engine } from '../engine/engine.ts';
import type { Problem } from '../errors/posrecon-error.ts';
import { columnsRead } from './excerpt.ts';
import { headerKey } from './header-key.ts';
import type { LoadedRows } from './load-context.ts';
import { moneySql } from './money-sql.ts';
import type { PlannedSource } from './source.ts';
import type { Field, MappedColumn } from './table.ts';
import { textSql } from './value-sql.ts';

/** Whatever they hold, no finding rests on it. */
const idle: ReadonlySet<string> = new Set<Field>(['memo', 'merchantName', 'store', 'cashier']);

/**
 * Warns of a column that was read while another, of the same header, says something else: nothing in the file tells which of them is
 * meant. What the user named in posrecon.yaml is not asked.
 */
export async function rivalColumns(
  engine: Engine,
  { relation }: LoadedRows,
  planned: PlannedSource,
): Promise<readonly Problem[]> {
  const { file, mapping, table } = planned;
  const { used } = columnsRead(planned);
  const problems: Problem[] = [];
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (idle.has(field) || column.by === 'configuration') continue;
    for (const rival of columnsLike(table.header, column)) {
      if (used.has(rival)) continue;
      const differing = await rowsThatDiffer(engine, relation, planned, column.index, rival);
      if (differing === 0) continue;
      problems.push({
        file,
        line: table.headerLine,
        column: column.header,
        code: 'ERR_LAYOUT_UNPROVEN',
        message: `columns ${column.index + 1} and ${rival + 1} are both "${column.header}" and differ in ${differing} ${differing === 1 ? 'row' : 'rows'}; column ${column.index + 1} was read`,
        remedy: `What rests on this file is reported and drafts nothing. If column ${column.index + 1} is the right one, say so in posrecon.yaml: sources.${mapping.side}.columns: { ${field}: ${JSON.stringify(column.header)} }; else give it another header.`,
      });
    }
  }
  return problems;
}

function columnsLike(header: readonly string[], column: MappedColumn): readonly number[] {
  const key = headerKey(column.header);
  return [...header.keys()].filter(
    (index) => index !== column.index && key !== '' && headerKey(header[index] ?? '') === key,
  );
}

/** Rows in which the rival says something, and that is not what was read; `10.5` and `10.50` are the same. */
async function rowsThatDiffer(
  engine: Engine,
  relation: string,
  { mapping }: PlannedSource,
  read: number,
  rival: number,
): Promise<number> {
  const value = (index: number): string => {
    const text = textSql(`c${index}`, { padded: true, placeholders: true });
    return `coalesce(cast(${moneySql(text, mapping)} as varchar), ${text})`;
  };
  const row = await engine.row(
    `select count(*) filter (where other is not null and other is distinct from own) as n
     from (select ${value(read)} as own, ${value(rival)} as other from ${relation})`,
  );
  return asCount(row['n']);
}
