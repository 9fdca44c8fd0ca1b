import { usageError } from '../errors/posrecon-error.ts';
import type { SourceSettings } from '../intake/source.ts';
import type { Language } from '../locales/locale.ts';
import { type Side, sides } from '../model/transaction.ts';
import { isTimeZone } from '../model/zone-offset.ts';
import type { CommandContext } from './context.ts';

/** Flags that commands share. */
export interface OutputFlags {
  readonly format?: string;
  readonly lang?: Language;
}

type Format = 'terminal' | 'json';
type Settings = Readonly<Partial<Record<Side, SourceSettings>>>;

export function formatFlag({ format = 'terminal' }: OutputFlags): Format {
  if (format !== 'terminal' && format !== 'json') {
    throw usageError(`--format ${format} is not known`, { remedy: 'Use terminal or json.' });
  }
  return format;
}

/** The language that was asked for, by flag or in posrecon.yaml; a machine's format is English unless told. */
export function languageFlag(
  flags: OutputFlags,
  context: CommandContext,
  configured: Language | null = null,
  isMachine = flags.format === 'json',
): Language {
  return flags.lang ?? configured ?? (isMachine ? 'en' : context.language);
}

export function timeZoneFlag(timeZone: string | undefined): string | null {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw usageError(`--time-zone ${timeZone} is not known`, {
      remedy: 'Use an IANA name such as Asia/Shanghai or Europe/London.',
    });
  }
  return timeZone ?? null;
}

export function currencyFlag(currency: string | undefined): string | null {
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw usageError(`--currency ${currency} is not a currency code`, {
      remedy: 'Use an ISO 4217 code such as CNY or EUR.',
    });
  }
  return currency ?? null;
}

/** Reads `--profile settlement=china-ums`, given once or more. */
export function profileFlags(flags: readonly string[] | undefined): Settings {
  return Object.fromEntries((flags ?? []).map(profileFlag));
}

function profileFlag(flag: string): readonly [Side, SourceSettings] {
  const [side = '', id = ''] = flag.split('=');
  const named = sides.find((each) => each === side);
  if (named === undefined || id === '') {
    throw usageError(`--profile ${flag} is not SIDE=ID`, {
      remedy: 'Write for example --profile settlement=china-ums; posrecon profiles lists the ids.',
    });
  }
  return [named, { profile: id }];
}
