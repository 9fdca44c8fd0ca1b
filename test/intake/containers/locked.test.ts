import { createHash, pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aesDecryption } from '../../../src/intake/containers/zip-aes.ts';
import { archives, password } from './locked-archives.ts';
import { given, readWith } from './opened.ts';

/** They have the byte by which the traditional encryption tells a password, and are not it: of the first archive and of the second. */
const passingByChance = ['000162', '000095'] as const;

type Name = keyof typeof archives;
const names = Object.keys(archives) as Name[];

const bytesOf = (name: Name): Buffer => Buffer.from(archives[name], 'base64');

describe('an archive with a password', () => {
  test.each(names)('%s is read with it, whatever other passwords are tried', async (name) => {
    const file = given(name, bytesOf(name));
    const { sources, problems } = await readWith(
      ['wrong', ...passingByChance, password, '密码'],
      file,
    );
    expect(problems).toEqual([]);
    expect(sources).toMatchObject([
      { file: `${name}!till.csv`, side: 'pos', container: 'zip', loaded: 2, sum: '40.00' },
    ]);
  });

  test.each(names)('%s is not read with another one', async (name) => {
    const file = given(name, bytesOf(name));
    const { sources, problems } = await readWith(['wrong', '314158'], file);
    expect(sources).toEqual([]);
    expect(problems).toEqual([
      `ERR_FILE_ENCRYPTED ${name}!till.csv: the file is protected with a password, and none of the 2 given opens it`,
    ]);
  });

  test.each(names)('%s with a byte changed is damaged', async (name) => {
    const bytes = bytesOf(name);
    const inText = bytes.indexOf('till.csv') + 100;
    bytes[inText] = (bytes[inText] ?? 0) ^ 1;
    const { sources, problems } = await readWith([password], given(`damaged-${name}`, bytes));
    expect(sources).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^ERR_FILE_DAMAGED .*till\.csv: /)]);
  });

  test('of a strength that does not exist is refused, whatever the password', async () => {
    const bytes = bytesOf('aes-256.zip');
    const field = bytes.lastIndexOf(Buffer.from([1, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3]));
    bytes[field + 8] = 7;
    const { problems } = await readWith([password], given('strength.zip', bytes));
    expect(problems).toEqual([
      expect.stringMatching(/^ERR_FILE_ENCRYPTED .*: the file is protected with a password$/),
    ]);
  });

  test('too short to hold even what tells the password is damaged', async () => {
    const bytes = bytesOf('aes-256.zip');
    bytes.writeUInt32LE(15, bytes.lastIndexOf('PK\u0001\u0002') + 20);
    const { problems } = await readWith([password], given('short.zip', bytes));
    expect(problems).toEqual([expect.stringMatching(/^ERR_FILE_DAMAGED .*: it is too short$/)]);
  });

  test('says so where the one password that is given does not open it', async () => {
    const { problems } = await readWith(['wrong'], given('one.zip', bytesOf('aes-256.zip')));
    expect(problems).toEqual([expect.stringMatching(/, and the one given does not open it$/)]);
  });

  test('and a password that fits by chance is damaged to the eye: its check sum differs', async () => {
    const file = given('chance.zip', bytesOf('stored.zip'));
    const { problems } = await readWith([passingByChance[1]], file);
    expect(problems).toEqual([
      expect.stringMatching(/^ERR_FILE_DAMAGED .*: its check sum differs$/),
    ]);
  });
});

test('AES takes pieces of any length', () => {
  const salt = Buffer.alloc(8, 7);
  const head = Buffer.concat([salt, pbkdf2Sync(password, salt, 1000, 34, 'sha1').subarray(-2)]);
  const bytes = Buffer.from(Array.from({ length: 200_003 }, (_, at) => (at * 31) % 251));
  const whole = aesDecryption(head, password, 1)?.update(bytes);
  const inPieces = aesDecryption(head, password, 1);
  const pieces: Buffer[] = [];
  for (let at = 0, length = 0; at < bytes.length; at += length) {
    length = 1 + (at % 70_001);
    pieces.push(inPieces?.update(bytes.subarray(at, at + length)) ?? Buffer.alloc(0));
  }
  const digest = (text: Buffer | undefined): string =>
    createHash('sha256')
      .update(text ?? '')
      .digest('hex');
  expect(whole?.length).toBe(bytes.length);
  expect(digest(Buffer.concat(pieces))).toBe(digest(whole));
});
