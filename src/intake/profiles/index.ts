import { abcCorporate, abcPersonal } from './abc.ts';
import { alipayConsumer } from './alipay-consumer.ts';
import { alipayFundFlow } from './alipay-fund-flow.ts';
import { alipayTrade } from './alipay-trade.ts';
import { allinpaySyb, allinpayYst } from './allinpay.ts';
import { bocCorporate, bocPersonal } from './boc.ts';
import { bocomCorporate, bocomPersonal } from './bocom.ts';
import { ccbCorporate, ccbPersonal } from './ccb-corporate.ts';
import { chinaUms } from './china-ums.ts';
import { cmbCorporate, cmbPersonal } from './cmb.ts';
import { hsbcHk } from './hsbc-hk.ts';
import { icbcCorporate, icbcPersonal } from './icbc.ts';
import {
  cebCorporate,
  cibCorporate,
  citicCorporate,
  cmbcCorporate,
  pabCorporate,
  psbcCorporate,
  spdbCorporate,
} from './joint-stock-banks.ts';
import { lakala } from './lakala.ts';
import { lcsw } from './lcsw.ts';
import { leshua } from './leshua.ts';
import type { Profile } from './profile.ts';
import { qqWallet } from './qq-wallet.ts';
import { stripeBalance, stripePayments } from './stripe.ts';
import { ruiyinxin, shengpay, woshua } from './unpublished-acquirers.ts';
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
  qqWallet,
  lakala,
  leshua,
  allinpaySyb,
  allinpayYst,
  lcsw,
  shengpay,
  ruiyinxin,
  woshua,
  ccbCorporate,
  ccbPersonal,
  icbcCorporate,
  icbcPersonal,
  abcCorporate,
  abcPersonal,
  bocCorporate,
  bocPersonal,
  cmbCorporate,
  cmbPersonal,
  bocomCorporate,
  bocomPersonal,
  spdbCorporate,
  citicCorporate,
  pabCorporate,
  cebCorporate,
  cmbcCorporate,
  cibCorporate,
  psbcCorporate,
  hsbcHk,
  stripeBalance,
  stripePayments,
];
