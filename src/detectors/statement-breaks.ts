import type { LoadedSource } from '../intake/source.ts';
import type { DocumentStatement } from '../intake/statements/document.ts';
import { dayOfDate } from '../model/calendar.ts';
import type { BalanceBreak } from './findings.ts';

interface StatementOf {
  readonly file: string;
  readonly statement: DocumentStatement;
  readonly currency: string;
}

/**
 * Where the balances that bank documents state do not follow: a statement whose entries do not lead from its opening to its closing
 * balance, and one that opens with a balance with which no other of its account closed. The same statement in two files counts once.
 * Statements from before `since` are not all there, and are left out.
 */
export function statementBreaks(
  sources: readonly LoadedSource[],
  currency: string,
  since: string | null,
): readonly BalanceBreak[] {
  const accounts = new Map<string, Map<string, StatementOf>>();
  for (const { side, file, statements } of sources) {
    if (side !== 'bank') continue;
    for (const statement of statements ?? []) {
      if (since !== null && statement.closedOn !== null && statement.closedOn < since) continue;
      const own = statement.currency ?? currency;
      const key = `${statement.account ?? file} ${own}`;
      const { opening, closing, closedOn, sum } = statement;
      const ofAccount = accounts.get(key) ?? new Map<string, StatementOf>();
      const content = [opening, closing, closedOn, sum].join(' ');
      if (!ofAccount.has(content)) ofAccount.set(content, { file, statement, currency: own });
      accounts.set(key, ofAccount);
    }
  }
  return [...accounts.values()].flatMap((own) => {
    const statements = [...own.values()].sort(byDate);
    return [...statements.flatMap(notClosing), ...notFollowing(statements)];
  });
}

function byDate({ statement: a }: StatementOf, { statement: b }: StatementOf): number {
  const [left, right] = [a.closedOn ?? '', b.closedOn ?? ''];
  return left < right ? -1 : left > right ? 1 : a.line - b.line;
}

function notClosing(of: StatementOf): readonly BalanceBreak[] {
  const { opening, closing, sum, balances, rejected, line } = of.statement;
  if (balances !== false || rejected > 0 || opening === null || closing === null) return [];
  return [breakOf(of, line, closing, opening + sum)];
}

/** Statements that overlap open alike: only a balance that nothing leads to is a break. */
function notFollowing(statements: readonly StatementOf[]): readonly BalanceBreak[] {
  const [, ...later] = statements.filter(({ statement }) => statement.opening !== null);
  return later.flatMap((of) => {
    const { opening, openingLine } = of.statement;
    const others = statements.filter((other) => other !== of).map(({ statement }) => statement);
    const follows = others.some((other) => other.closing === opening || other.opening === opening);
    const before = statements[statements.indexOf(of) - 1]?.statement.closing ?? null;
    if (opening === null || before === null || follows) return [];
    return [breakOf(of, openingLine, opening, before)];
  });
}

function breakOf(
  { file, statement, currency }: StatementOf,
  line: number,
  stated: bigint,
  expected: bigint,
): BalanceBreak {
  const { account, closedOn } = statement;
  return {
    record: {
      side: 'bank',
      file,
      line,
      amount: stated,
      currency,
      ids: account === null ? {} : { account },
    },
    stated,
    expected,
    currency,
    day: closedOn === null ? 0 : dayOfDate(closedOn),
    occurredAt: null,
    identity: ['statement', account, currency, closedOn, stated, expected].join('\u001f'),
  };
}
