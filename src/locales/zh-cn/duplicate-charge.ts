import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { DiscrepancyTexts } from '../locale.ts';
import { at, duration, money, payer, subject } from './wording.ts';

type Duplicate = DiscrepancyArguments['duplicate-charge'];

function chargedHowOften(args: Duplicate): string {
  const often = `被扣款 ${args.charges} 次，每次 ${money(args.amount, args.currency)}`;
  return args.sales <= 1 ? often : `${often}，而消费只有 ${args.sales} 笔`;
}

/** Whether the sales are as many as the charges, so that a repeat is only suspected. */
function isOnlySuspected({ basis }: Duplicate): boolean {
  return basis !== 'same-order' && basis !== 'same-card';
}

function duplicateSummary(args: Duplicate): string {
  const amount = money(args.amount, args.currency);
  const who = subject(args);
  if (args.basis === 'after-timeout') {
    return `${who}首次交易超时后又被扣款 ${amount}；请先核实是一笔消费还是两笔，再决定是否退款。`;
  }
  if (args.basis === 'two-orders') {
    const apart = args.secondsApart === null ? '' : `相隔 ${duration(args.secondsApart)}、`;
    return `${payer(args.card)}被扣款 ${args.charges} 次，每次 ${amount}，${apart}订单号不同；请先核实是一笔消费还是两笔，再决定是否退款。`;
  }
  if (args.basis === 'acquirer-order') {
    return `${who}被扣款 ${args.charges} 次，每次 ${amount}，收银流水中各有对应的消费；请先核实是一笔消费还是两笔，再决定是否退款。`;
  }
  return `${who}${chargedHowOften(args)}；应退还顾客 ${amount}。`;
}

const duplicateBasis: Readonly<Record<Duplicate['basis'], string>> = {
  'same-order': '各笔扣款的订单号相同，也没有迹象表明是分单支付。',
  'same-card': '各笔扣款的卡号、金额相同，时间相近。',
  'two-orders': '每笔扣款在收银流水中都有对应的消费，但时间过于接近，其中一笔可能是重复收款。',
  'acquirer-order':
    '各笔扣款在收单清算文件中的订单号相同；收银流水没有订单号，每笔扣款都有对应的消费。',
  'after-timeout': '首次交易在收银端超时，但收单机构已扣款；第二笔可能是同一笔消费的重试。',
};

function duplicateExplanation(args: Duplicate): string[] {
  const lines = [
    `收单机构对${payer(args.card)}扣款 ${args.charges} 次，每次 ${money(args.amount, args.currency)}；收银流水中能对应的消费有 ${args.sales} 笔。`,
    duplicateBasis[args.basis],
    ...(isOnlySuspected(args)
      ? []
      : [
          args.seenBy === 'till'
            ? '收银流水中也有这笔多扣的款项。'
            : '多扣的款项只见于收单机构，收银流水中没有。',
        ]),
  ];
  if (args.firstAt !== null && args.extraAt !== null) {
    const apart = args.secondsApart === null ? '' : `，相隔 ${duration(args.secondsApart)}`;
    lines.push(
      isOnlySuspected(args)
        ? `各笔扣款的时间为 ${args.firstAt} 和 ${args.extraAt}${apart}。`
        : `应保留的一笔扣款时间为 ${args.firstAt}，多扣的一笔为 ${args.extraAt}${apart}。`,
    );
  }
  lines.push(
    `文件中没有对${isOnlySuspected(args) ? '其中任何一笔' : '多扣款项'}的撤销、冲正或退货。`,
  );
  if (args.oneOf > 1) {
    lines.push(
      `${args.oneOf} 笔扣款中任何一笔都可能是多扣的，仅凭文件无法区分；但无论是哪一笔，应退金额相同。`,
    );
  }
  return lines;
}

function duplicateReason(args: Duplicate): string {
  if (isOnlySuspected(args)) {
    return `${payer(args.card)}${at(args.extraAt)}再次被扣款，共 ${args.charges} 次，每次 ${money(args.amount, args.currency)}。${duplicateBasis[args.basis]}`;
  }
  const extra = args.extraAt === null ? '' : `（${args.extraAt}）`;
  return `${subject(args)}${chargedHowOften(args)}。多扣的一笔${extra}至今未撤销、未冲正、未退货。`;
}

export const duplicateCharge: DiscrepancyTexts<'duplicate-charge'> = {
  title: '重复扣款',
  summary: duplicateSummary,
  explanation: duplicateExplanation,
  reason: duplicateReason,
  finds:
    '同一笔消费被扣款一次以上，且多扣的款项至今未撤销、未冲正、未退货。按笔数核对：同一卡号、同一金额、时间相近的扣款笔数多于收银的消费笔数。',
  matters: '顾客重复付款，可能提出拒付；拒付会产生费用，也会影响商户的信用。',
  remedy:
    '核对两张签购单后，将多扣的一笔退货；该批次尚未结算的，可以撤销。仅为警告的，请先向收银员或顾客核实。',
  limits:
    '同一张卡连续买两杯咖啡，看起来也是如此。扣款笔数与消费笔数相同、订单号不同的，最多只作警告，不会自动生成退款申请。',
};
