import type { DocumentFormat } from './document.ts';
import { readUnionPay, unionPayKind } from './unionpay.ts';

const marks = { details: 'ZM', adjustments: 'ZME', report: 'RD' } as const;

/** 银联全渠道 (ACP): the merchant's reconciliation files, in GBK at fixed places. */
export const unionpayAcp: DocumentFormat = {
  id: 'unionpay-acp',
  title: { en: 'UnionPay ACP, details and report', 'zh-CN': '银联全渠道 对账文件（ZM、RD）' },
  side: 'settlement',
  acquirer: '中国银联',
  confidence: 'A',
  source: {
    en: 'UnionPay’s own published sample; names of the fields from readers of its SDK, proven on it.',
    'zh-CN': '银联自己公布的样例；字段名取自读取其 SDK 的程序，并以该样例验证。',
  },
  timeZone: 'Asia/Shanghai',
  fields: [
    ['交易传输时间', 'dateTime'],
    ['交易金额', 'amount'],
    ['商户手续费', 'fee'],
    ['清算净额', 'net'],
    ['系统跟踪号', 'stan'],
    ['账号', 'card'],
    ['查询流水号', 'acquirerReference'],
    ['商户订单号', 'orderId'],
    ['原交易查询流水号', 'originalReference'],
    ['商户代码', 'merchantId'],
    ['终端号', 'terminalId'],
    ['交易代码', null],
  ],
  quirks: [
    {
      name: 'fixed-bytes',
      says: {
        en: 'Fields stand at fixed places, counted in bytes of GBK, one blank between two; there is no header.',
        'zh-CN': '各字段位置固定，以 GBK 字节计，字段之间一个空格；没有表头。',
      },
    },
    {
      name: 'year-of-the-query-number',
      says: {
        en: 'The time has no year: it is that of the query number, which repeats the time and must agree.',
        'zh-CN': '时间不带年份：年份取自查询流水号，流水号重复了该时间，两者必须一致。',
      },
    },
    {
      name: 'signs',
      says: {
        en: 'Fee and net carry C (given) or D (taken), in fen; a net taken from the merchant is a refund, whatever the transaction code.',
        'zh-CN':
          '手续费和净额带 C（付给商户）或 D（向商户收取），单位为分；净额为向商户收取的，不论交易代码为何，均为退款。',
      },
    },
    {
      name: 'report-as-control-totals',
      says: {
        en: 'The report (RD) holds no records: its totals are checked against its rows, and against the details of the same merchant that are read with it.',
        'zh-CN': '报告（RD）没有记录：其合计数与自身各行核对，并与一同读取的同一商户的明细核对。',
      },
    },
    {
      name: 'adjustments',
      says: {
        en: 'Of the list of adjustments (ZME) only widths are published: it is recognised and refused.',
        'zh-CN': '调账清单（ZME）只公布了字段宽度：能认出，但拒读。',
      },
    },
  ],
  identify: (head) => {
    const kind = unionPayKind(head);
    return kind === null ? null : marks[kind];
  },
  extract: async (source) => readUnionPay(unionpayAcp, source),
};
