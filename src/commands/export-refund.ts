import { loadConfiguration } from '../config/load-configuration.ts';
import type { Engine } from '../engine/engine.ts';
import { usageError } from '../errors/posrecon-error.ts';
import { readTrail } from '../ledger/audit-trail.ts';
import { readDiscrepancies } from '../ledger/discrepancy-history.ts';
import { readRequests } from '../ledger/kept-requests.ts';
import { readSources } from '../ledger/kept-sources.ts';
import { readAbout } from '../ledger/ledger-schema.ts';
import { readRuns } from '../ledger/run-history.ts';
import type { KeptRequest } from '../model/refund-request.ts';
import { termsOf } from '../model/request-terms.ts';
import { isNeeded } from '../model/same-money.ts';
import { calendarOfZone } from '../model/zone-calendar.ts';
import { dateInZone } from '../model/zone-offset.ts';
import { type Clocks, followUps } from '../refunds/follow-up.ts';
import type { Done } from '../refunds/letters.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import { type LedgerFlags, ledgerSession } from './ledger-session.ts';
import { refuseUnwritable, writeContent } from './outputs.ts';
import { refuseOverwriting, refuseOverwritingRead } from './overwriting.ts';
import { requestById } from './request-by-id.ts';
import { contractOf } from './settings.ts';

export interface ExportRefundFlags extends LedgerFlags {
  readonly output?: string;
}

/** Writes a request with its evidence as a ZIP. */
export async function exportRefund(
  id: string,
  flags: ExportRefundFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const session = await ledgerSession(flags, context);
  const file = flags.output ?? `${id}.zip`;
  await refuseUnwritable({ files: [file], folders: [] }, context.folder);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const contract = contractOf(configuration);
  const kept = await session.read(async (engine) => readKept(engine));
  const target = { option: flags.output === undefined ? 'refunds export' : '--output', file };
  await refuseOverwriting(
    [target],
    configuration.files.map((each) => each.file),
    context.folder,
  );
  await refuseOverwritingRead(target, kept.sources, context.folder);
  const request = requestById(id, kept.requests, session);
  const known = kept.discrepancies.find((each) => each.id === request.discrepancy);
  if (known === undefined) {
    throw usageError(`the discrepancy of ${id} is not in the ledger`, {
      remedy: 'posrecon ledger verify says whether the ledger is whole.',
    });
  }
  const timeZone = kept.about?.timeZone ?? 'UTC';
  const lastRun = kept.runs.at(-1);
  const clocks: Clocks = {
    asOf: lastRun?.asOf ?? '',
    timeZone,
    calendar: await calendarOfZone(timeZone),
    contract,
    asked: new Set(
      known.status === 'accepted' || isNeeded(request, kept.discrepancies) ? [known.id] : [],
    ),
  };
  const shown = new Set([
    ...known.body.evidence.map((each) => wholeFile(each.file)),
    ...(request.proof ?? '').split(', ').map((place) => wholeFile(place.replace(/:\d+$/, ''))),
  ]);
  const sources = kept.sources.filter((source) => shown.has(wholeFile(source.file)));
  const { packEvidence } = await import('../refunds/evidence-pack.ts');
  const pack = packEvidence({
    letter: {
      request,
      discrepancy: known.body,
      report: {
        tool: { version: context.version },
        run: { asOf: clocks.asOf, id: String(lastRun?.number ?? 0) },
        sources,
      },
      locale: session.locale,
      approval: configuration.approval,
      terms: termsOf(contract, request.original),
      done: doneWith(request, clocks),
    },
    sources,
    trail: kept.trail.filter(({ about }) => about === id),
  });
  await writeContent(file, context.folder, pack);
  return session.say(session.locale.ledger.packed(id, file));
}

async function readKept(engine: Engine) {
  return {
    requests: await readRequests(engine),
    discrepancies: await readDiscrepancies(engine),
    sources: await readSources(engine),
    runs: await readRuns(engine),
    trail: await readTrail(engine),
    about: await readAbout(engine),
  };
}

/** Of a member of an archive or a sheet of a workbook, the file as delivered. */
function wholeFile(file: string): string {
  return file.split('!', 1)[0] ?? file;
}

function doneWith(request: KeptRequest, clocks: Clocks): Done {
  const [followUp] = followUps([request], clocks);
  const { submittedAt } = request;
  return {
    draftedBy: request.draftedBy,
    approvedBy: request.approvedBy,
    submittedOn: submittedAt === null ? null : dateInZone(clocks.timeZone, submittedAt),
    reference: request.reference,
    arrived: request.arrived,
    step: request.step,
    overdueSince: followUp?.standing === 'overdue' ? followUp.dueOn : null,
  };
}
