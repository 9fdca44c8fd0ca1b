import { expect, test } from 'vitest';
import type { PosreconError } from '../../src/errors/posrecon-error.ts';
import { decodeText, detectEncoding, normaliseCell } from '../../src/intake/encoding.ts';
import { mojibakeOf } from '../../src/intake/mojibake.ts';
import type { Encoding } from '../../src/intake/table.ts';

const nothing = Buffer.alloc(0);
const chinese =
  '交易时间,商户号,终端号,交易类型,交易金额（元）\r\n2026-01-05 09:00:01,898000000000001,T0000001,消费,28.00\r\n';

/** The bytes of a text in an encoding that Node can only decode: each character is looked up among what its bytes decode to. */
function encode(text: string, encoding: 'gb18030' | 'windows-1252'): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, number[]>();
  if (encoding === 'gb18030') {
    for (let lead = 0x81; lead < 0xff; lead += 1) {
      for (let trail = 0x40; trail < 0xff; trail += 1) {
        if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      }
    }
  } else {
    for (let byte = 0x80; byte <= 0xff; byte += 1) {
      bytesOf.set(decoder.decode(Uint8Array.of(byte)), [byte]);
    }
  }
  return Buffer.from(
    [...text].flatMap((char) =>
      char < '\u0080' ? [char.charCodeAt(0)] : (bytesOf.get(char) ?? [63]),
    ),
  );
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

test.for<[string, Buffer, Encoding, number]>([
  ['ASCII', Buffer.from('Date,Amount\n2026-01-05,1.00\n'), 'utf-8', 0],
  ['UTF-8', Buffer.from(chinese), 'utf-8', 0],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${chinese}`), 'utf-8', 3],
  ['UTF-16 with a mark', Buffer.from(`\ufeff${chinese}`, 'utf16le'), 'utf-16le', 2],
  ['UTF-16 without a mark', Buffer.from(chinese, 'utf16le'), 'utf-16le', 0],
  ['UTF-16 the other way round', utf16be(chinese), 'utf-16be', 0],
  ['UTF-16 the other way round, with a mark', utf16be(`\ufeff${chinese}`), 'utf-16be', 2],
  ['GBK', encode(chinese, 'gb18030'), 'gb18030', 0],
  [
    'German',
    encode('Buchungstag;Empfänger;Währung\n05.01.2026;Müller;EUR\n', 'windows-1252'),
    'windows-1252',
    0,
  ],
  [
    'French',
    encode('Débit;Crédit;Libellé\n;12,50;Société créée à Nîmes\n', 'windows-1252'),
    'windows-1252',
    0,
  ],
  [
    'Spanish',
    encode('Operación;Importe;Año\nCafé señor;1,00;2026\n', 'windows-1252'),
    'windows-1252',
    0,
  ],
  [
    'Danish',
    encode('Dato;Beløb;Tekst\n05-01-2026;1,00;Købmænd på Ærø\n', 'windows-1252'),
    'windows-1252',
    0,
  ],
  [
    'one bad byte in UTF-8',
    Buffer.concat([Buffer.from(chinese.repeat(3)), Buffer.of(0xff)]),
    'utf-8',
    0,
  ],
])('%s is recognised', ([, bytes, encoding, bomLength]) => {
  expect(detectEncoding(bytes, nothing, 'f.csv')).toEqual({ encoding, bomLength });
});

test.for([
  ['UTF-8', Buffer.from(chinese.repeat(20)), 'utf-8'],
  ['GBK', encode(chinese.repeat(20), 'gb18030'), 'gb18030'],
] as const)(
  '%s that is cut within a character is recognised all the same',
  ([, bytes, encoding]) => {
    for (let cut = 1; cut < 60; cut += 1) {
      const head = bytes.subarray(0, bytes.length - cut);
      expect(detectEncoding(head, bytes.subarray(cut), 'f.csv').encoding).toBe(encoding);
    }
  },
);

test('text survives detection and decoding', () => {
  const bytes = encode(chinese, 'gb18030');
  const { encoding, bomLength } = detectEncoding(bytes, nothing, 'f.csv');
  expect(decodeText(bytes, encoding, bomLength)).toBe(chinese);
  expect(decodeText(Buffer.from(`\ufeff${chinese}`), 'utf-8', 3)).toBe(chinese);
});

const headers = [
  '交易时间,商户号,交易金额,手续费\n2026-01-05,1,2.00,0.01\n',
  '日期,金额,备注,对方户名\n2026-01-05,2.00,a,b\n',
  '支付时间,订单号,实收金额\n2026-01-05,1,2.00\n',
];

test.for(headers.map((text) => [text]))(
  'wrongly decoded copies of %j are refused',
  ([text = '']) => {
    const gbk = encode(text, 'gb18030');
    const utf8 = Buffer.from(text);
    const damaged = {
      'GBK read as Latin-1': new TextDecoder('windows-1252').decode(gbk),
      'GBK read as UTF-8': gbk.toString('utf8'),
      'UTF-8 read as Latin-1': new TextDecoder('windows-1252').decode(utf8),
      'UTF-8 read as GBK': new TextDecoder('gbk').decode(utf8),
      'twice wrong': new TextDecoder('gbk').decode(Buffer.from(gbk.toString('utf8'))),
      'saved as ASCII': text.replace(/[^\u0000-\u007f]/g, '?'),
    };
    for (const [how, copy] of Object.entries(damaged)) {
      expect(mojibakeOf(copy), how).not.toBeNull();
      expect(() => detectEncoding(Buffer.from(copy), nothing, 'f.csv'), how).toThrow(
        /the text is damaged/,
      );
    }
    expect(mojibakeOf(text)).toBeNull();
  },
);

test('the refusal says what to do', () => {
  const error = thrownBy(() => detectEncoding(Buffer.from('锟斤拷锟斤拷,1\n'), nothing, 'ums.csv'));
  expect(error).toMatchObject({
    code: 'ERR_ENCODING_MOJIBAKE',
    exitCode: 3,
    location: { file: 'ums.csv' },
  });
  expect(error.remedy).toMatch(/Export it again and choose UTF-8/);
});

test.for([
  'Straße café ä ö ü ß',
  'CRÉDIT AGRICOLE ÎLE-DE-FRANCE, Noël, Ç, œuvre, 12 €',
  'Año, Señor Ibáñez, ¿qué?',
  'Købmænd på Ærø; Ålborg',
  '浜松町店,渚,鑫淼商贸,缪,璐璐奶茶',
  '100 €;£5;½;² ™',
  'São Paulo, coração',
  '上海 café ÖÖÖ',
  'Why??,What???,1',
])('%s is legitimate', (text) => {
  expect(mojibakeOf(`${text}\n`.repeat(5))).toBeNull();
});

test.for([
  ['`2026-01-05 09:00:01', '2026-01-05 09:00:01'],
  ['``', ''],
  ['` 12', '12'],
  ['SHOP-0001\t', 'SHOP-0001'],
  ['\ufeff交易时间 ', '交易时间'],
  ['　余额　', '余额'],
  ['\u00a012.50\u00a0', '12.50'],
  ['服务费（元）', '服务费(元)'],
  ['ＡＢＣ１２３', 'ABC123'],
  ['a`b', 'a`b'],
])('%j is compared as %j', ([raw, cell]) => {
  expect(normaliseCell(raw ?? '')).toBe(cell);
});

function thrownBy(run: () => unknown): PosreconError {
  try {
    run();
  } catch (error) {
    return error as PosreconError;
  }
  throw new Error('nothing was thrown');
}

test('signs that Latin-1 has not are those of Windows-1252', () => {
  const bytes = Buffer.from('Date,Amount\n2026-01-05,\x80 5.00 \x96 caf\xe9\n', 'latin1');
  expect(detectEncoding(bytes, nothing, 'f.csv').encoding).toBe('windows-1252');
  expect(decodeText(bytes, 'windows-1252', 0)).toContain('€ 5.00 – café');
});

test('damage is seen in the characters that other programs leave', () => {
  expect(mojibakeOf('äº¤æ˜“é‡‘é¢,æ—¥æœŸ\n')).toBe('utf-8-as-latin-1');
});
