/** Numbers that begin again, tomorrow or next week, name a record only together with its card. */
const isShort = "regexp_full_match(order_id, '[0-9]{1,4}')";
const isOriginalShort = "regexp_full_match(original_order_id, '[0-9]{1,4}')";
const givesBack = "(family = 'refund' or kind = 'chargeback')";

/** What a record is known by, hashed. `linking`: what holds the records of one item together. */
type Name = readonly [sql: string, where: string];

const linking: readonly Name[] = [
  ["hash('r', rrn)", 'rrn is not null'],
  ["hash('r', acquirer_reference)", 'acquirer_reference is not null'],
  ["hash('r', original_reference)", 'original_reference is not null'],
  ["hash('o', order_id)", `order_id is not null and not ${isShort}`],
  ["hash('o', original_order_id)", `original_order_id is not null and not ${isOriginalShort}`],
  ["hash('k', order_id, card)", `order_id is not null and card is not null and ${isShort}`],
  [
    "hash('k', original_order_id, card)",
    `original_order_id is not null and card is not null and ${isOriginalShort}`,
  ],
];

const amount = 'cast(abs(amount) as decimal(18,5))';

/** By which a refund without any number may be told to be of a sale; and one whose order number began again. */
const finding: readonly Name[] = [
  ["hash('c', card)", 'card is not null'],
  [`hash('a', card, ${amount})`, 'card is not null'],
  [`hash('s', order_id, merchant_id, ${amount})`, `order_id is not null and ${isShort}`],
];

const findingOfOriginal: Name = [
  `hash('s', original_order_id, merchant_id, ${amount})`,
  `original_order_id is not null and ${isOriginalShort}`,
];

function namesOf(from: string, names: readonly Name[]): string {
  const hashes = names.map(([sql, where]) => `case when ${where} then ${sql} end`);
  return `select id, name from (select id, unnest([${hashes.join(', ')}]) as name from (${from})) where name is not null`;
}

/** The names that link a record to others; `from` is a query of a till's or an acquirer's records. */
export function linkingNames(from: string): string {
  return namesOf(from, linking);
}

/** The names under which a closed record can be found again. */
export function closedNames(from: string): string {
  return `${namesOf(from, linking)}\nunion all ${namesOf(`select * from (${from}) where family = 'sale'`, finding)}`;
}

/** The names by which a new record may mean a closed one: any by its reference, a refund or a chargeback also by order and card. */
export function wantedNames(from: string): string {
  const [rrn, acquirerReference, originalReference] = linking;
  const ofAll = [rrn, acquirerReference, originalReference].filter((name) => name !== undefined);
  const back = `select * from (${from}) where ${givesBack}`;
  return `${namesOf(from, ofAll)}\nunion all ${namesOf(back, [...linking, ...finding, findingOfOriginal])}`;
}
