import type { WorkbookTexts } from '../workbook-texts.ts';
import { headers } from './headers.ts';

export const workbook: WorkbookTexts = {
  ...headers.workbook,
  sheets: {
    summary: '汇总',
    discrepancies: '差错明细',
    records: '交易记录',
    payouts: '清算款',
    requests: '退款及调账申请',
    openItems: '未结款项',
    drawers: '钱箱现金',
  },
  continued: (name, number) => `${name} ${number}`,
  sections: {
    verdict: '结论',
    atStake: '涉及金额',
    notes: '本工作簿说明',
  },
  addsUp: '核对相平',
  sentences: (sentences) => sentences.join(''),
  cut: '……（过长，已截断）',
  notes: {
    amountsAsText: (count) =>
      `${count} 个金额超过 15 位数字，表格软件会舍入其余位数，故以文本列示。`,
    textsCut: (count) =>
      `${count} 处文字超过单元格上限 32,767 个字符，已截断，末尾注明“……（过长，已截断）”。`,
    continued: (sheets) => `每张工作表最多 1,048,576 行，交易记录分列于 ${sheets} 张工作表。`,
  },
};
