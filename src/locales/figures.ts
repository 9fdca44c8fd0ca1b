/** `-1204.5` as `-1,204.5`; what is no plain decimal stays as it is. */
export function groupThousands(amount: string): string {
  const match = /^([+-]?)(\d+)((?:\.\d+)?)$/.exec(amount);
  if (match === null) return amount;
  const [, sign = '', whole = '', fraction = ''] = match;
  return `${sign}${whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',')}${fraction}`;
}

/** Whether a record's `card` is a truncated card number, rather than a wallet's payer. */
export function isCardNumber(card: string): boolean {
  return /^[\d*xX][\d*xX -]{2,}$/.test(card);
}

/** 0.9876 as `98%`. */
export function wholePercent(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100 + 1e-9)}%`;
}
