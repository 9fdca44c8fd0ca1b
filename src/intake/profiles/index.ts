import { alipayTrade } from './alipay-trade.ts';
import { ccbCorporate } from './ccb-corporate.ts';
import { chinaUms } from './china-ums.ts';
import type { Profile } from './profile.ts';
import { stripeBalance, stripePayments } from './stripe.ts';
import { wechatPayTrade } from './wechat-pay-trade.ts';

/** Every export format that is known by name. What is none of them is mapped by `auto`. */
export const profiles: readonly Profile[] = [
  chinaUms,
  wechatPayTrade,
  alipayTrade,
  ccbCorporate,
  stripeBalance,
  stripePayments,
];
