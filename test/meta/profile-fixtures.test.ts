import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { profiles } from '../../src/intake/profiles/index.ts';
import { documentFormats } from '../../src/intake/statements/index.ts';

// Each format is tried on what files of it are really like: told from what was read of its fixtures, not from their names.

const folder = 'fixtures/profiles';

interface Reading {
  readonly loaded: number;
  readonly rejected: number;
  /** Some record gives money back. */
  readonly undoes: boolean;
  /** In UTF-8 without a mark is how everybody's tests are written. */
  readonly isPlain: boolean;
}

const needed: Readonly<Record<string, (reading: Reading) => boolean>> = {
  typical: ({ loaded, rejected }) => loaded > 0 && rejected === 0,
  empty: ({ loaded, rejected }) => loaded + rejected === 0,
  refunds: ({ undoes }) => undoes,
  'a malformed row': ({ loaded, rejected }) => loaded > 0 && rejected > 0,
  'an odd encoding': ({ isPlain }) => !isPlain,
};

const undoing = /^(?:refund|void|reversal|chargeback)$/;
/** A bank does not say what a line is but in its text. */
const undoingText = /退款|退货|冲正|refund|return|reversal|RtrInf|RvslInd/i;

function json<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, 'utf8')) as Shape;
}

function reading(path: string): Reading {
  const names = readdirSync(path);
  const file = readFileSync(`${path}/${names.find((name) => !name.endsWith('.json')) ?? ''}`);
  const hasMark = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/.test(
    file.subarray(0, 3).toString('latin1'),
  );
  if (names.includes('reading.json')) {
    const { records, encoding, firstRecords } = json<{
      readonly records: { readonly loaded: number; readonly rejected: number };
      readonly encoding: string;
      readonly firstRecords: readonly Readonly<Record<string, string>>[];
    }>(`${path}/reading.json`);
    const text = new TextDecoder(encoding).decode(file);
    const undoes =
      firstRecords.some(({ kind = '' }) => undoing.test(kind)) ||
      /^:61:.*\dR[CD]/m.test(text) ||
      undoingText.test(text);
    return { ...records, undoes, isPlain: encoding === 'utf-8' && !hasMark };
  }
  const lines = json<readonly string[]>(`${path}/records.json`);
  const { encoding, side } = json<{ readonly encoding: string; readonly side: string }>(
    `${path}/mapping.json`,
  );
  const counted = lines.flatMap((line) => {
    const [, loaded, rejected] =
      /^read \d+: loaded (\d+), ignored \d+, rejected (\d+)$/.exec(line) ?? [];
    return loaded === undefined ? [] : [{ loaded: Number(loaded), rejected: Number(rejected) }];
  });
  const records = lines.filter((line) => /^line \d+: /.test(line));
  return {
    loaded: counted.reduce((sum, { loaded }) => sum + loaded, 0),
    rejected: counted.reduce((sum, { rejected }) => sum + rejected, 0),
    undoes: records.some((line) =>
      side === 'bank' ? undoingText.test(line) : undoing.test(line.split(' ')[2] ?? ''),
    ),
    isPlain: encoding === 'utf-8' && !hasMark,
  };
}

/** Settlements in whole state refunds within their sums; a register without entries is refused, see fixtures/errors/ERR_FILE_NO_ROWS. */
const hasNone: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    profiles.flatMap(({ id, holdsPayouts }) => (holdsPayouts ? [[id, 'refunds']] : [])),
  ),
  qif: 'empty',
};

test.for([...profiles, ...documentFormats].map(({ id }) => id))(
  'the fixtures of %s show what its files are like',
  (id) => {
    const readings = readdirSync(`${folder}/${id}`).map((name) =>
      reading(`${folder}/${id}/${name}`),
    );
    const lacking = Object.entries(needed)
      .filter(([what, shows]) => hasNone[id] !== what && !readings.some(shows))
      .map(([what]) => what);
    expect(lacking).toEqual([]);
  },
);

test('no fixture is left over from a format that is gone', () => {
  const known = new Set([...profiles, ...documentFormats].map(({ id }) => id));
  expect(readdirSync(folder).filter((id) => !known.has(id))).toEqual([]);
});
