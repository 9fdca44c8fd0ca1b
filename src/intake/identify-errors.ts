import { exitCodes, inputError, type Location, PosreconError } from '../errors/posrecon-error.ts';
import type { Side } from '../model/transaction.ts';
import type { Field, SniffedTable } from './table.ts';

const sideNames: Readonly<Record<Side, string>> = {
  pos: 'a till log',
  settlement: "an acquirer's settlement export",
  bank: 'a bank statement',
};

/** Neither columns nor values tell whose file it is. */
export function sideUnknown(
  file: string,
  guesses: readonly { readonly side: Side; readonly why: readonly string[] }[],
): PosreconError {
  const [first, second] = guesses;
  const evidence = (guess: typeof first): string =>
    guess === undefined || guess.why.length === 0 ? '' : ` (${guess.why.slice(0, 3).join(', ')})`;
  const best =
    first === undefined || first.why.length === 0
      ? 'no column tells'
      : `it may be ${sideNames[first.side]}${evidence(first)}${
          second === undefined || second.why.length === 0
            ? ''
            : ` or ${sideNames[second.side]}${evidence(second)}`
        }`;
  return inputError('ERR_SIDE_UNKNOWN', `cannot tell whose file this is: ${best}`, {
    location: { file },
    remedy: 'Say it: put --pos, --settlement or --bank before the file.',
  });
}

/** The user named one side and the file is plainly another's. */
export function sideMismatch(
  file: string,
  said: Side,
  found: Side,
  why: readonly string[],
): PosreconError {
  return inputError(
    'ERR_SIDE_MISMATCH',
    `named as ${sideNames[said]}, but it is ${sideNames[found]}: ${why.slice(0, 4).join(', ')}`,
    {
      location: { file },
      remedy: `Pass it with --${found}, or leave the flag out. If it is ${sideNames[said]} all the same, name its layout with --profile ${said}=auto and its columns under sources.${said}.columns in posrecon.yaml.`,
    },
  );
}

/** No column was found for what every record must have. */
export function missingColumns(
  file: string,
  table: SniffedTable,
  side: Side,
  missing: readonly string[],
): PosreconError {
  const headers = table.header.filter((cell) => cell !== '').slice(0, 40);
  return inputError(
    'ERR_COLUMNS_MISSING',
    `no column was found for the ${missing.join(' and the ')}; the header is ${headers.map((cell) => `"${cell}"`).join(', ')}`,
    {
      location: { file, line: table.headerLine },
      remedy: `Name it in posrecon.yaml, for example sources.${side}.columns: { ${missing.map((field) => `${field}: "${headers[0] ?? ''}"`).join(', ')} }.`,
    },
  );
}

/** `location`: where posrecon.yaml names it. */
export function unknownProfile(
  id: string,
  known: readonly string[],
  location: Location | null = null,
): PosreconError {
  return new PosreconError(
    'ERR_PROFILE_UNKNOWN',
    exitCodes.usage,
    `there is no profile "${id}"; known are ${known.join(', ')}`,
    {
      ...(location === null ? {} : { location }),
      remedy: 'posrecon profiles lists them. auto maps any header by its words.',
    },
  );
}

/** posrecon.yaml names a column that the file does not have. */
export function unknownColumn(
  file: string,
  field: Field,
  name: string,
  header: readonly string[],
  side: Side | undefined,
): PosreconError {
  const present = header.filter((cell) => cell !== '').map((cell) => `"${cell}"`);
  return new PosreconError(
    'ERR_CONFIG',
    exitCodes.usage,
    `sources.${side ?? '<side>'}.columns.${field} names "${name}", which is not in the header: ${present.join(', ')}`,
    { location: { file }, remedy: 'Write the header as it stands in the file.' },
  );
}
