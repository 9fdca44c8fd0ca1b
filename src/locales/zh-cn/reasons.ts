import type { OwnFile } from '../../model/own-files.ts';
import type { LayoutCheckKind, ReasonTexts, SideEvidence } from '../../model/recognition.ts';
import { wholePercent } from '../figures.ts';
import { field } from './fields.ts';
import { terms } from './terms.ts';

const checks: Readonly<Record<LayoutCheckKind, string>> = {
  net: '净额等于金额减手续费',
  balance: '余额与上一行衔接',
  totals: '所列合计与各行相加一致',
};

function words(evidence: SideEvidence): string {
  switch (evidence.key) {
    case 'column':
      return evidence.field === null
        ? `“${evidence.header}”栏`
        : `“${evidence.header}”栏（${field(evidence.field)}）`;
    case 'cash':
      return `“${evidence.header}”栏中有现金`;
    case 'failed-attempts':
      return `“${evidence.header}”栏中有未成功的交易`;
    case 'debits-and-credits':
      return '借方与贷方各占一栏';
    case 'fees-beside-payouts':
      return '既有手续费又有划付金额（收银流水不会有）';
  }
}

const list = (evidence: readonly SideEvidence[]): string => evidence.map(words).join('、');

export const reasons: ReasonTexts = {
  'columns-known': ({ found, of, profile, layout }) =>
    `${profile}（${layout['zh-CN']}）的 ${of} 栏中有 ${found} 栏`,
  'columns-in-place': ({ profile, layout }) =>
    `各栏的次序和写法与 ${profile}（${layout['zh-CN']}）相符，且每行金额与手续费合成净额`,
  'format-marked': ({ mark }) => `文件中有该格式的标志：${mark}`,
  'profile-named': () => '格式由您指定',
  'headers-absent': ({ headers }) =>
    `表头中没有${headers.map((header) => `“${header}”`).join('、')}`,
  'own-profile-fits': ({ profile }) => `posrecon.yaml 中的 ${profile} 也相符，指明该格式时才采用`,
  'issuer-named': ({ name }) => `标题或表头中有“${name}”`,
  'layout-unpublished': () => '版式未公布，按栏名和内容判断各栏',
  'side-named': ({ side }) => `由您指定为${terms.sides[side]}`,
  'side-told': ({ side, evidence }) => `判断为${terms.sides[side]}，依据：${list(evidence)}`,
  'may-be-side': ({ side, confidence, evidence }) =>
    `可能是${terms.sides[side]}（${wholePercent(confidence)}），依据：${list(evidence)}`,
  'may-be-profile': ({ side, confidence, profile }) =>
    `可能是${terms.sides[side]}（${wholePercent(confidence)}），格式为 ${profile}`,
  'own-file': ({ what }) => `由 posrecon 自己生成：${ownFiles[what]}`,
  'text-damaged': ({ damage }) => `文件中的文字已损坏：${damages[damage]}`,
  checked: ({ by, agree, of }) => `${of} 处中有 ${agree} 处${checks[by]}`,
};

const ownFiles: Readonly<Record<OwnFile, string>> = {
  report: '对账报告',
  discrepancies: '差错清单',
  annotations: '供 CI 读取的报告',
  journal: '日记账或凭证',
  requests: '退款申请清单',
  letter: '致收单机构或银行的函件',
  evidence: '申请的证据材料',
  inspection: 'inspect 的检查结果',
  ledger: '台账中的表',
  configuration: '配置文件',
};

const damages = {
  'gbk-as-utf-8': '送来之前曾把 GBK 当作 UTF-8 读取后另存',
  'gbk-as-latin-1': '送来之前曾把 GBK 当作 Latin-1 读取后另存',
  'utf-8-as-gbk': '送来之前曾把 UTF-8 当作 GBK 读取后另存',
  'utf-8-as-latin-1': '送来之前曾把 UTF-8 当作 Latin-1 读取后另存',
  'wrong-encoding': '送来之前曾以错误的编码读取后另存',
  'characters-lost': '曾以不含这些字符的编码另存，字符已丢失',
} as const;
