import { plainWord } from './card-type.ts';
import {
  acquirerOfSale,
  type ChannelTerms,
  type Contract,
  type RefundTerms,
  type Term,
} from './contract.ts';
import type { OriginalTransaction } from './refund-request.ts';

/** The terms of one payment: what the contract says, for its scheme first; else what the scheme itself has published. */
export type RequestTerms = Omit<RefundTerms, 'byChannel'>;

export function termsOf(contract: Contract, original: OriginalTransaction): RequestTerms {
  const acquirer = acquirerOfSale(contract, original);
  const agreed = acquirer?.refundTerms ?? null;
  const channel = plainWord(original.channel ?? '');
  const ofChannel = agreed?.byChannel.find((each) => plainWord(each.channel) === channel);
  const published = publishedTerms(original.channel ?? acquirer?.profile ?? '');
  const term = (name: keyof Omit<ChannelTerms, 'channel'>): Term | null =>
    ofChannel?.[name] ?? agreed?.[name] ?? published[name] ?? null;
  return {
    voidUntil: agreed?.voidUntil ?? null,
    refundWindow: term('refundWindow'),
    disputeWindow: term('disputeWindow'),
    answerWithin: term('answerWithin'),
  };
}

/**
 * What schemes and wallets publish; what none of these pages says has no default, and posrecon.yaml outweighs them. Alipay leaves the
 * refund window to the contract, and nothing that can be cited was found for UnionPay.
 */
const published: readonly {
  readonly of: RegExp;
  readonly terms: Partial<Record<keyof Omit<ChannelTerms, 'channel'>, Term>>;
}[] = [
  {
    of: /wechat|weixin|微信|财付通|tenpay/i,
    terms: {
      // 订单只能在支付后1年内（支付时间+365天）发起退款
      refundWindow: {
        days: 365,
        source: 'WeChat Pay, pay.weixin.qq.com/docs/merchant/products/refund/introduction.html',
      },
      // 零钱支付的退款5分钟内到账，银行卡支付的退款1-3个工作日到账
      answerWithin: {
        days: 3,
        source: 'WeChat Pay, pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter4_2_10.shtml',
      },
    },
  },
  {
    of: /paypal/i,
    terms: {
      refundWindow: {
        days: 180,
        source: 'PayPal, developer.paypal.com/api/nvp-soap/paypal-payments-standard/admin/refunds',
      },
    },
  },
  {
    of: /vipps|mobilepay/i,
    terms: {
      refundWindow: {
        days: 365,
        source: 'Vipps MobilePay, developer.vippsmobilepay.com/docs/knowledge-base/refund',
      },
      // Usually 2 to 3 bank days, up to 10 depending on the banks.
      answerWithin: {
        days: 10,
        source: 'Vipps MobilePay, developer.vippsmobilepay.com/docs/knowledge-base/refund',
      },
    },
  },
  {
    // Some reasons have longer or shorter terms.
    of: /visa|master\s?card/i,
    terms: {
      disputeWindow: {
        days: 120,
        source: 'docs.chargeflow.io/docs/reference/concepts/network-timelines, usual case',
      },
    },
  },
];

function publishedTerms(
  channel: string,
): Partial<Record<keyof Omit<ChannelTerms, 'channel'>, Term>> {
  return published.find(({ of }) => of.test(channel))?.terms ?? {};
}
