import { terms } from './terms.ts';

/** What a column can be read as: the keys of `columns` in posrecon.yaml, and what a record has beside them. */
const fieldNames: Readonly<Record<string, string>> = {
  ...terms.fields,
  dateTime: '交易时间',
  date: '交易日期',
  time: '时间',
  debit: '借方发生额',
  credit: '贷方发生额',
  direction: '借贷方向',
  currency: '币种',
  kind: '交易类型',
  status: '交易状态',
  merchantName: '商户名称',
  store: '门店',
  till: '款台',
  cashier: '收银员',
  orderTotal: '订单总额',
  tip: '小费',
  countedCash: '实点现金',
  expectedCash: '应有现金',
  cardType: '卡类型',
  fee: '手续费',
  feeDirection: '手续费收退',
  net: '净额',
  netCurrency: '结算币种',
  respondBy: '答复期限',
  balance: '余额',
  valueDate: '起息日',
  bookingDate: '记账日期',
  businessDate: '营业日期',
};

export function field(id: string): string {
  return fieldNames[id] ?? id;
}
