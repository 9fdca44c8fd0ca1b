import type { DrawerKind, Kind, Status } from '../../model/transaction.ts';

/** What tills and acquirers call each kind of record; words are compared in NFKC, trimmed, lower case, simplified. */
const kindLists: Readonly<Record<Exclude<Kind, DrawerKind>, string>> = {
  sale: `消费|销售|收款|支付|付款|交易|消费成功|正常|正常消费|正常销售|正常交易|销售单|订单支付|支付交易|收银|收入|进账|普通消费|刷卡消费|银行卡消费|扫码消费|扫码支付|扫码收款|被扫支付|主扫支付|条码支付|二维码支付|二维码消费|微信支付|支付宝支付|微信消费|支付宝消费|云闪付消费|联机消费|脱机消费|小额免密消费|手工消费|消费交易|支付成功|交易成功|在线支付|分期消费|积分消费|预付卡消费|商户消费|电子现金消费|快速支付|购货|售卖|结账收款|
    sale|sales|purchase|payment|charge|pay|paid|debit sale|card sale|card payment|credit sale|credit card sale|goods|goods and services|buy|sold|order|checkout|transaction|normal|normal sale|cash sale|settled|settle|sell|tender|pos purchase|pos sale|retail|retail sale|purchases|payments|payment received|received|incoming payment|customer payment|online payment|in-person payment|web sale|keyed sale|manual sale|moto|contactless|chip|swipe|tap|sale approved|mobile payment|express checkout payment|website payment|general payment|payment_received|approved sale|verkauf|kauf|zahlung|umsatz|kartenzahlung|vente|achat|paiement|venta|compra|pago|cobro|kortbetaling|kob|salg|betaling|kop|forsaljning|acquisto|vendita|pagamento|verkoop|aankoop|s22|0200`,
  capture: `预授权完成|预授权确认|授权完成|预授权完成请求|预授权完成通知|预授权完成(请求)|预授权完成(通知)|押金消费|预授权转消费|preauth completion|pre-auth completion|pre-authorization completion|preauthorization completion|pre-authorisation completion|auth completion|authorization completion|completion|capture|captured|post auth|postauth|post-authorization|auth capture|pre-auth complete|preauth complete|preauth capture|ticket|force|forced sale|force post|offline sale|settlement capture|delayed capture`,
  refund: `退款|退货|退单|退费|退款成功|退货成功|联机退货|脱机退货|手工退货|退货交易|退款交易|消费退货|消费退款|支付退款|部分退款|全额退款|部分退货|整单退货|隔日退货|销售退货|销售退款|退货单|退款单|订单退款|微信退款|支付宝退款|扫码退款|扫码退货|银行卡退货|刷卡退货|原路退回|退回|交易退款|退款交易成功|已退款|转入退款|有单退货|无单退货|退|refund|refunds|refunded|return|returns|returned|refund/return|sale return|sales return|sale refund|credit refund|card refund|purchase return|merchandise return|partial refund|full refund|payment refund|payment_refund|partially refunded|partially_refunded|money back|refund approved|refund issued|linked refund|unlinked refund|standalone refund|refund_sale|issued refund|customer refund|referenced refund|erstattung|ruckerstattung|rückerstattung|ruckzahlung|rückzahlung|rueckzahlung|gutschrift|retoure|remboursement|avoir|reembolso|devolucion|devolución|refundering|refusjon|retur|kreditering|aterbetalning|återbetalning|rimborso|terugbetaling|rueckerstattung|rma|s30`,
  void: `撤销|撤消|消费撤销|消费撤消|撤单|取消|作废|交易撤销|支付撤销|当日撤销|反交易|退货撤销|预授权完成撤销|预授权完成撤消|扫码撤销|扫码支付撤销|微信撤销|支付宝撤销|已撤销|订单撤销|撤销交易|撤销成功|消费取消|整单取消|已取消|已作废|revoked|void|voids|voided|void sale|sale void|void purchase|cancel|cancelled|canceled|cancellation|void payment|payment void|void transaction|annul|sale cancel|sale cancellation|purchase void|purchase cancellation|cancel sale|revoke|void_sale|undo|storno|storniert|stornierung|annulation|annule|annulé|anulacion|anulación|annullering|annulleret|makulering|annullamento|annulering`,
  reversal: `冲正|自动冲正|消费冲正|交易冲正|系统冲正|撤销冲正|冲正交易|冲销|冲账|消费充正|充正|退货冲正|扫码冲正|冲正成功|reversal|reversed|reverse|auto reversal|sale reversal|payment reversal|system reversal|timeout reversal|auth reversal|purchase reversal|online reversal|reversal of sale|reverse sale|technical reversal|0400|0420|extourne|contre-passation|retrocesion|tilbageforsel|tilbageførsel`,
  chargeback: `拒付|退单拒付|争议|调单拒付|差错退单|chargeback|charge back|chargebacks|dispute|disputed|1st chargeback|first chargeback|second chargeback|chargeback debit|dispute lost|retrieval|ruckbelastung|rückbelastung|rueckbelastung|ruckbuchung|rückbuchung|rueckbuchung|rucklastschrift|rücklastschrift|ruecklastschrift|impaye|impayé|contracargo|tilbageforing|inquiry chargeback|chargeback created|payment_dispute`,
  preauth: `预授权|预授权交易|预授权请求|预授权申请|追加预授权|冻结|预授权撤销|预授权撤消|预授权取消|授权|preauth|pre-auth|pre auth|preauthorization|pre-authorization|preauthorisation|pre-authorisation|authorization|authorisation|auth|auth only|authorize|authorise|authorized|authorised|hold|authonly|preauth cancel|preauth void|incremental auth|incremental authorization|auth void|card verification|verification|reserve funds|vorautorisierung|preautorisation|préautorisation|preautorizacion|preautorización`,
  fee: `手续费|服务费|扣除交易手续费|收费|扣费|年费|月费|租金|管理费|通讯费|平台服务费|fee|fees|service fee|processing fee|payment_fee|payment fee|transaction fee|monthly fee|merchant fee|network cost|network costs|network fee|stripe fee|commission|mdr|invoicededuction|invoice deduction|chargeback fee|subscription fee|retainable|gebuhr|gebühr|gebuehr|entgelt|frais|comision|comisión|gebyr|avgift|kosten|tax on fee|fee reversal|application fee`,
  adjustment: `chargeback reversal|dispute reversal|dispute_reversal|chargeback reversed|chargebackreversed`,
  other: `转账|提现|充值|划款|结算|出款|划付|打款|分账|调账|调整|其他|存款|取款|预付卡充值|会员充值|储值充值|payout|payouts|transfer|transfers|withdrawal|deposit|adjustment|adjustments|settlement|merchantpayout|merchant payout|balancetransfer|balance transfer|depositcorrection|deposit correction|reserve|reserve hold|reserve release|top up|topup|topup_reversal|payout_reversal|payout failure|other|other_adjustment|miscellaneous|general withdrawal|general currency conversion|currency conversion|bonus|udbetaling til bankkonto|auszahlung|virement|transferencia|overforsel|account transfer|cash in|cash out|paid in|paid out|pay in|pay out|loan|advance|bank deposit to pp account|received|sentforsettle|sentforrefund|tip adjust|tip adjustment`,
};

/** What tills call what happens to the cash in a drawer; to an acquirer some of these words mean something else. */
const drawerLists: Readonly<Record<DrawerKind, string>> = {
  float: `备用金|备用金额|开班备用金|期初备用金|初始备用金|上班备用金|早班备用金|中班备用金|晚班备用金|领用备用金|领取备用金|零钱备用金|备用零钱|找零金|找零备用金|开班|开班金额|开班现金|期初现金|钱箱初始化|opening float|float|cash float|till float|starting float|starting cash|start cash|opening cash|opening amount|starting amount|starting balance|change fund|start drawer|shift open|open shift|start shift|start of shift|wechselgeld|kassenanfangsbestand|anfangsbestand|fond de caisse|fondo de caja|fondo cassa|byttepenge|vekselpenge|växelkassa`,
  'paid-in': `存钞|存入现金|现金存入|其他现金收入|补零钱|补零|追加备用金|补充备用金|paid in|paid-in|paid_in|pay in|pay-in|pay_in|payin|cash in|cash_in|cash paid in|cash added|add cash|float in|einlage|bareinlage|apport|entrée de caisse|entree de caisse|entrada de efectivo|entrada de caja`,
  'paid-out': `取钞|现金支出|支出现金|零星支出|小额支出|备用金支出|取小费|paid out|paid-out|paid_out|pay out|pay-out|pay_out|cash out|cash_out|cash paid out|cash removed|remove cash|petty cash|cash expense|tip out|tip_out|entnahme|barentnahme|sortie de caisse|salida de efectivo|salida de caja`,
  'cash-drop': `抽大钞|抽钞|抽大钞缴款|缴款|现金缴款|营业款缴款|上缴|上缴现金|现金上缴|交款|解款|现金解款|存行|现金存行|送存银行|投库|归还备用金|退还备用金|收回备用金|上缴备用金|cash drop|cash_drop|safe drop|bank drop|drop|cash pickup|cash pick-up|cash pick up|pickup|pick up|till pickup|cash lift|till lift|skim|till skim|cash deposit|bank deposit|bank lodgement|to safe|cash to safe|abschöpfung|abschoepfung|bankeinzahlung|geldtransit|versement en banque|retiro de efectivo`,
  'cash-count': `实点现金|现金实点|实点|实点金额|清点现金|现金清点|钱箱清点|盘点现金|现金盘点|钱箱盘点|实盘现金|点钞|实存现金|现金实存|交班实收|交班实点|交班现金|交班清点|班末实点|日结实点|counted cash|cash counted|cash count|cash_count|count|counted|drawer count|till count|closing count|closing cash|ending cash|closed cash|actual cash|declared cash|cash declared|cash declaration|declaration|till declaration|blind count|blind close|count cash|spot count|close drawer|cash up|cash-up|cashing up|kassensturz|kassenzählung|endbestand|comptage|comptage de caisse|arqueo|arqueo de caja|kasseoptælling`,
};

const statusLists: Readonly<Record<Status, string>> = {
  approved: `成功|交易成功|支付成功|付款成功|收款成功|已支付|已付款|已收款|已完成|完成|交易完成|支付完成|正常|通过|已结算|已清算|已入账|已到账|退款成功|退货成功|已退款|已退货|部分退款|全额退款|转入退款|撤销成功|消费成功|销售成功|批准|承兑|已成交|有效|结算成功|清算成功|清算|已结|对账成功|平账|冲正成功|success|successful|succeeded|succeed|approved|approve|accepted|accept|ok|okay|complete|completed|paid|captured|capture|settled|settle|authorized|authorised|done|finished|closed|processed|posted|confirmed|cleared|refunded|partially refunded|partially_refunded|partial refund|refund success|refund succeeded|partially captured|in transit|in_transit|scheduled|available|funded|paid out|yes|y|true|pass|passed|valid|normal|active|s|a|trade_success|trade_finished|paymentsuccess|payment success|00|000|0000|00 approved|00-approved|approved 00|000 approved|transaction approved|approved - 00|success(0)|08|10|11|16|sent|received|sentforsettle|erfolgreich|genehmigt|bezahlt|abgeschlossen|autorise|autorisé|accepte|accepté|accepté(e)|paye|payé|reussi|réussi|aprobada|aprobado|completado|completada|pagado|pagada|exitosa|godkendt|gennemfort|gennemført|betalt|godkand|godkänd|genomford|approvato|completato|goedgekeurd|voltooid|finished successfully`,
  declined: `拒绝|已拒绝|交易拒绝|余额不足|密码错误|不予承兑|银行拒绝|卡片拒绝|发卡行拒绝|无效卡|超限|声明拒付|被拒绝|拒绝交易|declined|decline|denied|deny|refused|rejected|reject|not approved|card declined|do not honor|do not honour|insufficient funds|insufficient balance|invalid card|expired card|wrong pin|incorrect pin|blocked|no|n|false|05|51|54|55|14|57|58|61|62|65|75|01|02|03|04|12|13|15|30|33|34|36|38|39|40|41|43|63|76|77|78|79|05 do not honor|51 insufficient funds|05-declined|declined 05|declined 51|transaction declined|payment declined|abgelehnt|refuse|refusé|refuse(e)|rechazada|rechazado|denegada|denegado|afvist|nekad|rifiutato|geweigerd`,
  failed: `失败|交易失败|支付失败|付款失败|收款失败|退款失败|退货失败|消费失败|销售失败|撤销失败|异常|错误|系统错误|网络异常|通讯失败|交易异常|无效|未成功|冲正失败|已失败|fail|failed|failure|error|errored|unsuccessful|payment failed|payment_failed|transaction failed|system error|communication error|comm error|network error|invalid|aborted|abort|expired|trade_closed|payerror|payment error|exception|f|e|incomplete|unpaid|not paid|96|98|99|91|06|22|92|97|a0|94|fehlgeschlagen|fehler|echec|échec|echoue|échoué|erreur|fallida|fallido|error de sistema|fejlet|mislykket|misslyckad|fallito|mislukt`,
  timeout: `超时|交易超时|支付超时|通讯超时|无应答|未知|状态未知|结果未知|超时未支付|未返回|应答超时|timeout|timed out|timed_out|time out|time-out|no response|no reply|unknown|unconfirmed|indeterminate|host timeout|transaction timeout|no answer|68|zeitüberschreitung|zeitueberschreitung|delai depasse|délai dépassé|tiempo agotado`,
  pending: `处理中|进行中|支付中|待支付|未支付|等待付款|等待支付|待付款|待处理|待确认|待结算|未结算|待清算|退款中|退货中|退款处理中|用户支付中|已受理|预授权中|已下单|processing|pending|in progress|in_progress|initiated|created|open|waiting|awaiting payment|userpaying|notpay|not yet|submitted|requested|queued|on hold|hold|held|authorizing|new|started|pending capture|pending settlement|unsettled|requires_capture|requires capture|requires_action|uncaptured|p|wait_buyer_pay|in behandlung|ausstehend|offen|en attente|en cours|pendiente|en proceso|afventer|vantar|väntar|in attesa|in behandeling|change`,
  voided: `已撤销|已撤消|撤销|撤消|已作废|作废|已取消|取消|已关闭|交易关闭|已冲正|冲正|已撤单|订单关闭|交易撤销|关闭|消费撤销|revoked|void|voided|cancelled|canceled|cancel|reversed|reversal|deleted|closed unpaid|annulled|rolled back|storniert|annule|annulé|anulada|anulado|annulleret|annullerad|makulerad|annullato|geannuleerd|v`,
};

/** Words of rows that move no money: they are counted and left out. */
const ignoredList = `签到|签退|余额查询|查询余额|查余额|结账|结算交易|批结算|批上送|批次结算|终端结算|参数下载|公钥下载|主密钥下载|下载主密钥|参数传递|电子签名|签名上送|回响测试|状态上送|脚本通知|打印|重打印|交易查询|订单查询|查询|开机|换班|交班|开班|日结|班结|空交易|开钱箱|弹钱箱|打开钱箱|no sale|no-sale|no_sale|nosale|sign on|sign-on|signon|logon|log on|log-on|login|sign off|sign-off|signoff|logoff|log off|logout|balance inquiry|balance enquiry|balance check|inquiry|enquiry|settlement batch|batch close|close batch|batch upload|batch settlement|end of day|eod|z report|x report|echo|echo test|test|parameter download|key exchange|key download|network management|reprint|print|open drawer|drawer open|shift open|shift close|open shift|close shift|clock in|clock out|training|heartbeat|reconciliation|0800|0500|0320`;

/** Ways of paying that no acquirer ever sees. */
const cashList = `现金|人民币现金|现金支付|现金收款|现金付款|纸币|硬币|代金券|抵用券|优惠券|礼券|购物券|储值|储值卡|储值卡支付|会员卡|会员储值|会员余额|余额支付|会员卡支付|预付卡|礼品卡|积分|积分抵扣|挂账|签单|免单|赊账|支票|银行转账|cash|cash payment|cash sale|cash tender|cash usd|cash eur|cash cny|bar|bargeld|barzahlung|bar eur|especes|espèces|efectivo|contante|contanti|contant|kontant|kontanter|kontanten|voucher|vouchers|gift card|giftcard|gift certificate|store credit|house account|on account|account|coupon|check|cheque|comp|complimentary|loyalty|loyalty points|points|stored value|prepaid balance|gutschein|geschenkkarte|bon|cheque cadeau|gavekort|presentkort|square gift card|invoice|bank transfer|iou|free|staff meal`;

/** Ways of paying: tells a column of tenders from one of kinds. */
const channelList = `微信|微信支付|支付宝|云闪付|银行卡|刷卡|扫码|银联|银联卡|借记卡|贷记卡|信用卡|储蓄卡|数字人民币|翼支付|美团|抖音|龙支付|一码付|二维码|条码|小程序|公众号|wechat|wechat pay|alipay|credit|debit|gift|gift_card|giftcard|house_account|pos|unionpay|quickpass|card|credit card|debit card|visa|mastercard|amex|american express|discover|jcb|maestro|girocard|ec|ec-karte|dankort|mobilepay|vipps|swish|apple pay|applepay|google pay|googlepay|samsung pay|paypal|klarna|ideal|sofort|bancontact|twint|contactless|chip|jsapi|native|micropay|app|mweb|facepay|qr|qr code|qrcode|wallet|carte bancaire|cb|carte|tarjeta|karte|kreditkarte|debitkarte|kort|mc|vi|eftpos|eft|other|online|afterpay|cash app|link|emv`;

export const directionWords = {
  out: `借|借方|d|dr|debit|借 dr|借dr|借(dr)|支|支出|支取|付|付出|往|往账|出|出账|转出|out|debet|s|soll|af|-|withdrawal|dbit|debits|出帐|payment|outgoing|money out`.split(
    '|',
  ),
  in: `贷|贷方|c|cr|credit|贷 cr|贷cr|贷(cr)|收|收入|存入|来|来账|进|进账|入|入账|转入|in|kredit|h|haben|bij|+|deposit|crdt|credits|进帐|incoming|money in`.split(
    '|',
  ),
} as const;

let kinds: Readonly<Record<string, Kind>> | undefined;
export function kindWords(): Readonly<Record<string, Kind>> {
  kinds ??= inverted(kindLists);
  return kinds;
}

let drawer: Readonly<Record<string, DrawerKind>> | undefined;
/** What a till calls what happens to the cash in its drawer. */
export function drawerWords(): Readonly<Record<string, DrawerKind>> {
  drawer ??= inverted(drawerLists);
  return drawer;
}

let statuses: Readonly<Record<string, Status>> | undefined;
export function statusWords(): Readonly<Record<string, Status>> {
  statuses ??= inverted(statusLists);
  return statuses;
}

let ignored: readonly string[] | undefined;
export function ignoredKinds(): readonly string[] {
  ignored ??= words(ignoredList);
  return ignored;
}

let cash: readonly string[] | undefined;
export function cashWords(): readonly string[] {
  cash ??= words(cashList);
  return cash;
}

let channels: ReadonlySet<string> | undefined;
/** Whether a word names a way of paying. */
export function isChannelWord(word: string): boolean {
  channels ??= new Set([...words(channelList), ...words(cashList)]);
  return channels.has(word);
}

function inverted<T extends string>(
  lists: Readonly<Record<T, string>>,
): Readonly<Record<string, T>> {
  const map: Record<string, T> = {};
  for (const [meaning, list] of Object.entries(lists) as [T, string][]) {
    for (const word of words(list)) map[word] ??= meaning;
  }
  return map;
}

function words(list: string): string[] {
  return list.split('|').map((word) => word.trim());
}
