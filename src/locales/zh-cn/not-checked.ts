import type { NotCheckedTexts } from '../../model/not-checked.ts';
import { scope } from './inferred.ts';
import { terms } from './terms.ts';
import { counted, money } from './wording.ts';

export const notChecked: NotCheckedTexts = {
  'no-till-log': () => '没有提供收银流水',
  'no-settlement': () => '没有提供收单机构的清算文件',
  'no-bank-statement': () => '没有提供银行流水',
  'refund-cards-differ': () => '多数退货的卡号与其原消费不同，该栏应另有含义',
  'no-fees': () =>
    '清算文件没有列明手续费：请使用列有手续费的清算文件，或将收单机构的手续费账单与合同核对',
  'no-fees-of': ({ sales, for: { acquirer } }) =>
    `${acquirer === undefined ? '' : `${acquirer}的`}清算文件没有列明 ${counted(sales, '笔')}消费的手续费：请使用列有手续费的清算文件，或将收单机构的手续费账单与合同核对`,
  'no-fee-schedule': ({ sales, fees, currency, areFew, for: group }) => {
    const of = scope(group);
    const shown = areFew ? '笔数太少，看不出费率' : '看不出统一的费率';
    return `${of === '' ? '' : `${of}：`}${counted(sales, '笔')}消费，手续费共 ${money(fees, currency)}，${shown}；请在 posrecon.yaml 中按合同设定（acquirers: fees）`;
  },
  'no-fee-schedules': ({ groups, sales, fees }) =>
    `另有较小的 ${groups} 组共 ${counted(sales, '笔')}消费，手续费共 ${fees.map(({ amount, currency }) => money(amount, currency)).join('、')}，同样看不出费率`,
  'too-little-support': ({ what, agree, of }) =>
    `相符的记录太少，不足以推断${terms.inferences[what]}（${of} 条中有 ${agree} 条）`,
  'no-original-references': () => '退货均未注明原交易',
  'no-control-totals': () => '文件均不带合计数',
  'no-balance': () => '银行流水没有余额栏',
  'rows-rejected': ({ side }) => `${terms.sides[side]}中有无法读取的行，所缺的可能就在其中`,
  'no-card-column': ({ side }) => `${terms.sides[side]}没有卡号或付款人栏`,
  'no-payer-names': () => '银行流水没有付款方名称',
  'no-order-numbers': ({ side }) => `${terms.sides[side]}没有订单号`,
  'no-merchant-numbers': ({ side }) => `${terms.sides[side]}没有商户号`,
  'no-terminal-numbers': ({ side }) => `${terms.sides[side]}没有终端号`,
  'no-times': ({ side }) => `${terms.sides[side]}只有日期，没有时间`,
  'no-statuses': ({ side }) => `${terms.sides[side]}只列出成功的交易`,
  'no-trace-numbers': () => '没有文件同时列明终端号和凭证号',
  'trace-numbers-skip': ({ gaps, of }) =>
    `批次内的凭证号不是逐一递增，或数量太少，无法判断（${of} 步中有 ${gaps} 处跳号）`,
  'no-nets': ({ payouts, gross, currency, lookAlikes, for: { acquirer } }) =>
    `${acquirer === undefined ? '' : `${acquirer}的`}清算文件既没有手续费，也没有净额，无从得知 ${counted(payouts, '笔')}清算款（未扣手续费共 ${money(gross, currency)}）应到账多少${lookAlikes === null ? '' : `（有 ${counted(lookAlikes.credits, '笔')}${lookAlikes.payer === '' ? '' : `“${lookAlikes.payer}”的`}入账与之相近，共少 ${money(lookAlikes.less, currency)}，合 ${(lookAlikes.share * 100).toFixed(2)}%，可能就是手续费）`}；请使用列有手续费或净额的清算文件；手续费另行收取的，请在 posrecon.yaml 中写明（acquirers: feesTaken: invoiced）`,
  'no-payout-found': () =>
    '银行流水中没有一笔入账与清算款分毫不差，看不出何时到账、由谁付款；请确认银行流水的账户和日期无误，或在 posrecon.yaml 中写明 payoutLag 和 payers（acquirers）',
  'no-payout-groups': () => '清算文件没有注明各笔记录属于哪一批、哪一天的清算款',
  'no-common-days': ({ one, other }) => `${terms.sides[one]}与${terms.sides[other]}没有共同的日期`,
  'not-covered': ({ side, from, to }) =>
    `缺少 ${from === to ? from : `${from} 至 ${to}`} 的${terms.sides[side]}，而当时有应到的款项或记录`,
  'originals-not-covered': ({ refunds, from }) =>
    `有 ${refunds} 笔退款的原交易不在所给文件的范围内${from === null ? '' : `（文件自 ${from} 起）`}`,
  'no-currency': ({ side }) => `${terms.sides[side]}的币种不统一或没有注明`,
  'no-exchange-rate': ({ records }) => `有 ${records} 笔消费以其他币种清算，数量太少，无法推断汇率`,
  'search-bounded': ({ records }) => `对 ${records} 条记录的搜索达到上限，没有得出结果`,
  'list-bounded': ({ listed, of }) => `共 ${of} 条，只列出前 ${listed} 条；其余请缩短期间分段核对`,
};
