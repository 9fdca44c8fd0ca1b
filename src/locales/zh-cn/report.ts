import { groupThousands } from '../figures.ts';
import type { ReportTexts } from '../screen-texts.ts';
import { headers } from './headers.ts';
import { counted } from './wording.ts';

export const report: ReportTexts = {
  ...headers.report,
  verdict: (lead, clauses) =>
    `${[lead, clauses.join('；')].filter((part) => part !== '').join('：')}。`,
  act: (number) => `待处理 ${counted(number, '笔')}`,
  owed: {
    customer: (money, cases) =>
      `应退顾客${money === null ? '' : ` ${money}`}（${counted(cases, '笔')}）`,
    merchant: (money, cases) =>
      `应收${money === null ? '' : ` ${money}`}（${counted(cases, '笔')}）`,
    none: (money, cases) =>
      `待查 ${counted(cases, '笔')}${money === null ? '' : `，涉及 ${money}`}`,
  },
  agrees: '核对完毕，账目全部相符',
  agreesAsFarAsChecked: '已核对的账目相符，但有部分未能核对',
  nothingCompared: '未能对账：没有可供双方核对的记录',
  caveats: {
    notChecked: (checks) => `${counted(checks, '项')}核对未能进行`,
    undetermined: (records) => `${counted(records, '条')}记录无法判定`,
    rejected: (rows) => `${counted(rows, '行')}未能读取`,
    inTransit: (records) => `${counted(records, '条')}记录在途，尚未到期`,
    notices: (number) => `${counted(number, '条')}提示`,
    accepted: (number) => `另有 ${counted(number, '笔')}此前已认可或销账`,
    doesNotBalance: '记录总数核对不平，请勿采用本报告',
  },
  asOf: (date, timeZone) => `对账截至 ${date}，时区 ${timeZone}`,
  cases: (number) => counted(number, '笔'),
  sureness: (percent) => `可信度 ${percent}`,
  ways: (solutions) => `有 ${solutions} 种组合`,
  lessRental: (amount) => `已按合同扣除终端租金 ${amount}`,
  more: (number) => `……另有 ${groupThousands(String(number))} 条，均见 JSON 报告`,
  explainHint: '各代码的详细说明：posrecon explain CODE',
  headings: {
    money: '从收款到入账',
    payouts: '清算款',
    inTransit: '在途（未到期）',
    late: '已结账月份的补到数据',
    ageing: '未结款项账龄（工作日）',
    inferred: '由文件推断',
    notChecked: '未核对',
    problems: '文件中的问题',
    files: '已读取的文件',
    conservation: '每条记录的去向',
    matching: '对账方法',
    rulings: '人工认定',
  },
  money: {
    gross: '消费',
    refunds: '退货',
    fees: '手续费',
    net: '= 净额',
    inTransit: '在途',
    difference: '差错与未达账项',
    banked: '= 银行入账',
    noBank: '未核对',
  },
  agedItems: {
    'till-in-transit': '待收单机构清算',
    'payout-in-transit': '待银行入账',
    'owed-to-customer': '应退顾客',
    'owed-to-merchant': '应收未收',
    'to-look-into': '待查',
  },
  ageBands: {
    '0-1': '0–1 日',
    '2-3': '2–3 日',
    '4-7': '4–7 日',
    '8-30': '8–30 日',
    'over-30': '30 日以上',
  },
  noDueDate: '不明',
  lateLine: ({ month, side, count, money, bookedIn }) =>
    `${month}：${side}补到 ${counted(count, '笔')}，${money}，计入 ${bookedIn}`,
  lateDiscrepancies: (month, ids, bookedIn) => `${month}：结账后发现 ${ids}，计入 ${bookedIn}`,
  notCheckedLine: (because, titles) => `${titles}：${because}`,
  inTransitLine: ({ side, count, money, dueOn }) =>
    `${money}，${side} ${counted(count, '笔')}，${dueOn === null ? '到期日不明' : `到期日 ${dueOn}`}`,
  days: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  noDays: '无日期',
  records: ({ read, loaded, repeated, ignored, rejected }) => {
    const parts = [`读取 ${counted(read, '行')}：载入 ${counted(loaded, '行')}`];
    if (repeated > 0) parts.push(`其他文件已有 ${counted(repeated, '行')}`);
    if (ignored > 0) parts.push(`按规则忽略 ${counted(ignored, '行')}`);
    if (rejected > 0) parts.push(`未能读取 ${counted(rejected, '行')}`);
    return parts.join('，');
  },
  controlTotal: ({ name, stated, found, agrees }) =>
    agrees ? `${name}：${stated}，与明细相符` : `${name}：文件所列 ${stated}，按明细为 ${found}`,
  doesNotBalance: '不平',
  ruling: ({ ruling, pos, settlement, reason, obeyed }) =>
    `${pos} 与 ${settlement} ${ruling === 'pin' ? '系同一笔' : '不是同一笔'}：${reason}${
      obeyed ? '' : '（未适用：所指记录不在本次读取之列，或已有变化）'
    }`,
};
