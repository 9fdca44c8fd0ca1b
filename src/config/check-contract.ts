import type { AcquirerText } from './contract-schema.ts';
import { type FoundIssue, listed, nearest } from './explain-issue.ts';
import type { ConfigurationText } from './schema.ts';

type Path = FoundIssue['path'];

/** What contradicts itself although each setting reads: two owners of one number, two rules for one sale, a cap below its floor. */
export function contradictions({
  acquirers = [],
  tills = [],
}: ConfigurationText): readonly FoundIssue[] {
  return [
    ...repeated(
      acquirers.map(({ name }, index) => [name, ['acquirers', index, 'name']]),
      (name) => `the acquirer ${JSON.stringify(name)} stands here a second time`,
      'Put its terms together in one place.',
    ),
    ...repeated(
      acquirers.flatMap(({ merchants = [] }, index) =>
        merchants.map(({ id }, at) => [id, ['acquirers', index, 'merchants', at, 'id']] as const),
      ),
      (id) => `merchant number ${JSON.stringify(id)} stands here a second time`,
      'A merchant number belongs to one acquirer, and is listed once.',
    ),
    ...acquirers.flatMap((acquirer, index) => ofAcquirer(acquirer, ['acquirers', index])),
    ...repeated(
      tills.flatMap(({ terminals = [], store = '' }, index) =>
        terminals.map((id, at) => [`${id} ${store}`, ['tills', index, 'terminals', at]] as const),
      ),
      (id) => `till ${JSON.stringify(id.trim())} stands here a second time`,
      'Give each till one zone and one clock.',
    ),
    ...tills.flatMap(({ terminals = [], store }, index) =>
      terminals.length > 0 || store !== undefined
        ? []
        : [
            {
              path: ['tills', index],
              message: `tills.${index} does not say which tills it is about`,
              remedy: 'Name their numbers under "terminals", or their "store".',
            },
          ],
    ),
  ];
}

function ofAcquirer(acquirer: AcquirerText, path: Path): readonly FoundIssue[] {
  const { merchants = [], fees = [], payers = [] } = acquirer;
  const numbers = merchants.map(({ id }) => id);
  return [
    ...repeated(
      merchants.flatMap(({ terminals = [] }, index) =>
        terminals.map((id, at) => [id, [...path, 'merchants', index, 'terminals', at]] as const),
      ),
      (id) => `terminal ${JSON.stringify(id)} stands here a second time`,
      'A terminal sells for one merchant number of an acquirer.',
    ),
    ...repeated(
      fees.map(({ merchant, cardType, channel, currency, from }, index) => [
        JSON.stringify([merchant, cardType?.toLowerCase(), channel?.toLowerCase(), currency, from]),
        [...path, 'fees', index],
      ]),
      () => `${[...path, 'fees'].join('.')} has two rules for the same sales`,
      'Tell them apart by cardType, channel, merchant, currency or from, or take one out.',
    ),
    ...fees.flatMap((rule, index) => ofRule(rule, numbers, [...path, 'fees', index])),
    ...payers.flatMap(({ name, account }, index) =>
      name !== undefined || account !== undefined
        ? []
        : [
            {
              path: [...path, 'payers', index],
              message: `${[...path, 'payers', index].join('.')} names nobody`,
              remedy: 'Give it a "name", an "account", or both.',
            },
          ],
    ),
  ];
}

function ofRule(
  rule: NonNullable<AcquirerText['fees']>[number],
  merchants: readonly string[],
  path: Path,
): readonly FoundIssue[] {
  const { merchant, rate, perItem, cap, floor } = rule;
  const at = path.join('.');
  const found: FoundIssue[] = [];
  if (rate === undefined && perItem === undefined) {
    found.push({
      path,
      message: `${at} states no fee`,
      remedy:
        'Give it a "rate" such as 0.38%, a "perItem" such as 0.30, or both; a free rule has rate: 0%.',
    });
  }
  if (cap !== undefined && floor !== undefined && floor > cap) {
    found.push({
      path: [...path, 'floor'],
      message: `${at}.floor is more than its cap`,
      remedy: 'The floor is the least that one fee comes to, the cap the most.',
    });
  }
  if (merchant !== undefined && merchants.length > 0 && !merchants.includes(merchant)) {
    const meant = nearest(merchant, merchants);
    found.push({
      path: [...path, 'merchant'],
      message: `${at}.merchant is ${JSON.stringify(merchant)}, which the acquirer does not list${meant === null ? '' : `; did you mean "${meant}"?`}`,
      remedy: `Its merchants are ${listed(merchants, 'and')}.`,
    });
  }
  return found;
}

/** The second of two equal names, where it stands. */
function repeated(
  named: readonly (readonly [string, Path])[],
  message: (name: string) => string,
  remedy: string,
): readonly FoundIssue[] {
  const seen = new Set<string>();
  return named.flatMap(([name, path]) => {
    const isSecond = seen.has(name);
    seen.add(name);
    return isSecond ? [{ path, message: message(name), remedy }] : [];
  });
}
