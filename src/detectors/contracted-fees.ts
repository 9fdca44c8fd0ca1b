import { asText, type Engine } from '../engine/engine.ts';
import { cardTypeOf, plainWord } from '../model/card-type.ts';
import { acquirerOf, type Contract, type FeeRule } from '../model/contract.ts';
import type { FeeGroup, FeeSchedule } from './judged-fees.ts';

/** The schedules that the contract states, for each group of sales that the settlement exports have. */
export async function contractedSchedules(
  engine: Engine,
  contract: Contract,
): Promise<readonly FeeSchedule[]> {
  if (contract.acquirers.every(({ feeRules }) => feeRules.length === 0)) return [];
  return (await groupsWithFees(engine)).flatMap((group) => {
    const acquirer = acquirerOf(contract, {
      acquirer: group.acquirer,
      merchantId: group.merchantId === '' ? null : group.merchantId,
    });
    if (acquirer === null) return [];
    return schedulesOf(acquirer.feeRules, group).map(
      ({ rule, fromDay, toDay }): FeeSchedule => ({
        group,
        rate: rule,
        other: null,
        fromDay,
        toDay,
        stated: { acquirer: acquirer.name, rule },
      }),
    );
  });
}

/** Every combination of what a rule can name, among records with a fee. */
async function groupsWithFees(engine: Engine): Promise<readonly FeeGroup[]> {
  const rows = await engine.rows(
    `select distinct coalesce(acquirer, '') as acquirer, coalesce(merchant_id, '') as merchant,
       coalesce(card_type, '') as card_type, coalesce(channel, '') as channel, currency
     from stl where class = 'due' and fee is not null order by all`,
  );
  return rows.map((row) => ({
    acquirer: asText(row['acquirer']) ?? '',
    merchantId: asText(row['merchant']) ?? '',
    cardType: asText(row['card_type']) ?? '',
    channel: asText(row['channel']) ?? '',
    currency: asText(row['currency']) ?? '',
  }));
}

interface RuleOfDays {
  readonly rule: FeeRule;
  readonly fromDay: number | null;
  readonly toDay: number | null;
}

/** Which rule holds for a group, from each day on which another one begins. */
export function schedulesOf(
  rules: readonly FeeRule[],
  group: Pick<FeeGroup, 'merchantId' | 'cardType' | 'channel' | 'currency'>,
): readonly RuleOfDays[] {
  const fitting = rules.filter((rule) => fits(rule, group));
  const starts = [...new Set(fitting.map(({ fromDay }) => fromDay))].sort(
    (a, b) => (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.NEGATIVE_INFINITY),
  );
  return starts.flatMap((fromDay, index): readonly RuleOfDays[] => {
    const next = starts[index + 1];
    const [rule] = fitting
      .filter((each) => each.fromDay === null || (fromDay !== null && each.fromDay <= fromDay))
      .sort((a, b) => closeness(b) - closeness(a) || (b.fromDay ?? -1) - (a.fromDay ?? -1));
    if (rule === undefined) return [];
    return [{ rule, fromDay, toDay: next === undefined || next === null ? null : next - 1 }];
  });
}

function fits(
  rule: FeeRule,
  group: Pick<FeeGroup, 'merchantId' | 'cardType' | 'channel' | 'currency'>,
): boolean {
  return (
    (rule.merchantId === null || rule.merchantId === group.merchantId) &&
    (rule.channel === null || plainWord(rule.channel) === plainWord(group.channel ?? '')) &&
    (rule.cardType === null || cardTypeOf(rule.cardType) === cardTypeOf(group.cardType)) &&
    (rule.currency === null || rule.currency === group.currency)
  );
}

/** A rule that names its merchant comes before one that names its channel, and that before one that names its card type. */
function closeness({ merchantId, channel, cardType, currency }: FeeRule): number {
  const named = [merchantId, channel, cardType, currency];
  return named.reduce((sum, name, at) => sum + (name === null ? 0 : 8 >> at), 0);
}
