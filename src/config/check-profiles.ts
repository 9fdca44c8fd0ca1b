import type { FoundIssue } from './explain-issue.ts';
import type { ProfileText } from './profile-schema.ts';
import type { ConfigurationText } from './schema.ts';

/** Profiles of the user's own that could recognise or read nothing. */
export function unusableProfiles({ profiles = {} }: ConfigurationText): readonly FoundIssue[] {
  return Object.entries(profiles).flatMap(([id, profile]) => ofProfile(id, profile));
}

function ofProfile(id: string, profile: ProfileText): readonly FoundIssue[] {
  const { columns, requires, controlTotals = [], side } = profile;
  const at = `profiles.${id}`;
  const found: FoundIssue[] = [];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    found.push({
      path: ['profiles', id],
      message: `${at} is no name for a profile`,
      remedy: 'Use small letters and digits, with hyphens between them, such as corner-pay.',
    });
  }
  const isNamed = (...fields: readonly (keyof typeof columns)[]): boolean =>
    fields.some((field) => columns[field] !== undefined);
  if (!isNamed('amount', 'debit', 'credit')) {
    found.push(lacks(at, id, 'no amount', 'Name "amount", or "debit" and "credit".'));
  }
  if (!isNamed('dateTime', 'date') && (side === 'bank' || !isNamed('settlementDate'))) {
    found.push(lacks(at, id, 'no date', 'Name "dateTime", or "date" and perhaps "time".'));
  }
  const isTold =
    requires !== undefined ||
    Object.values(columns).some((names) => typeof names === 'string' || names.length === 1);
  if (!isTold) {
    found.push({
      path: ['profiles', id],
      message: `${at} does not say by which headers it is recognised`,
      remedy: 'List headers that all such exports have under "requires".',
    });
  }
  for (const [index, { below, after }] of controlTotals.entries()) {
    if ((below === undefined) !== (after === undefined)) continue;
    found.push({
      path: ['profiles', id, 'controlTotals', index],
      message: `${at}.controlTotals.${index} must say where its figure stands, in one way`,
      remedy: 'Give it "below", a name above the figure, or "after", the words before it.',
    });
  }
  return found;
}

function lacks(at: string, id: string, what: string, remedy: string): FoundIssue {
  return { path: ['profiles', id, 'columns'], message: `${at}.columns names ${what}`, remedy };
}
