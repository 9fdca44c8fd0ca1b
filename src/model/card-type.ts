/** The kind of card that a word of an export means: `借记卡`, `Visa Debit` and `ICBC_DEBIT` are all `debit`; any other word stands for itself. */
export function cardTypeOf(word: string): string {
  const plain = plainWord(word);
  return kinds.find(([, means]) => means.test(plain))?.[0] ?? plain;
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ['prepaid', /prepaid|预付|储值/],
  ['debit', /debit|借记|储蓄/],
  ['credit', /credit|贷记|信用/],
];

/** A word without regard to case, width and blanks around it. */
export function plainWord(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}
