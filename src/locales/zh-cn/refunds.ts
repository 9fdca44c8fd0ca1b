import type { AllDiscrepancyTexts } from '../locale.ts';
import { at, forOrder, money, payer, subject } from './wording.ts';

type Refunds =
  | 'refund-not-settled'
  | 'unrecorded-refund'
  | 'refund-without-sale'
  | 'refund-exceeds-sale'
  | 'duplicate-refund'
  | 'refund-to-other-card';

const alreadyAsked = {
  'by-refund': '连同该笔消费的其他退货，退款合计会超过消费金额，可能是重复做了退货。',
  'for-extra-charge': '该笔消费被重复扣款，多扣的一笔已申请退还；这笔退货可能就是为此而做。',
} as const;

export const refunds: Pick<AllDiscrepancyTexts, Refunds> = {
  'refund-not-settled': {
    title: '退货未退款',
    summary: (args) =>
      `收银${at(args.givenAt)}为${subject(args)}办理退货 ${money(args.amount, args.currency)}，收单机构未予退款；${args.alreadyAsked === null ? `应退顾客 ${money(args.amount, args.currency)}` : '该笔款项似已另行申请退还，请先核实再退'}。`,
    explanation: (args) => [
      `收银流水中有一笔退货 ${money(args.amount, args.currency)}${args.givenAt === null ? '' : `（${args.givenAt}）`}，收单机构没有与之相符的退货。`,
      ...(args.alreadyAsked === null ? [] : [alreadyAsked[args.alreadyAsked]]),
      args.dueOn === null
        ? '应清算的日期在收单机构文件的范围之内。'
        : `最迟应于 ${args.dueOn} 清算，该日在收单机构文件的范围之内。`,
    ],
    reason: (args) =>
      `本店${at(args.givenAt)}为${subject(args)}办理退货 ${money(args.amount, args.currency)}，但收到的清算文件中均无此笔退货，顾客尚未收到退款。`,
    finds: '收银已办理退货，而收单机构没有将款项退给顾客。',
    matters: '顾客持有退货单却未收到退款，可能对原交易提出拒付。',
    remedy: '凭退货单和原交易，请收单机构办理退款。',
    limits:
      '有的收单机构退货比消费清算得慢。退货超过消费剩余金额，或与已申请退还的重复扣款相同的，不会另行起草申请。顾客的银行那边是否到账，商户的文件中看不到。',
  },
  'unrecorded-refund': {
    title: '退货无收银记录',
    summary: (args) =>
      `收单机构${at(args.refundedAt)}向${subject(args)}退款 ${money(args.amount, args.currency)}，收银流水和退款申请中均无此笔；请查明来由，否则应追回 ${money(args.amount, args.currency)}。`,
    explanation: () => [
      '收单机构在收银流水已覆盖的日期付出了一笔退货，收银的退货和退款申请中都没有能与之对应的记录。',
    ],
    reason: (args) =>
      `收单机构${at(args.refundedAt)}向${subject(args)}退款 ${money(args.amount, args.currency)}。本店既未办理，也未申请这笔退货。`,
    finds: '收单机构付出的退货，在收银流水和退款申请中都找不到依据。',
    matters: '不经收银的退货，是套取店里资金的常见手法。',
    remedy: '查明谁能操作终端和收单机构的商户平台。没有人办理过的，向收单机构追回。',
    limits: '在收单机构商户平台上手工办理的正常退货，看起来也是如此；办理时请在收银端登记。',
  },
  'refund-without-sale': {
    title: '退货无原交易',
    summary: (args) =>
      `${payer(args.card)}${at(args.refundedAt)}获退款 ${money(args.amount, args.currency)}，但${args.names === null ? '找不到对应的消费' : `所注明的原交易 ${args.names} ${args.sale === 'not-by-card' ? '并非刷卡支付' : '不存在'}`}；请查明来由，否则应追回 ${money(args.amount, args.currency)}。`,
    explanation: (args) => [
      args.names === null
        ? '该笔退货没有注明原交易，覆盖其日期的文件中也没有同一卡号、同一金额的消费。'
        : args.sale === 'not-by-card'
          ? `该笔退货注明的原交易为 ${args.names}，收银流水显示该订单并非刷卡支付。`
          : `该笔退货注明的原交易为 ${args.names}；文件覆盖其日期，但没有该编号的消费。`,
    ],
    reason: (args) =>
      `${payer(args.card)}${at(args.refundedAt)}获退款 ${money(args.amount, args.currency)}${args.names === null ? '' : `，注明的原交易为 ${args.names}`}。${args.sale === 'not-by-card' ? '该笔消费并非刷卡支付。' : '本店没有这笔消费。'}`,
    finds: '文件已覆盖其日期却没有原交易的退货，或原交易不可能存在的退货。',
    matters: '没有卖出的商品，款项却已退出。',
    remedy: '请收银员提供原签购单；提供不出的，向收单机构追回。',
    limits: '文件第一天之前的消费无从知晓，对应的退货不会报告。',
  },
  'refund-exceeds-sale': {
    title: '退货超过原消费',
    summary: (args) =>
      `${subject(args)}消费 ${money(args.sale, args.currency)}，${args.refunds} 笔退货共退 ${money(args.refunded, args.currency)}；多退 ${money(args.excess, args.currency)}。`,
    explanation: (args) => [
      `原消费为 ${money(args.sale, args.currency)}，其 ${args.refunds} 笔退货合计 ${money(args.refunded, args.currency)}。`,
    ],
    reason: (args) =>
      `消费 ${money(args.sale, args.currency)}${forOrder(args.orderId, args.terminalId)}共退款 ${money(args.refunded, args.currency)}，比${payer(args.card)}所付多 ${money(args.excess, args.currency)}。`,
    finds: '同一笔消费的各笔退货合计超过消费金额。',
    matters: '店里退出了从未收到的款项。',
    remedy: '找出多退或错退的一笔，向收单机构追回超出部分。',
    limits: '没有注明原交易的退货，不计入任何一笔消费。',
  },
  'duplicate-refund': {
    title: '重复退货',
    summary: (args) => {
      const both =
        args.firstAt === null || args.secondAt === null
          ? ''
          : `（${args.firstAt} 和 ${args.secondAt}）`;
      if (args.request !== undefined) {
        return `申请 ${args.request} 所申请的退款 ${money(args.amount, args.currency)}（${payer(args.card).trim()}）退了两次${both}；多退 ${money(args.amount, args.currency)}。`;
      }
      return `${subject(args)}的同一笔退货 ${money(args.amount, args.currency)}退了两次${both}；多退 ${money(args.amount, args.currency)}。`;
    },
    explanation: ({ request }) => [
      request === undefined
        ? '同一笔消费、同一卡号、同一金额的退货，收单机构付出的笔数多于收银的笔数。'
        : `申请 ${request} 所申请的款项已全额退出，之后又退出一次同样的金额。`,
    ],
    reason: (args) =>
      `${subject(args)}的退货 ${money(args.amount, args.currency)}已${at(args.firstAt)}退出，又${at(args.secondAt)}退出一次。本店只${args.request === undefined ? '办理' : '申请'}过一次。`,
    finds: '收单机构退了两次的同一笔退货。',
    matters: '多退的一次从店里的清算款中扣除。',
    remedy: '向收单机构追回多退的一次。',
    limits: '同一笔消费分两次等额退货属于正常；收银流水中两笔都有的，不会报告。',
  },
  'refund-to-other-card': {
    title: '退到了其他卡',
    summary: (args) =>
      `${forOrder(args.orderId, args.terminalId) === '' ? '一笔消费' : `消费${forOrder(args.orderId, args.terminalId)}`}由${payer(args.chargedCard)}付款，却${at(args.refundedAt)}将 ${money(args.amount, args.currency)}退给了${payer(args.card).trim()}；请查明收款人。`,
    explanation: (args) => [
      `该笔退货所指的消费${args.soldAt === null ? '' : `（${args.soldAt}）`}由${payer(args.chargedCard)}付款，款项却退给了${payer(args.card).trim()}。`,
      args.byTill ? '收银流水中也有这笔退货，应是在收银处办理的。' : '收银流水中没有这笔退货。',
    ],
    reason: (args) =>
      `退货 ${money(args.amount, args.currency)}${forOrder(args.orderId, args.terminalId)}${at(args.refundedAt)}付给了${payer(args.card).trim()}，而其原消费由${payer(args.chargedCard)}付款。`,
    finds: '退货没有退回原消费的付款卡或付款人，而是退给了另一张卡或另一个人。',
    matters:
      '付款的顾客没有收到退款；把款项退到自己卡上，是收银舞弊最常见的手法。卡组织也不允许这样退。',
    remedy:
      '查明由谁办理、退到何人卡上。不能说明的，向收单机构申请追回，再退给原付款卡。疑似舞弊的，先报案，并原样保存文件、签购单、排班表和监控录像。',
    limits:
      '换过卡的顾客、以设备卡号付款的手机，退货时卡号不同也属正常。只比较两条记录都显示的数字；没有指明原消费的退货不作检查。',
  },
};
