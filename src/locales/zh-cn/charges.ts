import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { duplicateCharge } from './duplicate-charge.ts';
import { terms } from './terms.ts';
import { at, forOrder, money, payer, subject } from './wording.ts';

type Charges =
  | 'duplicate-charge'
  | 'wrong-amount'
  | 'failed-but-charged'
  | 'unrecorded-charge'
  | 'missing-settlement'
  | 'wrong-merchant';

type WrongAmount = DiscrepancyArguments['wrong-amount'];

function slipIn(args: WrongAmount): string {
  return args.slip === 'unknown' ? '' : `（${terms.slips[args.slip]}）`;
}

/** Of what a request asks for, another amount has come. */
function requestSummary(args: WrongAmount): string {
  const asked = `申请 ${args.request} 所申请的金额为 ${money(args.due, args.currency)}，实际到账 ${money(args.charged, args.currency)}${slipIn(args)}`;
  return args.direction === 'over'
    ? `${asked}；多 ${money(args.difference, args.currency)}。`
    : `${asked}；尚差 ${money(args.difference, args.currency)}。`;
}

function wrongAmountSummary(args: WrongAmount): string {
  if (args.against === 'request') return requestSummary(args);
  const charged = money(args.charged, args.currency);
  const due = money(args.due, args.currency);
  const difference = money(args.difference, args.currency);
  const who = subject(args);
  if (args.of === 'sale') {
    const fact = `${who}应收 ${due}，实际扣款 ${charged}${slipIn(args)}`;
    return args.direction === 'over'
      ? `${fact}；应退还顾客 ${difference}。`
      : `${fact}；应向顾客补收 ${difference}。`;
  }
  const fact = `${who}应退 ${due}，实际退款 ${charged}${slipIn(args)}`;
  return args.direction === 'over'
    ? `${fact}；多退 ${difference}。`
    : `${fact}；应补退顾客 ${difference}。`;
}

function numberOf(what: 'merchant' | 'terminal'): string {
  return what === 'merchant' ? '商户号' : '终端号';
}

const comparedWith: Readonly<Record<WrongAmount['against'], string>> = {
  'till-record': '收银记录',
  'order-total': '订单总额',
  request: '申请金额',
  'other-payments': '按同币种其他交易的汇率折算',
};

export const charges: Pick<AllDiscrepancyTexts, Charges> = {
  'duplicate-charge': duplicateCharge,
  'wrong-amount': {
    title: '金额不符',
    summary: wrongAmountSummary,
    explanation: (args) => {
      if (args.against === 'request') {
        return [
          `申请 ${args.request} 提交之后，所申请的 ${money(args.due, args.currency)} 已到账 ${money(args.charged, args.currency)}${args.occurredAt === null ? '' : `，最近一笔在 ${args.occurredAt}`}。`,
          ...(args.direction === 'under' ? ['余款仍由该申请追索，不另行起草申请。'] : []),
          ...(args.slip === 'unknown' ? [] : [`可能的原因：${terms.slips[args.slip]}。`]),
        ];
      }
      const what = args.of === 'sale' ? '扣款' : '退款';
      const lines = [
        `${payer(args.card)}${at(args.occurredAt)}${what} ${money(args.charged, args.currency)}，${comparedWith[args.against]}为 ${money(args.due, args.currency)}，${args.direction === 'over' ? '多' : '少'} ${money(args.difference, args.currency)}。`,
      ];
      if (args.slip !== 'unknown') lines.push(`可能的原因：${terms.slips[args.slip]}。`);
      return lines;
    },
    reason: (args) =>
      args.against === 'request'
        ? `我方以申请 ${args.request} 申请 ${money(args.due, args.currency)}${forOrder(args.orderId, args.terminalId)}，贵方${at(args.occurredAt)}实际支付 ${money(args.charged, args.currency)}，${args.direction === 'over' ? '多' : '少'} ${money(args.difference, args.currency)}。`
        : `${subject(args)}${at(args.occurredAt)}应${args.of === 'sale' ? '收' : '退'} ${money(args.due, args.currency)}，实际${args.of === 'sale' ? '扣款' : '退款'} ${money(args.charged, args.currency)}，${args.direction === 'over' ? '多' : '少'} ${money(args.difference, args.currency)}。`,
    finds:
      '扣款或退款金额与应收、应退金额不符：收单机构的清算金额与收银记录不同，收银记录与订单总额不同，或退款申请、调账申请的到账金额与申请金额不同。',
    matters: '不是顾客多付，就是店里少收。',
    remedy:
      '核对签购单和订单。多扣的退还顾客；少扣的征得顾客同意后请收单机构请款。申请的款项未足额到账的，凭受理编号向收单机构追索余款或途中所扣的款项。',
    limits:
      '文件中未注明的小费、附加费、货币兑换，也会表现为金额不符；posrecon.yaml 允许小费的，高出记录金额但不超过小费上限的，无论是小费还是误输，都不再列出；没有设定的，多数顾客加付的小费、几笔交易共同的汇率，由文件推断。所提示的原因（数字颠倒、小数点错位等）只是根据两个金额作出的推测。',
  },
  'failed-but-charged': {
    title: '单边账：收银未成功，却已扣款',
    summary: (args) => {
      const order = args.orderId === null ? '这笔交易' : `订单 ${args.orderId} `;
      const amount = money(args.amount, args.currency);
      return `收银流水显示${order}${terms.statuses[args.status]}，但${payer(args.card)}已被扣款 ${amount}；应退还顾客 ${amount}。`;
    },
    explanation: (args) => [
      `收银流水中该笔交易${args.tillAt === null ? '' : `（${args.tillAt}）`}的状态为“${terms.statuses[args.status]}”；收单机构${at(args.chargedAt)}扣款 ${money(args.amount, args.currency)}。`,
      '文件中没有对该笔扣款的撤销、冲正或退货，也没有其他消费能与之对应。',
    ],
    reason: (args) =>
      `该笔交易${forOrder(args.orderId, args.terminalId)}在收银端${args.tillAt === null ? '' : `（${args.tillAt}）`}的状态为“${terms.statuses[args.status]}”，但${payer(args.card)}${at(args.chargedAt)}被扣款 ${money(args.amount, args.currency)}。`,
    finds: '收银流水显示被拒、失败、超时或已撤销，收单机构却已清算，且至今未撤回的交易。',
    matters: '店里告知顾客支付未成功，款项却已扣除，顾客往往又付了一次。',
    remedy: '先确认顾客没有凭这笔交易取走商品，再将款项退还。',
    limits:
      '收单机构在文件最后一天之后才发出的冲正，这里还看不到；提交申请前请用次日的文件再对一次账。',
  },
  'unrecorded-charge': {
    title: '长款：有扣款，无收银记录',
    summary: (args) => {
      const amount = money(args.amount, args.currency);
      return `${subject(args)}${at(args.chargedAt)}被扣款 ${amount}，收银流水中却没有对应的消费；请查明来由，查不到的应退还 ${amount}。`;
    },
    explanation: () => [
      '收单机构在收银流水已覆盖的日期清算了一笔扣款，无论按编号、按卡号和金额，还是按金额和时间，收银流水中都没有能与之对应的记录。',
      '文件中没有对该笔扣款的撤销、冲正或退货。',
    ],
    reason: (args) =>
      `${subject(args)}${at(args.chargedAt)}被扣款 ${money(args.amount, args.currency)}。本店收银流水中没有这笔消费。`,
    finds: '清算文件中有扣款，而收银流水中没有任何记录与之对应。',
    matters: '可能有人被误扣了款，也可能有一笔消费漏记。',
    remedy: '查明是否在终端上手工输入、使用了旧收银机，或属于其他门店；查无此笔的，退还顾客。',
    limits: '收银流水不完整，或终端没有与收银系统联机时，正常的消费也会表现为长款。',
  },
  'missing-settlement': {
    title: '短款：已收款，未清算',
    summary: (args) =>
      `${subject(args)}${at(args.soldAt)}消费的 ${money(args.amount, args.currency)}，收单机构${args.dueOn === null ? '' : `应于 ${args.dueOn} 清算，却`}未予清算；应收 ${money(args.amount, args.currency)}。`,
    explanation: (args) => [
      `收银流水中有一笔成功的消费 ${money(args.amount, args.currency)}${args.soldAt === null ? '' : `（${args.soldAt}）`}，收单机构没有与之相符的记录。`,
      args.dueOn === null
        ? '应清算的日期在收单机构文件的范围之内。'
        : `最迟应于 ${args.dueOn} 清算，该日在收单机构文件的范围之内。`,
    ],
    reason: (args) =>
      `消费 ${money(args.amount, args.currency)}${forOrder(args.orderId, args.terminalId)}${at(args.soldAt)}交易成功${args.dueOn === null ? '' : `，应于 ${args.dueOn} 清算`}，但收到的清算文件中均无此笔。`,
    finds: '收银流水中交易成功、到期而收单机构没有清算的消费。',
    matters: '货已售出，款项未到；收单机构受理差错有时限。',
    remedy: '确认终端当日已结算批次，再凭签购单向收单机构申请调账。',
    limits: '漏导一个文件，也会表现为短款：请在“已读取的文件”中核对日期和商户号是否齐全。',
  },
  'wrong-merchant': {
    title: '串户：清算到其他商户号或终端号',
    summary: (args) =>
      `${subject({ ...args, terminalId: null })}的 ${money(args.amount, args.currency)}应清算到${numberOf(args.what)} ${args.expected}，实际清算到 ${args.actual}；请收单机构调账。`,
    explanation: (args) => [
      args.by === 'contract'
        ? `按 posrecon.yaml，这笔消费${args.soldAt === null ? '' : `（${args.soldAt}）`}的${numberOf(args.what)}应为 ${args.expected}，收单机构将其清算到 ${args.actual}。`
        : `收银流水中这笔消费${args.soldAt === null ? '' : `（${args.soldAt}）`}的${numberOf(args.what)}为 ${args.expected}，收单机构将同一笔交易清算到 ${args.actual}。`,
      '两条记录的其余内容相符，应为同一笔交易。',
    ],
    reason: (args) =>
      `消费 ${money(args.amount, args.currency)}${forOrder(args.orderId, null)}${at(args.soldAt)}以${numberOf(args.what)} ${args.expected} 交易，却清算到 ${args.actual}。`,
    finds: '交易被清算到并未发生该交易的商户号或终端号。',
    matters: '款项进了其他门店或其他公司的账户，对方的账也随之出错。',
    remedy: '请收单机构调账，并检查终端的参数设置。',
    limits:
      '两份文件之间更换过终端或变更过编号的，在新编号得到确认之前也会表现为串户。posrecon.yaml 未列出的终端只作警告。',
  },
};
