import { asCount, asText, type Engine } from '../engine/engine.ts';
import type { StoreTable, TransactionColumn } from '../engine/schema.ts';
import type { Problem } from '../errors/posrecon-error.ts';
import type { LoadedRows } from './load-context.ts';
import type { PlannedSource } from './source.ts';
import type { Field } from './table.ts';

const idColumns: Readonly<Partial<Record<TransactionColumn, Field>>> = {
  order_id: 'orderId',
  rrn: 'rrn',
  acquirer_reference: 'acquirerReference',
  original_reference: 'originalReference',
  original_order_id: 'originalOrderId',
  merchant_id: 'merchantId',
};

/** An id such as 4.20001E+27 was rounded by a spreadsheet: it names nothing any more, so it is emptied and said. */
export async function clearRoundedIds(
  engine: Engine,
  planned: PlannedSource,
  store: StoreTable,
  rows: LoadedRows,
): Promise<readonly Problem[]> {
  if (store === 'bank') return [];
  const problems: Problem[] = [];
  for (const [column, field] of Object.entries(idColumns)) {
    const mapped = planned.mapping.columns[field];
    if (mapped === undefined) continue;
    const rounded = `regexp_full_match(${column}, '[0-9]([.,][0-9]+)?[eE][+][0-9]+')`;
    const where = `rowid >= ${rows.firstId} and rowid < ${rows.endId} and ${rounded}`;
    const row = await engine.row(
      `select count(*) as n, min(rowid) as first, min_by(${column}, rowid) as example from ${store}_rows where ${where}`,
    );
    const count = asCount(row['n']);
    if (count === 0) continue;
    await engine.run(`update ${store}_rows set ${column} = null where ${where}`);
    problems.push({
      file: planned.file,
      line: rows.lineOf(asCount(row['first'])),
      column: mapped.header,
      code: 'ERR_INTAKE_SCIENTIFIC_ID',
      message: `"${mapped.header}" is "${asText(row['example'])}"${count === 1 ? '' : `, and rounded like this in ${count} rows`}: a spreadsheet has lost its digits`,
      remedy:
        'The rows were kept without this number. Export again and do not open and save the file in a spreadsheet, or format the column as text first.',
    });
  }
  return problems;
}
