import { asCount, asText, type Engine, literal } from '../engine/engine.ts';
import { toTransaction, transactionSelect } from '../matching/workset.ts';
import { acquirerOf, type Contract, isStranger } from '../model/contract.ts';
import type { Transaction } from '../model/transaction.ts';
import { type Listed, mostListed, nothingListed } from './listed.ts';

/** A sale that settled under a number which the contract does not give it. */
export interface OutOfContract {
  readonly pos: Transaction;
  readonly stl: Transaction;
  readonly what: 'merchant' | 'terminal';
  /** Numbers that the contract has instead. */
  readonly expected: readonly string[];
}

const route =
  "coalesce(acquirer, '') || chr(31) || coalesce(merchant_id, '') || chr(31) || coalesce(terminal_id, '')";

/** Sales that are matched and settled under a merchant or terminal number that the contract does not list for them. */
export async function readOutOfContract(
  engine: Engine,
  contract: Contract,
): Promise<Listed<OutOfContract>> {
  if (contract.acquirers.every(({ merchants }) => merchants.length === 0)) return nothingListed;
  const routes = await engine.rows(
    `select distinct acquirer, merchant_id as merchant, terminal_id as terminal, ${route} as route
     from stl where class = 'due' and family = 'sale' order by all`,
  );
  const wrong = new Map(
    routes.flatMap((row) => {
      const judged = judgeRoute(contract, {
        acquirer: asText(row['acquirer']) ?? '',
        merchantId: asText(row['merchant']),
        terminalId: asText(row['terminal']),
      });
      return judged === null ? [] : [[asText(row['route']) ?? '', judged] as const];
    }),
  );
  if (wrong.size === 0) return nothingListed;
  const pairs = await engine.rows(
    `select m.pos_id, m.stl_id, s.route, count(*) over () as every from matched m
       join (select id, ${route} as route from stl where class = 'due' and family = 'sale') s on s.id = m.stl_id
     where list_contains([${[...wrong.keys()].map(literal).join(', ')}], s.route)
     order by m.stl_id limit ${mostListed}`,
  );
  const pos = await readRecords(
    engine,
    'pos',
    pairs.map((row) => asCount(row['pos_id'])),
  );
  const stl = await readRecords(
    engine,
    'settlement',
    pairs.map((row) => asCount(row['stl_id'])),
  );
  const items = pairs.flatMap((row) => {
    const judged = wrong.get(asText(row['route']) ?? '');
    const sale = pos.get(asCount(row['pos_id']));
    const charge = stl.get(asCount(row['stl_id']));
    return judged === undefined || sale === undefined || charge === undefined
      ? []
      : [{ pos: sale, stl: charge, ...judged }];
  });
  return { items, of: asCount(pairs[0]?.['every'] ?? 0) };
}

function judgeRoute(
  contract: Contract,
  route: {
    readonly acquirer: string;
    readonly merchantId: string | null;
    readonly terminalId: string | null;
  },
): Pick<OutOfContract, 'what' | 'expected'> | null {
  const { merchantId, terminalId } = route;
  const acquirer = acquirerOf(contract, route);
  const owner = (acquirer === null ? contract.acquirers : [acquirer])
    .flatMap(({ merchants }) => merchants)
    .find(({ terminals }) => terminalId !== null && terminals.includes(terminalId));
  if (isStranger(contract, route)) {
    const own = contract.acquirers.flatMap(({ merchants }) => merchants.map(({ id }) => id));
    return { what: 'merchant', expected: owner === undefined ? own : [owner.id] };
  }
  const merchant = acquirer?.merchants.find(({ id }) => id === merchantId);
  if (merchant === undefined || terminalId === null) return null;
  if (owner !== undefined) {
    return owner.id === merchant.id ? null : { what: 'merchant', expected: [owner.id] };
  }
  return merchant.terminals.length === 0
    ? null
    : { what: 'terminal', expected: merchant.terminals };
}

async function readRecords(
  engine: Engine,
  side: 'pos' | 'settlement',
  ids: readonly number[],
): Promise<ReadonlyMap<number, Transaction>> {
  if (ids.length === 0) return new Map();
  const rows = await engine.rows(
    `select ${transactionSelect} from ${side === 'pos' ? 'pos' : 'stl'} where id in (${ids.join(', ')}) order by id`,
  );
  return new Map(rows.map((row) => toTransaction(row, side)).map((record) => [record.id, record]));
}
