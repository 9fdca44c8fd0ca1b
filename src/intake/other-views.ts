import { asCount, type Engine } from '../engine/engine.ts';
import type { LoadedSource } from './source.ts';

/**
 * Takes out records that another kind of export of the same acquirer has too: a trade bill and a fund flow tell the same trades, each in
 * its own words. What the acquirer's own number and the family (sale or refund) say is one record is kept as the export with more
 * columns tells it. Records without that number, and fees and payouts, stay. Returns how many were taken out, by source.
 */
export async function removeOtherViews(
  engine: Engine,
  sources: readonly LoadedSource[],
  present: ReadonlySet<string>,
): Promise<ReadonlyMap<LoadedSource, number>> {
  const repeated = new Map<LoadedSource, number>();
  if (!present.has('acquirer_reference')) return repeated;
  for (const group of byAcquirer(sources)) {
    const views = [...new Set(group.map(viewOf))];
    if (views.length < 2) continue;
    const ranked = views.sort(
      (a, b) => richness(group, b) - richness(group, a) || (a < b ? -1 : 1),
    );
    const rank = group
      .map(
        (source) =>
          `when id >= ${source.firstId} and id < ${source.endId} then ${ranked.indexOf(viewOf(source))}`,
      )
      .join(' ');
    await engine.run(
      `-- told: records with the rank of their kind of export, and which of several with one number they are in it
       create or replace table told as
       select id, place, acquirer_reference, family,
         row_number() over (partition by place, acquirer_reference, family order by id) as nth
       from (select id, acquirer_reference, family, case ${rank} end as place from stl
         where acquirer_reference is not null and family is not null)
       where place is not null;
       create or replace table told_again as
       select a.id, arg_min(b.id, b.place) as stands from told a join told b
         on b.acquirer_reference = a.acquirer_reference and b.family = a.family and b.nth = a.nth
       where b.place < a.place group by a.id;
       insert into stands_for select 'stl', stands, id from told_again`,
    );
    for (const source of group) {
      const row = await engine.row(
        `select count(*) as n from told_again where id >= ${source.firstId} and id < ${source.endId}`,
      );
      if (asCount(row['n']) > 0) repeated.set(source, asCount(row['n']));
    }
    await engine.run(
      `${keepReplaced(group)}
       delete from stl_rows where rowid in (select id from told_again)`,
    );
  }
  return repeated;
}

/** `stl_before`: as in `removeOverlap`. */
function keepReplaced(group: readonly LoadedSource[]): string {
  const carried = group.filter(({ isCarried }) => isCarried);
  if (carried.length === 0) return '';
  const isCarried = (id: string): string =>
    carried.map(({ firstId, endId }) => `(${id} >= ${firstId} and ${id} < ${endId})`).join(' or ');
  return `create table if not exists stl_before as select * from stl limit 0;
       insert into stl_before select * from stl where id in (
         select id from told_again where (${isCarried('id')}) and not (${isCarried('stands')}));`;
}

function byAcquirer(sources: readonly LoadedSource[]): readonly (readonly LoadedSource[])[] {
  const groups = new Map<string, LoadedSource[]>();
  for (const source of sources) {
    const { acquirer } = source.mapping;
    if (acquirer === null) continue;
    const group = groups.get(acquirer);
    if (group === undefined) groups.set(acquirer, [source]);
    else group.push(source);
  }
  return [...groups.values()];
}

/** The kind of export: files of one layout on several days are one kind. */
function viewOf({ mapping, table }: LoadedSource): string {
  return [mapping.profile, ...table.header].join('\u001f');
}

/** How many canonical columns an export of a kind fills. */
function richness(sources: readonly LoadedSource[], view: string): number {
  const source = sources.find((each) => viewOf(each) === view);
  return source === undefined ? 0 : Object.keys(source.mapping.columns).length;
}
