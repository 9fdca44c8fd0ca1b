import { z } from 'zod';
import { kinds, type Side, statuses } from '../model/transaction.ts';
import { accounts } from './accounts-schema.ts';
import { columnsOf } from './column-schema.ts';
import { acquirers, currencies, tills, tips } from './contract-schema.ts';
import { matching } from './matching-schema.ts';
import { profiles } from './profile-schema.ts';
import { currency, text, timeZone } from './values.ts';

/** How the files of one side are written, where they do not tell it themselves. */
const source = z.strictObject({
  files: z
    .array(text)
    .describe('Files, relative to this one; *, ? and ** stand for names.')
    .exactOptional(),
  profile: text
    .describe('Export format, as `posrecon profiles` lists them; auto: by the words of the header.')
    .exactOptional(),
  columns: columnsOf(text).describe('Columns by their header, field: "header".').exactOptional(),
  decimalMark: z.enum(['.', ',']).describe('What stands before the decimals.').exactOptional(),
  dateOrder: z
    .enum(['dmy', 'mdy', 'ymd'])
    .describe('Order of day, month and year in dates such as 05/01/2026.')
    .exactOptional(),
  minorUnits: z.boolean().describe('Amounts are whole fen, cents or pence.').exactOptional(),
  timeZone: timeZone.describe('IANA zone in which these files state times.').exactOptional(),
  currency: currency.describe('ISO 4217 code, where the files state none.').exactOptional(),
  kindWords: z
    .record(z.string(), z.enum(kinds))
    .describe('Words of the kind column that posrecon does not know.')
    .exactOptional(),
  statusWords: z
    .record(z.string(), z.enum(statuses))
    .describe('Words of the status column that posrecon does not know.')
    .exactOptional(),
});

export type ConfiguredSource = z.output<typeof source>;

/** posrecon.yaml. Nothing in it is required, and a key that is not here is an error. */
export const configurationSchema = z.strictObject({
  timeZone: timeZone.describe('IANA zone of the run, such as Asia/Shanghai.').exactOptional(),
  currency: currency.describe('ISO 4217 code of files that state none.').exactOptional(),
  language: z.enum(['en', 'zh-CN']).describe('Language of reports and letters.').exactOptional(),
  approval: z
    .enum(['two-person', 'single'])
    .describe(
      'Whether another person must approve a request (default), or the one who has it drafted may.',
    )
    .exactOptional(),
  ledger: text
    .describe('File that carries open items from run to run (default: .posrecon/ledger.duckdb).')
    .exactOptional(),
  passwords: text
    .describe('File with the passwords of archives, one a line, relative to this one.')
    .exactOptional(),
  closeAfter: z
    .int()
    .min(1)
    .max(3650)
    .describe(
      'Days after which what is finished leaves the open part of the ledger (default: 45); later records bring it back.',
    )
    .exactOptional(),
  sources: z
    .strictObject({
      pos: source.describe('Till logs.').exactOptional(),
      settlement: source.describe("Acquirers' settlement exports.").exactOptional(),
      bank: source.describe('Bank statements.').exactOptional(),
    } satisfies Record<Side, unknown>)
    .describe('The three sides and how their files are written.')
    .exactOptional(),
  profiles: profiles.exactOptional(),
  acquirers: acquirers.exactOptional(),
  tills: tills.exactOptional(),
  tips: tips.exactOptional(),
  currencies: currencies.exactOptional(),
  matching: matching.exactOptional(),
  accounts: accounts.exactOptional(),
});

export type ConfigurationText = z.output<typeof configurationSchema>;

/** Sections in which numbers are kept as they are written: `0.38`, `007`, the word `01`. */
export const writtenSections: ReadonlySet<string> = new Set([
  'profiles',
  'acquirers',
  'tills',
  'tips',
  'accounts',
]);

/** The schema as editors read it. */
export function publishedSchema(): object {
  return {
    ...z.toJSONSchema(configurationSchema, { io: 'input' }),
    title: 'posrecon.yaml',
    description:
      'Which files posrecon reconciles, how they are written, and what the shop agreed with its acquirers.',
  };
}
