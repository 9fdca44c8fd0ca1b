/** @typedef {import('../../../fixtures/generate/random.js').Random} Random */

/**
 * An amount as a slip of the hand makes it: another one, positive. `kinds` are tried in random order: d decimal shift,
 * t transposed, n neighbouring digit, o dropped digit, l doubled digit.
 * @param {Random} random @param {number} cents @param {readonly string[]} kinds @returns {readonly [string, number]}
 */
export function slips(random, cents, kinds) {
  const text = String(cents);
  const left = [...kinds];
  while (left.length > 0) {
    const [kind] = left.splice(random.int(0, left.length - 1), 1);
    const made = slip(random, text, kind);
    if (made !== null && made[1] > 0 && made[1] !== cents) return made;
  }
  return ['decimal-shift', cents * 10];
}

/** @param {Random} random @param {string} text @param {string} kind @returns {readonly [string, number] | null} */
function slip(random, text, kind) {
  const at = random.int(0, Math.max(0, text.length - 3));
  const digits = [...text];
  switch (kind) {
    case 'd':
      return [
        'decimal-shift',
        Number(text) % 1000 === 0 && random.chance(0.4) ? Number(text) / 10 : Number(text) * 10,
      ];
    case 't': {
      if (text.length < 3 || digits[at] === digits[at + 1] || digits[at + 1] === '0') return null;
      [digits[at], digits[at + 1]] = [digits[at + 1], digits[at]];
      return ['transposed', Number(digits.join(''))];
    }
    case 'n': {
      const next = { 1: '2', 2: '3', 3: '2', 4: '5', 5: '6', 6: '5', 7: '8', 8: '9', 9: '8' };
      if (digits[at] === '0') return null;
      digits[at] = next[digits[at]];
      return ['neighbour-digit', Number(digits.join(''))];
    }
    case 'o':
      return text.length < 4
        ? null
        : ['dropped-digit', Number(text.slice(0, at) + text.slice(at + 1))];
    default:
      return ['doubled-digit', Number(text.slice(0, at + 1) + text.slice(at))];
  }
}
