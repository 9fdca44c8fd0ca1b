import { asCount, asMoney, asText, asWhole, type Engine, type SqlRow } from '../engine/engine.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import type { LoadedSource } from '../intake/source.ts';
import { movesMoney } from '../matching/payouts/payout-groups.ts';
import { dateOfDay } from '../model/calendar.ts';
import type { AccountRole } from '../model/journal.ts';
import { type Money, parseMoney } from '../model/money.ts';
import type { Discrepancy } from '../model/report.ts';
import type { Side } from '../model/transaction.ts';
import { culpritsOf } from './culprits.ts';
import { differenceOf, type KeyedBooking, type SettledMoney } from './line-bookings.ts';
import { acquirerName, type Draft, discrepanciesOf, postingsOf } from './postings.ts';
import { placeOf } from './report-rows.ts';

/**
 * What the acquirer settled otherwise than the till sold, and no discrepancy says that it should not: a tip or a rounding, and a charge
 * that only the till gave back.
 */
export async function bookDifferences(
  engine: Engine,
  { sides, sources }: Pick<Inputs, 'sides' | 'sources'>,
  discrepancies: readonly Discrepancy[],
): Promise<readonly KeyedBooking[]> {
  if (!sides.has('pos') || !sides.has('settlement')) return [];
  const culprits = culpritsOf(discrepancies, sources);
  const named = (side: Side): ReadonlySet<number> =>
    new Set(culprits.filter((each) => each.side === side).map(({ id }) => id));
  const [atTill, atAcquirer] = [named('pos'), named('settlement')];
  const rows = await engine.rows(
    `select m.pos_id, s.id as stl_id, s.currency, cast(s.family as varchar) as family, s.amount - p.amount as more, false as is_undone, ${day}
     from matched m join pos p on p.id = m.pos_id join stl s on s.id = m.stl_id
     where m.differs and s.amount <> p.amount
     union all
     -- charges that nobody is owed for; those that the acquirer itself took back are left out with what took them
     select null, s.id, s.currency, cast(s.family as varchar), s.amount, true, ${day}
     from (
       select *, count(*) over (partition by currency, amount) as alike, count(*) over (partition by currency, abs(amount)) as both_ways,
         row_number() over (partition by currency, amount order by id) as nth
       from stl semi join (
         select id from bucketed where leg = 'till-acquirer' and side = 'settlement' and bucket = 'notExpected') b using (id)
       where class = 'due' and id not in (select stl_id from matched)
     ) s where nth > both_ways - alike
     order by stl_id`,
  );
  return rows
    .filter(
      ({ pos_id, stl_id }) =>
        !atTill.has(asWhole(pos_id) ?? -1) && !atAcquirer.has(asCount(stl_id)),
    )
    .map((row) => {
      const id = asCount(row['stl_id']);
      const on = asWhole(row['day']);
      const more = asMoney(row['more']);
      const { file, line } = placeOf({ side: 'settlement', id }, sources);
      return {
        key: { side: 'settlement', id },
        kind: 'difference',
        day: on === null ? null : dateOfDay(on),
        acquirer: '',
        records: null,
        postings: postingsOf(
          [
            { account: 'unsettled', amount: more },
            { account: accountOfDifference(row), amount: -more },
          ],
          asText(row['currency']) ?? '',
        ),
        payouts: [],
        discrepancies: [],
        place: `${file}:${line}`,
      };
    });
}

const day = "coalesce(s.settlement_date, cast(s.occurred_at as date)) - date '1970-01-01' as day";

function accountOfDifference(row: SqlRow): AccountRole {
  if (row['is_undone'] === true) return 'refunds';
  return row['family'] === 'sale' && asMoney(row['more']) > 0n ? 'tips' : 'overShort';
}

/** What somebody accepted is borne by the shop, or is its gain: it waits for nobody any longer. */
export async function bookAccepted(
  engine: Engine,
  { payouts }: SettledMoney,
  { sides, sources }: Pick<Inputs, 'sides' | 'sources'>,
  discrepancies: readonly Discrepancy[],
): Promise<readonly KeyedBooking[]> {
  const booked: KeyedBooking[] = [];
  for (const each of discrepancies.filter(({ status }) => status === 'accepted')) {
    const group = payouts?.payouts.find((payout) => differenceOf(payout, [each]).length > 0)?.group;
    const of = acquirerName(group?.acquirer ?? null);
    const waiting = await waitingOf(engine, each, of, sources);
    if (waiting === null || waiting.amount === 0n) continue;
    if (waiting.account === 'unsettled' && !sides.has('pos')) continue;
    const postings = postingsOf(
      [
        { account: 'overShort', amount: waiting.amount, discrepancy: each.id },
        { ...waiting, amount: -waiting.amount, discrepancy: each.id },
      ],
      each.atStake?.currency ?? '',
    );
    booked.push({
      key: { discrepancy: each.id },
      kind: 'accepted',
      day: null,
      acquirer: '',
      records: null,
      postings,
      payouts: [],
      discrepancies: discrepanciesOf(postings),
      place: null,
    });
  }
  return booked;
}

/** What a discrepancy leaves on an account; `null` where it leaves nothing anywhere. */
async function waitingOf(
  engine: Engine,
  found: Discrepancy,
  of: string,
  sources: readonly LoadedSource[],
): Promise<Draft | null> {
  switch (found.code) {
    case 'missing-payout':
      return { account: 'clearing', of, amount: parseMoney(found.args.net) ?? 0n };
    case 'short-payout':
      return { account: 'clearing', of, amount: parseMoney(found.args.difference) ?? 0n };
    case 'excess-payout':
      return { account: 'suspense', amount: -(parseMoney(found.args.difference) ?? 0n) };
    case 'unexplained-credit':
      return { account: 'suspense', amount: -(parseMoney(found.args.amount) ?? 0n) };
    case 'late-payout':
    case 'unknown-payer':
    case 'chargeback':
    case 'wrong-fee':
    case 'control-total-mismatch':
    case 'balance-break':
    case 'trace-gap':
    case 'repeated-record':
      return null;
    default:
      return { account: 'unsettled', amount: await unsettledOf(engine, found, sources) };
  }
}

/** What the records that a discrepancy names leave on `unsettled`: the difference of a pair, or a record without another. */
async function unsettledOf(
  engine: Engine,
  found: Discrepancy,
  sources: readonly LoadedSource[],
): Promise<Money> {
  const culprits = culpritsOf([found], sources);
  const ids = (side: Side): string =>
    ['null', ...culprits.filter((each) => each.side === side).map(({ id }) => id)].join(', ');
  const row = await engine.row(
    `select cast(coalesce(sum(left_over), 0) as decimal(38,5)) as left_over from (
       select p.amount - coalesce(s.amount, 0) as left_over
         from pos p left join matched m on m.pos_id = p.id left join stl s on s.id = m.stl_id
         where p.id in (${ids('pos')}) and p.class = 'due'
       union all
       select coalesce(p.amount, 0) - s.amount
         from stl s left join matched m on m.stl_id = s.id left join pos p on p.id = m.pos_id
         where s.id in (${ids('settlement')}) and s.family is not null and s.id in (select id from stl where ${movesMoney})
           and coalesce(m.pos_id not in (${ids('pos')}), true))`,
  );
  return asMoney(row['left_over']);
}
