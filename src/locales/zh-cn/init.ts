import type { InitTexts } from '../init-texts.ts';

export const init: InitTexts = {
  head: [
    '文件本身看不出的约定写在这里。请与合同逐项核对：写在这里的一律视为约定；',
    '删去的，仍由文件推断。# 开头的行是建议。',
  ],
  timeZone: '对账所用的时区。',
  passwords: '压缩包的解压密码，每行一个。此文件请自行妥善保管。',
  noTimeZone: '对账所用的时区。不写则按文件中的时间原样显示。',
  currencies: '经营所用的币种；未注明币种的文件按第一个处理。',
  sources: '命令中未指定文件时读取这些文件；* 和 ? 代表文件名的一部分，** 代表任意文件夹。',
  side: { pos: '收银流水', settlement: '清算文件', bank: '银行流水' },
  acquirers: '收单机构：由谁处理刷卡并划付清算款。',
  unnamed: '收单机构',
  putName: '其文件未注明名称，请在此填写',
  sales: (number) => `${number} 笔消费`,
  support: (agree, of) => `${of} 条中有 ${agree} 条相符`,
  otherMerchant: (id, number) => `未列入：${id}，${number} 笔消费；如为本店商户号，请补上`,
  fees: '由文件推断。请与合同核对：它反映的是实际怎样收，而不是约定怎样收。',
  noFees: '这里没有写明手续费标准的，由文件推断。',
  severalRates:
    '同一类消费有几种费率，且没有哪一栏能区分：写入其中一种，按其他费率收的就会列为不符。',
  invoiced: '清算款为交易全额，手续费另行收取',
  cutOff: '此后的消费归入下一日（日切）',
  lag: '清算日至到账的工作日数',
  everyDay: (days) =>
    `清算款在清算日后 ${days} 天到账，休息日亦然；合同按工作日约定的，请写 payoutLag`,
  payers: '付款方。由其他方付出的清算款会列出',
  terms: '文件看不出、须按合同填写的条款。',
  tills: '时钟与收单机构不一致的收银机，单位为快于收单机构的秒数。',
  tips: '小费最多可比收银记录高出多少。不写则任何差额都视为金额不符。',
  accounts: '记账凭证所用的会计科目（用于 -o day.voucher.csv 等），按贵店账套填写。',
  someAccounts: 'bank: "1002 银行存款", clearing: "1012 其他货币资金", sales: "6001 主营业务收入"',
  written: (file) => `已写入 ${file}。请核对后运行：posrecon`,
};
