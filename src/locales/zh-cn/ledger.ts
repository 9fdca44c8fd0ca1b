import type { LedgerTexts } from '../ledger-texts.ts';

const actions = { run: '发现', accept: '认可', reopen: '重新挂账' } as const;

export const ledger: LedgerTexts = {
  runs: '更新过台账的对账记录',
  noRuns: '台账中还没有对账记录。',
  runColumns: {
    number: '序号',
    at: '时间',
    asOf: '对账截至日',
    files: '新文件数',
    records: '记录数',
    open: '未结差异',
  },
  run: (number, at, version) => `第 ${number} 次对账，${at}，posrecon ${version}`,
  runFiles: '读取的文件',
  fileColumns: { side: '来源', file: '文件' },
  found: (number) => `新增差异 ${number} 笔`,
  resolved: (number) => `销账差异 ${number} 笔`,
  noDiscrepancies: '没有未结差异。',
  history: '处理记录',
  firstFound: (run, at) => `首次发现：第 ${run} 次对账，${at}`,
  lastFound: (run, at) => `最近一次发现：第 ${run} 次对账，${at}`,
  done: (action, actor, at) => `${actor} 于 ${at} ${actions[action]}`,
  reason: '理由',
  accepted: (id) => `${id} 已认可：不再计入差异，也不再为其起草申请。`,
  reopened: (id) => `${id} 已重新挂账。`,
  check: {
    blocks: '文件的每个数据块都能读出',
    trail: '审计记录逐条与写入时一致，且前后相连',
    anchor: '给定的校验值在审计记录之中',
    runs: '对账序号连续，且每次都有审计记录',
    sources: '每个文件都由某次对账读入，且只读入一次',
    records: '每个文件的笔数和金额与读入时一致',
    discrepancies: '每笔差异只有一条，且由某次对账发现',
  },
  holds: '成立',
  fails: (fault) => `不成立：${fault}`,
  anchor: (entries, hash) =>
    `审计记录共 ${entries} 条，最后一条的校验值为 ${hash}。请另行记下：日后用 posrecon ledger verify --anchor 可证明此前的记录未被改写。`,
  backedUp: (file) => `台账已备份到 ${file}。`,
  exported: (files, folder) => `已将 ${files} 张表导出到 ${folder}。`,
};
