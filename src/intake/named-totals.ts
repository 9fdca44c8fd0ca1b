import type { Side } from '../model/transaction.ts';
import { normaliseCell } from './encoding.ts';
import { plainNumber } from './plain-number.ts';
import type { SniffedTable, StatedTotal } from './table.ts';

type Meaning = Pick<StatedTotal, 'measure' | 'of'>;

const moneyIn = /^(?:收入|入账|贷方|存入|转入)$/;
const moneyOut = /^(?:支出|出账|借方|支取|转出)$/;
const everything = /^(?:资金流水|交易|明细|记录)?$/;
const named =
  /^(?<of>.*?)(?:总|合计)?(?:(?<count>笔数|单数|条数)|金额|总额|发生额)(?:\([元笔]\))?$/;
const sentence =
  /(?<of>收入|支出|贷方|借方|存入|支取|转入|转出)(?:合计|总计)?:?\s*共?\s*(?<count>\d+)\s*笔[,、]?\s*(?:共|合计|金额:?)?\s*(?<sum>[\d,]+(?:\.\d+)?)\s*元?/g;
const countOfAll = /^#?\s*共\s*(?<count>\d+)\s*笔(?:记录|交易|明细)?[。;,]?$/;

/**
 * Totals whose own names say what they are the totals of: `收入笔数` above its figure, `收入：1笔 28.50元`. A till's are left alone,
 * since they may or may not count failed attempts.
 */
export function namedTotals(table: SniffedTable, side: Side): readonly StatedTotal[] {
  if (side === 'pos') return [];
  const summary = inSummary(table);
  return summary.length > 0 ? summary : inSentences(table);
}

/** A row of names with its row of figures, after the last record. */
function inSummary(table: SniffedTable): readonly StatedTotal[] {
  for (const [at, { cells }] of table.trailer.entries()) {
    const values = table.trailer[at + 1];
    if (values === undefined || values.cells.length !== cells.length) continue;
    const found = cells.flatMap((cell, column): StatedTotal[] => {
      const name = normaliseCell(cell);
      const meaning = meaningOf(name);
      const stated = plainNumber(values.cells[column] ?? '');
      return meaning === null || stated === null
        ? []
        : [{ name, stated, line: values.line, field: 'amount', ...meaning }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

function meaningOf(name: string): Meaning | null {
  const groups = named.exec(name)?.groups;
  if (groups === undefined) return null;
  const measure = groups['count'] === undefined ? 'sum' : 'count';
  const of = directionOf(groups['of'] ?? '');
  if (of !== null) return { measure, of };
  // A sum of all may or may not net what came in and what went out.
  return measure === 'count' && everything.test(groups['of'] ?? '') ? { measure, of: null } : null;
}

function directionOf(word: string): 'in' | 'out' | null {
  if (moneyIn.test(word)) return 'in';
  return moneyOut.test(word) ? 'out' : null;
}

function inSentences(table: SniffedTable): readonly StatedTotal[] {
  const lines = [
    ...table.preamble.map((text, index) => ({ line: index + 1, text })),
    ...table.trailer.map(({ line, cells }) => ({ line, text: cells.join(table.delimiter) })),
  ];
  return lines.flatMap(({ line, text }) => {
    const plain = text.normalize('NFKC').trim();
    const count = countOfAll.exec(plain)?.groups?.['count'];
    const all: StatedTotal[] =
      count === undefined
        ? []
        : [{ name: '笔数', stated: count, line, field: 'amount', measure: 'count', of: null }];
    return [...all, ...[...plain.matchAll(sentence)].flatMap((match) => pair(match, line))];
  });
}

function pair({ groups = {} }: RegExpMatchArray, line: number): readonly StatedTotal[] {
  const word = groups['of'] ?? '';
  const sum = plainNumber(groups['sum'] ?? '');
  const common = { line, field: 'amount', of: directionOf(word) } as const;
  return [
    { name: `${word}笔数`, stated: groups['count'] ?? '', measure: 'count', ...common },
    ...(sum === null
      ? []
      : [{ name: `${word}金额`, stated: sum, measure: 'sum' as const, ...common }]),
  ];
}
