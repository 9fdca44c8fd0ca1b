import { asWhole, type Engine } from '../engine/engine.ts';

/** The last moment of a day that the loaded records tell of, in wall-clock seconds since 1970-01-01; its midnight where they tell of none. */
export async function readLastMoment(engine: Engine, date: string): Promise<number> {
  const row = await engine.row(
    `select cast(epoch(coalesce(max(occurred_at), cast($date as timestamp))) as bigint) as at
     from (select occurred_at from pos union all select occurred_at from stl)
     where cast(occurred_at as date) = cast($date as date)`,
    { date },
  );
  return asWhole(row['at']) ?? 0;
}
