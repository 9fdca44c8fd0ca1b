import { asCount, type Engine } from '../engine/engine.ts';
import type { StoreTable } from '../engine/schema.ts';
import type { Problem } from '../errors/posrecon-error.ts';
import type { LayoutCheckKind } from '../model/recognition.ts';
import type { LoadedRows } from './load-context.ts';
import { moneySql } from './money-sql.ts';
import type { CheckedTotal, PlannedSource } from './source.ts';
import { textSql } from './value-sql.ts';

/** One way to check the reading of a file by its own figures: in how many of the places where it applies it comes out. */
interface LayoutCheck {
  readonly by: LayoutCheckKind;
  readonly agree: number;
  readonly of: number;
}

/** What arithmetic says of a layout that is known from one reader, from none, or from the user alone. */
export interface LayoutProof {
  /** Every check that applies comes out; of a layout that the user does not vouch for, at least one applies. */
  readonly holds: boolean;
  readonly checks: readonly LayoutCheck[];
}

/**
 * Checks a layout of confidence D or X, or of the user's own, on the file at hand: gross less fee is the net, each balance follows from the one before,
 * the file's own totals are those of its rows. `null`: the layout needs no proof, or there are no rows. Single rows that are off are the acquirer's
 * faults; columns that were taken for others are off nearly everywhere, so nine rows in ten must agree.
 */
export async function proveLayout(
  engine: Engine,
  planned: PlannedSource,
  rows: LoadedRows,
  store: StoreTable,
  totals: readonly CheckedTotal[],
): Promise<LayoutProof | null> {
  const { layoutConfidence } = planned.mapping;
  const isEmpty = rows.firstId === rows.endId;
  const isOwn = layoutConfidence === 'own';
  if (isEmpty || (!isOwn && layoutConfidence !== 'D' && layoutConfidence !== 'X')) return null;
  const sums = totals.filter(({ isMoney }) => isMoney);
  const checks = [
    ...(store === 'bank' ? [] : [await netsThatAddUp(engine, planned, rows, store)]),
    await balancesThatChain(engine, rows, store),
    {
      by: 'totals' as const,
      agree: sums.filter(({ agrees }) => agrees).length,
      of: sums.length,
    },
  ].filter(({ of }) => of > 0);
  return {
    checks,
    holds:
      (isOwn || checks.length > 0) &&
      checks.every(({ by, agree, of }) => (by === 'totals' ? agree === of : agree * 10 >= of * 9)),
  };
}

/** Rows that state gross, a fee that is not nothing, and net. */
async function netsThatAddUp(
  engine: Engine,
  { mapping }: PlannedSource,
  { relation, firstId, endId }: LoadedRows,
  store: StoreTable,
): Promise<LayoutCheck> {
  const { netOf, columns } = mapping;
  const cell = (index: number): string =>
    moneySql(textSql(`c${index}`, { padded: true, placeholders: true }), mapping);
  const rows =
    netOf === undefined || columns.net === undefined || columns.fee === undefined
      ? `select amount as gross, fee, net from ${store} where id >= ${firstId} and id < ${endId}`
      : `select ${cell(netOf.index)} as gross, ${cell(columns.fee.index)} as fee, ${cell(columns.net.index)} as net from ${relation}`;
  const row = await engine.row(
    `select count(*) as n,
       count(*) filter (where abs(net) in (abs(gross) - abs(fee), abs(gross) + abs(fee))) as agree
     from (${rows}) where fee <> 0 and net is not null and gross is not null`,
  );
  return { by: 'net', agree: asCount(row['agree']), of: asCount(row['n']) };
}

/** Neighbouring entries of one account, upwards or downwards; a row whose amount could not be read proves nothing. */
async function balancesThatChain(
  engine: Engine,
  { firstId, endId }: LoadedRows,
  store: StoreTable,
): Promise<LayoutCheck> {
  const row = await engine.row(
    `select count(*) filter (where moved is not null) as n_up,
       count(*) filter (where balance = before + moved) as up,
       count(*) filter (where moved_before is not null) as n_down,
       count(*) filter (where before = balance + moved_before) as down
     from (select balance, moved, lag(balance) over neighbours as before,
             lag(moved) over neighbours as moved_before
           from (select *, ${store === 'bank' ? 'amount' : 'coalesce(net, amount)'} as moved,
                   ${store === 'bank' ? 'account' : 'merchant_id'} as account_of from ${store})
           where id >= ${firstId} and id < ${endId} and balance is not null
           window neighbours as (partition by account_of, currency order by id))
     where before is not null`,
  );
  const [up, down] = [asCount(row['up']), asCount(row['down'])];
  const isUpwards = up >= down;
  return {
    by: 'balance',
    agree: isUpwards ? up : down,
    of: asCount(row[isUpwards ? 'n_up' : 'n_down']),
  };
}

const names: Readonly<Record<LayoutCheckKind, string>> = {
  net: 'the net is the amount less the fee in',
  balance: 'the balance follows from the one before in',
  totals: 'the sums that it states are those of its rows in',
};

/** The warning that a file's layout is not borne out. */
export function unprovenLayout(
  { file, mapping, table }: PlannedSource,
  proof: LayoutProof,
): Problem {
  const known = { X: 'is not published', own: 'is described in posrecon.yaml' };
  const said =
    known[mapping.layoutConfidence as keyof typeof known] ?? 'is known from a single reader of it';
  const found =
    proof.checks.length === 0
      ? 'the file states no net, balance or total by which its reading could be checked'
      : proof.checks.map(({ by, agree, of }) => `${names[by]} ${agree} of ${of}`).join(', ');
  return {
    file,
    line: table.headerLine === 0 ? null : table.headerLine,
    column: null,
    code: 'ERR_LAYOUT_UNPROVEN',
    message: `the layout of ${mapping.profile} ${said}, and nothing bears out that it was read rightly: ${found}`,
    remedy: `What rests on this file is reported and drafts nothing. Compare its columns with posrecon inspect; where they are wrong, name them under sources.${mapping.side}.columns in posrecon.yaml.`,
  };
}
