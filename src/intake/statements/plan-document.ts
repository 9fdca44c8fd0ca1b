import { inputError } from '../../errors/posrecon-error.ts';
import type { Reason } from '../../model/recognition.ts';
import type { Side } from '../../model/transaction.ts';
import { cardNumbersOutOfPlace } from '../card-numbers.ts';
import { decodeText } from '../encoding.ts';
import { sideMismatch } from '../identify-errors.ts';
import type { PlannedSource, SourceSettings } from '../source.ts';
import type { Field, MappedColumn, SampleRecord, SniffedTable, TableMapping } from '../table.ts';
import type { DocumentFormat, DocumentReading, DocumentRecord } from './document.ts';
import type { RecognisedDocument } from './recognise-document.ts';

const sampleLength = 300;
/** Every record has these. */
const always: Readonly<Record<Side, readonly Field[]>> = {
  bank: ['date', 'amount', 'currency'],
  settlement: ['dateTime', 'amount', 'currency'],
  pos: ['dateTime', 'amount', 'currency'],
};

/** Reads a document and presents its records as a table whose columns are the canonical fields. */
export async function planDocument(
  found: RecognisedDocument,
  { file, container, probe }: Pick<PlannedSource, 'file' | 'container' | 'probe'>,
  side: Side | null,
  settings: Readonly<Partial<Record<Side, SourceSettings>>>,
): Promise<PlannedSource> {
  const { format, encoding, bomLength, why } = found;
  if (side !== null && side !== format.side)
    throw sideMismatch(file, side, format.side, [format.id]);
  const said = settings[format.side] ?? {};
  const reading = await format.extract({
    file,
    text: decodeText(probe.head, encoding, bomLength),
    dateOrder: said.dateOrder ?? null,
    currency: said.currency ?? null,
  });
  const { statements, records, rejected, totals } = reading;
  if (statements.length + records.length + rejected.length + totals.length === 0) {
    throw nothingIn(file, format, reading);
  }
  const table = tableOf(reading, encoding);
  const mapping = mappingOf(reading, table, why, said);
  return {
    file,
    container,
    probe,
    encoding,
    bomLength,
    delivered: null,
    table,
    mapping,
    cardNumbers: cardNumbersOutOfPlace(table, mapping, file),
    document: reading,
  };
}

function nothingIn(file: string, format: DocumentFormat, { ignored }: DocumentReading): Error {
  const because = ignored.length === 0 ? '' : `; ${ignored.length} records are none that it books`;
  return inputError(
    'ERR_FILE_NO_ROWS',
    `this is ${format.title.en}, and holds no statement and no entry${because}`,
    { location: { file }, remedy: 'Export it again with the right account and dates.' },
  );
}

/** The cells of a record in the order of a header of fields. */
export function cellsOf({ values }: DocumentRecord, header: readonly string[]): readonly string[] {
  return header.map((field) => values[field as Field] ?? '');
}

function tableOf(
  { records, format }: DocumentReading,
  encoding: SniffedTable['encoding'],
): SniffedTable {
  const fields = new Set<string>(always[format.side]);
  for (const { values } of records) for (const field of Object.keys(values)) fields.add(field);
  const header = [...fields];
  const sample = (from: number, to?: number): readonly SampleRecord[] =>
    records
      .slice(from, to)
      .map((record) => ({ line: record.line, cells: cellsOf(record, header) }));
  return {
    encoding,
    delimiter: ',',
    quote: '"',
    headerLine: 0,
    header,
    headerCells: header,
    preamble: [],
    head: sample(0, sampleLength),
    tail: sample(Math.max(0, records.length - sampleLength)),
    trailer: [],
    otherMarks: [],
  };
}

function mappingOf(
  reading: DocumentReading,
  { header }: SniffedTable,
  why: readonly Reason[],
  said: SourceSettings,
): TableMapping {
  const { format } = reading;
  const columns: Partial<Record<Field, MappedColumn>> = Object.fromEntries(
    header.map((field, index) => [field, { index, header: field, by: 'profile' }]),
  );
  const date = { patterns: null, precision: 'date', hasOffset: false } as const;
  const currencies = new Set(reading.records.map(({ values }) => values.currency ?? ''));
  const [only = ''] = currencies;
  return {
    profile: format.id,
    side: format.side,
    confidence: 1,
    why,
    acquirer: format.acquirer,
    columns,
    memoColumns: [],
    refundColumns: {},
    unused: [],
    sums: {},
    netStandsForAmount: false,
    refundInRow: null,
    refundInRowToo: [],
    roundsAmounts: false,
    holdsPayouts: false,
    keepsBalance: false,
    negativeSale: 'refund',
    kindOfAll: null,
    folds: [],
    constants: {},
    statesPayouts: null,
    runningBalance: null,
    sign: 'signed',
    decimalMark: '.',
    minorUnits: false,
    dateTime: columns.dateTime === undefined ? null : { ...date, precision: 'second' },
    date,
    time: null,
    settlementDate: columns.settlementDate === undefined ? null : date,
    respondBy: null,
    timeZone: said.timeZone ?? format.timeZone,
    currency: currencies.size === 1 && only !== '' ? only : (said.currency ?? null),
    statesCurrencyInAmounts: false,
    kindWords: { sale: 'sale', refund: 'refund', other: 'other' },
    ignoredKinds: [],
    statusWords: {},
    directionWords: { out: [], in: [] },
    cashWords: [],
    identity: header as readonly Field[],
    statedTotals: [],
    statedCoverage: reading.coverage,
  };
}
