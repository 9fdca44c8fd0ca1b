import { headers as en } from './en/headers.ts';
import type { HeaderWords } from './header-words.ts';
import { headers as zhCn } from './zh-cn/headers.ts';

/** The headers of each sheet of the workbook, in the order of its columns. */
export function sheetHeaders({ workbook, terms: { fields }, report, takings }: HeaderWords) {
  const { columns } = workbook;
  return {
    summary: {
      section: columns.section,
      item: columns.item,
      details: columns.details,
      currency: columns.currency,
      count: columns.count,
      amount: columns.amount,
    },
    discrepancies: {
      id: columns.id,
      code: columns.code,
      what: columns.what,
      severity: columns.severity,
      status: report.columns.status,
      owedTo: columns.owedTo,
      currency: columns.currency,
      atStake: columns.atStake,
      outstanding: columns.outstanding,
      occurredAt: fields.occurredAt,
      sureness: columns.sureness,
      summary: columns.summary,
      why: report.why,
      next: report.next,
      request: columns.request,
      found: report.found,
      comparedWith: columns.comparedWith,
      supersedes: report.supersedes,
      resolvedBy: report.resolvedBy,
      supersededBy: report.supersededBy,
    },
    records: {
      side: columns.side,
      file: columns.file,
      line: columns.line,
      occurredAt: fields.occurredAt,
      kind: columns.kind,
      status: report.columns.status,
      currency: columns.currency,
      amount: columns.amount,
      fee: columns.fee,
      'till-acquirer': columns.legs['till-acquirer'],
      'acquirer-bank': columns.legs['acquirer-bank'],
      discrepancy: columns.discrepancy,
      settlementDate: fields.settlementDate,
      merchantId: fields.merchantId,
      terminalId: fields.terminalId,
      rrn: fields.rrn,
      stan: fields.stan,
      batchNo: fields.batchNo,
      authCode: fields.authCode,
      orderId: fields.orderId,
      acquirerReference: fields.acquirerReference,
      card: fields.card,
      channel: fields.channel,
      store: columns.store,
      cashier: columns.cashier,
      payoutId: fields.payoutId,
      counterparty: columns.payer,
      memo: fields.memo,
      bankReference: fields.bankReference,
    },
    payouts: {
      id: fields.payoutId,
      merchantId: report.columns.merchantId,
      settlementDate: report.columns.settlementDate,
      currency: columns.currency,
      net: report.columns.net,
      dueOn: report.columns.dueOn,
      status: report.columns.status,
      bank: report.columns.bank,
      ways: columns.ways,
      rental: columns.rental,
    },
    requests: {
      id: columns.request,
      discrepancy: columns.discrepancy,
      kind: columns.requestKind,
      state: report.columns.status,
      currency: columns.currency,
      amount: columns.amount,
      reason: columns.reason,
      originalAmount: columns.originalAmount,
      occurredAt: fields.occurredAt,
      settlementDate: fields.settlementDate,
      merchantId: fields.merchantId,
      terminalId: fields.terminalId,
      rrn: fields.rrn,
      stan: fields.stan,
      batchNo: fields.batchNo,
      authCode: fields.authCode,
      orderId: fields.orderId,
      acquirerReference: fields.acquirerReference,
      payoutId: fields.payoutId,
      card: fields.card,
      channel: fields.channel,
    },
    openItems: {
      section: columns.section,
      item: columns.item,
      age: columns.age,
      dueOn: report.columns.dueOn,
      currency: columns.currency,
      count: columns.count,
      amount: columns.amount,
      details: columns.details,
    },
    drawers: {
      day: workbook.drawers.day,
      from: workbook.drawers.from,
      to: workbook.drawers.to,
      drawer: takings.drawers.drawer,
      cashier: columns.cashier,
      currency: columns.currency,
      openedWith: workbook.drawers.openedWith,
      opening: takings.drawers.opening,
      saleCount: workbook.drawers.saleCount,
      sales: workbook.drawers.sales,
      refundCount: workbook.drawers.refundCount,
      refunds: workbook.drawers.refunds,
      paidIn: takings.drawers.paidIn,
      paidOut: takings.drawers.paidOut,
      drops: takings.drawers.drops,
      stated: workbook.drawers.stated,
      expected: takings.drawers.expected,
      counted: takings.drawers.counted,
      overShort: takings.drawers.overShort,
      notes: workbook.drawers.notes,
    },
  } as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type SheetHeaders = ReturnType<typeof sheetHeaders>;
type SheetId = keyof SheetHeaders;

/** Columns that a sheet has only where something stands in them. */
const sparseColumns: { readonly [Id in SheetId]?: readonly (keyof SheetHeaders[Id])[] } = {
  discrepancies: ['outstanding', 'supersedes', 'resolvedBy', 'supersededBy'],
  drawers: ['stated'],
};

interface WrittenHeader {
  readonly sheet: SheetId;
  readonly header: readonly string[];
  /** Of the header, what may be missing. */
  readonly sparse: readonly string[];
}

/** The header of each sheet in each language, by which a sheet that was saved alone is known again. */
export const writtenHeaders: readonly WrittenHeader[] = [en, zhCn].flatMap((words) =>
  Object.entries(sheetHeaders(words)).map(([id, headers]): WrittenHeader => {
    const sheet = id as SheetId;
    const sparse: readonly string[] = sparseColumns[sheet] ?? [];
    return {
      sheet,
      header: Object.values(headers),
      sparse: Object.entries(headers).flatMap(([key, name]) => (sparse.includes(key) ? name : [])),
    };
  }),
);
