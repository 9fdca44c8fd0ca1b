import { dayOfDate } from '../model/calendar.ts';
import type {
  ChannelTerms,
  Contract,
  ContractedAcquirer,
  FeeRule,
  RefundTerms,
  Term,
} from '../model/contract.ts';
import type { AcquirerText } from './contract-schema.ts';
import type { ConfigurationText } from './schema.ts';

type Path = readonly (string | number)[];

/** The contract of a configuration that reads and does not contradict itself. `placeOf` tells where a setting stands. */
export function readContract(
  { acquirers = [], tills = [], tips, currencies = [] }: ConfigurationText,
  placeOf: (path: Path) => string,
): Contract {
  return {
    acquirers: acquirers.map((acquirer, index) =>
      readAcquirer(acquirer, (at) => placeOf(['acquirers', index, 'fees', at])),
    ),
    tills: tills.map(({ terminals = [], store = null, timeZone = null, clock = null }) => ({
      terminals,
      store,
      timeZone,
      clock,
    })),
    tipShare: tips?.upTo ?? null,
    currencies,
  };
}

function readAcquirer(
  said: AcquirerText,
  placeOfRule: (index: number) => string,
): ContractedAcquirer {
  const { merchants = [], payers = [] } = said;
  return {
    name: said.name,
    profile: said.profile ?? null,
    knownAs: said.profile === undefined ? [said.name] : [said.name, said.profile],
    merchants: merchants.map(({ id, store = null, terminals = [] }) => ({ id, store, terminals })),
    feeRules: (said.fees ?? []).map((rule, index) => readRule(rule, placeOfRule(index))),
    feesTaken: said.feesTaken ?? null,
    cutOff: said.cutOff ?? null,
    settlementLag: said.settlementLag ?? null,
    payoutLag: said.payoutLag ?? null,
    terminalRental: said.terminalRental ?? null,
    payers: payers.map(({ name = null, account = null }) => ({ name, account })),
    refundTerms: readRefundTerms(said.refunds ?? {}),
  };
}

function readRule(rule: NonNullable<AcquirerText['fees']>[number], statedAt: string): FeeRule {
  return {
    merchantId: rule.merchant ?? null,
    cardType: rule.cardType ?? null,
    channel: rule.channel ?? null,
    currency: rule.currency ?? null,
    rate: rule.rate ?? 0n,
    perItem: rule.perItem ?? 0n,
    cap: rule.cap ?? null,
    floor: rule.floor ?? null,
    fromDay: rule.from === undefined ? null : dayOfDate(rule.from),
    statedAt,
  };
}

type RefundsText = NonNullable<AcquirerText['refunds']>;

function readRefundTerms({ voidUntil, byChannel = [], ...said }: RefundsText): RefundTerms {
  return {
    voidUntil:
      voidUntil === undefined ? null : { second: voidUntil.time, source: voidUntil.source ?? null },
    ...readWindows(said),
    byChannel: byChannel.map(({ channel, ...of }) => ({ channel, ...readWindows(of) })),
  };
}

function readWindows({
  refundWindow,
  disputeWindow,
  answerWithin,
}: Pick<RefundsText, 'refundWindow' | 'disputeWindow' | 'answerWithin'>): Omit<
  ChannelTerms,
  'channel'
> {
  const term = (said: typeof refundWindow): Term | null =>
    said === undefined ? null : { days: said.days, source: said.source ?? null };
  return {
    refundWindow: term(refundWindow),
    disputeWindow: term(disputeWindow),
    answerWithin: term(answerWithin),
  };
}
