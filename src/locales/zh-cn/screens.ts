import type { HelpTexts, InspectionTexts, TakingsTexts } from '../screen-texts.ts';
import { field } from './fields.ts';
import { headers } from './headers.ts';
import { counted } from './wording.ts';

export const takings: TakingsTexts = {
  title: '营业款',
  countedFrom: (side) => `依据${side}统计`,
  empty: '没有找到消费和退货。',
  gross: (sales) => `消费（${sales} 笔）`,
  refunds: (number) => `退货（${number} 笔）`,
  fees: '手续费',
  feesOn: (money) => `手续费（已清算 ${money}）`,
  net: '净额',
  unknown: '这些文件没有列明',
  expectedInBank: '预计到账',
  beforeFees: '未扣手续费：文件没有列明。',
  by: {
    day: '按日期',
    hour: '按小时',
    channel: '按支付方式',
    terminal: '按终端',
    cashier: '按收银员',
    store: '按门店',
  },
  columns: {
    sales: '消费笔数',
    gross: '消费金额',
    refundCount: '退货笔数',
    refunds: '退货金额',
    settlementDate: '清算日期',
    dueOn: '应到账日',
    amount: '金额',
  },
  standingOut: {
    heading: '值得了解',
    cashier: ({ cashier, sales, undone, othersSales, othersUndone }) =>
      `收银员 ${cashier}：消费 ${sales} 笔，退货及撤销 ${undone} 笔；其他收银员合计消费 ${othersSales} 笔，退货及撤销 ${othersUndone} 笔。`,
    advice:
      '高于偶然可以解释的程度。仅为数字提示，不代表有问题：退货专柜、新员工当班也会如此，请先了解情况。',
  },
  drawers: {
    ...headers.takings.drawers,
    heading: '钱箱现金',
    untold: '流水中有现金收款，但没有点款记录，无法判断长短款。',
    uncounted: '没有点款记录，无法判断长短款。',
    when: '时间',
    float: '备用金',
    carried: '上次实点',
    cashSales: (sales) => `现金消费（${sales} 笔）`,
    cashRefunds: (count) => `现金退货（${count} 笔）`,
    over: (amount) => `长款 ${amount}`,
    short: (amount) => `短款 ${amount}`,
    notCounted: '未点款',
    notTold: '未知',
    total: (compared, sessions, differences) =>
      `共 ${sessions} 班，已核对 ${compared} 班：${differences ?? '账实相符'}。`,
    together: (difference) => `合计${difference}`,
    doubts: {
      'no-opening': '流水中没有开班时的现金数。',
      'several-floats': '同一时间有几笔备用金，金额不同，无法确定以哪笔为准。',
      'several-counts': '同一时间有几次点款，结果不同，无法确定以哪次为准。',
      'negative-count': '实点现金为负数，请核对原记录。',
      'no-sales': '流水中没有消费记录。',
      'tenders-unknown': '流水未注明哪些消费是现金收款。',
      'drawer-unknown': '流水中有多个款台，未注明是哪个钱箱。',
    },
    agreesAt: (opening) => `若开班时现金为 ${opening}，则账实相符。`,
    byTill: '应有现金以收银系统所列为准。',
    otherwise: (stated) => `收银系统所列应有现金为 ${stated}，与流水合计不符。`,
    advice:
      '长短款仅供查问，不代表有人过错：找零有误、支付方式录错、备用金漏录、点错款都会造成差额。',
  },
  hour: (hour) => `${hour}:00–${hour}:59`,
  none: '（无）',
};

export const inspection: InspectionTexts = {
  unnamed: '无法识别的格式',
  leftOut: '不是导出文件，已略过',
  named: (profile, side, confidence) => `${profile}，${side}（可信度 ${confidence}）`,
  unknownSide: '类别不明',
  notKnown: '不是已知的导出格式：各栏按栏名和内容推断。',
  noCurrency: 'XXX：文件未注明币种，可用 --currency 指定。',
  read: (encoding, headerLine) =>
    `编码 ${encoding}${headerLine === null ? '' : `，表头在第 ${headerLine} 行`}`,
  why: '依据',
  coverage: '日期',
  records: ({ read, loaded, ignored, rejected }) => {
    const parts = [`读取 ${counted(read, '行')}：载入 ${counted(loaded, '行')}`];
    if (ignored > 0) parts.push(`按规则忽略 ${counted(ignored, '行')}`);
    if (rejected > 0) parts.push(`未能读取 ${counted(rejected, '行')}`);
    return parts.join('，');
  },
  totals: (number, money) => `${counted(number, '条')}记录，合计 ${money}`,
  statement: (account) => (account === null ? '未注明账号' : `账号 ${account}`),
  balances: ({ opening, sum, closing, entries, balances }) =>
    `期初 ${opening ?? '未列'}，${counted(entries, '笔')}合计 ${sum}，期末 ${closing ?? '未列'}：${balances === null ? '无法核对' : balances ? '相符' : '不相符'}`,
  headings: {
    columns: '各栏',
    statements: '对账单',
    controlTotals: '文件所列合计',
    firstRecords: '读出的前几条记录',
    problems: '问题',
  },
  columns: { header: '栏目', field: '读作', by: '依据' },
  field,
  ways: {
    profile: '格式',
    synonym: '同义词',
    values: '内容',
    configuration: '配置',
  },
  notUsed: '（未使用）',
};

export const help: HelpTexts = {
  codes: 'posrecon 能发现的差错',
  codesHint: '了解某一种：posrecon explain CODE',
  columns: { code: '代码', title: '含义', severity: '通常为' },
  finds: '发现什么',
  matters: '为何重要',
  remedy: '如何处理',
  limits: '局限',
  usual: (severity, owedTo) => `通常为${severity}；${owedTo}。`,
  profiles: '已知的导出格式',
  profilesHint: '了解某一种：posrecon profiles ID',
  profileColumns: {
    id: '代号',
    title: '格式',
    side: '类别',
    confidence: '可信度',
    header: '栏目',
    field: '读作',
  },
  acquirer: '机构',
  source: '格式来源',
  confidence: '可信度',
  grades: {
    A: '见过真实文件',
    B: '来源方有文档',
    C: '多个读取程序一致',
    D: '只见于一个读取程序',
    X: '只知其名',
    own: '由 posrecon.yaml 说明',
  },
  columnsOf: '各栏',
  quirks: '特殊之处',
};
