import { exitCodes, inputError, type Location, PosreconError } from '../errors/posrecon-error.ts';
import { truncatePansIn } from '../model/pan.ts';
import type { SideEvidence } from '../model/recognition.ts';
import type { Side } from '../model/transaction.ts';
import { amountDigits } from './amount-form.ts';
import { normaliseCell } from './encoding.ts';
import type { Profile } from './profiles/profile.ts';
import { candidatesOf } from './profiles/vocabulary.ts';
import type { Field, SniffedTable } from './table.ts';
import { timeFormOf } from './time-form.ts';

const sideNames: Readonly<Record<Side, string>> = {
  pos: 'a till log',
  settlement: "an acquirer's settlement export",
  bank: 'a bank statement',
};

const amountFields: readonly Field[] = ['amount', 'debit', 'credit'];
const dateFields: readonly Field[] = ['dateTime', 'date'];

/** Neither columns nor values tell whose file it is. */
export function sideUnknown(
  file: string,
  guesses: readonly { readonly side: Side; readonly why: readonly SideEvidence[] }[],
): PosreconError {
  const [first, second] = guesses;
  const evidence = (guess: typeof first): string =>
    guess === undefined || columnsIn(guess.why).length === 0
      ? ''
      : ` (${columnsIn(guess.why).slice(0, 3).join(', ')})`;
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

/** The columns that tell a side, by name. */
export function columnsIn(evidence: readonly SideEvidence[]): readonly string[] {
  const headers = evidence.flatMap((each) => ('header' in each ? [each.header] : []));
  return [...new Set(headers)].map((header) => `column "${header}"`);
}

/** The user named one side and the file is plainly another's; `why` names what tells so. */
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
  profile?: Profile,
): PosreconError {
  const headers = table.header.filter((cell) => cell !== '').slice(0, 40);
  const misnamed =
    profile === undefined
      ? missing.map((field) => misfit(table, side, field)).find((why) => why !== null)
      : undefined;
  return inputError(
    'ERR_COLUMNS_MISSING',
    `no column was found for the ${missing.join(' and the ')}${profile === undefined ? '' : calledBy(profile, missing)}; ${misnamed ?? `the header is ${headers.map((cell) => `"${cell}"`).join(', ')}`}`,
    {
      location: { file, line: table.headerLine },
      remedy: `Name it in posrecon.yaml: sources.${side}.columns: { ${missing.map((field) => `${field}: "…"`).join(', ')} }.`,
    },
  );
}

/** What a format calls the columns that are missing. */
function calledBy({ id, columns }: Profile, missing: readonly string[]): string {
  const fields = missing.flatMap((field) => (field === 'amount' ? amountFields : dateFields));
  const names = fields.flatMap((field) => columns[field] ?? []);
  const shown = [...new Set(names)].slice(0, 4).map((name) => `"${name}"`);
  return shown.length === 0 ? '' : `, which ${id} calls ${shown.join(', ')}`;
}

/** A column that is called so and whose values are something else, with one of them. */
function misfit(table: SniffedTable, side: Side, missing: string): string | null {
  const isAmount = missing === 'amount';
  const fields = isAmount ? amountFields : dateFields;
  const isOne = (cell: string): boolean =>
    (isAmount ? amountDigits(cell) : timeFormOf(cell)) !== null;
  const index = table.header.findIndex((header) =>
    fields.some((field) => candidatesOf(header, side).has(field)),
  );
  if (index === -1) return null;
  const header = `"${table.header[index] ?? ''}"`;
  for (const { line, cells } of table.head) {
    const cell = normaliseCell(cells[index] ?? '');
    if (cell === '' || isOne(cell)) continue;
    const shown = truncatePansIn(cell.length > 40 ? `${cell.slice(0, 39)}…` : cell);
    return `${header} is called so, but few of its values are ${missing}s (line ${line}: "${shown}")`;
  }
  return `${header} is called so, and is empty`;
}

/** A misspelt id is taken for those that begin alike for so many letters. */
const sharedStart = 4;

/** `location`: where posrecon.yaml names it. */
export function unknownProfile(
  id: string,
  known: readonly string[],
  location: Location | null = null,
): PosreconError {
  const start = id.toLowerCase().slice(0, sharedStart);
  const alike = known.filter((each) => each.startsWith(start));
  return new PosreconError(
    'ERR_PROFILE_UNKNOWN',
    exitCodes.usage,
    `there is no profile "${id}"${alike.length === 0 ? '' : `: did you mean ${alike.join(', ')}?`}`,
    {
      ...(location === null ? {} : { location }),
      remedy: 'posrecon profiles lists them all. auto maps any header by its words.',
    },
  );
}

/** Two formats that the user describes fit a file equally well. */
export function twoProfilesFit(file: string, one: Profile, other: Profile): PosreconError {
  return new PosreconError(
    'ERR_CONFIG',
    exitCodes.usage,
    `profiles.${one.id} and profiles.${other.id} both fit ${file}`,
    {
      location: { file },
      remedy: `Name a header under "requires" that only one of them has, or say which it is: sources.${one.side}.profile.`,
      setting: ['profiles', other.id],
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
  const setting = ['sources', side ?? '<side>', 'columns', field];
  return new PosreconError(
    'ERR_CONFIG',
    exitCodes.usage,
    `${setting.join('.')} names "${name}", which is not in the header of ${file}`,
    { location: { file }, remedy: `The header is ${present.join(', ')}.`, setting },
  );
}

/** A header and nothing below it. */
export function noRows(file: string): PosreconError {
  return inputError('ERR_FILE_NO_ROWS', 'the file has a header line and no rows', {
    location: { file },
    remedy:
      'If the day really had no takings this is right; else export it again with the right dates.',
  });
}
