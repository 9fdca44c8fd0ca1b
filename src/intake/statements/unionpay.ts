import { inputError, type Problem } from '../../errors/posrecon-error.ts';
import { isDate } from '../../model/calendar.ts';
import type { Money } from '../../model/money.ts';
import { truncatePan } from '../../model/pan.ts';
import { decimalOf, minorUnitsOf, plainDecimal } from './decimals.ts';
import type {
  DocumentFormat,
  DocumentReading,
  DocumentRecord,
  DocumentSource,
  DocumentTotal,
} from './document.ts';
import { type DocumentLine, linesOf } from './lines.ts';
import { rejectedRecord } from './rejected-record.ts';
import { countTotal, moneyTotal } from './stated-total.ts';
import { gbkLength, type UnionPayField, unionPayFields } from './unionpay-line.ts';

/** A detail line has 607 bytes; trailing blanks are lost on the way at times. */
const shortestDetail = 400;
/** Transaction code, agency, sender, trace, time, card. */
const lineStart = /^[A-Z]\d\d [\dA-Z]{8,11} {0,3} [\dA-Z]{8,11} {0,3} \d{6} \d{10} /;
const reportTitle = '全渠道商户交易汇总表';

/** What a text of UnionPay's is; `null`: none. */
export function unionPayKind(text: string): 'details' | 'adjustments' | 'report' | null {
  if (text.slice(0, 4000).includes(reportTitle)) return 'report';
  const first = linesOf(text.slice(0, 8000)).find(({ text: line }) => line.trim() !== '');
  if (first === undefined || !lineStart.test(first.text)) return null;
  return gbkLength(first.text) >= shortestDetail ? 'details' : 'adjustments';
}

/** Reads the details (ZM) of a merchant's day, or its report (RD) as control totals. */
export function readUnionPay(format: DocumentFormat, source: DocumentSource): DocumentReading {
  const kind = unionPayKind(source.text);
  if (kind === 'adjustments') throw adjustments(source.file);
  const lines = linesOf(source.text).filter(({ text }) => text.trim() !== '');
  const nothing = { format, statements: [], ignored: [], incomplete: [], coverage: null };
  if (kind === 'report') {
    const { totals, summary } = readReport(lines);
    return { ...nothing, records: [], rejected: [], totals, summary };
  }
  const records: DocumentRecord[] = [];
  const rejected: Problem[] = [];
  for (const line of lines) {
    const read = readDetail(line, source.file);
    if ('code' in read) rejected.push(read);
    else records.push(read);
  }
  return { ...nothing, records, rejected, totals: [] };
}

function adjustments(file: string): Error {
  return inputError(
    'ERR_FILE_CONTAINER',
    'this is UnionPay’s list of adjustments (ZME), of whose fields only the widths are published',
    {
      location: { file },
      remedy: 'It cannot be read without guessing. Take the adjustments from the merchant portal.',
    },
  );
}

function readDetail({ line, text }: DocumentLine, file: string): DocumentRecord | Problem {
  const fields = unionPayFields(text);
  const bad = (
    code: Problem['code'],
    name: string,
    field: UnionPayField,
    expected: string,
  ): Problem =>
    rejectedRecord(code, {
      file,
      line,
      name,
      value: fields[field],
      expected,
      remedy:
        'Fields stand at fixed places, counted in bytes of GBK: download the file again and do not edit it.',
      excerpt: text,
    });
  const amount = minorUnitsOf(fields.amount, 2);
  if (amount === null || amount < 0n) {
    return bad('ERR_INTAKE_AMOUNT', '交易金额', 'amount', 'not an amount in fen');
  }
  const fee = signed(fields.fee);
  if (fee === null) return bad('ERR_INTAKE_AMOUNT', '商户手续费', 'fee', 'not an amount in fen');
  const settled = signed(fields.settled);
  const net = fields.net === '' ? settled : signed(fields.net);
  if (settled === null || net === null) {
    return bad('ERR_INTAKE_AMOUNT', '结算金额', 'settled', 'not an amount in fen');
  }
  // The number of a query begins with the year, which the time of sending lacks.
  const time = timeOf(fields.queryId, fields.sentAt);
  if (time === null) {
    return bad('ERR_INTAKE_DATE', '交易传输时间', 'sentAt', 'which is no time that exists');
  }
  const isBack = net < 0n || (net === 0n && fields.originalQueryId !== '');
  const original = fields.originalQueryId.replace(/^0+$/, '');
  const values = {
    dateTime: time,
    kind: isBack ? 'refund' : 'sale',
    amount: plainDecimal(isBack ? -amount : amount),
    fee: plainDecimal(fee),
    net: plainDecimal(net),
    currency: 'CNY',
    merchantId: fields.merchantId,
    terminalId: fields.terminalId,
    stan: fields.stan,
    orderId: fields.orderId,
    acquirerReference: fields.queryId,
    originalReference: original,
    card: truncatePan(fields.card),
  };
  return {
    line,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
  };
}

/** `D` is taken from the merchant, `C` given; blank is nothing. */
function signed(text: string): Money | null {
  if (text === '' || /^[CD]?0*$/.test(text)) return 0n;
  const [, mark, digits = ''] = /^([CD])\s*(\d+)$/.exec(text) ?? [];
  const amount = minorUnitsOf(digits, 2);
  if (mark === undefined || amount === null) return null;
  return mark === 'D' ? -amount : amount;
}

function timeOf(queryId: string, sentAt: string): string | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(queryId) ?? [];
  if (year === undefined || `${month}${day}${hour}${minute}${second}` !== sentAt) return null;
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const date = `${year}-${month}-${day}`;
  return isDate(date) && isTime ? `${date} ${hour}:${minute}:${second}` : null;
}

/** A row of the report: its name, number, and out and in of amount, fee and net. */
interface ReportRow {
  readonly line: number;
  readonly name: string;
  readonly count: number;
  readonly sums: readonly Money[];
}

const columns = [
  '交易金额 借',
  '交易金额 贷',
  '费用 借',
  '费用 贷',
  '资金清算差额 借',
  '资金清算差额 贷',
];

/** The report's own totals (总计), against the rows above each; its first total is of all details of the merchant's day. */
function readReport(lines: readonly DocumentLine[]): {
  readonly totals: readonly DocumentTotal[];
  readonly summary: DocumentReading['summary'];
} {
  const totals: DocumentTotal[] = [];
  let summary: DocumentReading['summary'];
  let above: ReportRow[] = [];
  let merchantId: string | null = null;
  for (const line of lines) {
    merchantId ??= /商户代码[:：]\s*(\S+)/.exec(line.text)?.[1] ?? null;
    const row = reportRow(line);
    if (row === null) continue;
    if (row.name !== '总计') {
      above.push(row);
      continue;
    }
    const block = above.map(({ name }) => name).includes('借记卡') ? '卡性质' : '交易类型';
    const count = above.reduce((sum, { count: own }) => sum + own, 0);
    totals.push(countTotal(`${block} 总计 交易笔数`, row.line, row.count, count));
    row.sums.forEach((stated, index) => {
      const found = above.reduce((sum, { sums }) => sum + (sums[index] ?? 0n), 0n);
      totals.push(
        moneyTotal(`${block} 总计 ${columns[index] ?? ''}`, row.line, stated, found, 'CNY'),
      );
    });
    summary ??= { merchantId, line: row.line, count: row.count, sums: row.sums };
    above = [];
  }
  return { totals, summary };
}

function reportRow({ line, text }: DocumentLine): ReportRow | null {
  const match = /^\s*(\S+)\s+(\d+)((?:\s+-?[\d,]+\.\d\d){6})\s*$/.exec(text);
  if (match === null) return null;
  const [, name = '', count = '', rest = ''] = match;
  const sums = rest
    .trim()
    .split(/\s+/)
    .map((digits) => decimalOf(digits.replaceAll(',', '')) ?? 0n);
  return { line, name, count: Number(count), sums };
}
