import { alipayConsumer } from './alipay-consumer.ts';
import { alipayFundFlow } from './alipay-fund-flow.ts';
import { alipayTrade } from './alipay-trade.ts';
import { ccbCorporate } from './ccb-corporate.ts';
import { chinaUms } from './china-ums.ts';
import { lakala } from './lakala.ts';
import type { Profile } from './profile.ts';
import { stripeBalance, stripePayments } from './stripe.ts';
import { wechatPayConsumer } from './wechat-pay-consumer.ts';
import { wechatPayCrossBorder } from './wechat-pay-cross-border.ts';
import { wechatPayFundFlow } from './wechat-pay-fund-flow.ts';
import { wechatPayTrade } from './wechat-pay-trade.ts';

/** Every export format that is known by name. What is none of them is mapped by `auto`. */
export const profiles: readonly Profile[] = [
  chinaUms,
  wechatPayTrade,
  wechatPayFundFlow,
  wechatPayConsumer,
  wechatPayCrossBorder,
  alipayTrade,
  alipayFundFlow,
  alipayConsumer,
  lakala,
  ccbCorporate,
  stripeBalance,
  stripePayments,
];
