/** Fields of a detail line (ZM) and their widths in bytes; one blank stands between two. */
const layout = {
  code: 3,
  agency: 11,
  sender: 11,
  stan: 6,
  sentAt: 10,
  card: 19,
  amount: 12,
  category: 4,
  terminalType: 2,
  queryId: 21,
  oldMethod: 2,
  orderId: 32,
  cardType: 2,
  originalStan: 6,
  originalSentAt: 10,
  fee: 13,
  settled: 13,
  method: 4,
  group: 15,
  type: 2,
  subtype: 2,
  business: 6,
  accountType: 2,
  billType: 4,
  billNumber: 32,
  interaction: 1,
  originalQueryId: 21,
  merchantId: 15,
  splitting: 1,
  subMerchantId: 15,
  subMerchantName: 32,
  subMerchantAmount: 13,
  net: 13,
  terminalId: 8,
  own: 32,
  discount: 13,
  invoice: 13,
  instalmentFee: 12,
  instalments: 2,
  medium: 1,
} as const;

export type UnionPayField = keyof typeof layout;

/** Splits a line by bytes of GBK, in which a Chinese character is two. */
export function unionPayFields(line: string): Readonly<Record<UnionPayField, string>> {
  const fields: Partial<Record<UnionPayField, string>> = {};
  let at = 0;
  for (const [name, width] of Object.entries(layout)) {
    let text = '';
    for (let bytes = 0; bytes < width && at < line.length; at += 1) {
      text += line[at] ?? '';
      bytes += line.charCodeAt(at) > 0x7f ? 2 : 1;
    }
    fields[name as UnionPayField] = text.trim();
    at += 1;
  }
  return fields as Record<UnionPayField, string>;
}

/** Bytes that a line has in GBK. */
export function gbkLength(line: string): number {
  let bytes = 0;
  for (let at = 0; at < line.length; at += 1) bytes += line.charCodeAt(at) > 0x7f ? 2 : 1;
  return bytes;
}
