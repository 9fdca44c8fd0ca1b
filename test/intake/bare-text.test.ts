import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/engine/duckdb.ts';
import { literal } from '../../src/engine/engine.ts';
import { bareTextSteps, everyPadding, noPadding } from '../../src/intake/bare-text.ts';
import type { Padding } from '../../src/intake/byte-facts.ts';
import { textSql } from '../../src/intake/value-sql.ts';

/** Cells in the steps of a large file, and in the one expression of a small one. */
async function bared(
  cells: readonly string[],
  padding: Padding,
  placeholders: boolean,
): Promise<{ readonly inSteps: readonly unknown[]; readonly atOnce: readonly unknown[] }> {
  const engine = openDuckDb();
  try {
    const values = cells.map((cell, n) => `(${n}, ${literal(cell)})`).join(', ');
    const relation = `(select n, c0 from (values ${values}) as cell(n, c0))`;
    const stepped = bareTextSteps(['c0'], padding, ',', placeholders).reduce(
      (inner, step) => `(select ${step} from ${inner})`,
      relation,
    );
    const steps = await engine.rows(`select c0 from ${stepped} order by n`);
    const once = await engine.rows(
      `select ${textSql('c0', { padded: true, placeholders })} as c0 from ${relation} order by n`,
    );
    return { inSteps: steps.map((row) => row['c0']), atOnce: once.map((row) => row['c0']) };
  } finally {
    engine.close();
  }
}

const values = ['R1', '0.00', '消费', "a 'b' c", '3=4', 'x\ty', '名 字'];
const around = [' ', '  ', '\t', '`', '\u3000', '\u00a0', '="', ' `', '`\t', '\u3000 \t'];

test.for([true, false])(
  'cells of a large file are bared as those of a small one; placeholders: %s',
  async (placeholders) => {
    const cells = [
      ...around.flatMap((edge) =>
        values.flatMap((value) => [edge + value, value + edge, edge + value + edge]),
      ),
      ...['', ' ', '`', '\t', '-', '`-', '- ', '/\t', '暂无数据', '`无', ' N/A ', '="00012"'],
      ...['-12.00', '*1234', '/x', 'n/a?'],
    ];
    const { inSteps, atOnce } = await bared(cells, everyPadding, placeholders);
    expect(inSteps).toEqual(atOnce);
  },
);

test('of what the file does not hold nothing is looked for', () => {
  const [step, ...others] = bareTextSteps(['c0'], noPadding, ',', false);
  expect(others).toEqual([]);
  expect(step?.match(/(starts|ends)_with/g)).toEqual(['ends_with']);
});

test('in a file whose delimiter it is, a tab stands around nothing', () => {
  expect(bareTextSteps(['c0'], { ...noPadding, tabs: true }, '\t', false)).toHaveLength(1);
});
