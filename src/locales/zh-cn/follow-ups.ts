import type { FollowUpLine, FollowUpTexts } from '../follow-up-texts.ts';

const steps = {
  reminder: '致收单机构的催办函',
  complaint: '致收单机构的投诉函',
  supervisor: '致监管部门或消费者保护机构的投诉函',
} as const;

const toDo: Readonly<Partial<Record<FollowUpLine['state'], string>>> = {
  draft: '待批准',
  approved: '待提交',
  failed: '待重新提交或撤回',
};

function said(line: FollowUpLine): string {
  const { standing, dueOn, voidUntil, step, nextStepOn, state } = line;
  const since = dueOn === null ? '' : `（应于 ${dueOn} 办结）`;
  const letter = step === null ? '' : `；已起草${steps[step]}`;
  const next = nextStepOn === null ? '' : `，${nextStepOn} 之后起草下一函`;
  switch (standing) {
    case 'overdue':
      return `已逾期${since}${letter}${next}`;
    case 'too-late':
      return `退款期限已于 ${dueOn} 届满，请与收单机构或顾客商定其他办法`;
    case 'moot':
      return state === 'submitted'
        ? '所申请的款项已另行处理，请通知收单机构不必办理'
        : '所申请的款项已另有说明，请撤回';
    case 'due':
      if (voidUntil !== null) return `${toDo[state]}；${voidUntil} 之前可以撤销代替退款`;
      return dueOn === null ? `${toDo[state]}` : `${toDo[state]}，期限 ${dueOn}`;
    case 'waiting':
      return dueOn === null
        ? '收单机构办理中；办理期限未知，可在 posrecon.yaml 的 answerWithin 中设定'
        : `收单机构办理中，应于 ${dueOn} 办结`;
  }
}

export const followUps: FollowUpTexts = {
  heading: '待跟进的申请',
  line: (line) => {
    const came = line.arrived === null ? '' : `，已到账 ${line.arrived}`;
    const source = line.source === null ? '' : `（依据：${line.source}）`;
    return `${line.request}，${line.kind} ${line.money}${came}：${said(line)}${source}。`;
  },
  next: {
    approved: (request) => `提交已批准的申请 ${request}。`,
    submitted: (request) => `申请 ${request} 已提交收单机构，见“待跟进的申请”。`,
    failed: (request) => `申请 ${request} 办理失败：请重新提交或撤回。`,
  },
  steps,
};
