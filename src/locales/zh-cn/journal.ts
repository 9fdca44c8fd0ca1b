import type { JournalTexts } from '../journal-texts.ts';

const of = (what: string, acquirer: string): string =>
  acquirer === '' ? what : `${what}（${acquirer}）`;

export const journal: JournalTexts = {
  // 科目编码依《企业会计准则——应用指南》附录的会计科目表。
  accounts: {
    bank: { path: 'Assets:1002-银行存款', name: '银行存款', code: '1002' },
    cash: { path: 'Assets:1001-库存现金', name: '库存现金', code: '1001' },
    otherTenders: { path: 'Assets:1221-其他应收款-卡券', name: '其他应收款-卡券', code: '1221' },
    unsettled: { path: 'Assets:1122-应收账款-待清算', name: '应收账款-待清算', code: '1122' },
    clearing: {
      path: 'Assets:1012-其他货币资金-收单在途',
      name: '其他货币资金-收单在途',
      code: '1012',
    },
    sales: { path: 'Income:6001-主营业务收入', name: '主营业务收入', code: '6001' },
    refunds: {
      path: 'Income:6001-主营业务收入-销售退回',
      name: '主营业务收入-销售退回',
      code: '6001',
    },
    tips: { path: 'Income:6051-其他业务收入-小费', name: '其他业务收入-小费', code: '6051' },
    fees: { path: 'Expenses:6603-财务费用-手续费', name: '财务费用-手续费', code: '6603' },
    chargebacks: { path: 'Expenses:6711-营业外支出-拒付', name: '营业外支出-拒付', code: '6711' },
    overShort: {
      path: 'Expenses:1901-待处理财产损溢-长短款',
      name: '待处理财产损溢-长短款',
      code: '1901',
    },
    suspense: { path: 'Liabilities:2241-其他应付款-挂账', name: '其他应付款-挂账', code: '2241' },
    conversion: { path: 'Equity:3002-货币兑换', name: '货币兑换', code: '3002' },
  },
  entries: {
    takings: () => '当日营业收入',
    'cash-count': () => '现金盘点长短款',
    settlement: (acquirer) => of('收单机构清算', acquirer),
    payout: (acquirer) => of('清算款到账', acquirer),
    'fee-collection': () => '银行扣收手续费',
    answer: () => '申请款项到账',
    'unexplained-credit': () => '来款无对应清算，挂账待查',
    difference: () => '清算与收银差额',
    accepted: () => '差异经确认，转长短款',
    correction: () => '更正以前分录',
  },
  records: (count) => `${count} 笔`,
  head: (version, run, asOf) => `posrecon ${version}，对账批次 ${run}，截至 ${asOf}`,
  voucherWord: '记',
};
