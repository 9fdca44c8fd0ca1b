import { loadConfiguration } from '../config/load-configuration.ts';
import { usageError } from '../errors/posrecon-error.ts';
import { undoLast } from '../ledger/undo.ts';
import type { Ruling } from '../model/ruling.ts';
import { openBook } from '../nightly.ts';
import { reconcile } from '../reconcile.ts';
import type { CommandContext, CommandOutcome } from './context.ts';
import type { RulingFlags } from './discrepancies.ts';
import { ledgerSession } from './ledger-session.ts';
import { contractOf } from './settings.ts';

/** Says that two records are one payment, and judges everything anew. */
export async function matchRecords(
  one: string,
  other: string,
  flags: RulingFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  return rule('pin', one, other, flags, context);
}

/** Says that two records are not one payment, and judges everything anew. */
export async function unmatchRecords(
  one: string,
  other: string,
  flags: RulingFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  return rule('never', one, other, flags, context);
}

async function rule(
  kind: Ruling['kind'],
  one: string,
  other: string,
  flags: RulingFlags,
  context: CommandContext,
): Promise<CommandOutcome> {
  const reason = reasonOf(flags);
  const { place, locale, actor, say } = await ledgerSession(flags, context);
  const configuration = await loadConfiguration(flags.config ?? null, context.folder);
  const { timeZone, currency, settings, rulings } = configuration;
  const { version } = context;
  const ruling = { kind, one, other, reason };
  const contract = contractOf(configuration);
  const { report, notes } = await reconcile({
    files: [],
    settings,
    timeZone,
    currency,
    contract,
    rulings,
    asOf: null,
    maxProblems: 0,
    locale,
    version,
    book: openBook({
      place,
      actor,
      locale,
      version,
      timeZone,
      currency,
      contract,
      closeAfter: configuration.closeAfter,
      ruling,
    }),
  });
  const count = (status: 'new' | 'resolved'): number =>
    report.discrepancies.filter((each) => each.status === status).length;
  const { ledger } = locale;
  const said = kind === 'pin' ? ledger.pinned(one, other) : ledger.parted(one, other);
  const outcome = say(
    [said, ledger.found(count('new')), ledger.resolved(count('resolved'))].join('\n'),
  );
  return { ...outcome, messages: notes.map((note) => `posrecon: ${note}`) };
}

/** Takes back the last run or ruling. */
export async function undo(flags: RulingFlags, context: CommandContext): Promise<CommandOutcome> {
  const reason = reasonOf(flags);
  const session = await ledgerSession(flags, context);
  const { ledger } = session.locale;
  let sentence = '';
  await session.write(async (engine) => {
    const { of, about } = await undoLast(engine, session.actor, reason);
    if (of === 'run') sentence = ledger.undone(Number(about));
    else if (of === 'close') sentence = ledger.monthReopened(about);
    else sentence = of === 'accept' ? ledger.reopened(about) : ledger.accepted(about);
  });
  return session.say(sentence);
}

function reasonOf({ reason = '' }: RulingFlags): string {
  if (reason.trim() !== '') return reason.trim();
  throw usageError('--reason is missing', {
    remedy: 'Say why, for whoever looks at it next year.',
  });
}
