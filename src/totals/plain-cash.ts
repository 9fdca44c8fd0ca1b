/** Notes and coins; other tenders that no acquirer sees put nothing into a drawer. */
const plainCash = /现金|纸币|硬币|\bcash\b|\bbar\b|^bar|especes|espèces|efectivo|contant|kontant/i;

/** Whether a way of paying, as the file writes it, puts money into the till. */
export function isPlainCash(channel: string): boolean {
  return plainCash.test(channel) && !/cash ?app/i.test(channel);
}
