import { fillBuckets, sumWaiting } from './detectors/buckets.ts';
import { checkFees, type FeeFindings, noFeeFindings } from './detectors/fee-schedule.ts';
import { findAnswers } from './detectors/find-answers.ts';
import { gatherFindings } from './detectors/gather.ts';
import { judge } from './detectors/judge.ts';
import { codesLeftOpen, listNotChecked } from './detectors/not-checked.ts';
import { otherIdsOf } from './detectors/other-ids.ts';
import { resolveFindings, shortHash } from './detectors/resolve.ts';
import { openDuckDb } from './engine/duckdb.ts';
import type { Engine } from './engine/engine.ts';
import type { TransactionColumn } from './engine/schema.ts';
import { readBankEntries } from './intake/bank-entries.ts';
import type { CarriedRecords } from './intake/carried.ts';
import { coarsest, lastDay, newRecords } from './intake/coverage.ts';
import { setCopiesAside } from './intake/overlap.ts';
import { findCopies, type Inputs, problemsOf, readInputs } from './intake/read-inputs.ts';
import { notCheckedSentence } from './locales/locale.ts';
import { explainRecords } from './matching/explain-record.ts';
import { matchTillToAcquirer } from './matching/match-till-to-acquirer.ts';
import { settlePayouts } from './matching/payouts/settle-payouts.ts';
import { readSettlementCalendar } from './matching/read-settlement-calendar.ts';
import { resolveRulings } from './matching/rulings.ts';
import { readStatedClocks } from './matching/stated-clocks.ts';
import { type Contract, noContract } from './model/contract.ts';
import type { Side } from './model/transaction.ts';
import { calendarOfZone } from './model/zone-calendar.ts';
import { offsetWriter } from './model/zone-offset.ts';
import type { ReconcileOptions, Reconciliation } from './reconciliation.ts';
import { isBatchOpen } from './refunds/batch-state.ts';
import { draftRequest } from './refunds/draft.ts';
import { buildReport } from './report/build-report.ts';
import { runDetails } from './run-details.ts';
import { readConservation } from './totals/conservation.ts';
import { readLastMoment } from './totals/last-moment.ts';
import { payoutReports, requestAnswers, toSourceReport } from './totals/report-rows.ts';
import { readTakingsTotals } from './totals/takings-total.ts';

/** Columns that matching and judging need. */
const needed: ReadonlySet<TransactionColumn> = new Set([
  'merchant_id',
  'terminal_id',
  'rrn',
  'stan',
  'batch_no',
  'auth_code',
  'order_id',
  'acquirer_reference',
  'original_reference',
  'original_order_id',
  'card',
  'card_type',
  'channel',
  'order_total',
  'till',
  'expected_cash',
  'fee',
  'net',
  'net_currency',
  'balance',
  'payout_id',
  'respond_by',
  'is_payout',
] as const);

/** What is told of the records themselves needs these, too. */
const withPlaces: ReadonlySet<TransactionColumn> = new Set([
  ...needed,
  'store',
  'cashier',
] as const);

/** From files to a report: intake, matching, judging, the proof that nothing vanished. */
export async function reconcile(options: ReconcileOptions): Promise<Reconciliation> {
  const engine = openDuckDb(
    options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit },
  );
  try {
    const { book = null, contract = noContract, survey, onFound } = options;
    const wanted = survey === undefined && onFound === undefined ? needed : withPlaces;
    const read = (carried: CarriedRecords | null): Promise<Inputs> =>
      readInputs(engine, { ...options, tills: contract.tills, wanted, carried });
    const inputs = book === null ? await read(null) : await book.read(engine, read);
    options.onProgress?.(inputs.sources.map(({ counts }) => counts.loaded).join(' + '));
    options.onStage?.('intake', intakeCounts(inputs));
    const compared = await compare(engine, inputs, options);
    const found = book === null ? compared : await book.keep(engine, compared, inputs);
    await onFound?.(found, runDetails(engine, inputs, contract, found));
    return found;
  } finally {
    engine.close();
  }
}

async function compare(
  engine: Engine,
  inputs: Inputs,
  options: ReconcileOptions,
): Promise<Reconciliation> {
  const { sides, sources } = inputs;
  const { contract = noContract } = options;
  const bankEntries = sides.has('bank') ? await readBankEntries(engine) : [];
  const calendar = await calendarOfZone(inputs.timeZone);
  const precision = coarsest(sources);
  await setCopiesAside(engine, inputs.overlaps);
  const bothSides = sides.has('pos') && sides.has('settlement');
  let overlaps = bothSides ? inputs.overlaps : await findCopies(engine, inputs, false);
  const setAside = async (): Promise<boolean> => {
    if (bothSides) overlaps = await findCopies(engine, inputs, true);
    return setCopiesAside(engine, overlaps);
  };
  const ruled = [...(options.rulings ?? []), ...(options.book?.rulings() ?? [])];
  const rulings = await resolveRulings(engine, ruled, sources);
  const matching = await matchTillToAcquirer(engine, precision, setAside, {
    rulings,
    statedClocks: await readStatedClocks(engine, contract),
    ...(options.stopwatch === undefined ? {} : { stopwatch: options.stopwatch }),
  });
  const payouts = await settlePayouts(engine, inputs, bankEntries, calendar, contract);
  options.onStage?.('matching', {
    matched: matching.passes.reduce((sum, { matched }) => sum + matched, 0),
    payouts: payouts?.payouts.length ?? 0,
  });
  const settlement = await readSettlementCalendar(engine, inputs, calendar, contract);
  const fees = await feesOf(engine, sides, contract);
  const answers = await findAnswers(engine, options.book?.requests() ?? [], {
    payouts,
    entries: bankEntries,
  });
  const findings = await gatherFindings(engine, {
    matching,
    calendar: settlement,
    payouts,
    fees,
    sources,
    overlaps,
    bankEntries,
    precision,
    contract,
    answers,
    currency: inputs.currency,
    since: inputs.since,
  });
  const judgement = judge(findings, sides, sources);
  const waiting = await fillBuckets(engine, findings, judgement, matching.isBeyondBound);
  const conservation = await readConservation(engine, sides, newRecords(sources));
  const broken = conservation.find(({ balances }) => !balances);
  if (broken !== undefined) {
    throw new Error(
      `records vanished between ${broken.leg} (${broken.side}, ${broken.currency}): ${JSON.stringify(broken)}`,
    );
  }
  await options.survey?.(engine, inputs);
  const judged = resolveFindings(judgement.found, sources);
  const notChecked = listNotChecked({
    findings,
    inputs,
    fees,
    found: judgement.found,
    matching,
  });
  const findingOf = new Map(judgement.found.map(({ id, finding }) => [id, finding]));
  const problems = problemsOf(inputs);
  options.onStage?.('judging', { discrepancies: judged.length, problems: problems.length });
  const asOf = options.asOf ?? lastDay(sources);
  const now = contract.acquirers.length === 0 ? 0 : await readLastMoment(engine, asOf);
  const report = buildReport(
    {
      version: options.version,
      run: {
        id: shortHash(
          [asOf, inputs.timeZone, ...sources.map(({ side, sha256 }) => `${side} ${sha256}`)].join(
            '\n',
          ),
        ),
        asOf,
        timeZone: inputs.timeZone,
        engine: engine.name,
      },
      sources: sources.map(toSourceReport),
      conservation,
      matching: matching.passes
        .filter(({ matched }) => matched > 0)
        .map(({ pass, matched }) => ({ pass, matched })),
      ...(rulings.reports.length === 0 ? {} : { rulings: rulings.reports }),
      inferred: [
        ...fees.inferred,
        ...(payouts?.inferred ?? []),
        ...matching.clocks.inferred,
        ...settlement.inferred,
        ...findings.tips.inferred,
      ],
      takings: await readTakingsTotals(engine, sides, payouts),
      payouts: payoutReports(payouts, sources),
      discrepancies: judged,
      requests: new Map(
        judged.flatMap((discrepancy) => {
          const request = draftRequest(discrepancy, options.locale, (charge) =>
            isBatchOpen(contract, charge, now),
          );
          return request === null ? [] : [[discrepancy.id, request] as const];
        }),
      ),
      inTransit: sumWaiting(waiting),
      waiting: waiting.map(({ side, ...item }) => ({
        ...item,
        what: side === 'pos' ? 'till-in-transit' : 'payout-in-transit',
      })),
      calendar,
      notChecked: notChecked.map(({ code, reason }) => ({
        code,
        because: notCheckedSentence(options.locale, reason),
      })),
      problems: problems.map(({ file, line, column, code, message }) => ({
        file,
        line,
        column,
        code,
        message,
      })),
      withOffset: offsetWriter(inputs.timeZone),
    },
    options.locale,
  );
  return {
    report,
    explanation: {
      passes: matching.passes,
      records: await explainRecords(engine, options.explain ?? [], {
        matching,
        sources,
        precision,
      }),
    },
    answers: requestAnswers(answers, sources),
    otherIds: (discrepancy) => {
      const finding = findingOf.get(discrepancy);
      return finding === undefined ? [] : otherIdsOf(finding);
    },
    unchecked: codesLeftOpen(notChecked, fees.isJudged),
    overlaps,
    settled: { payouts, answers },
    problems,
    rejected: sources
      .filter(({ isCarried }) => !isCarried)
      .reduce((sum, { counts }) => sum + counts.rejected, 0),
    named: new Set(
      [...sources.filter(({ isCarried }) => !isCarried), ...inputs.known].map(({ side }) => side),
    ),
    behind: [],
    notes: [],
  };
}

/** What the files of this run hold. */
function intakeCounts({ sources, known }: Inputs): Readonly<Record<string, number>> {
  const fresh = sources.filter(({ isCarried }) => !isCarried).map(({ counts }) => counts);
  const sum = (count: 'read' | 'repeated' | 'rejected'): number =>
    fresh.reduce((total, counts) => total + counts[count], 0);
  return {
    files: fresh.length,
    known: known.length,
    records: sum('read'),
    repeated: sum('repeated'),
    rejected: sum('rejected'),
  };
}

async function feesOf(
  engine: Engine,
  sides: ReadonlySet<Side>,
  contract: Contract,
): Promise<FeeFindings> {
  return sides.has('settlement') ? checkFees(engine, contract) : noFeeFindings;
}
