import type { Engine } from './engine/engine.ts';
import { hasNothing, type Inputs } from './intake/read-inputs.ts';
import { addEntry } from './ledger/audit-trail.ts';
import { keepClosing } from './ledger/closed-records.ts';
import { keepDiscrepancies, stageDiscrepancies } from './ledger/discrepancy-history.ts';
import { keepBooked } from './ledger/kept-bookings.ts';
import { keepRecords } from './ledger/kept-records.ts';
import { keepRuling } from './ledger/kept-rulings.ts';
import { keepSources } from './ledger/kept-sources.ts';
import { writeLedger } from './ledger/ledger-file.ts';
import { keepRun } from './ledger/run-history.ts';
import { keepBefore } from './ledger/undo.ts';
import type { KeptRequest } from './model/refund-request.ts';
import type { Discrepancy, Report } from './model/report.ts';
import { calendarOfZone } from './model/zone-calendar.ts';
import { bookNight } from './nightly-bookings.ts';
import { closingDay, stageClosing } from './nightly-closing.ts';
import { withAgeing, withKnown } from './nightly-history.ts';
import type { Known } from './nightly-known.ts';
import { lateForMonths } from './nightly-late.ts';
import { sidesBehind } from './nightly-reach.ts';
import { factsOf, type NumberedSource } from './nightly-records.ts';
import { asked, followRequests, takeSteps, watchClocks, withRequests } from './nightly-requests.ts';
import { withEvidence } from './nightly-resolved.ts';
import type { NightOptions } from './nightly-settings.ts';
import { newSettings } from './nightly-settings.ts';
import type { Reconciliation } from './reconciliation.ts';
import { isOpen } from './report/verdict.ts';

/** Compares what a night found with what the ledger knows, and keeps what is new. */
export async function keepNight(
  engine: Engine,
  found: Reconciliation,
  inputs: Inputs,
  known: Known & { readonly numbered: readonly NumberedSource[] },
  options: NightOptions,
): Promise<Reconciliation> {
  const { locale, place, actor } = options;
  const calendar = await calendarOfZone(inputs.timeZone);
  const { report: compared, resting } = withKnown(found.report, known, inputs, found, locale);
  const accepted = new Set(
    known.discrepancies.flatMap(({ id, status }) => (status === 'accepted' ? [id] : [])),
  );
  const listed = await withEvidence(engine, compared, inputs, found.answers, known.requests);
  const { steps, followUps } = watchClocks(
    known.requests,
    followRequests(listed, known.requests, found.answers, { accepted, left: leftAlone(known) }),
    actor,
    {
      asOf: listed.run.asOf,
      timeZone: inputs.timeZone,
      calendar,
      contract: options.contract,
      asked: asked(listed, known.requests, accepted),
    },
  );
  const fresh = inputs.sources.filter((source) => !source.isCarried && !hasNothing(source));
  const late = await lateForMonths(engine, listed, fresh, known.closedMonths);
  const report = withAgeing(
    {
      ...withRequests(listed, known.requests, steps),
      followUps,
      ...(late.length === 0 ? {} : { late }),
    },
    calendar,
  );
  const changed = report.discrepancies.filter(
    ({ status }) => status === 'new' || status === 'resolved',
  );
  const notes = notesOfKnown(inputs);
  const behind = sidesBehind(inputs, calendar, options.asOf ?? null);
  const { ruling } = known;
  const booked = await bookNight(engine, inputs, found.settled, report);
  const isKnown = [fresh, changed, steps, booked].every(({ length }) => length === 0);
  if (isKnown && ruling === null) {
    const unchanged = [...notes, 'nothing new: the ledger is as it was'];
    return { ...found, report, behind, booked, notes: unchanged };
  }
  const run = known.run + 1;
  const settings = known.about ?? newSettings(inputs, place);
  await stageDiscrepancies(
    engine,
    report.discrepancies.filter(({ id }) => !resting.has(id)),
  );
  const closedTo = closingDay(report.run.asOf, actor.at, options.closeAfter, known.closedTo);
  await stageClosing(engine, report, inputs, {
    run,
    closedTo,
    numbered: known.numbered,
    followed: followedOf(known.requests),
  });
  const warning = await writeLedger(engine, place, { settings, head: known.head }, async () => {
    const sources = fresh.map((source) => ({
      number: numberOf(source, known),
      side: source.side,
      file: source.file,
      sha256: source.sha256,
      facts: factsOf(source),
      coverage: source.coverage,
      settlementCoverage: source.settlementCoverage,
      holdsPayouts: source.mapping.holdsPayouts === true,
    }));
    const requests = [...new Set(steps.map(({ request }) => request.id))];
    await keepBefore(engine, requests);
    await keepRecords(engine);
    await keepSources(engine, run, sources);
    await keepClosing(engine, run, closedTo);
    if (ruling !== null) await keepRuling(engine, actor, run, ruling);
    await keepDiscrepancies(engine, run);
    await keepBooked(engine, run);
    await takeSteps(engine, actor, steps);
    await keepRun(engine, {
      number: run,
      at: actor.at,
      asOf: report.run.asOf,
      version: options.version,
      files: fresh.length,
      records: fresh.reduce((sum, { endId, firstId }) => sum + endId - firstId, 0),
      open: report.discrepancies.filter(isOpen).length,
    });
    await addEntry(engine, actor, {
      action: 'run',
      about: String(run),
      body: {
        files: sources.map(({ side, file, sha256 }) => ({ side, file, sha256 })),
        new: idsOf(report, 'new'),
        resolved: idsOf(report, 'resolved'),
        requests,
        ...(late.length === 0 ? {} : { late }),
      },
    });
  });
  options.onStage?.('ledger', {
    run,
    new: idsOf(report, 'new').length,
    resolved: idsOf(report, 'resolved').length,
    requests: steps.length,
  });
  return {
    ...found,
    report,
    behind,
    booked,
    notes: warning === null ? notes : [...notes, warning],
  };
}

/** Files that patterns name night after night are not listed one by one. */
const listedFiles = 3;

function notesOfKnown({ known }: Inputs): readonly string[] {
  return known.length > listedFiles
    ? [`${known.length} files are already in the ledger; they were not read again`]
    : known.map(({ file }) => `${file}: already in the ledger; it was not read again`);
}

function numberOf(
  { side, file }: NumberedSource | Inputs['sources'][number],
  {
    numbered,
    lastSource: last,
  }: { readonly numbered: readonly NumberedSource[]; readonly lastSource: number },
): number {
  const own = numbered.find(
    (each) => each.number > last && each.side === side && each.file === file,
  );
  if (own === undefined) throw new Error(`the records of ${file} were not set aside`);
  return own.number;
}

/** Discrepancies whose request somebody has approved, and the acquirer has not settled. */
function followedOf(requests: readonly KeptRequest[]): ReadonlySet<string> {
  return new Set(
    requests
      .filter(({ state }) => state === 'approved' || state === 'submitted' || state === 'failed')
      .map(({ discrepancy }) => discrepancy),
  );
}

function idsOf({ discrepancies }: Report, status: Discrepancy['status']): readonly string[] {
  return discrepancies.filter((each) => each.status === status).map(({ id }) => id);
}

/** Requests that a person withdrew, unless their discrepancy was explained since: found again, it is another. */
function leftAlone({ takenBack, requests, discrepancies }: Known): ReadonlySet<string> {
  const resolved = new Set(
    discrepancies.flatMap(({ id, status }) => (status === 'resolved' ? [id] : [])),
  );
  return new Set(
    requests.flatMap(({ id, discrepancy }) =>
      takenBack.has(id) && !resolved.has(discrepancy) ? [id] : [],
    ),
  );
}
