import type { MatchingTexts } from '../matching-texts.ts';

export const matching: MatchingTexts = {
  time: '用时',
  milliseconds: (milliseconds) => `${milliseconds} 毫秒`,
  withTheOneAbove: '同上',
  kinds: {
    sale: '消费',
    capture: '预授权完成',
    refund: '退货',
    void: '撤销',
    reversal: '冲正',
    chargeback: '拒付',
    preauth: '预授权',
    fee: '手续费',
    adjustment: '调账',
    other: '其他',
    float: '备用金',
    'paid-in': '现金存入',
    'paid-out': '现金支出',
    'cash-drop': '缴款',
    'cash-count': '实点现金',
  },
  notFound: ({ named, because, places }) =>
    because === 'several'
      ? `${named}：有多条记录与此相符：${places.join('、')}`
      : because === 'no-file'
        ? `${named}：该文件不在本次读取之列`
        : `${named}：没有这条记录`,
  matchedWith: (other, pass) => `已与 ${other} 对平，方法 ${pass}`,
  fates: {
    open: '未对平：对方没有足够可能是同一笔的记录',
    undone: '无需对方记录：与本方另一条记录互相抵销',
    'not-expected': '无需对方记录：被拒、失败、现金、零金额、重复行或并非收付',
    undetermined: '未对平：剩余记录过多，未逐笔比对',
  },
  prior: '比对之前',
  fields: {
    rrn: '检索参考号',
    reference: '收单机构流水号',
    order: '订单号',
    amount: '金额',
    card: '卡号',
    terminal: '终端号',
    merchant: '商户号',
    time: '时间',
  },
  outcomes: {
    agrees: '一致',
    differs: '不一致',
    vetoes: '指向另一笔',
    silent: '无从比较',
  },
  sum: '合计',
  needed: (bits) => `须达 ${bits}`,
  sureByKey: '此方法凭号码或相同字段对平，不作衡量；比特仅说明可信程度',
  pinned: '按 posrecon.yaml 的认定；比特仅说明记录本身的情况',
  bits: (bits) => `${bits} 比特`,
  nextBest: (other, bits) => `其次 ${other}：${bits}`,
  noRival: '对方没有其他相近的记录',
  because: {
    vetoed: '号码或卡号指向另一笔',
    'ruled-out': 'posrecon.yaml 认定不是同一笔',
    'too-little': '可能性不足',
    'not-expected': '无需对方记录',
    'not-chosen': '另有更优或同等的选择',
  },
  takenBy: (place, pass) => `已与 ${place} 对平，方法 ${pass}`,
};
