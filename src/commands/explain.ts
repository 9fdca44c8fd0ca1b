import { exitCodes, usageError } from '../errors/posrecon-error.ts';
import { loadLocale } from '../locales/index.ts';
import { type DiscrepancyCode, discrepancyCodes } from '../model/discrepancy.ts';
import { renderCodes, renderExplanation } from '../reporters/terminal-explanation.ts';
import { type CommandContext, type CommandOutcome, terminalOf } from './context.ts';
import { languageFlag, type OutputFlags } from './flags.ts';

/** Says what a discrepancy means, why it matters and what to do; without a code, lists all. */
export async function runExplain(
  code: string | undefined,
  flags: Pick<OutputFlags, 'lang'>,
  context: CommandContext,
): Promise<CommandOutcome> {
  if (code !== undefined && !isCode(code)) throw unknownCode(code);
  const locale = await loadLocale(languageFlag(flags, context));
  const options = terminalOf(context, locale);
  return {
    output: code === undefined ? renderCodes(options) : renderExplanation(code, options),
    messages: [],
    exitCode: exitCodes.clean,
  };
}

function isCode(code: string): code is DiscrepancyCode {
  return Object.hasOwn(discrepancyCodes, code);
}

function unknownCode(code: string): Error {
  const words = code.toLowerCase().split(/[^a-z]+/);
  const alike = Object.keys(discrepancyCodes).filter((known) =>
    known.split('-').some((word) => word.length > 2 && words.includes(word)),
  );
  return usageError(`there is no discrepancy "${code}"`, {
    remedy: `${alike.length === 0 ? '' : `Did you mean ${alike.join(', ')}? `}posrecon explain lists them all.`,
  });
}
