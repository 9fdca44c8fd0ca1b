import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Location } from '../errors/posrecon-error.ts';
import { type Contract, noContract } from '../model/contract.ts';
import type { NamedAccounts } from '../model/journal.ts';
import type { Ruling } from '../model/ruling.ts';
import type { Side } from '../model/transaction.ts';
import type { ProfileText } from './profile-schema.ts';
import type { ConfiguredSource } from './schema.ts';

/** How the files of a side are written, as posrecon.yaml says it. */
export type ConfiguredSettings = Omit<ConfiguredSource, 'files'>;

/** What posrecon.yaml says. */
export interface Configuration {
  /** posrecon.yaml as it was named; `null` where there is none. */
  readonly file: string | null;
  /** As they are printed: relative to the working folder, in the order of the configuration. */
  readonly files: readonly { readonly file: string; readonly side: Side }[];
  /** The patterns of these, relative to the working folder. */
  readonly patterns: readonly string[];
  readonly settings: Readonly<Partial<Record<Side, ConfiguredSettings>>>;
  /** Export formats that the user describes, by id. */
  readonly profiles: Readonly<Record<string, ProfileText>>;
  readonly timeZone: string | null;
  readonly currency: string | null;
  readonly language: 'en' | 'zh-CN' | null;
  /** Who approves requests: another person than the one who drafted it, or the only one. */
  readonly approval: 'two-person' | 'single';
  /** Where open items are kept from run to run, relative to posrecon.yaml; `null` where it does not say. */
  readonly ledger: string | null;
  /** File with the passwords of archives, relative to posrecon.yaml; `null` where it does not say. */
  readonly passwords: string | null;
  /** So many days after its day what is finished is closed. */
  readonly closeAfter: number;
  readonly contract: Contract;
  readonly rulings: readonly Ruling[];
  /** What the shop's books call their accounts. */
  readonly accounts: NamedAccounts;
  /** Where a setting stands, to be named in an error; `null` where the file does not have it. */
  readonly locate: (path: readonly (string | number)[]) => Location | null;
}

/** Read without being asked for where it stands in the working folder. */
const configurationName = 'posrecon.yaml';

/** Longer than acquirers take to pay, and statements to come. */
export const defaultCloseAfter = 45;

const nothing: Configuration = {
  file: null,
  files: [],
  patterns: [],
  settings: {},
  profiles: {},
  timeZone: null,
  currency: null,
  language: null,
  approval: 'two-person',
  ledger: null,
  passwords: null,
  closeAfter: defaultCloseAfter,
  contract: noContract,
  rulings: [],
  accounts: {},
  locate: () => null,
};

/**
 * Reads the configuration that was named, else posrecon.yaml of the working folder; without either, nothing is said. Throws
 * ERR_CONFIG with file, line and key where it is wrong.
 */
export async function loadConfiguration(
  file: string | null,
  folder: string,
): Promise<Configuration> {
  if (file === null && !(await exists(join(folder, configurationName)))) return nothing;
  const { readConfiguration } = await import('./read-configuration.ts');
  return readConfiguration(file ?? configurationName, folder);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
