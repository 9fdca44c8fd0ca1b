import type { InitTexts } from '../locales/init-texts.ts';
import { unknownCurrency } from '../model/currency.ts';
import type { Inference } from '../model/report.ts';
import { quoted } from './yaml-text.ts';

interface Rule {
  /** What it holds for: card type, currency, first day. */
  readonly kind: string;
  readonly rule: string;
  readonly merchants: (string | null)[];
  agree: number;
  of: number;
}

/** `fees` of an acquirer, in the order of the files: one rule for all merchants where all pay the same; of several rates for the same sales none. */
export function feeLines(
  inferred: readonly Inference[],
  own: readonly string[],
  texts: Pick<InitTexts, 'fees' | 'noFees' | 'severalRates' | 'support'>,
): readonly string[] {
  const rules = rulesOf(
    inferred.filter(
      ({ for: { merchantId } }) =>
        merchantId === undefined || own.length === 0 || own.includes(merchantId),
    ),
  );
  if (rules.length === 0) {
    return [`    # ${texts.noFees}`, '    # fees: [{ cardType: debit, rate: 0.38%, cap: 18.00 }]'];
  }
  const lines = rules.flatMap((each) => {
    const rivals = rules.filter((other) => other !== each && other.kind === each.kind);
    const merchants = rivals.length === 0 ? [null] : each.merchants;
    return merchants.map((merchant) => ({
      isSure: rivals.every((rival) => !rival.merchants.includes(merchant)),
      text: `- { ${merchant === null ? '' : `merchant: ${quoted(merchant)}, `}${each.rule} } # ${texts.support(each.agree, each.of)}`,
    }));
  });
  const isNone = lines.every(({ isSure }) => !isSure);
  return [
    `    ${isNone ? '# ' : ''}fees: # ${texts.fees}`,
    ...(lines.every(({ isSure }) => isSure) ? [] : [`      # ${texts.severalRates}`]),
    ...lines.map(({ isSure, text }) => `      ${isSure ? '' : '# '}${text}`),
  ];
}

/** Each rule once, with all merchants of which the files show it. */
function rulesOf(inferred: readonly Inference[]): readonly Rule[] {
  const rules = new Map<string, Rule>();
  for (const { for: scope, value, support } of inferred) {
    const { merchantId = null, cardType, currency = unknownCurrency } = scope;
    const [rate = '', perItem] = String(value['rate']).split(' + ');
    const named = [
      ...(cardType === undefined ? [] : [`cardType: ${quoted(cardType)}`]),
      ...(currency === unknownCurrency ? [] : [`currency: ${currency}`]),
    ];
    const from = value['from'] == null ? [] : [`from: ${value['from']}`];
    const rule = [
      ...named,
      `rate: ${rate}`,
      ...(perItem === undefined ? [] : [`perItem: ${perItem}`]),
      ...(['cap', 'floor'] as const).flatMap((key) =>
        value[key] == null ? [] : [`${key}: ${value[key]}`],
      ),
      ...from,
    ].join(', ');
    const kind = [...named, ...from].join(', ');
    const known = rules.get(rule) ?? { kind, rule, merchants: [], agree: 0, of: 0 };
    known.merchants.push(merchantId);
    known.agree += support.agree;
    known.of += support.of;
    rules.set(rule, known);
  }
  return [...rules.values()];
}
