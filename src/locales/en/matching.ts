import type { MatchingTexts } from '../matching-texts.ts';

export const matching: MatchingTexts = {
  time: 'Time',
  milliseconds: (milliseconds) => `${milliseconds} ms`,
  withTheOneAbove: 'as above',
  kinds: {
    sale: 'sale',
    capture: 'capture',
    refund: 'refund',
    void: 'void',
    reversal: 'reversal',
    chargeback: 'chargeback',
    preauth: 'preauthorisation',
    fee: 'fee',
    adjustment: 'adjustment',
    other: 'other',
    float: 'opening float',
    'paid-in': 'cash paid in',
    'paid-out': 'cash paid out',
    'cash-drop': 'cash drop',
    'cash-count': 'cash counted',
  },
  notFound: ({ named, because, places }) =>
    because === 'several'
      ? `${named}: several records are that: ${places.join(', ')}`
      : because === 'no-file'
        ? `${named}: the file is not among those read`
        : `${named}: no record is that`,
  matchedWith: (other, pass) => `matched with ${other}, by the pass ${pass}`,
  fates: {
    open: 'not matched: nothing on the other side is likely enough to be the same payment',
    undone: 'needs no counterpart: it and another record of its own side undo each other',
    'not-expected':
      'needs no counterpart: declined, failed, cash, zero, a copy, or no payment at all',
    undetermined: 'not matched: more records are left over than are looked at one by one',
  },
  prior: 'before anything is compared',
  fields: {
    rrn: 'reference number (RRN)',
    reference: "acquirer's number",
    order: 'order number',
    amount: 'amount',
    card: 'card',
    terminal: 'terminal',
    merchant: 'merchant',
    time: 'time',
  },
  outcomes: {
    agrees: 'agrees',
    differs: 'differs',
    vetoes: 'names another payment',
    silent: 'says nothing',
  },
  sum: 'sum',
  needed: (bits) => `${bits} needed`,
  sureByKey:
    'this pass goes by its key and does not weigh; the bits only show how sure the pair is',
  pinned: 'ruled by posrecon.yaml; the bits only show what the records say',
  bits: (bits) => `${bits} bits`,
  nextBest: (other, bits) => `or ${other}: ${bits}`,
  noRival: 'no other record of the other side comes near',
  because: {
    vetoed: 'a number or card names another payment',
    'ruled-out': 'posrecon.yaml says never',
    'too-little': 'too little to be likely',
    'not-expected': 'awaits no counterpart',
    'not-chosen': 'another choice was better, or as good',
  },
  takenBy: (place, pass) => `taken by ${place}, ${pass}`,
};
