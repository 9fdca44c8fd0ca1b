import { coverageOf } from '../intake/coverage.ts';
import type { Inputs } from '../intake/read-inputs.ts';
import type { LoadedSource } from '../intake/source.ts';
import type { TillMatching } from '../matching/match-till-to-acquirer.ts';
import { acquirerNamed } from '../matching/payouts/payout-groups.ts';
import type { DiscrepancyCode } from '../model/discrepancy.ts';
import type { Support } from '../model/discrepancy-arguments.ts';
import { formatMoney } from '../model/money.ts';
import type { NotCheckedReason } from '../model/not-checked.ts';
import type { Coverage } from '../model/report.ts';
import { familyOf, type Side, type Transaction } from '../model/transaction.ts';
import { pairsWithoutRate } from './exchange-rates.ts';
import type { FeeFindings } from './fee-schedule.ts';
import type { Findings } from './findings.ts';
import { codesWithout } from './index.ts';
import type { Judged } from './judge.ts';
import { isEnoughForLateness } from './late-payout.ts';
import { refundsToOtherCards } from './other-card.ts';
import { countOutsideCoverage } from './refund-without-sale.ts';
import { unjudgedReasons } from './unjudged-fees.ts';
import { rejectedBySide } from './unread-rows.ts';

const withoutSide: Readonly<Record<Side, NotCheckedReason>> = {
  pos: { key: 'no-till-log' },
  settlement: { key: 'no-settlement' },
  bank: { key: 'no-bank-statement' },
};

/** A check that did not run, or not on all records. */
export interface NotChecked {
  readonly code: DiscrepancyCode;
  readonly reason: NotCheckedReason;
}

/**
 * Codes of which an earlier discrepancy is not explained by being found no more. Fees of one group that nothing judges say nothing of the
 * others; those beyond what is listed may be any.
 */
export function codesLeftOpen(
  notChecked: readonly NotChecked[],
  areFeesJudged: boolean,
): ReadonlySet<DiscrepancyCode> {
  const isOfAll = ({ code, reason }: NotChecked): boolean =>
    code !== 'wrong-fee' || !areFeesJudged || reason.key === 'list-bounded';
  return new Set(notChecked.filter(isOfAll).map(({ code }) => code));
}

/** Every check that could not run, and why: silence never looks like a clean bill. */
export function listNotChecked(input: {
  readonly findings: Findings;
  readonly inputs: Inputs;
  readonly fees: FeeFindings;
  readonly found: Judged['found'];
  readonly matching: TillMatching;
}): readonly NotChecked[] {
  const { findings, inputs, fees, found, matching } = input;
  const { sides, sources } = inputs;
  const list: NotChecked[] = codesWithout(sides).map(({ code, side }) => ({
    code,
    reason: withoutSide[side],
  }));
  const add = (code: DiscrepancyCode, reason: NotCheckedReason): void => {
    if (!list.some((item) => item.code === code)) list.push({ code, reason });
  };
  if (sides.has('settlement')) {
    if (fees.areNone) add('wrong-fee', withoutFees(sources));
    for (const { acquirer, sales } of fees.feeless) {
      const reason = { key: 'no-fees-of', for: acquirerNamed(acquirer), sales } as const;
      list.push({ code: 'wrong-fee', reason });
    }
    for (const reason of unjudgedReasons(fees.unjudged, misroutedSales(found))) {
      list.push({ code: 'wrong-fee', reason });
    }
  }
  for (const { code, listed, of } of findings.unlisted) {
    list.push({ code, reason: { key: 'list-bounded', listed, of } });
  }
  if (sides.has('settlement') && sides.has('pos')) {
    const listsMerchants = findings.contract.acquirers.some(
      ({ merchants }) => merchants.length > 0,
    );
    if (!listsMerchants && !matching.comparable.merchant && !matching.comparable.terminal) {
      add('wrong-merchant', { key: 'no-merchant-numbers', side: 'pos' });
    }
    if (matching.isBeyondBound) {
      for (const code of ['duplicate-charge', 'unrecorded-charge', 'missing-settlement'] as const) {
        add(code, { key: 'search-bounded', records: matching.comparable.posCount });
      }
    }
  }
  if (sides.has('settlement') && sides.has('pos')) {
    const { comparable, refundCount } = findings;
    const unrated = pairsWithoutRate(findings.workset.pairs());
    if (unrated > 0) add('wrong-amount', { key: 'no-exchange-rate', records: unrated });
    if (comparable.stlFilled.card === 0) {
      add('refund-to-other-card', { key: 'no-card-column', side: 'settlement' });
    } else if (refundCount > 0 && !refundsToOtherCards(findings).isTold) {
      add('refund-to-other-card', { key: 'refund-cards-differ' });
    }
  }
  for (const { code, side, gap } of missedDays(findings)) {
    add(code, { key: 'not-covered', side, from: gap.from, to: gap.to });
  }
  if (sides.has('settlement') && sides.has('pos')) {
    const refunds = countOutsideCoverage(findings);
    const from = coverageOf(sources, 'settlement').coverage?.from ?? null;
    if (refunds > 0) add('refund-without-sale', { key: 'originals-not-covered', refunds, from });
  }
  if (sides.has('bank') && sides.has('settlement')) {
    const unknown = reasonsOfUnknownNets(findings);
    for (const code of ['missing-payout', 'short-payout', 'excess-payout'] as const) {
      for (const reason of unknown) list.push({ code, reason });
    }
    const habits = findings.payouts?.habits;
    const unsupported = (
      what: 'usual-payer' | 'payout-lag',
      supports: readonly Support[],
    ): NotCheckedReason => unknown[0] ?? unsupportedHabit(findings, what, supports);
    const groups = (findings.payouts?.payouts ?? []).map(({ group }) => group);
    const usual = [...(habits?.payers.values() ?? [])];
    const isPayerStated = groups.some((group) => habits?.payersOf(group)?.support === null);
    if (!isPayerStated && !usual.some(({ names }) => names.length > 0)) {
      const reason = unsupported(
        'usual-payer',
        usual.map(({ support }) => support),
      );
      add('unknown-payer', reason);
      add('unexplained-credit', reason);
    }
    const lags = [...(habits?.lags.values() ?? [])].map(({ support }) => support);
    const isLagStated = groups.some((group) => habits?.lagOf(group)?.support === null);
    if (!isLagStated && !lags.some(isEnoughForLateness)) {
      add('late-payout', unsupported('payout-lag', lags));
    }
    if (findings.payouts?.payouts.every(({ status }) => status === 'not-checked') === true) {
      add('missing-payout', unsupported('payout-lag', []));
    }
  }
  const { notChecked: untraced } = findings.traces;
  if (untraced === 'no-numbers') add('trace-gap', { key: 'no-trace-numbers' });
  else if (untraced !== null) add('trace-gap', { key: 'trace-numbers-skip', ...untraced });
  if (sides.has('bank') && !sources.some(hasBalances)) {
    add('balance-break', { key: 'no-balance' });
  }
  if (rejectedBySide(sources).bank > 0) {
    add('balance-break', { key: 'rows-rejected', side: 'bank' });
  }
  if (!sources.some(({ controlTotals }) => controlTotals.length > 0)) {
    add('control-total-mismatch', { key: 'no-control-totals' });
  }
  return list.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** Why it is not known when, or from whom, payouts come. */
function unsupportedHabit(
  { payouts }: Findings,
  what: 'usual-payer' | 'payout-lag',
  supports: readonly Support[],
): NotCheckedReason {
  const agree = Math.max(0, ...supports.map((support) => support.agree));
  const of = Math.max(0, ...supports.map((support) => support.of));
  const all = payouts?.payouts ?? [];
  if (of === 0 && all.length > 0 && all.every(({ status }) => status !== 'paid')) {
    return { key: 'no-payout-found' };
  }
  const isPaidExactly = (payouts?.habits.lags.size ?? 0) > 0;
  if (what === 'usual-payer' && of === 0 && isPaidExactly) return { key: 'no-payer-names' };
  return { key: 'too-little-support', what, agree, of };
}

/** For each acquirer and currency, what its payouts should be and nobody says. */
function reasonsOfUnknownNets({ payouts }: Findings): readonly NotCheckedReason[] {
  return (payouts?.unknownNets ?? []).flatMap(({ groups, lookAlikes }): NotCheckedReason[] => {
    const [first] = groups;
    if (first === undefined) return [];
    const { acquirer, currency } = first;
    return [
      {
        key: 'no-nets',
        for: acquirerNamed(acquirer),
        payouts: groups.length,
        gross: formatMoney(
          groups.reduce((sum, group) => sum + group.gross, 0n),
          currency,
        ),
        currency,
        lookAlikes:
          lookAlikes === null
            ? null
            : {
                payer: lookAlikes.payer,
                credits: lookAlikes.credits,
                less: formatMoney(lookAlikes.less, currency),
                share: Number((lookAlikes.less * 100_000n) / lookAlikes.gross) / 100_000,
              },
      },
    ];
  });
}

/** Why there are no fees: an export may have stated them only in rows that could not be read. */
function withoutFees(sources: readonly LoadedSource[]): NotCheckedReason {
  const hasColumn = sources.some(
    ({ side, mapping }) => side === 'settlement' && mapping.columns.fee !== undefined,
  );
  return hasColumn && rejectedBySide(sources).settlement > 0
    ? { key: 'rows-rejected', side: 'settlement' }
    : { key: 'no-fees' };
}

/** What the acquirer settled to another merchant. */
function misroutedSales(found: Judged['found']): readonly Transaction[] {
  return found.flatMap(({ finding }) =>
    finding.code === 'wrong-merchant' && finding.args.what === 'merchant'
      ? finding.evidence.flatMap(({ record }) =>
          record.side === 'settlement' && 'kind' in record ? [record] : [],
        )
      : [],
  );
}

/** What would be missing if a file of the days on which it was due were there. */
function missedDays({ workset, calendar, payouts }: Findings): readonly {
  readonly code: DiscrepancyCode;
  readonly side: Side;
  readonly gap: Coverage;
}[] {
  const isOpen = (record: Transaction): boolean => record.isDue && !workset.isMatched(record);
  const isSale = ({ kind }: Transaction): boolean => familyOf(kind) === 'sale';
  const missed: { code: DiscrepancyCode; side: Side; gap: Coverage }[] = [];
  for (const record of workset.pos.filter(isOpen)) {
    const { gap } = calendar.dueAtAcquirer(record);
    const code = isSale(record) ? 'missing-settlement' : 'refund-not-settled';
    if (gap !== undefined) missed.push({ code, side: 'settlement', gap });
  }
  for (const record of workset.stl.filter(isOpen)) {
    const { gap } = calendar.dueAtTill(record);
    const code = isSale(record) ? 'unrecorded-charge' : 'unrecorded-refund';
    if (gap !== undefined) missed.push({ code, side: 'pos', gap });
  }
  for (const { gap } of payouts?.payouts ?? []) {
    if (gap !== undefined) missed.push({ code: 'missing-payout', side: gap.side, gap });
  }
  return missed.sort((one, other) => (one.gap.from < other.gap.from ? -1 : 1));
}

/** A balance on each line, or those with which a statement opens and closes. */
function hasBalances({ side, mapping, statements }: LoadedSource): boolean {
  if (side !== 'bank') return false;
  const isClosed = statements?.some(({ opening, closing }) => opening !== null && closing !== null);
  return mapping.columns.balance !== undefined || isClosed === true;
}
