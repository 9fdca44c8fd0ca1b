import type { Slip } from '../../model/discrepancy-arguments.ts';
import type { FieldWeight, WeighedField } from '../../model/matching-explanation.ts';
import { slipBetween } from '../../model/slip.ts';
import type { Transaction } from '../../model/transaction.ts';
import type { AgreeingField, Comparable } from '../comparable.ts';
import { cardOf } from '../residual/card.ts';
import type { Clocks } from '../residual/clock.ts';
import type { Frequencies } from './frequencies.ts';
import type { TimeWeight } from './time-weight.ts';

/**
 * Among which pairs one is weighed. Where all that agree in place are taken, and only pairs that differ in it are left to choose from,
 * that one differs says nothing against it; so it is with amounts, which are unequal only among what is left.
 */
export type Among = 'all' | 'of-other-place';

/** A pair needs this sum: odds of eight to one. */
export const sureBits = 3;

/** Share of pairs in which a field agrees, where too few sure pairs were seen to tell. */
const usualAgreement: Readonly<Record<AgreeingField, number>> = {
  amount: 0.99,
  card: 0.99,
  terminal: 0.97,
  merchant: 0.97,
  rrn: 0.99,
  order: 0.99,
};
/** However many sure pairs agree, the next may not: a terminal's number is keyed in by hand. */
const surestAgreement: Readonly<Partial<Record<AgreeingField, number>>> = {
  terminal: 0.97,
  merchant: 0.97,
};
/** So many invented pairs of the usual kind stand beside those that were seen. */
const usualPairs = 50;

/** What an unequal amount says by the slip that would explain it; one that no slip explains speaks against the pair. */
const slipBits: Readonly<Partial<Record<Slip, number>>> = {
  'decimal-shift': 8.6,
  transposed: 6.2,
  'neighbour-digit': 3.9,
  'doubled-digit': 3.9,
  'dropped-digit': 3.9,
  tip: 3.9,
  rounding: 3.9,
};
const noSlipBits = -1.7;

/**
 * Weighs pairs after Fellegi and Sunter: a field that agrees adds log2(m / u), one that differs log2((1 − m) / (1 − u)), where m is
 * how often it agrees in a payment's two records and u how often by chance, by the value's own frequency.
 */
export class Weights {
  private readonly comparable: Comparable;
  private readonly clocks: Clocks;
  private readonly frequencies: Frequencies;
  private readonly time: TimeWeight;

  constructor(input: {
    readonly comparable: Comparable;
    readonly clocks: Clocks;
    readonly frequencies: Frequencies;
    readonly time: TimeWeight;
  }) {
    this.comparable = input.comparable;
    this.clocks = input.clocks;
    this.frequencies = input.frequencies;
    this.time = input.time;
  }

  /** The same, where more values were counted. */
  countedBy(frequencies: Frequencies): Weights {
    const { comparable, clocks, time } = this;
    return new Weights({ comparable, clocks, frequencies, time });
  }

  /** The sum of all fields' bits, without the prior. */
  bits(pos: Transaction, stl: Transaction, among: Among = 'all'): number {
    return this.weigh(pos, stl, among).reduce((sum, { bits }) => sum + bits, 0);
  }

  /** What each field says, surest first. */
  weigh(pos: Transaction, stl: Transaction, among: Among = 'all'): readonly FieldWeight[] {
    return [
      this.number('rrn', this.comparable.rrn, pos.rrn, stl.rrn),
      this.number(
        'reference',
        this.comparable.reference,
        pos.acquirerReference,
        stl.acquirerReference,
      ),
      this.number('order', this.comparable.order, pos.orderId, stl.orderId),
      this.amount(pos, stl),
      this.card(pos, stl),
      ...this.place(pos, stl, among),
      this.apart(pos, stl),
    ];
  }

  private number(
    field: 'rrn' | 'reference' | 'order',
    isComparable: boolean,
    a: string | null,
    b: string | null,
  ): FieldWeight {
    if (!isComparable || a === null || b === null) return silent(field);
    if (a !== b) return { field, outcome: 'vetoes', bits: Number.NEGATIVE_INFINITY };
    const m = this.agreement(field === 'reference' ? 'rrn' : field);
    return { field, outcome: 'agrees', bits: Math.log2(m * Math.max(2, this.frequencies.sales)) };
  }

  private amount(pos: Transaction, stl: Transaction): FieldWeight {
    if (pos.amount === stl.amount) {
      return this.agrees('amount', this.frequencies.share('amount', stl.amount));
    }
    const slip = slipBetween(pos.amount, stl.amount, pos.currency);
    return { field: 'amount', outcome: slip, bits: slipBits[slip] ?? noSlipBits };
  }

  private card(pos: Transaction, stl: Transaction): FieldWeight {
    const a = cardOf(pos, this.comparable);
    const b = cardOf(stl, this.comparable);
    if (a === null || b === null) return silent('card');
    return a === b
      ? this.agrees('card', this.frequencies.share('card', b))
      : { field: 'card', outcome: 'vetoes', bits: Number.NEGATIVE_INFINITY };
  }

  /** A terminal says its merchant too: the merchant counts only where it differs beside a terminal that agrees, or stands alone. */
  private place(pos: Transaction, stl: Transaction, among: Among): readonly FieldWeight[] {
    const terminal = this.placed(
      'terminal',
      this.comparable.terminal,
      pos.terminalId,
      stl.terminalId,
      among,
    );
    return [
      terminal,
      terminal.outcome === 'differs' ||
      (terminal.outcome === 'agrees' && pos.merchantId === stl.merchantId)
        ? silent('merchant')
        : this.placed('merchant', this.comparable.merchant, pos.merchantId, stl.merchantId, among),
    ];
  }

  private placed(
    field: 'terminal' | 'merchant',
    isComparable: boolean,
    a: string | null,
    b: string | null,
    among: Among,
  ): FieldWeight {
    if (!isComparable || a === null || b === null) return silent(field);
    const u = this.frequencies.share(field, b);
    if (a === b) return this.agrees(field, u);
    const bits =
      among === 'of-other-place'
        ? 0
        : Math.log2((1 - this.agreement(field)) / Math.max(0.01, 1 - u));
    return { field, outcome: 'differs', bits };
  }

  private apart(pos: Transaction, stl: Transaction): FieldWeight {
    const seconds = this.clocks.apart(pos, stl);
    if (seconds === null) return silent('time');
    const bits = this.time.of(seconds);
    return { field: 'time', outcome: bits >= 0 ? 'agrees' : 'differs', bits };
  }

  private agrees(field: AgreeingField, u: number): FieldWeight {
    return { field, outcome: 'agrees', bits: Math.log2(this.agreement(field) / Math.min(1, u)) };
  }

  private agreement(field: AgreeingField): number {
    const { same, both } = this.comparable.agreement[field] ?? { same: 0, both: 0 };
    const share = (same + usualPairs * usualAgreement[field]) / (both + usualPairs);
    return Math.min(share, surestAgreement[field] ?? 0.999);
  }
}

function silent(field: WeighedField): FieldWeight {
  return { field, outcome: 'silent', bits: 0 };
}
