import { abcCorporate, abcPersonal } from './abc.ts';
import { adyenAccounting, adyenSettlement } from './adyen.ts';
import { alipayConsumer } from './alipay-consumer.ts';
import { alipayFundFlow } from './alipay-fund-flow.ts';
import { alipayTrade } from './alipay-trade.ts';
import { allinpaySyb, allinpayYst } from './allinpay.ts';
import { amazonPay } from './amazon-pay.ts';
import { bocCorporate, bocPersonal } from './boc.ts';
import { bocomCorporate, bocomPersonal } from './bocom.ts';
import { braintree } from './braintree.ts';
import { ccbCorporate, ccbPersonal } from './ccb-corporate.ts';
import { checkoutCom } from './checkout-com.ts';
import { chinaUms } from './china-ums.ts';
import { clearhaus } from './clearhaus.ts';
import { cmbCorporate, cmbPersonal } from './cmb.ts';
import { dlocalReport, dlocalSettlement } from './dlocal.ts';
import { epay } from './epay.ts';
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
import { cgbPersonal, citicPersonal, spdbPersonal } from './joint-stock-personal.ts';
import { lakala } from './lakala.ts';
import { lcsw } from './lcsw.ts';
import { leshua } from './leshua.ts';
import { mobilepaySales, mobilepayTransfers } from './mobilepay.ts';
import { paypalActivity } from './paypal-activity.ts';
import { paypalSettlement, paypalTransactions } from './paypal-reports.ts';
import type { Profile } from './profile.ts';
import { qqWallet } from './qq-wallet.ts';
import { shopifyPayments } from './shopify-payments.ts';
import { squareTransactions, squareTransfers } from './square.ts';
import { stripeBalance, stripePayments } from './stripe.ts';
import { sumupTransactions } from './sumup.ts';
import { toastPayments } from './toast.ts';
import { trustly } from './trustly.ts';
import { ruiyinxin, shengpay, woshua } from './unpublished-acquirers.ts';
import { vipps } from './vipps.ts';
import { wechatPayConsumer } from './wechat-pay-consumer.ts';
import { wechatPayCrossBorder } from './wechat-pay-cross-border.ts';
import { wechatPayFundFlow } from './wechat-pay-fund-flow.ts';
import { wechatPayTrade } from './wechat-pay-trade.ts';
import { worldpayText } from './worldpay-text.ts';
import { zettleReceipts, zettleStatement } from './zettle.ts';

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
  spdbPersonal,
  citicCorporate,
  citicPersonal,
  pabCorporate,
  cebCorporate,
  cmbcCorporate,
  cibCorporate,
  cgbPersonal,
  psbcCorporate,
  hsbcHk,
  stripeBalance,
  stripePayments,
  adyenSettlement,
  adyenAccounting,
  paypalActivity,
  paypalSettlement,
  paypalTransactions,
  squareTransactions,
  squareTransfers,
  shopifyPayments,
  zettleStatement,
  zettleReceipts,
  sumupTransactions,
  toastPayments,
  checkoutCom,
  worldpayText,
  clearhaus,
  epay,
  mobilepayTransfers,
  mobilepaySales,
  vipps,
  braintree,
  amazonPay,
  trustly,
  dlocalSettlement,
  dlocalReport,
];
