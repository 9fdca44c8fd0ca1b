import { literal } from '../engine/engine.ts';

export interface MoneyReading {
  readonly decimalMark: '.' | ',';
  readonly minorUnits: boolean;
  /** More than five decimals are rounded to five, half away from zero; else they are no amount. */
  readonly roundsAmounts?: boolean;
}

const plainMoney = "'[+-]?[0-9]{1,13}([.][0-9]{1,5})?'";
const finerMoney = "'[+-]?[0-9]{1,13}([.][0-9]{1,12})?'";
const groupedMoney = "'[+-]?[0-9]{1,3}(,[0-9]{3})+([.][0-9]{1,5})?'";
const blank = "[\\s\\x{00a0}\\x{2000}-\\x{200a}\\x{202f}\\x{3000}''’]";
/** Digits with blanks between them that are no groups of thousands: `12 34.00`. */
const twoNumbers = `'[0-9０-９]${blank}+[0-9０-９]'`;
const blankGroups = `'[^0-9０-９]*[0-9０-９]{1,3}(${blank}[0-9０-９]{3})+([.,．，][0-9０-９]+)?[^0-9０-９]*'`;
const moneyNoise = `'${blank}|[¥￥$€£元]|CNY|RMB|USD|EUR|GBP|HKD|JPY|CHF|DKK|SEK|NOK|AUD|CAD|SGD|kr[.]?'`;

/**
 * A plain decimal such as `-12.50` as `decimal(18,5)`; `null` where it is empty or no amount: the caller tells the two apart. `known` is
 * a condition under which it is known to be one. What is written as the engine itself would write it needs no look at its form, which
 * takes as long again as reading the number.
 */
export function moneySql(text: string, reading: MoneyReading, known?: string): string {
  const form = reading.roundsAmounts === true ? finerMoney : plainMoney;
  const usual = `try_cast(${text} as ${reading.minorUnits ? 'decimal(13,0)' : 'decimal(15,2)'})`;
  const asked = `regexp_full_match(${text}, ${form})`;
  const value = `case when cast(${usual} as varchar) = ${text} then cast(${usual} as decimal(18,5))
    when ${known === undefined ? asked : `${known} or ${asked}`} then cast(${text} as decimal(18,5)) end`;
  return reading.minorUnits
    ? `cast(cast(${value} as decimal(18,3)) * 0.01 as decimal(18,5))`
    : value;
}

/** What may stand beside an amount; removing one of these takes a tenth of what looking for all takes. */
const moneySigns = ['$', '€', '£', '¥', '￥', '元', 'kr.', 'kr', 'CNY', 'EUR', 'USD', 'DKK', ' '];

/** The signs that some amounts have beside them. */
export function signsBeside(amounts: readonly string[]): readonly string[] {
  return moneySigns.filter((sign) => amounts.some((amount) => amount.includes(sign)));
}

/** After `plainMoneySteps`: whether a column's cell was a plain decimal, but for a sign. */
export function isPlainMoney(column: string): string {
  return `${column}_plain`;
}

/**
 * Steps that make plain decimals of `¥1,234.50`, `(12.00)`, `12,50-` and full-width digits, each over the columns of the step before.
 * They are steps of their own, and taken only where a file needs them: nested in one expression they cost 0.2 s of planning a file.
 * A cell is asked first whether it is one of those, since most are not, and rewriting costs a second a million; `signs` are those that
 * the file is known to use.
 */
export function plainMoneySteps(
  columns: readonly string[],
  decimalMark: '.' | ',',
  signs: readonly string[] = [],
): readonly string[] {
  const replaced = ({ plain = same, cases = nothing, others = same }: MoneyStep): string =>
    `* replace (${columns
      .map(
        (column) =>
          `case when ${isPlainMoney(column)} then ${plain(column)} ${cases(column)} else ${others(column)} end as ${column}`,
      )
      .join(', ')})`;
  const narrow = (column: string): string =>
    `case when regexp_matches(${column}, ${twoNumbers}) and not regexp_full_match(${column}, ${blankGroups}) then ${column}
      else regexp_replace(translate(${column}, '０１２３４５６７８９．，－＋（）−', '0123456789.,-+()-'), ${moneyNoise}, '', 'g') end`;
  const withPoint = (column: string): string => `replace(${column}, ',', '.')`;
  const form = decimalMark === ',' ? plainMoney.replace('[.]', ',') : plainMoney;
  const withoutSigns = (column: string): string =>
    signs.reduce(
      (text, sign) => (sign === ' ' ? `trim(${text})` : `replace(${text}, ${literal(sign)}, '')`),
      column,
    );
  return [
    ...(signs.length === 0
      ? []
      : [
          `* replace (${columns.map((column) => `${withoutSigns(column)} as ${column}`).join(', ')})`,
        ]),
    `*, ${columns.map((column) => `coalesce(regexp_full_match(${column}, ${form}), false) as ${isPlainMoney(column)}`).join(', ')}`,
    decimalMark === ','
      ? replaced({
          plain: withPoint,
          cases: (column) =>
            `when regexp_full_match(${column}, '[-+0-9,]*') then ${withPoint(column)}`,
          others: (column) => `translate(${narrow(column)}, '.,', ',.')`,
        })
      : replaced({
          cases: (column) => `when regexp_full_match(${column}, '[-+0-9.,]*') then ${column}`,
          others: narrow,
        }),
    replaced({
      cases: (
        column,
      ) => `when starts_with(${column}, '(') and ends_with(${column}, ')') then '-' || ${column}[2:-2]
        when ends_with(${column}, '-') and not starts_with(${column}, '-') then '-' || ${column}[:-2]`,
    }),
    replaced({
      cases: (
        column,
      ) => `when contains(${column}, ',') and regexp_full_match(${column}, ${groupedMoney}) then replace(${column}, ',', '')
        when strpos(${column}, '.') in (1, 2) and regexp_full_match(${column}, '[+-]?[.][0-9]+') then regexp_replace(${column}, '[.]', '0.')`,
    }),
  ];
}

/** SQL of a cell by what it is: a plain decimal, what `cases` ask for, anything else. */
interface MoneyStep {
  readonly plain?: (column: string) => string;
  readonly cases?: (column: string) => string;
  readonly others?: (column: string) => string;
}

const same = (column: string): string => column;
const nothing = (): string => '';
