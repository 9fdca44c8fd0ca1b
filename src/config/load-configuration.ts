import type { NamedFile } from '../intake/read-inputs.ts';
import type { SourceSettings } from '../intake/source.ts';
import type { Side } from '../model/transaction.ts';

/** What posrecon.yaml says. */
export interface Configuration {
  readonly files: readonly NamedFile[];
  readonly settings: Readonly<Partial<Record<Side, SourceSettings>>>;
  readonly timeZone: string | null;
  readonly currency: string | null;
}

/** Reads the configuration; without one, nothing is said. */
export async function loadConfiguration(
  _file: string | null,
  _folder: string,
): Promise<Configuration> {
  return { files: [], settings: {}, timeZone: null, currency: null };
}
