import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

/** What may happen to one purchase. The first seven are nobody's fault. */
export const happenings = [
  'sale',
  'second-coffee',
  'declined-then-approved',
  'voided',
  'extra-charge-voided',
  'refunded',
  'reversed-after-timeout',
  'charged-twice',
  'charged-ten-times-as-much',
  'failed-but-charged',
  'unrecorded',
  'not-settled',
  'refund-not-settled',
  'refund-unrecorded',
] as const;
export type Happening = (typeof happenings)[number];

/** A fault as the report should say it: code, amount and culprits, any one of which may be named. */
export interface Planted {
  readonly code: string;
  readonly amount: string;
  readonly owedTo: 'customer' | 'merchant';
  readonly culprits: readonly string[];
}

export interface MerchantDay {
  readonly till: string;
  readonly acquirer: string;
  readonly bank: string;
  readonly planted: readonly Planted[];
}

export const purchases = fc.array(
  fc.record({
    happening: fc.constantFrom(...happenings),
    cents: fc.integer({ min: 101, max: 98_765 }).filter((cents) => cents % 10 !== 0),
  }),
  { minLength: 8, maxLength: 24 },
);

interface Row {
  readonly second: number;
  readonly kind: 'Sale' | 'Refund' | 'Void' | 'Reversal';
  readonly cents: number;
  readonly purchase: number;
  readonly reference: number;
  readonly status?: string;
}

const text = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
const two = (value: number): string => String(value).padStart(2, '0');
const time = (second: number): string =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;

/** Writes a day of purchases twenty minutes apart, each by a card of its own, as three exports. */
export function writeMerchantDay(
  bought: readonly { readonly happening: Happening; readonly cents: number }[],
  withReferences: boolean,
): MerchantDay {
  const till: Row[] = [];
  const acquirer: Row[] = [];
  const faults: { code: string; cents: number; owedTo: 'customer' | 'merchant'; rows: Row[] }[] =
    [];
  let reference = 100;

  bought.forEach(({ happening, cents }, purchase) => {
    const start = 7 * 3600 + purchase * 1200;
    const row = (more: Partial<Row> & { readonly after: number }): Row => {
      reference += 1;
      const { after, ...rest } = more;
      return { kind: 'Sale', cents, purchase, reference, second: start + after, ...rest };
    };
    const till1 = (more: Partial<Row> & { readonly after: number }): Row => push(till, row(more));
    const settled = (of: Row, more: Partial<Row> = {}): Row =>
      push(acquirer, { ...of, second: of.second + 4, ...more });
    const both = (more: Partial<Row> & { readonly after: number }): Row => settled(till1(more));
    const fault = (code: string, at: number, owedTo: 'customer' | 'merchant', ...rows: Row[]) =>
      faults.push({ code, cents: at, owedTo, rows });
    switch (happening) {
      case 'sale':
        both({ after: 0 });
        break;
      case 'second-coffee':
        both({ after: 0 });
        both({ after: 200, purchase: purchase + 500 });
        break;
      case 'declined-then-approved':
        till1({ after: 0, status: 'Declined' });
        both({ after: 30 });
        break;
      case 'voided':
        both({ after: 0 });
        both({ after: 240, kind: 'Void', cents: -cents });
        break;
      case 'extra-charge-voided':
        both({ after: 0 });
        settled(row({ after: 40 }));
        settled(row({ after: 120, kind: 'Void', cents: -cents }));
        break;
      case 'refunded':
        both({ after: 0 });
        both({ after: 900, kind: 'Refund', cents: -cents });
        break;
      case 'reversed-after-timeout': {
        const tried = till1({ after: 0, status: 'Timeout' });
        settled(tried);
        settled(tried, { second: tried.second + 50, kind: 'Reversal', cents: -cents });
        break;
      }
      case 'charged-twice': {
        const first = both({ after: 0 });
        const second = settled(row({ after: 45 }));
        fault('duplicate-charge', cents, 'customer', second, first);
        break;
      }
      case 'charged-ten-times-as-much': {
        const wrong = settled(till1({ after: 0 }), { cents: cents * 10 });
        fault('wrong-amount', cents * 9, 'customer', wrong);
        break;
      }
      case 'failed-but-charged':
        fault(
          'failed-but-charged',
          cents,
          'customer',
          settled(till1({ after: 0, status: 'Failed' })),
        );
        break;
      case 'unrecorded':
        fault('unrecorded-charge', cents, 'customer', settled(row({ after: 0 })));
        break;
      case 'not-settled':
        fault('missing-settlement', cents, 'merchant', till1({ after: 0 }));
        break;
      case 'refund-not-settled': {
        both({ after: 0 });
        const given = till1({ after: 900, kind: 'Refund', cents: -cents });
        fault('refund-not-settled', cents, 'customer', given);
        break;
      }
      case 'refund-unrecorded': {
        both({ after: 0 });
        const part = -Math.ceil(cents / 3);
        const paid = settled(row({ after: 900, kind: 'Refund', cents: part }));
        fault('unrecorded-refund', -part, 'merchant', paid);
        break;
      }
    }
  });
  // An evening sale on both sides, so that nothing before it can be in transit.
  const last = { second: 85_000, kind: 'Sale', cents: 1234, purchase: 999, reference: 99 } as const;
  till.push(last);
  acquirer.push({ ...last, second: last.second + 4 });

  const number = (row: Row): string => (withReferences ? `6285${1_000_000 + row.reference}` : '');
  const order = (row: Row): string => (withReferences ? `A${1000 + row.purchase}` : '');
  const card = (row: Row): string => `400005******${1000 + (row.purchase % 500)}`;
  const tillLines = sorted(till).map((row) =>
    [
      `2026-10-12,${time(row.second)},10000001`,
      `${order(row)},${row.kind},${text(row.cents)},Card,${card(row)}`,
      `${number(row)},${row.status ?? 'Approved'}`,
    ].join(','),
  );
  const acquirerLines = sorted(acquirer).map((row) =>
    [
      `2026-10-12,104110054110001,10000001,2026-10-12,${time(row.second)}`,
      `${row.kind},${card(row)},${number(row)},${order(row)},GBP,${text(row.cents)},0.00,${text(row.cents)}`,
    ].join(','),
  );
  const net = acquirer.reduce((sum, { cents }) => sum + cents, 0);
  const place = (row: Row): string => {
    const at = sorted(till).indexOf(row);
    return at >= 0 ? `till.csv:${at + 2}` : `acquirer.csv:${sorted(acquirer).indexOf(row) + 2}`;
  };
  return {
    till: lines('Date,Time,Terminal,Order No,Type,Amount,Tender,Card,RRN,Status', tillLines),
    acquirer: lines(
      'Settlement Date,Merchant ID,Terminal ID,Transaction Date,Transaction Time,Transaction Type,Card Number,RRN,Order Number,Currency,Gross Amount,Fee,Net Amount',
      acquirerLines,
    ),
    bank: lines('Date,Description,Reference,Money Out,Money In,Balance', [
      `2026-10-13,NORTH ACQUIRING LTD,MID 104110054110001 20261012,,${text(net)},${text(net + 5000)}`,
      `2026-10-14,RENT,OCTOBER,50.00,,${text(net)}`,
    ]),
    planted: faults.map(({ code, cents, owedTo, rows }) => ({
      code,
      amount: text(cents),
      owedTo,
      culprits: rows.map(place),
    })),
  };
}

function push(rows: Row[], row: Row): Row {
  rows.push(row);
  return row;
}

function sorted(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.second - b.second || a.reference - b.reference);
}

function lines(header: string, rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}

/** The day's three files in a folder of their own. */
export function saveMerchantDay(day: MerchantDay) {
  const folder = mkdtempSync(join(tmpdir(), 'posrecon-day-'));
  return (
    [
      ['till', 'pos'],
      ['acquirer', 'settlement'],
      ['bank', 'bank'],
    ] as const
  ).map(([name, side]) => {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, day[name]);
    return { file, side };
  });
}
