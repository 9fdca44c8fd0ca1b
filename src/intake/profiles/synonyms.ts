import type { Field } from '../table.ts';

/** Headers of one meaning, best first, separated by `|`; those under a side hold only there. */
export interface Synonyms {
  readonly any?: string;
  readonly pos?: string;
  readonly settlement?: string;
  readonly bank?: string;
}

/** What exports call a field. Chinese headers are written in simplified characters, others in lower case; marks do not count. */
export const synonyms: Readonly<Record<Field, Synonyms>> = {
  dateTime: {
    any: `交易日期时间|交易日期及时间|交易时间|交易时刻|支付时间|付款时间|收款时间|支付完成时间|订单完成时间|完成时间|消费时间|交易完成时间|成交时间|结账时间|收银时间|下单时间|开单时间|买单时间|销售时间|订单时间|发生时间|交易创建时间|创建时间|订单创建时间|入账时间|记账时间|日期时间|时间戳|打印时间|刷卡时间|
      transaction date time|transaction datetime|transaction date and time|transaction timestamp|transaction time|datetime|date time|date and time|date time of transaction|timestamp|time stamp|created at|created utc|created|created on|creation date|create time|paid at|paid date|payment date|payment time|processed at|completed at|captured at|trans date time|trans datetime|txn date time|txn datetime|txn time|local date time|local time|event time|order time|sale time|opened at|closed at|auth date|authorized at|authorised at|capture date|captured date|transaction initiation date|pay time|gmt payment|gmt create|processed on|processed date|processing date time|executed at|transacted at|transacted on|
      zeitstempel|datum uhrzeit|erstellt am|erstellungsdatum|date heure|fecha y hora|dato og tid|data e ora`,
    pos: `交班时间|结班时间|班结时间|shift end|shift end time|shift ended|shift closed|shift closed at|shift close time`,
  },
  date: {
    any: `交易日期|消费日期|营业日期|营业日|销售日期|业务日期|交易日|支付日期|付款日期|收款日期|记账日期|入账日期|记账日|账务日期|发生日期|订单日期|日期|
      transaction date|trans date|txn date|trx date|tran date|date of transaction|sale date|order date|business date|booking date|posting date|posted date|post date|entry date|date posted|date|day|trading date|journal date|date utc|
      buchungstag|buchungsdatum|buchung|datum|belegdatum|date de comptabilisation|date operation|date de l operation|date d operation|date comptable|fecha|fecha operacion|fecha de operacion|fecha contable|dato|bogforingsdato|bogfort|bokforingsdag|bokforingsdatum|transaktionsdatum|boekdatum|data|data operazione|data contabile|betalingsdato|salgsdato|pay date|txn dt|trans dt|value day|operation date|processing date`,
  },
  time: {
    any: `交易时间|时间|消费时间|交易时刻|记账时间|支付时间|time|transaction time|trans time|txn time|time of day|local time|hour|uhrzeit|belegzeit|transaktionszeit|zeit|heure|hora|tid|salgstid|klokkeslaet|ora|tijd`,
  },
  amount: {
    any: `交易金额|交易额|金额|发生金额|发生额|amount|transaction amount|trans amount|txn amount|trx amount|tran amount|amount in account currency|betrag inkl mwst|amount incl tax|amount incl vat|value|sum|betrag|montant|importe|belob|belopp|bedrag|importo|valor`,
    pos: `实收金额|实收|实付金额|实付|实付款|实付款金额|实收款|实际支付金额|实际收款|支付金额|付款金额|收款金额|收款额|刷卡金额|消费金额|销售金额|成交金额|本次金额|销售额|收银金额|
      amount paid|paid amount|total paid|total collected|total charged|amount charged|charged amount|card amount|payment amount|amount tendered|tendered amount|tender amount|sale amount|sales amount|gross|gross amount|gross sales|total amount|total|total incl tax|total incl vat|amount incl tax|amount incl vat|betrag inkl mwst|grand total|net sales|auth amount|authorised amount|authorized amount|approved amount|umsatz|zahlbetrag|bruttoumsatz|gesamtbetrag|gesamt|summe|ttc|total ttc|totalt|i alt|charged|amount taken|taken|合计|总计|小计金额`,
    settlement: `订单金额|支付金额|消费金额|付款金额|交易本金|本金|收款金额|实收金额|交易总额|总金额|退款前金额|
      gross amount|gross|gross transaction amount|amount gross|gross sales|gross value|payment amount|captured amount|capture amount|sale amount|sales amount|original amount|main amount|price gross|transaction gross|total collected|collected|total amount|total|authorised amount|purchase amount|brutto|bruttobetrag|brutto betrag|montant brut|brut|bruto|importe bruto|umsatz|gross currency amount|amount captured|settled gross|summary sales`,
    bank: `记账金额|入账金额|本币金额|人民币金额|交易金额人民币|billing amount|booked amount|net amount|amount local|umsatz|umsatz in eur|betrag eur|mouvement|bedrag eur|movimiento`,
  },
  debit: {
    any: `借方发生额|借方金额|借方发生金额|借方|支出金额|支出|付出金额|付出|转出金额|汇出金额|转出|取款金额|取出金额|取出|出账金额|出账|记账金额支出|交易金额支出|借方支取|借方出账|debit|debits|debit amount|debited|debit amt|dr|dr amount|withdrawal|withdrawals|withdrawal amount|money out|paid out|payments out|outgoing|amount debited|gross debit|soll|soll eur|belastung|lastschrift|ausgang|ausgaben|abgang|debet|debe|cargo|cargos|addebiti|addebito|uscite|ud|uttag|out|af|gross debit gc`,
  },
  credit: {
    any: `贷方发生额|贷方金额|贷方发生金额|贷方|收入金额|收入|存入金额|存入|转入金额|汇入金额|转入|存款金额|进账金额|记账金额收入|交易金额收入|贷方收入|贷方入账|credit|credits|credit amount|credited|credit amt|cr|cr amount|deposit|deposits|deposit amount|money in|paid in|payments in|incoming|amount credited|gross credit|haben|haben eur|gutschrift|eingang|einnahmen|zugang|haber|abono|abonos|accrediti|accredito|entrate|ind|insattning|in|bij|gross credit gc`,
  },
  direction: {
    any: `借贷标志|借贷标识|借贷标记|借贷方向|借贷|收支|收支标志|收支类型|收支方向|收付标志|资金方向|资金流向|方向|进出标志|来往账标识|往来账|debit credit|credit debit|debit or credit|credit or debit|debit credit indicator|credit debit indicator|debit credit flag|dr cr|cr dr|drcr|d c|c d|dc|cd|dc indicator|dr cr indicator|sign|direction|in out|af bij|soll haben|s h|sens|transaction debit or credit`,
  },
  currency: {
    any: `币种|交易币种|货币|货币种类|币别|货币代码|币种代码|交易货币|记账币种|结算币种|入账货币|标价币种|currency|currency code|ccy|cur|curr|transaction currency|txn currency|trans currency|account currency|billing currency|iso currency code|gross currency|settlement currency|currency code a|main currency|payment currency|converted currency|wahrung|waehrung|devise|moneda|divisa|valuta|valutakode|monn|monnaie|muntsoort`,
  },
  kind: {
    any: `交易类型|交易种类|交易类别|业务类型|操作类型|交易名称|类型|业务种类|单据种类|交易性质|单据类型|收退类型|消费类型|订单类型|收退款类型|交易操作|交易类型名称|类别|type|transaction type|txn type|trans type|trx type|tran type|type of transaction|transaction kind|operation type|operation|op type|event type|event|record type|entry type|sale type|sale refund|sales type|order type|action|activity|reporting category|kind|transaction code description|message type|transaktionsart|transaktionstyp|typ|vorgangsart|art|vorgang|buchungsart|操作|动作|type de transaction|type d operation|nature|tipo|tipo de operacion|tipo de transaccion|haendelsestype|handelsestype|transaksjonstype|transaction category|txn category|function`,
  },
  status: {
    any: `交易状态|支付状态|订单状态|状态|交易结果|支付结果|处理结果|结果|当前状态|应答码|响应码|返回码|应答|交易应答|应答信息|成功标志|是否成功|status|transaction status|payment status|txn status|trans status|order status|state|payment state|result|transaction result|payment result|auth result|outcome|response|response code|resp code|response text|response message|result code|approved|approval status|auth status|authorization status|success|voided|is voided|void flag|是否作废|作废标志|是否撤销|撤销标志|statut|estado|resultat|ergebnis`,
  },
  merchantId: {
    any: `商户号|商户编号|商户代码|商户编码|商户代号|商户id|商编|受理商户id|受理商户号|受理商户编号|特约商户号|子商户号|结算商户编号|结算商户号|收单商户号|交易商户号|银联商户号|商户识别号|商户|merchant id|merchant no|merchant number|merchant code|merchant identifier|merchant acct|mid|merch id|merch no|merchant num|merchant account|merchant account code|merchant|seller id|seller number|card acceptor id|card acceptor identification|acceptor id|my shop number|establishment number|service establishment number|outlet number|handlernummer|haendlernummer|handler id|haendler id|vertragsnummer|vu nummer|vu nr|numero de commercant|numero de comercio|forretningsnummer|merchantnumber`,
  },
  merchantName: {
    any: `商户名称|商户名|商户简称|商家名称|merchant name|trading name|dba name|dba|merchant trading name|business name|handlername`,
  },
  terminalId: {
    any: `终端号|终端编号|终端id|交易终端号|pos终端号|终端机号|终端代码|终端|设备号|设备编号|终端设备号|机具编号|机具号|pos号|pos机号|pos编号|pos机编号|刷卡机号|设备终端号|机具终端号|设备sn|终端sn|终端序列号|受理终端号|terminal id|terminal no|terminal number|terminal num|terminal|tid|term id|term no|term|pos terminal|pos terminal id|payment terminal|card acceptor terminal id|card terminal|terminal serial|device id|terminalnummer|terminal nr|numero de terminal|terminal nummer|reader id`,
  },
  store: {
    any: `门店|门店名称|门店编号|门店号|店铺|店铺名称|店名|店号|分店|分店名称|分店简称|商店|网点|营业网点|机构|store|store id|store no|store number|store name|store code|shop|shop id|shop name|branch|branch name|branch code|location|location id|location name|outlet|outlet name|site|site name|site id|门市|门市名称|门市编号|filiale|standort|magasin|boutique|tienda|butik|payment point|venue`,
  },
  till: {
    pos: `款台|款台号|款台编号|收银机|收银机号|收银机编号|收款机|收款机号|收款机编号|收银台|收银台号|收银台编号|钱箱|钱箱号|钱箱编号|钱箱名称|till|till no|till number|till id|till name|register|register no|register number|register id|register name|cash register|cash drawer|cash drawer id|cash drawer name|drawer|drawer no|drawer id|drawer name|workstation|workstation id|kasse|kassennummer|kassa|caisse|caja|cassa`,
  },
  cashier: {
    any: `收银员|收银员号|收银员编号|收银员姓名|收银人|收银人员|收银员工号|操作员|操作员号|操作员编号|收款员|收款人员|营业员|售货员|员工|员工号|员工姓名|店员|服务员|工号|cashier|cashier id|cashier no|cashier name|cashier number|operator|operator id|operator no|operator name|clerk|clerk id|clerk no|server|server name|staff|staff id|staff name|staff member|employee|employee id|employee name|employee no|user|user name|user id|sold by|served by|salesperson|sales person|sales rep|team member|kassierer|bediener|kellner|mitarbeiter|verkaufer|caissier|vendeur|cajero|vendedor|personale|ekspedient`,
  },
  orderId: {
    any: `商户订单号|商家订单号|商户单号|外部订单号|订单号|订单编号|订单id|消费单号|商户流水号|商户交易号|商户系统订单号|业务订单号|商户单据号|order id|order no|order number|order num|order ref|order reference|order|merchant order id|merchant order no|merchant order number|merchant reference|merchant reference number|merchant ref|merchant ref no|merchant transaction id|merchant trade no|merchant invoice number|out trade no|outtradeno|partner transaction id|invoice no|invoice number|invoice id|invoice|bestellnummer|bestellnr|handlerreferenz|haendlerreferenz|auftragsnummer|rechnungsnummer|numero de commande|numero de pedido|pedido|ordrenummer|ordernummer|bestillingsnummer|order code|ordercode|custom order id|external id|external order id|external reference|client reference id|custom field|reference|reference id|referenz|merchant order`,
    pos: `小票号|小票编号|小票流水号|小票单号|销售单号|销售单编号|收银单编号|收银单号|账单号|账单编号|结账单号|单据号|单据编号|单号|流水单号|票号|收据号|交易单号|交易号|收银流水号|销售流水号|交易编号|交易序号|流水号|流水|receipt no|receipt number|receipt id|receipt|receipt num|ticket no|ticket number|ticket id|ticket|bill no|bill number|bill id|check no|check number|check id|check|sale id|sale no|sale number|sale|docket no|docket number|tab no|transaction id|transaction no|transaction number|trans no|trans id|trans number|txn id|txn no|trx no|trx id|sequence no|payment id|belegnummer|beleg nr|bonnummer|bon nr|rechnungsnr|rechnung nr|folio|folio no|kassenbon|numero de ticket|no ticket|kvitteringsnummer|kvittering|bonnr|id`,
  },
  orderTotal: {
    any: `应收金额|应收|应付金额|应付|订单总额|订单总金额|账单金额|账单总额|订单金额|消费总额|合计金额|总计金额|总金额|应收合计|order total|order amount|order value|bill total|bill amount|check total|check amount|amount due|total due|invoice total|invoice amount|ticket total|total payable|sale total|payable amount|basket total|net payable|应付款|应付总额`,
  },
  tip: {
    any: `小费|小费金额|tip|tips|tip amount|gratuity|gratuity amount|tip total|trinkgeld|trinkgeldbetrag|pourboire|propina|drikkepenge|dricks|fooi`,
  },
  countedCash: {
    pos: `实点现金|现金实点|实点现金金额|实点金额|清点现金|现金清点|盘点现金|实盘现金|实存现金|交班实收|交班实点|counted cash|cash counted|cash count|counted amount|counted|actual cash|actual cash amount|actual in drawer|declared cash|cash declared|closing cash|closing cash amount|closed cash|drawer count`,
  },
  expectedCash: {
    pos: `应有现金|应存现金|现金应有|应有现金金额|系统现金|账面现金|钱箱应有|expected cash|expected cash amount|cash expected|expected in drawer|expected drawer amount|theoretical cash|system cash`,
  },
  rrn: {
    any: `检索参考号|系统参考号|交易参考号|参考号|参考编号|系统参考码|银行参考号|检索号|系统检索号|银联参考号|检索参照号|系统检索参考号|ref no|rrn|retrieval reference number|retrieval reference no|retrieval reference|retrieval ref no|retrieval ref|retrieval ref number|retrieval number|host reference|host ref|host reference number|reference no|reference number|ref number|ref|system reference no|switch reference|de37|field 37|bit37`,
  },
  stan: {
    any: `凭证号|凭证编号|终端流水号|系统跟踪号|跟踪号|追踪号|终端跟踪号|pos流水号|系统流水号|终端凭证号|交易凭证号|流水号|trace no|trace number|trace num|trace|trace id|stan|system trace audit number|system trace|systrace|sys trace no|audit number|system trace no|terminal trace|trace nr|tracenummer|ta nr|voucher no|voucher number|trace audit number|terminal sequence number|de11|bit11|field 11`,
  },
  batchNo: {
    any: `批次号|交易批次号|批次|终端批次号|批号|结账批次号|batch no|batch number|batch num|batch|batch id|batchno|terminal batch|batch nr|numero de lot|lote`,
  },
  authCode: {
    any: `授权码|授权号|授权编号|授权代码|授权代号|预授权码|授权|auth code|authorization code|authorisation code|authorization no|authorization number|authorisation number|authorization|authorisation|auth no|auth number|auth id|authorization id|auth|authcode|approval code|approval no|approval number|appr code|approval|genehmigungsnummer|genehmigungs nr|autorisierungsnummer|autorisierungscode|code autorisation|numero d autorisation|autorizacion|codigo de autorizacion|autorisationskode|de38`,
  },
  acquirerReference: {
    any: `银商订单号|微信订单号|微信支付订单号|支付宝交易号|支付宝订单号|平台订单号|平台流水号|平台交易号|渠道订单号|渠道流水号|渠道交易号|支付流水号|支付订单号|第三方订单号|第三方流水号|第三方交易号|上游订单号|上游流水号|收单流水号|收单订单号|拉卡拉流水号|拉卡拉订单号|收钱吧订单号|收钱吧流水号|渠道单号|通联订单号|查询流水号|银联订单号|银联流水号|系统订单号|支付单号|支付平台流水号|psp reference|pspreference|psp ref|acquirer reference|acquirer reference number|acquirer ref|arn|gateway reference|gateway transaction id|gateway id|processor reference|processor transaction id|processor id|payment intent id|payment intent|charge id|balance transaction id|source id|acquirer transaction id|provider reference|provider transaction id|platform order no|platform transaction id|scheme reference|network reference id|payment reference`,
    settlement: `交易单号|交易流水号|交易号|交易编号|流水编号|流水号|平台单号|订单流水号|transaction id|transaction no|transaction number|transaction reference|transaction ref|txn id|txn no|txn ref|txn reference|trans id|trans no|trx id|transactionid|payment id|trade no|reference|reference id|id|charge|unique id|transaktions id|transaktionsnummer|transaktionsreferenz|id transaction|id de transaccion|transaction unique id|record id`,
  },
  originalReference: {
    any: `原交易参考号|原参考号|原检索号|原检索参考号|原系统参考号|原交易检索号|原交易流水号|原流水号|原凭证号|原拉卡拉流水号|原交易号|原交易单号|原支付流水号|原银商订单号|原支付订单号|原交易查询流水号|原通联订单号|原微信订单号|原平台流水号|原交易凭证号|原系统跟踪号|original reference|original reference number|original ref|original ref no|original rrn|orig rrn|orig ref|orig reference|original retrieval reference|original retrieval reference number|original transaction id|original transaction|original transaction no|original transaction reference|original txn id|orig txn id|original psp reference|original payment id|original payment|original trace no|original stan|parent transaction id|parent id|parent transaction|parent payment id|related transaction id|related transaction|linked transaction id|reference txn id|refunded transaction id|original charge|original id|paypal reference id|source transaction id|ref original`,
  },
  originalOrderId: {
    any: `原订单号|原商户订单号|原商家订单号|原单号|原小票号|原订单编号|退款原单号|原销售单号|原单据号|原交易订单号|original order id|original order no|original order number|original order|original receipt|original receipt no|original receipt number|original invoice|original invoice no|original merchant reference|orig order no|orig order id|orig receipt|refunded order|return of order|original sale id|original sale|original ticket|original check|original bill no`,
  },
  card: {
    any: `卡号|交易卡号|银行卡号|支付卡号|卡片号码|主账号|支付账号|付款账号|消费卡号|掩码卡号|卡号掩码|卡号后四位|卡号末四位|卡末四位|卡尾号|银行卡尾号|尾号|支付卡|交易卡|付款卡|买家id|用户标识|对方账户|付款账户|card no|card number|card num|cardno|card|pan|masked pan|truncated pan|masked card|masked card number|masked card no|card number masked|card mask|last 4|last4|last four|last four digits|last 4 digits|last 4 card digits|card last 4|card last4|card last four|card last digits|pan suffix|pan last 4|pan last four|card suffix|card digits|account no masked|account number masked|primary account number|cardholder number|t card number|kartennummer|karten nr|karte|numero de carte|carte|tarjeta|numero de tarjeta|kortnummer|sidste cifre|payer|payer id|shopper reference|mp number`,
  },
  cardType: {
    any: `卡类型|卡种|卡类别|卡性质|卡组织|卡品牌|银行卡类型|借贷记标记|card type|card brand|brand|card scheme|scheme|scheme name|card product|card network|network|payment method variant|card name|card issuer brand|issuer brand|card kind|kartenart|kartentyp|kartenmarke|type de carte|tipo de tarjeta|korttype|kortudsteder|display short name`,
  },
  channel: {
    any: `支付方式|付款方式|收款方式|支付类型|支付渠道|交易渠道|支付通道|交易方式|结算方式|付款类型|渠道|渠道类型|支付产品|收付款方式|支付类别|付款类别|收款类别|支付种类|支付手段|结账方式|收款渠道|收款类型|付款形式|支付平台|钱包|付款渠道|支付工具|支付场景|payment method|method of payment|method|payment type|payment mode|payment|pay type|pay method|paytype|paymethod|tender|tender type|tender name|tender description|mop|means of payment|media|media type|channel|payment channel|payment method type|payment means|wallet|wallet type|payment instrument|instrument|zahlungsart|zahlart|zahlungsmittel|zahlungsmethode|zahlungstyp|zahlungsweg|zahlungsform|mode de reglement|paid by|mode de paiement|moyen de paiement|forma de pago|metodo de pago|medio de pago|betalingsmetode|betalmetod|betalningssatt|方式|付款|type|类型|交易类型`,
  },
  fee: {
    any: `手续费|手续费金额|商户手续费|交易手续费|总手续费|手续费合计|服务费|扣率金额|商户扣率金额|扣费|回佣|商户费用|费用|费用金额|应扣手续费|扣除手续费|商户承担手续费|fee|fees|fee amount|total fee|total fees|transaction fee|transaction fees|processing fee|processing fees|processing fee fc|payment fee|payment fees|merchant fee|merchant service charge|msc|msc amount|mdr|mdr amount|merchant discount|discount amount mdr|commission|commission amount|commission nc|charge amount|service fee|service charge fee|acquirer fee|acquiring fee|card fee|gateway fee|stripe fee|adyen fee|psp fee|fees amount|cost|gebuhr|gebuhren|transaktionsgebuhr|entgelt|provision|disagio|disagiobetrag|frais|commission prelevee|comision|comisiones|gebyr|gebyrer|avgift|afgift|retainable|summary fees|kosten|deduction|deductions|deducted fees|fees deducted`,
  },
  net: {
    any: `清算金额|结算金额|清分金额|应结金额|应结算金额|到账金额|实际到账|实际到账金额|实际结算|实际结算金额|结算额|到账额|入账额|实际入账|应结算|结算款|结算净金额|应收净额|实收净额|净额|清算净额|结算净额|划付金额|划款金额|应划金额|net|net amount|net total|net credit|net value|net settlement|net settlement amount|net settled|net settled amount|net payable|settlement amount|settled amount|payout amount|amount settled|net payout|amount net|deposited|amount deposited|net deposit|deposit amount|transfer amount|payable|netto|nettobetrag|auszahlungsbetrag|auszahlung|montant net|neto|importe neto|summary net|nettobelob`,
    settlement: `入账金额|商户入账金额|实际入账金额|商户实收|商户实收金额`,
  },
  feeDirection: {},
  netCurrency: {},
  settlementDate: {
    any: `清算日期|清分日期|结算日期|清算日|结算日|清算时间|结算时间|划付日期|划款日期|到账日期|打款日期|打款日|到账日|划款日|出款日期|应结日期|打款时间|划款时间|到账时间|出款时间|划付时间|settlement date|settle date|settled date|settled on|settled at|date settled|settlement day|settlement time|clearing date|payout date|payout on|deposit date|funding date|funded date|paid out on|paid out date|available on|available on utc|available date|automatic payout effective at|automatic payout effective at utc|effective at|expected payout date|payment date to merchant|transfer date|remittance date|abrechnungsdatum|auszahlungsdatum|auszahlung am|date de reglement|date de versement|fecha de liquidacion|fecha de abono|afregningsdato|udbetalingsdato|oppgjorsdato|utbetalningsdatum`,
    settlement: `入账日期|入账时间|记账日期|booking date|posting date|post date|value date|settlement batch date|valuta`,
  },
  payoutId: {
    any: `结算单号|结算批次号|结算批次|结算流水号|打款批次|打款批次号|打款流水|打款流水号|划款批次|划款批次号|清算批次|清算批次号|打款单号|出款单号|划付流水号|划款流水号|划付批次号|付款批次|payout id|payout no|payout number|payout reference|payout reference number|payout ref|payout|automatic payout id|settlement id|settlement no|settlement number|settlement reference|settlement ref|settlement batch|settlement batch id|settlement batch number|settlement batch no|transfer id|transfer reference|deposit id|deposit reference|deposit no|funding id|funding reference|remittance id|remittance no|payment advice no|bank transfer id|auszahlungs id|auszahlungsnummer|auszahlung nr|auszahlungsreferenz|abrechnungsnummer|oppgjors id|oppgjorsnummer|summary reference`,
    settlement: `transfer|deposit`,
  },
  respondBy: {
    settlement: `回复期限|答复期限|举证期限|举证截止日期|申诉截止日期|拒付回复期限|最迟回复日期|回复截止日期|respond by|response due|response due date|reply by|reply due date|evidence due by|evidence due by utc|evidence due date|defense due date|defence due date|dispute due date|dispute deadline|chargeback due date|chargeback deadline|response deadline|antwort bis|frist`,
  },
  balance: {
    any: `余额|账户余额|联机余额|本次余额|交易后余额|当前余额|账户结余|结余|账面余额|交易余额|balance|running balance|account balance|closing balance|balance after|balance after transaction|after transaction balance|available balance|ledger balance|current balance|saldo|saldo eur|kontostand|saldo nach buchung|solde|solde apres operation|saldo disponible|saldo contable|new balance`,
  },
  account: {
    bank: `账号|帐号|本方账号|本方帐号|账户|查询账号|自己账号|我方账号|账户号码|借记卡号|交易账号|卡号|account|account no|account number|account num|account id|own account|acct no|acct|iban|source account|kontonummer|konto|auftragskonto|iban auftragskonto|compte|numero de compte|cuenta|numero de cuenta|produit|rekening|rekeningnummer|konto nr`,
  },
  counterparty: {
    any: `对方户名|对方名称|对方账户名|对方账户名称|对方帐户名称|对方单位|对方单位名称|对手信息|对手户名|交易对手|交易对方|交易对手名称|对方信息|收付方名称|收付款方名称|对方客户名称|对方姓名|对方公司|counterparty|counterparty name|counter party|counterpart|counterparty account name|partner name|remitter|remitter name|beneficiary|beneficiary name|payee name|payer name|ordering party|other party|debtor name|creditor name|begunstigter zahlungspflichtiger|beguenstigter zahlungspflichtiger|auftraggeber empfanger|auftraggeber beguenstigter|auftraggeber begunstigter|name zahlungsbeteiligter|zahlungsbeteiligter|zahlungsempfanger|empfanger|auftraggeber|donneur d ordre|beneficiaire|tiers|nom du tiers|ordenante|beneficiario|ordenante beneficiario|modtager|afsender|mottagare|avsandare|tegenpartij|naam tegenpartij`,
    bank: `付款人|付款人名称|付款方|付款方名称|付款方户名|汇款人|户名|name|payee|payer|merchant name|company name|from|to from|from to|sender|third party|naam|nom|nombre|navn|namn|merchant`,
  },
  counterpartyAccount: {
    any: `对方账号|对方帐号|对方卡号|对方卡号账号|对方账户|对方帐户|对手账号|收付方账号|收付款方账号|交易对手账号|对方银行账号|counterparty account|counterparty account no|counterparty account number|counterparty iban|counter account|opposite account|partner iban|partner account|other account|payee account|beneficiary account|beneficiary account number|debtor account|creditor account|gegenkonto|kontonummer iban|iban zahlungsbeteiligter|iban beneficiaire|cuenta contraparte|modkonto|motkonto|tegenrekening`,
    bank: `付款人账号|付款人账户|付款账号|付款方账号|付款方账户|number`,
  },
  memo: {
    any: `摘要|交易摘要|附言|交易附言|用途|交易用途|备注|说明|交易说明|交易描述|业务摘要|其它摘要|扩展摘要|客户摘要|客户附言|付款附言|交易详情|交易备注|留言|memo|description|transaction description|narration|narrative|particulars|details|payment details|transaction details|transaction narrative|purpose|remittance information|remittance info|bank description|text|note|notes|remark|remarks|comment|comments|verwendungszweck|buchungstext|vwz1|beschreibung|zahlungsgrund|umsatztext|libelle|libelle operation|motif|communication|concepto|descripcion|observaciones|tekst|posteringstekst|posttext|besked|meddelande|omschrijving|mededelingen|descrizione|causale`,
    bank: `交易名称|业务名称|交易场所|交易地点|业务类型|交易类型|reason|desc|reference text|payment reference|original description|additional description|transaction|details of payment|description 1|description 2|description 3|message|category description|buchungsdetails|informations complementaires|info|posting text|transaction type|type`,
  },
  bankReference: {
    bank: `账户明细编号交易流水号|交易流水号|流水号|核心流水号|柜员流水号|交易序号|日志号|企业流水号|回单号|回单编号|凭证号|凭证号码|银行流水号|业务参考号|传票号|客户业务编号|reference|bank reference|bank ref|transaction reference|transaction reference number|transaction ref|reference number|reference no|reference id|ref|ref no|transaction id|transaction no|transaction number|trans id|fitid|fit id|check number|check no|cheque number|cheque no|serial number|end to end id|end to end reference|endtoend id|sepa reference|client reference|customer reference|unique id|journal no|referenz|kundenreferenz|glaeubiger id|mandatsreferenz|reference operation|numero de transaction|no de transaction|numero operation|referencia|numero de movimiento|referanse|arkivreferanse|kenmerk|num|id`,
  },
  // Only where a profile or posrecon.yaml names it: many exports have it, and nothing rests on it.
  valueDate: {},
};

/** Headers that look like one of the above and are none: other amounts, other dates, other names. */
export const otherHeaders = `长短款|长短款金额|现金长短款|现金差异|cash difference|cash variance|cash over short|over short|over or short|优惠金额|优惠|商家优惠|平台优惠|商户优惠金额|钱包优惠金额|其他优惠金额|支付宝红包|支付宝优惠|商家红包消费金额|红包金额|代金券金额|券核销金额|券名称|卡消费金额|集分宝|折扣|折扣金额|抹零|抹零金额|找零|找零金额|税额|税率|税金|不含税金额|单价|数量|件数|品名|商品名称|商品|商品说明|商品编码|规格|费率|费率备注|手续费率|扣率|退款金额|已退金额|已退款金额|申请退款金额|充值券退款金额|可退金额|t0手续费|d1手续费|d0手续费|分期手续费|品牌费|交换费|品牌服务费|转接清算费|收单收益|网络服务费|附加手续费|增值手续费|分润|分期期数|分期数|积分|积分抵扣|会员号|会员卡号|会员姓名|手机号|电话|桌号|台号|人数|班次|班次号|序号|行号|行序|页码|发卡行|发卡银行|发卡机构|付款银行|开户行|对方开户行|对方开户机构|对方行号|对方行名|交易行名|对方省市|交易机构|商户数据包|公众账号id|费率比例|退款类型|退款批次号|退款单号|商户退款单号|微信退款单号|退款申请时间|退款成功时间|退款时间|退款状态|退款原因|打印次数|交易国家或地区简称|钞汇|凭证种类|凭证类型|起息日|起息日期|生效日期|最近修改时间|更新时间|修改时间|有效期|到期日|账户名称|账号名称|本方户名|客户名称|购货单位|发票号|发票代码|预付卡余额|会员余额|卡余额|储值余额|交易地区|应用号|入账币种金额|汇率|外币金额|原币金额|
  discount|discounts|discount amount|discount name|coupon|voucher amount|tax|tax amount|tax rate|taxes|vat|vat amount|sales tax|gst|moms|mwst|tva|iva|subtotal|sub total|surcharge|rounding|change|change due|change given|cash back|cashback|quantity|qty|item|items|sku|unit price|price|product|product name|rate|fee rate|fee percentage rate|fee fixed rate|percentage|mdr rate|exchange rate|fx rate|refund amount|refunded|refunded amount|amount refunded|refund reason|refund date|refund id|refund fee|partial refunds|refundable|interchange|interchange fee|interchange nc|scheme fee|scheme fees|scheme fees nc|markup|markup nc|assessment|third party fees|original amount|original currency|exchange currency|converted amount refunded|presentment amount|presentment currency|customer facing amount|customer facing currency|points|loyalty points|member|customer|customer id|customer name|customer email|customer reference id|customer description|email|phone|address|zip|city|state province|country|region|table|table no|covers|guests|shift|shift id|till|register|register id|register name|pos no|device name|device nickname|time zone|timezone|tz|last modified|updated|updated at|modified|expiry|expiry date|due date|void date|void user|void approver|void reason|refund tip amount|value date|valuta|valutadatum|wertstellung|date valeur|date de valeur|fecha valor|rentedato|account name|kontoinhaber|iban bank|bic|swift|bank code|blz|bank|bank name|issuer|issuing bank|issuer name|card holder|cardholder|cardholder name|name on card|card expiry|card fingerprint|card id|card issue country|entry mode|card entry methods|pos entry mode|category|subcategory|tags|labels|url|website|logo url|row|row no|line|line no|no|index|seq|sequence|gift card sales|service charges|unattributed tips|other tender|reserve amount|fees sales|fees refunds|fees authorisations|fees chargebacks|fees interchange|fees scheme|dispute|dispute status|dispute reason|disputed amount|metadata|statement descriptor|seller message|balance currency|billing currency amount|cash drawer|house acct no|swiped card amount|keyed card amount|void|training|tax code|buyer|shop address|opening balance|starting balance|float|credit limit|period|period start date|period end date|payout status|payout currency|email address|response time|auth amount currency|merchant category|mcc|merchant category code|card present|eci|avs|cvv|cvc|3ds|ip address|browser|user agent|compensation amount|mandate identification|creditor id|converted amount|tax category|net sales tax`;
