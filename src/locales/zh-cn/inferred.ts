import type { Inference } from '../../model/report.ts';
import { terms } from './terms.ts';

const scopeNames: Readonly<Record<string, string>> = {
  acquirer: '收单机构',
  merchantId: '商户号',
  terminalId: '终端号',
  channel: '支付方式',
  cardType: '卡种',
  currency: '币种',
  file: '文件',
  profile: '格式',
};

const valueNames: Readonly<Record<string, string>> = {
  rate: '费率',
  cap: '封顶',
  floor: '最低',
  perItem: '每笔',
  rounding: '取整',
  businessDays: '工作日',
  days: '天数',
  payer: '付款方',
  seconds: '秒数',
  from: '自',
  to: '至',
  time: '时间',
  timeZone: '时区',
  currency: '币种',
  side: '类别',
};

/** `收单机构 银联商务，商户号 898…`: what a rule holds for. */
export function scope(named: Inference['for']): string {
  return pairs(named, scopeNames);
}

function pairs(
  record: Readonly<Record<string, string | number | null>>,
  names: Readonly<Record<string, string>>,
): string {
  return Object.entries(record)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${names[key] ?? key} ${value}`)
    .join('，');
}

/** The value of a rule that says one thing, which needs no name of its own. */
function onlyValue(record: Readonly<Record<string, string | number | null>>): string | null {
  const values = Object.values(record).filter((value) => value !== null && value !== '');
  return values.length === 1 ? String(values[0]) : null;
}

function rule({ what, value }: Inference): string {
  const alone = onlyValue(value);
  if (what === 'side' && (alone === 'pos' || alone === 'settlement' || alone === 'bank')) {
    return `${terms.inferences.side}：${terms.sides[alone]}`;
  }
  if (what === 'payout-lag' && typeof value['businessDays'] === 'number') {
    return `清算款在清算日后 ${value['businessDays']} 个工作日到账`;
  }
  if (what === 'payout-lag' && typeof value['days'] === 'number') {
    return `清算款在清算日后 ${value['days']} 天到账（含周末）`;
  }
  if (what === 'payout-basis' && value['basis'] === 'gross') {
    return '清算款按交易金额划付，手续费另行收取';
  }
  if (what === 'tips' && typeof value['atMost'] === 'string') {
    return `顾客在交易后加小费：比收银金额多出 ${value['atMost']} 以内的不作为差错`;
  }
  if (what === 'usual-payer' && typeof value['payer'] === 'string') {
    return `清算款由“${value['payer']}”付出`;
  }
  if (what === 'clock-skew' && typeof value['seconds'] === 'number') {
    const direction = value['seconds'] < 0 ? '慢' : '快';
    return `收银时钟比收单机构${direction} ${Math.abs(value['seconds'])} 秒`;
  }
  if (what === 'cut-off' && typeof value['time'] === 'string') {
    return `收单机构的日切时间为 ${value['time']}`;
  }
  return `${terms.inferences[what]}：${alone ?? pairs(value, valueNames)}`;
}

export function inferred(inference: Inference): string {
  const holdsFor = scope(inference.for);
  const { agree, of } = inference.support;
  return `${holdsFor === '' ? '' : `${holdsFor}：`}${rule(inference)}（${of} 条中有 ${agree} 条相符）`;
}
