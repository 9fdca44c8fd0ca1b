import type { Locale } from '../locales/locale.ts';
import type { NamedAccounts } from '../model/journal.ts';
import type { RefundRequest } from '../model/refund-request.ts';
import type { Discrepancy, Report } from '../model/report.ts';
import type { RunDetails } from '../model/run-details.ts';
import type { Letter } from '../refunds/letters.ts';

/** What a reporter is told beside the report. */
export interface RenderOptions {
  readonly locale: Locale;
  /** Whether a discrepancy makes the run fail: it counts, and its severity reaches `--fail-on`. */
  readonly fails: (discrepancy: Discrepancy) => boolean;
  /** The run's records and takings; `null` where the format does not ask for them. */
  readonly details: RunDetails | null;
  /** Puts together the letter of a request; without it no letters are shown. */
  readonly letterOf?: (request: RefundRequest, discrepancy: Discrepancy) => Letter;
  /** How the shop's books call their accounts. */
  readonly accounts?: NamedAccounts;
}

type Render<Rendered> = (report: Report, options: RenderOptions) => Rendered | Promise<Rendered>;

interface NamedFormat {
  /** As `--format` names it. */
  readonly id: string;
  /** By which `--output` knows it; `null` where it goes to standard output alone. */
  readonly ending: string | null;
  /** Written for a program, so in English unless told. */
  readonly isMachine: boolean;
  /** Tells of the records themselves, so it is written while they can still be read. */
  readonly needsDetails?: true;
}

export interface TextFormat extends NamedFormat {
  readonly isBinary?: never;
  readonly load: () => Promise<Render<string>>;
}

/** Goes to a file, not to standard output, and is written piece by piece. */
export interface BinaryFormat extends NamedFormat {
  readonly isBinary: true;
  readonly load: () => Promise<Render<AsyncIterable<Uint8Array>>>;
}

export type ReportFormat = TextFormat | BinaryFormat;

/** The formats of a report beside the terminal's, each loaded when it is asked for. */
export const reportFormats: readonly ReportFormat[] = [
  {
    id: 'json',
    ending: '.json',
    isMachine: true,
    load: async () => (await import('./json.ts')).renderJson,
  },
  {
    id: 'ndjson',
    ending: '.ndjson',
    isMachine: true,
    load: async () => (await import('./ndjson.ts')).renderNdjson,
  },
  {
    id: 'csv',
    ending: '.csv',
    isMachine: false,
    load: async () => {
      const { renderDiscrepanciesCsv } = await import('./discrepancies-csv.ts');
      return ({ discrepancies }) => renderDiscrepanciesCsv(discrepancies);
    },
  },
  {
    id: 'html',
    ending: '.html',
    isMachine: false,
    needsDetails: true,
    load: async () => (await import('./html/render-html.ts')).renderHtml,
  },
  {
    id: 'xlsx',
    ending: '.xlsx',
    isMachine: false,
    isBinary: true,
    needsDetails: true,
    load: async () => (await import('./workbook/workbook.ts')).renderWorkbook,
  },
  {
    id: 'markdown',
    ending: '.md',
    isMachine: false,
    load: async () => (await import('./markdown-report.ts')).renderMarkdown,
  },
  {
    id: 'junit',
    ending: '.junit.xml',
    isMachine: true,
    load: async () => (await import('./junit.ts')).renderJunit,
  },
  {
    id: 'sarif',
    ending: '.sarif',
    isMachine: true,
    load: async () => (await import('./sarif.ts')).renderSarif,
  },
  {
    id: 'github',
    ending: null,
    isMachine: true,
    load: async () => (await import('./github.ts')).renderGithub,
  },
  {
    id: 'gitlab',
    ending: '.codequality.json',
    isMachine: true,
    load: async () => (await import('./gitlab.ts')).renderGitlab,
  },
  {
    id: 'hledger',
    ending: '.journal',
    isMachine: false,
    needsDetails: true,
    load: async () => (await import('./hledger.ts')).renderHledger,
  },
  {
    id: 'beancount',
    ending: '.beancount',
    isMachine: false,
    needsDetails: true,
    load: async () => (await import('./beancount.ts')).renderBeancount,
  },
  {
    id: 'journal-csv',
    ending: '.journal.csv',
    isMachine: false,
    needsDetails: true,
    load: async () => (await import('./journal-csv.ts')).renderJournalCsv,
  },
  {
    id: 'voucher-csv',
    ending: '.voucher.csv',
    isMachine: false,
    needsDetails: true,
    load: async () => (await import('./journal-csv.ts')).renderVoucherCsv,
  },
];

/** What `--format` takes: a format that is text. */
export const textFormats: readonly TextFormat[] = reportFormats.filter(
  (format): format is TextFormat => format.isBinary !== true,
);

export function formatOfId(id: string): TextFormat | null {
  return textFormats.find((format) => format.id === id) ?? null;
}

/** By a file's name; the longest ending counts. */
export function formatOfFile(file: string): ReportFormat | null {
  const name = file.toLowerCase();
  const fitting = reportFormats.filter(({ ending }) => ending !== null && name.endsWith(ending));
  const longest = Math.max(...fitting.map(({ ending }) => ending?.length ?? 0));
  return fitting.find(({ ending }) => ending?.length === longest) ?? null;
}
