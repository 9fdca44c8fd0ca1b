/** What posrecon writes, told apart by what it is for: none of it is an export, and it may lie among them. */
export type OwnFile =
  | 'report'
  | 'discrepancies'
  | 'annotations'
  | 'journal'
  | 'requests'
  | 'letter'
  | 'evidence'
  | 'inspection'
  | 'ledger'
  | 'configuration';

/** What a page, workbook or Markdown file says of who made it: it is known again by this. */
export function generatorMark(version: string, what: 'report' | 'letter'): string {
  return `posrecon ${version} ${what}`;
}

/** The part of a workbook that names who made it. */
export const coreProperties = 'docProps/core.xml';

/** The header of each table that is written as CSV, by which it is known again. */
export const ownHeaders = {
  discrepancies: [
    'id',
    'code',
    'severity',
    'status',
    'owedTo',
    'amount',
    'currency',
    'occurredAt',
    'confidence',
    'summary',
    'nextStep',
    'evidence',
    'request',
    'supersedes',
  ],
  requests: [
    'kind',
    'amount',
    'currency',
    'merchantId',
    'terminalId',
    'occurredAt',
    'settlementDate',
    'rrn',
    'stan',
    'batchNo',
    'authCode',
    'orderId',
    'acquirerReference',
    'card',
    'originalAmount',
    'reason',
    'discrepancy',
    'request',
  ],
  /**
   * By what Alipay's refund interface (alipay.trade.refund: trade_no, out_trade_no, refund_amount, out_request_no, refund_reason) knows a
   * refund. The layout of the portal's own upload is not published: its template takes these columns over.
   */
  alipayRefunds: ['支付宝交易号', '商户订单号', '退款金额', '退款请求号', '退款原因'],
  journal: [
    'JournalNo',
    'Date',
    'Account',
    'Debit',
    'Credit',
    'Description',
    'Currency',
    'Reference',
  ],
  /** The columns of a voucher, 凭证, as 用友 and 金蝶 have them in their templates. */
  voucher: [
    '日期',
    '凭证字',
    '凭证号',
    '附单据数',
    '摘要',
    '科目编码',
    '科目名称',
    '借方金额',
    '贷方金额',
    '币种',
  ],
  evidence: [
    'role',
    'side',
    'file',
    'line',
    'amount',
    'currency',
    'merchantId',
    'terminalId',
    'orderId',
    'rrn',
    'stan',
    'batchNo',
    'authCode',
    'acquirerReference',
    'originalReference',
    'originalOrderId',
    'card',
    'payoutId',
    'settlementDate',
    'account',
    'counterparty',
    'counterpartyAccount',
    'bankReference',
    'memo',
  ],
  trail: ['number', 'at', 'actor', 'action', 'about', 'body', 'previous', 'hash'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
