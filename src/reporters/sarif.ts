import type { Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import { isWarning } from '../errors/posrecon-error.ts';
import type { Locale } from '../locales/locale.ts';
import { type DiscrepancyCode, discrepancyCodes, type Severity } from '../model/discrepancy.ts';
import type { Discrepancy, Report, SourceReport } from '../model/report.ts';
import { counterpartsOf, culpritsOf } from '../report/evidence.ts';
import { stringifyJson } from './json.ts';
import type { RenderOptions } from './report-formats.ts';

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<
  Severity,
  Result['level']
>;

const codes = Object.keys(discrepancyCodes) as DiscrepancyCode[];

/**
 * SARIF 2.1.0: a result a discrepancy at its culprits' lines, a rule a code; what could not be read and what was not checked are
 * notifications of the run. Accepted discrepancies are suppressed, resolved ones absent.
 */
export function renderSarif(report: Report, { locale }: RenderOptions): string {
  const { tool, sources, discrepancies } = report;
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            language: locale.language,
            rules: codes.map((code) => rule(code, locale)),
          },
        },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: notifications(report, locale) },
        ],
        artifacts: sources.map(({ file, sha256 }) => ({
          location: { uri: uriOf(file) },
          hashes: { 'sha-256': sha256 },
        })),
        results: discrepancies.map((each) => result(each, sources)),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
  return stringifyJson(log);
}

function rule(code: DiscrepancyCode, { discrepancies }: Locale): ReportingDescriptor {
  const { title, finds, matters, remedy, limits } = discrepancies[code];
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: finds },
    help: { text: [finds, matters, remedy, limits].join('\n') },
    defaultConfiguration: { level: levels[discrepancyCodes[code].severity] },
  };
}

function result(each: Discrepancy, sources: readonly SourceReport[]): Result {
  const place = ({ file, line }: { file: string; line: number | null }): Location =>
    locationOf(file, line, sources);
  const counterparts = counterpartsOf(each);
  return {
    ruleId: each.code,
    ruleIndex: codes.indexOf(each.code),
    level: levels[each.severity],
    message: { text: [each.summary, ...each.explanation].join('\n') },
    locations: culpritsOf(each).map(place),
    ...(counterparts.length === 0 ? {} : { relatedLocations: counterparts.map(place) }),
    partialFingerprints: { 'discrepancyId/v1': each.id },
    baselineState:
      each.status === 'new' ? 'new' : each.status === 'resolved' ? 'absent' : 'unchanged',
    ...(each.status === 'accepted'
      ? { suppressions: [{ kind: 'external', status: 'accepted' }] }
      : {}),
    rank: Math.round(each.confidence * 1000) / 10,
    properties: {
      owedTo: each.owedTo,
      ...(each.atStake === null
        ? {}
        : { amount: each.atStake.amount, currency: each.atStake.currency }),
    },
  };
}

function notifications(
  { problems, notChecked, sources }: Report,
  { discrepancies }: Locale,
): Notification[] {
  return [
    ...problems.map(
      ({ file, line, column, code, message }): Notification => ({
        descriptor: { id: code },
        level: isWarning({ code }) ? 'warning' : 'error',
        message: { text: column === null ? message : `${column}: ${message}` },
        locations: [locationOf(file, line, sources)],
      }),
    ),
    ...notChecked.map(
      ({ code, because }): Notification => ({
        associatedRule: { id: code, index: codes.indexOf(code) },
        level: 'note',
        message: { text: `${discrepancies[code].title}: ${because}` },
      }),
    ),
  ];
}

function locationOf(file: string, line: number | null, sources: readonly SourceReport[]): Location {
  const index = sources.findIndex((source) => source.file === file);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), ...(index === -1 ? {} : { index }) },
      ...(line === null ? {} : { region: { startLine: line } }),
    },
  };
}

/** A path may hold half a surrogate pair, which no URI can. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** A relative reference as RFC 3986 has it; a Windows path's backslashes are slashes there. */
function uriOf(file: string): string {
  const parts = wellFormed(file).replaceAll('\\', '/').split('/');
  const path = parts.map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(path)
    ? `file:///${path}`
    : path.startsWith('/')
      ? `file://${path}`
      : path;
}
