import type { DiscrepancyArguments, StatedRule } from '../../model/discrepancy-arguments.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { inferredRule, money, quotedList } from './wording.ts';

type Payouts =
  | 'wrong-fee'
  | 'missing-payout'
  | 'short-payout'
  | 'excess-payout'
  | 'late-payout'
  | 'unknown-payer'
  | 'unexplained-credit';
type Fee = DiscrepancyArguments['wrong-fee'];
type Difference = DiscrepancyArguments['excess-payout'];
type Short = DiscrepancyArguments['short-payout'];

/** `2026-10-12 的清算款（商户号 898…）`. */
function payoutOf(args: {
  readonly payoutId: string | null;
  readonly merchantId: string | null;
  readonly settlementDate: string | null;
}): string {
  const details = [
    ...(args.merchantId === null ? [] : [`商户号 ${args.merchantId}`]),
    ...(args.payoutId === null ? [] : [`批次 ${args.payoutId}`]),
  ];
  const day = args.settlementDate === null ? '一笔' : `${args.settlementDate} 的`;
  return `${day}清算款${details.length === 0 ? '' : `（${details.join('，')}）`}`;
}

/** `费率 0.38%，封顶 20.00 元`; where the configuration states it, `合同费率 0.38%，…`. */
function schedule(args: Fee): string {
  const parts = [
    args.rate === null ? '合同约定' : `${args.rule === null ? '' : '合同'}费率 ${args.rate}`,
  ];
  if (args.floor !== null) parts.push(`最低 ${money(args.floor, args.currency)}`);
  if (args.cap !== null) parts.push(`封顶 ${money(args.cap, args.currency)}`);
  return parts.join('，');
}

/** Which line of the contract holds, and for what. */
function statedRule({
  acquirer,
  merchantId,
  channel,
  cardType,
  from,
  statedAt,
}: StatedRule): string {
  const parts = [
    acquirer,
    ...(merchantId === null ? [] : [`商户号 ${merchantId}`]),
    ...(channel === null ? [] : [`渠道 ${channel}`]),
    ...(cardType === null ? [] : [`卡类型 ${cardType}`]),
    ...(from === null ? [] : [`自 ${from} 起`]),
  ];
  return `以合同约定为准（${statedAt}）：${parts.join('，')}。`;
}

function feeFact(args: Fee): string {
  const amount = money(args.amount, args.currency);
  return args.basis === 'net'
    ? `交易金额 ${amount}，手续费栏为 ${money(args.expected, args.currency)}，收单机构实际扣下 ${money(args.charged, args.currency)}`
    : `交易金额 ${amount}，手续费应为 ${money(args.expected, args.currency)}（${schedule(args)}），实收 ${money(args.charged, args.currency)}`;
}

function feeSummary(args: Fee): string {
  const difference = money(args.difference, args.currency);
  return args.direction === 'over'
    ? `${feeFact(args)}；收单机构应退还 ${difference}。`
    : `${feeFact(args)}；比约定少收 ${difference}。`;
}

function differenceFact(args: Difference): string {
  return `${payoutOf(args)}应为 ${money(args.net, args.currency)}，${args.creditedOn} 入账 ${money(args.banked, args.currency)}`;
}

function difference(args: Difference): string {
  return `收单机构自己的 ${args.transactions} 笔交易扣除手续费和退货后为 ${money(args.net, args.currency)}，银行入账 ${money(args.banked, args.currency)}，相差 ${money(args.difference, args.currency)}。`;
}

const unexplainedDifference = '银行流水中没有其他清算款或入账组合能解释这一差额。';

/** What makes up the sum that is missing, as far as the files tell. */
function shortfall(args: Short): string {
  if (args.ground === 'stated') return '银行流水的附言已写明扣下了这一金额及其名目。';
  if (args.ground === 'rows') {
    return args.rows === 1
      ? '差额恰为该清算款中一笔交易的净额：可能这一笔没有划付。'
      : '差额恰为该清算款中某两笔交易净额之和，且只有这一种组合：可能这两笔没有划付。';
  }
  return unexplainedDifference;
}

export const payouts: Pick<AllDiscrepancyTexts, Payouts> = {
  'wrong-fee': {
    title: '手续费不符',
    summary: feeSummary,
    explanation: (args) =>
      args.basis === 'net'
        ? [
            `交易金额减去收单机构列明的手续费，不等于其支付的净额：实际扣下 ${money(args.charged, args.currency)}，列明 ${money(args.expected, args.currency)}。`,
          ]
        : [
            `交易金额 ${money(args.amount, args.currency)}，手续费应为 ${money(args.expected, args.currency)}（${schedule(args)}）；实收 ${money(args.charged, args.currency)}。`,
            args.rule === null ? inferredRule('手续费标准', args.inferred) : statedRule(args.rule),
          ],
    reason: (args) =>
      `${args.chargedAt === null ? '' : `${args.chargedAt} 的交易，`}${feeFact(args)}，${args.direction === 'over' ? '多收' : '少收'} ${money(args.difference, args.currency)}。`,
    finds: '手续费与合同约定（费率、封顶、最低、每笔）不符，或净额不等于交易金额减手续费。',
    matters: '每笔不多，天天都有：费率错了，往往几个月没人发现。',
    remedy: '与合同核对，再就所有涉及的交易向收单机构申请退还差额。',
    limits:
      'posrecon.yaml 中没有设定手续费标准时，按收单机构、商户号、卡种和币种由记录推断：它反映的是通常怎样收，而不是约定怎样收。笔数太少或看不出统一费率的消费，列在未核对的项目中。',
  },
  'missing-payout': {
    title: '清算款未到账',
    summary: (args) =>
      `${payoutOf(args)}共 ${args.transactions} 笔，应于 ${args.dueOn} 到账，银行流水中无此入账；应收 ${money(args.net, args.currency)}。`,
    explanation: (args) => [
      `收单机构的 ${args.transactions} 笔交易扣除手续费和退货后为 ${money(args.net, args.currency)}。`,
      `应于 ${args.dueOn} 到账，该日在银行流水的范围之内；没有任何一笔入账或入账组合与之相符。`,
      inferredRule('到账所需的工作日数', args.inferred),
    ],
    reason: (args) =>
      `${payoutOf(args)}共 ${args.transactions} 笔，计 ${money(args.net, args.currency)}，应于 ${args.dueOn} 到账，至今未入我方账户。`,
    finds: '到期而未入银行账户的清算款。',
    matters: '少的是一整天的营业款。',
    remedy: '确认在收单机构登记的银行账户无误、没有退汇，再要求收单机构付款。',
    limits: '清算款付到了没有提供流水的另一个账户时，这里显示未到账，实际并无差错。',
  },
  'short-payout': {
    title: '到账短款',
    summary: (args) =>
      args.ground === 'stated'
        ? `${differenceFact(args)}；附言写明扣下 ${money(args.difference, args.currency)}，请按其名目入账。`
        : `${differenceFact(args)}；应收差额 ${money(args.difference, args.currency)}。`,
    explanation: (args) => [difference(args), shortfall(args)],
    reason: (args) => `${differenceFact(args)}，少 ${money(args.difference, args.currency)}。`,
    finds: '银行入账少于清算净额。',
    matters: '按收单机构自己的清算单，这笔款项应付给您，却被扣下。',
    remedy: '请收单机构列出明细：凡有扣款（租金、拒付、保证金）都应列明；没有列明的，要求补付。',
    limits:
      '收单机构只在通知函或商户平台上列明的扣款，文件中没有。银行附言写明名目和金额的扣款只作提示，是否有约定不作核对。',
  },
  'excess-payout': {
    title: '到账长款',
    summary: (args) =>
      `${differenceFact(args)}，多 ${money(args.difference, args.currency)}；请查明来由，查明之前请勿动用。`,
    explanation: (args) => [difference(args), unexplainedDifference],
    reason: (args) => `${differenceFact(args)}，多 ${money(args.difference, args.currency)}。`,
    finds: '银行入账多于清算净额。',
    matters: '不属于您的款项日后会被扣回，届时难以说清原因。',
    remedy: '向收单机构查明差额的来由，在此之前先挂账。',
    limits: '也可能是前几日延迟到账的款项，而那几日的清算文件不在其中。',
  },
  'late-payout': {
    title: '清算款延迟到账',
    summary: (args) =>
      `${payoutOf(args)}，计 ${money(args.net, args.currency)}，应于 ${args.dueOn} 到账，${args.creditedOn} 才入账，延迟 ${args.daysLate} 个工作日。`,
    explanation: (args) => [
      `银行于 ${args.creditedOn} 足额入账 ${money(args.net, args.currency)}；按该收单机构通常的到账时间，应于 ${args.dueOn} 到账。`,
      inferredRule('到账所需的天数', args.inferred),
    ],
    reason: (args) =>
      `${payoutOf(args)}，计 ${money(args.net, args.currency)}，应于 ${args.dueOn} 到账，实际于 ${args.creditedOn} 入账，延迟 ${args.daysLate} 个工作日。`,
    finds: '足额到账、但晚于应到账日期的清算款。',
    matters: '延迟到账往往是收单机构出问题的先兆，其间占用的是店里的资金。',
    remedy: '向收单机构问明原因，并留意以后几笔；屡次发生的，按合同追究。',
    limits:
      '应到账日期由其他清算款的到账时间推断。中国以外的银行假日，只有流水本身显示当天没有任何记账时才能识别；合并入账的几笔以最后一笔的应到账日期为准。',
  },
  'unknown-payer': {
    title: '付款方不明',
    summary: (args) =>
      `${args.creditedOn} 入账的 ${money(args.amount, args.currency)}由“${args.payer}”付出，不是您${args.inferred === null ? '签约' : '通常'}的付款方${args.usualPayers.length === 0 ? '' : `（${quotedList(args.usualPayers)}）`}；请查明资金由谁经手。`,
    explanation: (args) => [
      `该笔入账在金额和日期上与${args.settlementDate === null ? '' : ` ${args.settlementDate} 的`}清算款相符，但付款方为“${args.payer}”。`,
      inferredRule('通常的付款方', args.inferred),
    ],
    reason: (args) =>
      `${args.creditedOn} 入账 ${money(args.amount, args.currency)}，付款方为“${args.payer}”，我方与其没有合同关系。`,
    finds: '清算款由签约收单机构以外的付款方付出。',
    matters: '无证机构经手商户资金（二清），一旦出事，资金难以追回。',
    remedy:
      '请收单机构书面说明付款方是谁、依据哪份合同。疑似“二清”的，可向人民银行（12363）举报，并保存流水和合同。',
    limits: '银行会缩写付款方名称，收单机构也会以多个主体付款。',
  },
  'unexplained-credit': {
    title: '入账来由不明',
    summary: (args) =>
      `${args.creditedOn} 由“${args.payer}”入账 ${money(args.amount, args.currency)}，没有清算单与之对应；请查明来由，查明之前请勿动用。`,
    explanation: (args) => [
      `“${args.payer}”通常向您划付营业款，清算文件也涵盖了这笔入账所对应的 ${args.from === args.to ? args.from : `${args.from} 至 ${args.to}`}；但没有任何一笔清算款或其组合等于这一金额。`,
      inferredRule('通常的付款方', args.inferred),
    ],
    reason: (args) =>
      `${args.creditedOn} 由“${args.payer}”入账 ${money(args.amount, args.currency)}，我方收到的清算单中均无与之对应的款项。`,
    finds: '由收单机构入账、而清算文件中没有清算款与之对应的款项。',
    matters: '要么少导出了一份清算文件，要么收单机构多付了款，日后会扣回。',
    remedy: '查明是否属于其他商户号或账户的清算款；不是的，向收单机构查询，在此之前先挂账。',
    limits:
      '没有提供清算文件的商户号的营业款，以及收单机构另行通知的奖励、调账，也会表现为来由不明。',
  },
};
