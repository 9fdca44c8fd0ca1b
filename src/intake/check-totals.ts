import { asCount, asMoney, type Engine, literal } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import { absolute, formatMoney, parseMoney } from '../model/money.ts';
import { familyOf } from '../model/transaction.ts';
import { bareTextSteps, everyPadding, noPadding } from './bare-text.ts';
import type { LoadContext, LoadedRows } from './load-context.ts';
import type { CheckedTotal, PlannedSource } from './source.ts';
import type { StatedTotal } from './table.ts';
import { moneySql, plainMoneySteps } from './value-sql.ts';

/** Compares the totals that a file states of itself with its rows, as they were loaded. */
export async function checkTotals(
  engine: Engine,
  planned: PlannedSource,
  context: LoadContext,
  rows: LoadedRows,
  store: StoreTable,
): Promise<readonly CheckedTotal[]> {
  const checked: CheckedTotal[] = [];
  for (const total of planned.mapping.statedTotals) {
    const isMoney = total.measure === 'sum';
    const found = await measured(engine, planned, total, rows, store);
    if (found === null) continue;
    if (!isMoney) {
      const count = String(found);
      checked.push({
        name: total.name,
        stated: total.stated,
        found: count,
        agrees: Number(total.stated) === Number(found),
        line: total.line,
        isMoney,
      });
      continue;
    }
    const stated = parseMoney(inFiveDecimals(total.stated.replaceAll(',', '')));
    const sum = absolute(asMoney(found));
    const currency = total.currency ?? planned.mapping.currency ?? context.currency;
    checked.push({
      name: total.name,
      stated: stated === null ? total.stated : formatMoney(absolute(stated), currency),
      found: formatMoney(sum, currency),
      agrees: stated !== null && absolute(stated) === sum,
      line: total.line,
      isMoney,
    });
  }
  return checked;
}

/** A decimal with at most five places, rounded half away from zero. */
function inFiveDecimals(text: string): string {
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)\.(\d{6,})$/.exec(text) ?? [];
  if (places === '') return text;
  const up = Number(places[5]) >= 5 ? 1n : 0n;
  const digits = (BigInt(`${whole}${places.slice(0, 5)}`) + up).toString().padStart(6, '0');
  return `${sign}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}

async function measured(
  engine: Engine,
  planned: PlannedSource,
  total: StatedTotal,
  rows: LoadedRows,
  store: StoreTable,
): Promise<bigint | number | null> {
  if (total.header !== undefined) {
    const index = planned.table.header.indexOf(total.header);
    if (index < 0) return null;
    const { mapping, probe, table } = planned;
    const kind = mapping.columns.kind;
    const read = kind === undefined ? ['cell'] : ['cell', 'kind_word'];
    const padding = probe.whole ? everyPadding : (probe.padding ?? noPadding);
    const cells = [
      ...bareTextSteps(read, padding, table.delimiter, true),
      ...plainMoneySteps(['cell'], mapping.decimalMark),
    ].reduce(
      (inner, step) => `(select ${step} from ${inner})`,
      `(select c${index} as cell${kind === undefined ? '' : `, c${kind.index} as kind_word`} from ${rows.relation})`,
    );
    // A sum of finer amounts is rounded once, not row by row.
    const value = planned.mapping.roundsAmounts
      ? 'try_cast(cell as decimal(30,12))'
      : moneySql('cell', planned.mapping);
    const row = await engine.row(
      `select cast(coalesce(sum(${value}), 0) as decimal(38,5)) as total from ${cells} ${ofFamily(planned, total.of)}`,
    );
    return asMoney(row['total']);
  }
  const condition = {
    sale: "family = 'sale'",
    refund: "family = 'refund'",
    in: 'amount > 0',
    out: 'amount < 0',
  };
  const where = [
    ...(total.of === null ? [] : [`and ${condition[total.of]}`]),
    ...(total.currency === undefined ? [] : [`and currency = ${literal(total.currency)}`]),
  ].join(' ');
  // Rows that a rule leaves out stand among those that such an export counts.
  const isOfAllRows =
    planned.mapping.side === 'bank' ||
    (total.of === null && (planned.mapping.kindRules ?? []).some(({ kind }) => kind === 'ignored'));
  const measure =
    total.measure === 'count'
      ? 'count(*)'
      : `cast(coalesce(sum(${total.field}), 0) as decimal(38,5))`;
  const row = await engine.row(
    `select ${measure} as total from ${store}
     where id >= ${rows.firstId} and id < ${rows.endId} ${isOfAllRows ? '' : "and kind <> 'ignored'"} ${where}`,
  );
  return total.measure === 'count' ? asCount(row['total']) : asMoney(row['total']);
}

/** Limits a total over the file's own columns to the rows of a family, by their kind word. */
function ofFamily({ mapping }: PlannedSource, of: StatedTotal['of']): string {
  const column = mapping.columns.kind;
  if (column === undefined || (of !== 'sale' && of !== 'refund')) return '';
  const words = Object.entries(mapping.kindWords)
    .filter(([, kind]) => familyOf(kind) === of)
    .map(([word]) => literal(word));
  return `where lower(kind_word) in (${words.join(', ')})`;
}
