import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { DiscrepancyTexts } from '../locale.ts';
import { at, money, subject } from './wording.ts';

type Chargeback = DiscrepancyArguments['chargeback'];

function fact(args: Chargeback): string {
  return `${subject(args)}的交易被拒付，收单机构${at(args.takenOn)}扣回 ${money(args.amount, args.currency)}`;
}

export const chargeback: DiscrepancyTexts<'chargeback'> = {
  title: '拒付（退单）',
  summary: (args) => {
    const deadline =
      args.respondBy === null
        ? '请向收单机构问明答复期限'
        : `请在 ${args.respondBy} 前提交材料答复，逾期视为接受拒付`;
    const refunded =
      args.refunded === null
        ? ''
        : `此前已退款 ${money(args.refunded, args.currency)}，请提交退款凭证。`;
    return `${fact(args)}；${deadline}。${refunded}`;
  },
  explanation: (args) => [
    `清算文件中有一笔${args.takenOn === null ? '' : `（${args.takenOn}）`}拒付，金额 ${money(args.amount, args.currency)}。`,
    args.soldAt === null
      ? '文件中没有被拒付的原消费。'
      : `被拒付的消费发生${at(args.soldAt).trim()}。`,
    ...(args.refunded === null
      ? []
      : [`该笔消费在被拒付之前已退款 ${money(args.refunded, args.currency)}。`]),
    args.respondBy === null
      ? '文件中没有写明答复期限。'
      : `文件中写明的最后答复日期为 ${args.respondBy}。`,
  ],
  reason: (args) =>
    args.refunded === null
      ? `${fact(args)}。`
      : `${fact(args)}。该笔消费此前已退款 ${money(args.refunded, args.currency)}，顾客因此两次得到款项。`,
  finds: '持卡人对交易提出争议，收单机构因而扣回的款项。',
  matters: '逾期不答复视为接受拒付，损失由商户承担；拒付率高的商户会被提高费率，甚至终止合同。',
  remedy:
    '按收单机构的调单通知备齐签购单、送货凭证和与顾客沟通的记录，在期限内答复；已经退款的，提交退款凭证。',
  limits:
    '只有文件中有答复期限一栏时才知道期限。拒付是否成立，文件中看不出来；日后申诉成功的，款项会另行入账。',
};
