import type { SideEvidence } from '../../model/recognition.ts';
import type { Side } from '../../model/transaction.ts';
import { type ColumnShape, wordOf } from '../column-shape.ts';
import { headerKey } from '../header-key.ts';
import type { Field } from '../table.ts';
import { fitOf } from './column-fit.ts';
import { candidatesOf } from './vocabulary.ts';
import { isCashWord, statusOf } from './word-meaning.ts';

/** How likely a table is one side's, and what speaks for it. */
export interface SideGuess {
  readonly side: Side;
  /** 0 to 1; the three do not add up to 1. */
  readonly confidence: number;
  readonly why: readonly SideEvidence[];
  /** Points, before they were made a confidence. */
  readonly points: number;
}

/** Points that a column of a meaning gives to each side. */
const weights: Readonly<Partial<Record<Field, Partial<Record<Side, number>>>>> = {
  balance: { bank: 4, pos: -3, settlement: -1.5 },
  counterparty: { bank: 2.5 },
  counterpartyAccount: { bank: 3 },
  direction: { bank: 1 },
  fee: { settlement: 3, bank: -1 },
  net: { settlement: 3, bank: -0.5 },
  settlementDate: { settlement: 3 },
  payoutId: { settlement: 3 },
  acquirerReference: { settlement: 1.5, bank: -0.5 },
  merchantId: { settlement: 1.5, pos: 0.3, bank: -1 },
  rrn: { settlement: 0.5, pos: 0.3 },
  cashier: { pos: 3 },
  orderTotal: { pos: 2 },
  tip: { pos: 1.5 },
  store: { pos: 0.7 },
  channel: { pos: 1, settlement: 0.4 },
  status: { pos: 1, settlement: 0.3 },
  orderId: { pos: 0.7, settlement: 0.4 },
  terminalId: { pos: 0.9, settlement: 0.5, bank: -2 },
  stan: { pos: 0.6, settlement: 0.3, bank: -1 },
  batchNo: { pos: 0.5, settlement: 0.3 },
  authCode: { pos: 0.5, settlement: 0.3, bank: -1 },
};

/** Headers that are no field of ours and tell the side all the same. */
const telltales: readonly (readonly [RegExp, Side, number])[] = [
  [/^(?:小票|收据|receipt|ticket|docket|bon(?!us)|check(?:no|id)?$|kvittering)/, 'pos', 2],
  [
    /^(?:收银机|款台|收款机|班次|桌号|台号|找零|抹零|件数|数量|商品|品名|折扣|应收|实收|会员|register|till|shift|table|covers|change|cashdrawer|quantity|qty|items?|discounts?|tenders?|amounttendered|dining|drawer|pos(?:no|id|name)|checkno|voiduser|voidreason|training|tax|subtotal)/,
    'pos',
    1.2,
  ],
  [
    /^(?:费率|扣率|mdr|interchange|schemefee|markup|feerate|feepercentage|rate$|分润|品牌费|结算|清算|划付|clearing|payout|settle|deposit(?:id|date)|reserve)/,
    'settlement',
    1.2,
  ],
  [
    /^(?:起息日|valuta|wertstellung|valuedate|datedevaleur|datevaleur|fechavalor|iban|bic|swift|partneriban|摘要|附言|用途|交易附言|交易摘要|verwendungszweck|buchungstext|narrat|checknumber|chequenumber|runningbalance|sepa|开户行|对方开户|对方行|凭证种类|交易说明|记账日|remittance|libelle|concepto)/,
    'bank',
    2,
  ],
  [/^(?:description|memo|particulars|details|posttext|tekst)$/, 'bank', 0.7],
];

/** Weighs what the columns say of whose file this is; best first. */
export function weighSides(
  header: readonly string[],
  shapes: readonly ColumnShape[],
): readonly SideGuess[] {
  const points: Record<Side, number> = { pos: 0, settlement: 0, bank: 0 };
  const why: Record<Side, SideEvidence[]> = { pos: [], settlement: [], bank: [] };
  const give = (side: Side, weight: number, reason: SideEvidence): void => {
    points[side] += weight;
    if (weight > 0.4) why[side].push(reason);
  };
  const present = new Set<Field>();
  for (const [index, cell] of header.entries()) {
    const shape = shapes[index];
    if (cell === '' || shape === undefined) continue;
    const telltale = telltales.find(([pattern]) => pattern.test(headerKey(cell)));
    if (telltale !== undefined) {
      give(telltale[1], telltale[2], { key: 'column', header: cell, field: null });
    }
    let given = 0;
    for (const [field, score] of candidatesOf(cell, null)) {
      const isPlausible = (fitOf(field, shape, score) ?? -9) > -1.2;
      if (score < 7 || !isPlausible || present.has(field)) continue;
      const weight = weights[field];
      if (field === 'debit' || field === 'credit') present.add(field);
      if (weight === undefined || given > 1) continue;
      present.add(field);
      given += 1;
      for (const [side, value] of Object.entries(weight) as [Side, number][]) {
        give(side, value, { key: 'column', header: cell, field });
      }
    }
  }
  // 入账金额 is an acquirer's net only beside a fee; a card statement calls its amounts so.
  const booked = header.find((cell) => /^(?:商户|实际)?入账金额/.test(headerKey(cell)));
  if (booked !== undefined && present.has('fee')) {
    give('settlement', 3, { key: 'column', header: booked, field: 'net' });
  }
  if (present.has('debit') && present.has('credit')) {
    give('bank', 3.5, { key: 'debits-and-credits' });
  }
  const isPaymentless = ![
    'terminalId',
    'card',
    'cashier',
    'fee',
    'rrn',
    'channel',
    'merchantId',
  ].some((field) => present.has(field as Field));
  if (isPaymentless && points.bank > 0) points.bank += 1;
  weighValues(header, shapes, give);
  const paidOut = ['net', 'settlementDate', 'payoutId'].some((f) => present.has(f as Field));
  if (present.has('fee') && (paidOut || booked !== undefined)) {
    give('settlement', 3, { key: 'fees-beside-payouts' });
  }
  const isSettled = ['fee', 'net', 'settlementDate', 'payoutId'].some((f) =>
    present.has(f as Field),
  );
  if (!isSettled) points.settlement -= 0.5;
  const ranked = (['pos', 'settlement', 'bank'] as const)
    .map((side) => ({ side, points: points[side], why: why[side] }))
    .sort((a, b) => b.points - a.points);
  return ranked.map((guess, rank) => {
    const rival = ranked[rank === 0 ? 1 : 0]?.points ?? 0;
    const own = Math.max(guess.points, 0);
    const share = own === 0 ? 0 : own / (own + Math.max(rival, 0) + 1);
    return { ...guess, confidence: Math.round(share * 100) / 100 };
  });
}

/** A till knows declined attempts and cash; neither an acquirer nor a bank does. */
function weighValues(
  header: readonly string[],
  shapes: readonly ColumnShape[],
  give: (side: Side, weight: number, reason: SideEvidence) => void,
): void {
  for (const [index, shape] of shapes.entries()) {
    if (shape.distinct > 0.5 && shape.values.length > 8) continue;
    const words = [...new Set(shape.values)].map(wordOf);
    if (shape.channel >= 0.5 && words.some(isCashWord)) {
      give('pos', 2.5, { key: 'cash', header: header[index] ?? '' });
    }
    const unsuccessful = words.some((word) => {
      const status = word.length < 4 || word === 'false' ? null : statusOf(word);
      return status === 'declined' || status === 'failed' || status === 'timeout';
    });
    if (shape.status >= 0.6 && shape.digits < 0.5 && unsuccessful) {
      give('pos', 2, { key: 'failed-attempts', header: header[index] ?? '' });
    }
  }
}

/** Whether the first guess is clear enough to act on. */
export function isClear(guesses: readonly SideGuess[]): boolean {
  const [first, second] = guesses;
  if (first === undefined || first.points < 1.8) return false;
  return first.points - Math.max(second?.points ?? 0, 0) >= 0.7;
}
