import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gb18030AsUtf8 } from '../../src/intake/gb18030-as-utf8.ts';

function rewritten(pieces: readonly Buffer[]): Buffer {
  const text = gb18030AsUtf8();
  // A piece may be written over later, as what was made of it may.
  const found = pieces.map((piece) => Buffer.from(text.take(Buffer.from(piece))));
  return Buffer.concat([...found, text.end()]);
}

function decoded(bytes: Buffer): Buffer {
  return Buffer.from(new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes));
}

const lead = fc.integer({ min: 0x81, max: 0xfe });
const digit = fc.integer({ min: 0x30, max: 0x39 });
const oneCharacter = fc.oneof(
  { arbitrary: fc.tuple(fc.integer({ min: 0, max: 0x7f })), weight: 4 },
  { arbitrary: fc.tuple(lead, fc.integer({ min: 0x40, max: 0xfe })), weight: 4 },
  { arbitrary: fc.tuple(lead, digit, lead, digit), weight: 1 },
);
const noCharacter = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 0xff })),
  fc.tuple(lead, fc.integer({ min: 0, max: 0x3f })),
  fc.tuple(lead, digit, fc.integer({ min: 0, max: 0xff })),
  fc.tuple(lead, digit, lead, fc.integer({ min: 0, max: 0xff })),
);

test.for([
  ['text', oneCharacter],
  ['text with damage', fc.oneof(oneCharacter, noCharacter)],
] as const)('%s in any pieces becomes what TextDecoder makes of it', ([_, character]) => {
  fc.assert(
    fc.property(
      fc.array(character, { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (characters, pieceLength) => {
        const bytes = Buffer.from(characters.flat());
        const pieces = Array.from({ length: Math.ceil(bytes.length / pieceLength) }, (_each, n) =>
          bytes.subarray(n * pieceLength, (n + 1) * pieceLength),
        );
        expect(rewritten(pieces).toString('hex')).toBe(decoded(bytes).toString('hex'));
      },
    ),
    { numRuns: 500 },
  );
});

test('every pair of bytes becomes what TextDecoder makes of it', () => {
  const bytes = Buffer.alloc(0x80 * 0x100 * 3, '\n');
  for (let pair = 0; pair < 0x8000; pair += 1) bytes.writeUInt16BE(0x8000 + pair, pair * 3);
  expect(rewritten([bytes]).equals(decoded(bytes))).toBe(true);
});

test('damage that never ends is not held', () => {
  const bytes = Buffer.from([...Buffer.from('a,'), ...Array(200_000).fill(0xff), 0x2c, 0xd6, 0xd0]);
  const text = gb18030AsUtf8();
  const first = Buffer.from(text.take(bytes.subarray(0, 150_000)));
  expect(first.length).toBeGreaterThan(100_000);
  const rest = Buffer.from(text.take(bytes.subarray(150_000)));
  const all = Buffer.concat([first, rest, text.end()]);
  expect(all.equals(decoded(bytes))).toBe(true);
  expect(all.toString().endsWith(',中')).toBe(true);
});
