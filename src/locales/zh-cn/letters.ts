import type { DiscrepancyCode } from '../../model/discrepancy.ts';
import type { Asked, LetterTexts } from '../letter-texts.ts';

function claim({ code, money }: Asked): string {
  const asks: Partial<Record<DiscrepancyCode, string>> = {
    'missing-settlement': `请对下列消费办理清算，将 ${money}划付我方。`,
    'missing-payout': `请支付贵方清算文件所列、下列日期的清算款 ${money}；如已支付，请告知支付日期和收款账户。`,
    'short-payout': `请补付差额 ${money}，或逐项说明所扣款项及其依据。`,
    'wrong-fee': `请更正下列交易的手续费，并将差额 ${money}退还我方。`,
    'wrong-merchant': `请将下列交易的 ${money}调账至实际发生交易的商户号和终端号。`,
    'wrong-amount': `下列退货的付出金额与我方办理的金额不符。请追回差额 ${money}并划还我方。`,
    'refund-without-sale': `我方查无下列退货的原消费。请向收款的卡或账户追回 ${money}；如有原消费，请告知是哪一笔。`,
    'refund-to-other-card': `下列退货未退回原付款卡。请向收款的卡追回 ${money}并划还我方，以便退回原付款卡。`,
    chargeback: `下列消费在被拒付之前已经退款。请凭我方退款凭证代为申诉，并将 ${money}划还我方。`,
    'refund-exceeds-sale': `退货合计超过原消费。请向收款的卡或账户追回 ${money}。`,
  };
  return asks[code] ?? `下列退货并非我方发起。请告知由谁发起，并将 ${money}退还我方。`;
}

export const letter: LetterTexts = {
  title: {
    refund: '退款申请书',
    void: '撤销申请书',
    claim: '差错调账申请书',
    supplement: '请款申请书',
  },
  ask: {
    refund: ({ money }) => `请将 ${money}退回下列交易的原付款卡或账户。`,
    void: ({ money }) =>
      `下列交易（${money}）所在批次尚未结算，请予撤销。如本函送达时已经结算，请按退款申请办理，退回 ${money}。`,
    claim,
    supplement: ({ money }) =>
      `下列交易扣款金额不足。请向发卡机构请款，经持卡人同意后补收 ${money}；未经同意，不得扣款。`,
  },
  to: '致',
  acquirer: '收单机构',
  from: '申请人',
  merchant: '商户名称、地址、联系人',
  date: '日期',
  request: '申请编号',
  state: '状态',
  dataAsOf: '账务截至',
  submitted: '提交日期',
  reference: '收单机构受理编号',
  arrived: '累计到账',
  headings: {
    transaction: '原交易',
    payout: '所涉清算款',
    reason: '申请理由',
    shown: '我方账务情况',
    evidence: '证据清单',
    papers: '所附材料',
    approval: '审批',
    beyond: '我方文件无法证明的事项',
  },
  kind: '种类',
  originalAmount: '原交易金额',
  requestedAmount: '申请金额',
  notInFiles: '文件中没有',
  evidence: {
    role: '记录',
    side: '来源',
    place: '文件及行号',
    amount: '金额',
    numbers: '编号',
    file: '文件',
    sha256: 'SHA-256',
    summed: '多行合计',
    filesSentence: '我方收到的文件以下列校验值为准：',
    none: '该差错不以单条记录为依据。',
  },
  papersOf: ({ kind, code }) => {
    if (code === 'missing-payout' || code === 'short-payout') {
      return ['当日清算单及交易明细', '应到账期间的银行流水'];
    }
    if (code === 'wrong-fee') return ['清算明细', '商户协议的手续费条款'];
    if (code === 'missing-settlement' || code === 'wrong-merchant') {
      return ['签购单商户存根', '收银记录', '终端批次结算单', '当日清算单'];
    }
    if (code === 'chargeback') {
      return [
        '该笔拒付的清算明细',
        '退款的清算明细及退货单',
        '原消费的签购单',
        '与顾客沟通的记录（日期、姓名、商定事项）',
      ];
    }
    if (kind === 'claim') return ['该笔退货的清算明细', '当日收银记录', '原消费的签购单（如有）'];
    if (code === 'refund-not-settled') {
      return [
        '退货单商户存根',
        '原消费的签购单',
        '原消费的清算明细',
        '与顾客沟通的记录（日期、姓名、商定事项）',
      ];
    }
    return [
      '签购单商户存根',
      '该笔扣款的清算明细',
      '包含该笔款项的银行入账记录（如有）',
      '与顾客沟通的记录（日期、姓名、商定事项）',
    ];
  },
  terms: {
    heading: '期限',
    voidUntil: (time) => `消费当日 ${time} 之前可以撤销，不必退货。`,
    refundUntil: (date, days) => `可在 ${date} 之前退货（自消费之日起 ${days} 天）。`,
    refundOver: (date, days) =>
      `可退货的 ${days} 天已于 ${date} 届满。请告知现在应如何把款项退给顾客。`,
    disputeUntil: (date, days) => `顾客可在 ${date} 之前提出拒付（自扣款之日起 ${days} 天）。`,
    source: (source) => `依据：${source}。`,
  },
  escalation: {
    title: {
      reminder: '催办函',
      complaint: '投诉函',
      supervisor: '关于收单机构的投诉',
    },
    to: {
      reminder: '收单机构',
      complaint: '收单机构投诉处理部门',
      supervisor:
        '收单机构的监管部门：中国人民银行当地分支机构（金融消费权益保护咨询投诉电话 12363）。顾客亦可自行投诉；与商户之间的消费争议可拨打 12315',
    },
    asked: '原申请事项：',
    soFar: ({ submittedOn, reference, overdueSince, arrived }) =>
      `本申请已于 ${submittedOn} 提交${reference === null ? '' : `（受理编号 ${reference}）`}${overdueSince === null ? '' : `，应于 ${overdueSince} 办结`}。${arrived === null ? '我方此后收到的文件中，尚无任何款项到账。' : `我方此后收到的文件中，仅到账 ${arrived}。`}`,
    ask: {
      reminder: '请尽快办结余下款项；如有障碍，请书面告知。',
      complaint: '催办之后仍无结果，现正式投诉，请书面答复处理意见及理由。',
      supervisor: '收单机构对催办和投诉均未办理，请予调查处理。',
    },
  },
  fraud: {
    heading: '如涉嫌舞弊',
    advice: [
      '在向收银人员问话之前，先向公安机关报案，并告知收单机构的风险部门。',
      '原样保存收到的文件（校验值见上）、签购单、排班表、终端日志和当时的监控录像，只在副本上操作。',
      '记下哪些人能够操作终端和收单机构的商户平台，并更换密码。',
    ],
  },
  approval: {
    'two-person': '本申请须经第二人批准，批准之前为草稿。拟稿人不得批准自己拟的申请。',
    single: '本店由一人拟稿并批准（posrecon.yaml 中 approval: single），本申请未经第二人复核。',
  },
  signatures: {
    role: '环节',
    name: '姓名',
    signature: '签字',
    date: '日期',
    draftedBy: '拟稿人',
    approvedBy: '批准人',
  },
  beyond:
    '本申请仅以我方收银流水、贵方清算文件和我方银行流水为依据。顾客的银行一侧的情况（是否已退款入账、冻结是否已解除、是否已提出拒付）不在商户的文件之内，请在付款前核实。',
  drafted: (tool, run) => `由 ${tool} 拟稿，运行编号 ${run}。`,
};
