import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { terms } from './terms.ts';
import { at, money } from './wording.ts';

type Records = 'control-total-mismatch' | 'balance-break' | 'trace-gap' | 'repeated-record';

function figure(text: string, args: DiscrepancyArguments['control-total-mismatch']): string {
  return args.currency === null ? text : money(text, args.currency);
}

/** `000043`, `000043 至 000045` */
function numbers({ from, to }: DiscrepancyArguments['trace-gap']): string {
  return from === to ? from : `${from} 至 ${to}`;
}

function inBatch({ batchNo }: DiscrepancyArguments['trace-gap']): string {
  return batchNo === null ? '' : ` 批次 ${batchNo}`;
}

export const records: Pick<AllDiscrepancyTexts, Records> = {
  'control-total-mismatch': {
    title: '文件合计数与明细不符',
    summary: (args) =>
      `文件所列“${args.name}”为 ${figure(args.stated, args)}，按明细计算为 ${figure(args.found, args)}；请重新导出后再使用。`,
    explanation: (args) => [
      `文件自带的合计“${args.name}”为 ${figure(args.stated, args)}，按各行计算为 ${figure(args.found, args)}。`,
      '可能缺少明细，或文件导出后被改动过。',
    ],
    reason: (args) =>
      `清算文件所列“${args.name}”为 ${figure(args.stated, args)}，按明细计算为 ${figure(args.found, args)}。`,
    finds: '文件自带的合计（表头或表尾）与明细不符。',
    matters: '文件不完整、被改动或本身有错，以它为依据的结果都要打折扣。',
    remedy: '重新导出文件。仍不相符的，请出具文件的机构说明。',
    limits: '未能读取的行会计入差额；请先解决该文件列出的问题。',
  },
  'balance-break': {
    title: '银行余额不连续',
    summary: (args) =>
      `银行流水 ${args.on} 的余额为 ${money(args.stated, args.currency)}，按明细推算为 ${money(args.expected, args.currency)}；请重新导出流水，有 ${money(args.difference, args.currency)}无法解释。`,
    explanation: (args) => [
      `上一行余额加本行发生额为 ${money(args.expected, args.currency)}，流水所列余额为 ${money(args.stated, args.currency)}。`,
      '可能缺少一行、重复一行，或有改动。',
    ],
    reason: (args) =>
      `流水 ${args.on} 的余额为 ${money(args.stated, args.currency)}，按明细推算为 ${money(args.expected, args.currency)}。`,
    finds: '银行流水的余额与逐行发生额推算的结果不符。',
    matters: '流水中漏了一笔入账，清算款就会显得没有到账，或者掩盖真正没有到账的。',
    remedy: '重新导出流水：不加筛选，按整天导出。',
    limits: '有的银行同一天内的明细不按顺序排列，并无缺漏，余额也会不连续。',
  },
  'trace-gap': {
    title: '批次内凭证号跳号',
    summary: (args) =>
      `终端 ${args.terminalId}${inBatch(args)} 缺少凭证号 ${numbers(args)}，共 ${args.missing} 个；请查看终端流水，弄清其去向。`,
    explanation: (args) => [
      `双方记录中都没有这 ${args.missing} 个凭证号，而其他凭证号逐一递增。`,
      ...(args.beforeAt === null || args.afterAt === null
        ? []
        : [
            `跳号前后的两条记录分别发生${at(args.beforeAt)}和${at(args.afterAt).trim().replace(/^于 /, '')}。`,
          ]),
    ],
    reason: (args) => `终端 ${args.terminalId}${inBatch(args)} 的记录缺少凭证号 ${numbers(args)}。`,
    finds: '终端同一批次内缺少的凭证号。',
    matters: '双方都没有列出的交易，只有从它留下的空号才能发现。',
    remedy: '查看终端流水中前后两条记录之间的内容。多数是取消的操作。',
    limits:
      '中途取消的操作、余额查询、签到也会占用凭证号，单凭跳号不能说明问题。只有九成以上的凭证号逐一递增时才作检查，且只看同一批次（未列批次号的看同一天）之内，不看批次之间。',
  },
  'repeated-record': {
    title: '同一文件内记录重复',
    summary: (args) =>
      `同一个文件（${terms.sides[args.side]}）中，同一条 ${money(args.amount, args.currency)}的记录出现 ${args.times} 次；请核实是导出了 ${args.times} 次，还是确实发生了 ${args.times} 次。`,
    explanation: () => ['各行中用以识别该记录的内容完全相同。每一行都已计入，没有丢弃。'],
    reason: (args) =>
      `文件中同一条 ${money(args.amount, args.currency)}的记录出现 ${args.times} 次。`,
    finds: '同一个文件中出现一次以上的同一条记录。',
    matters: '若是重复导出，合计数偏大；若确实发生多次，合计数无误。',
    remedy: '核对这些行。属于重复导出的，请重新导出。',
    limits: '文件中没有唯一编号时，同一秒内的两笔正常交易看起来也像重复。',
  },
};
