import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasLooseQuote } from '../../src/intake/loose-quotes.ts';

test('a blank or tab between a mark and a delimiter is found wherever it stands', () => {
  // Neighbours of the bytes that are looked for, by which a carry would show.
  const bytes = [...Buffer.from('"\t ,;!#-:'), 0x00, 0xa2, 0xff];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...bytes), { maxLength: 24 }),
      fc.integer({ min: 0, max: 3 }),
      (values, offset) => {
        const text = Buffer.from([...Array(offset).fill(0x22), ...values]).subarray(offset);
        const isLoose = /"[\t ][,;]/.test(text.toString('latin1'));
        expect(hasLooseQuote(text)).toBe(isLoose);
      },
    ),
    { numRuns: 5000, examples: [[[...Buffer.from('"a"\t,"b"')], 0]] },
  );
});
