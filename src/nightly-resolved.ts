import { asCount, asText, type Engine } from './engine/engine.ts';
import type { Inputs } from './intake/read-inputs.ts';
import { lineIds } from './matching/find-record.ts';
import { counterpartRoles } from './model/discrepancy.ts';
import type { KeptRequest, RequestAnswer } from './model/refund-request.ts';
import type { Discrepancy, RecordPlace, Report } from './model/report.ts';
import { requestNamed } from './model/same-money.ts';

/** Names in each discrepancy that is resolved the records that explain it, as far as records do. */
export async function withEvidence(
  engine: Engine,
  report: Report,
  { sources }: Pick<Inputs, 'sources'>,
  answers: readonly RequestAnswer[],
  requests: readonly KeptRequest[],
): Promise<Report> {
  const resolved = report.discrepancies.filter(({ status }) => status === 'resolved');
  if (resolved.length === 0) return report;
  const records = await recordsBehind(engine, resolved, sources);
  return {
    ...report,
    discrepancies: report.discrepancies.map((each): Discrepancy => {
      if (each.status !== 'resolved') return each;
      const answer = answers.find(
        ({ request }) =>
          request === requestNamed(each) ||
          requests.some(({ id, discrepancy }) => id === request && discrepancy === each.id),
      );
      const found = [
        ...(records.get(each.id) ?? []),
        ...linesOf(each, report),
        ...(answer === undefined ? [] : answer.places),
      ];
      const own = new Set(each.evidence.map(keyOf));
      const places = [...new Map(found.map((place) => [keyOf(place), place])).values()].filter(
        (place) => !own.has(keyOf(place)),
      );
      return places.length === 0 ? each : { ...each, resolvedBy: places };
    }),
  };
}

function keyOf({
  side,
  file,
  line,
}: Omit<RecordPlace, 'line'> & { readonly line: number | null }): string {
  return `${side} ${file}:${line}`;
}

/** The bank's lines that pay the payout which was missing or not all there. */
function linesOf({ args }: Discrepancy, { payouts }: Report): readonly RecordPlace[] {
  if (!('settlementDate' in args) || !('merchantId' in args)) return [];
  const { settlementDate, merchantId, currency } = args;
  const paid = payouts.filter(
    (payout) =>
      payout.settlementDate === settlementDate &&
      payout.merchantId === merchantId &&
      payout.currency === currency,
  );
  return paid.flatMap(({ bank }) =>
    bank.map(({ file, line }) => ({ side: 'bank' as const, file, line })),
  );
}

/** What the records that were culprits are matched with now, and what gives them back. */
async function recordsBehind(
  engine: Engine,
  resolved: readonly Discrepancy[],
  sources: Inputs['sources'],
): Promise<ReadonlyMap<string, readonly RecordPlace[]>> {
  const culprits = resolved.flatMap(({ id, evidence }) =>
    evidence.flatMap(({ role, side, file, line }) => {
      if (counterpartRoles.includes(role) || side === 'bank' || line === null) return [];
      const own = sources.filter((source) => source.side === side && source.file === file);
      return lineIds(own, line).map((record) => [id, side === 'pos' ? 'pos' : 'stl', record]);
    }),
  );
  await engine.run(
    'create or replace table were_culprits (discrepancy varchar, side varchar, id integer)',
  );
  await engine.append('were_culprits', culprits);
  const rows = await engine.rows(
    `with recursive standing as (
       select * from were_culprits
       union
       select t.discrepancy, t.side, s.id from standing t join stands_for s on s.side = t.side and s.taken_out = t.id),
     given_back as (
       select discrepancy, s.id, s.rrn, s.acquirer_reference, s.order_id, s.card from standing join stl s using (id) where side = 'stl'),
     refunds as (
       select id, original_reference, coalesce(original_order_id, order_id) as order_id, card from stl where family = 'refund' and status = 'approved'),
     found as (
       select discrepancy, 'settlement' as side, stl_id as id from standing join matched on pos_id = standing.id where side = 'pos'
       union
       select discrepancy, 'pos', pos_id from standing join matched on stl_id = standing.id where side = 'stl'
       union
       select discrepancy, 'settlement', r.id from given_back g join refunds r on r.original_reference = g.rrn where r.id <> g.id
       union
       select discrepancy, 'settlement', r.id from given_back g join refunds r on r.original_reference = g.acquirer_reference where r.id <> g.id
       union
       select discrepancy, 'settlement', r.id from given_back g join refunds r on r.order_id = g.order_id
         where r.id <> g.id and coalesce(r.card, g.card, '') = coalesce(g.card, r.card, ''))
     select discrepancy, side, id from found order by discrepancy, side, id`,
  );
  const places = new Map<string, RecordPlace[]>();
  for (const row of rows) {
    const side = asText(row['side']) === 'pos' ? 'pos' : 'settlement';
    const id = asCount(row['id']);
    const source = sources.find(
      (each) => each.side === side && id >= each.firstId && id < each.endId,
    );
    if (source === undefined) continue;
    const of = asText(row['discrepancy']) ?? '';
    const own = places.get(of) ?? [];
    own.push({ side, file: source.file, line: source.lineOf(id) });
    places.set(of, own);
  }
  return places;
}
