/** ISO 4217 currencies whose minor unit is not two digits; all others have two. */
const minorUnits: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Digits after the decimal point in which a currency is usually written (ISO 4217 minor unit). */
export function minorUnitDigits(currency: string): number {
  return minorUnits[currency] ?? 2;
}

/** ISO 4217's code for no currency: of amounts of which no file and no setting says one. */
export const unknownCurrency = 'XXX';
