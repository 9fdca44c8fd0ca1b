import duckdb, { type LogicalType, type Result, type Vector } from '@duckdb/node-bindings';
import { moneyScale } from '../model/money.ts';
import type { SqlRow, SqlValue } from './engine.ts';

/** How the cells of a type stand in the engine's memory: bytes a cell, and what is said at an offset. */
interface Layout {
  readonly width: number;
  readonly read: (cells: DataView, at: number) => SqlValue;
}

/** All rows of a result. Columns must be text, whole numbers, truth values or `decimal(…,5)`. */
export function readRows(result: Result): readonly SqlRow[] {
  const columns = Array.from({ length: duckdb.column_count(result) }, (_, index) => ({
    name: duckdb.column_name(result, index),
    layout: layoutOf(duckdb.column_logical_type(result, index)),
  }));
  const blank = Object.fromEntries(columns.map(({ name }) => [name, null]));
  const rows: Record<string, SqlValue>[] = [];
  const chunks = duckdb.result_chunk_count(result);
  for (let index = 0; index < chunks; index += 1) {
    const chunk = duckdb.result_get_chunk(result, index);
    const height = duckdb.data_chunk_get_size(chunk);
    const first = rows.length;
    for (let row = 0; row < height; row += 1) rows.push({ ...blank });
    columns.forEach(({ name, layout }, column) => {
      const vector = duckdb.data_chunk_get_vector(chunk, column);
      fillColumn(rows, first, height, name, vector, layout);
    });
  }
  return rows;
}

/** A column at a time: rows of one shape are filled many times faster than each row is made. */
function fillColumn(
  rows: readonly Record<string, SqlValue>[],
  first: number,
  height: number,
  name: string,
  vector: Vector,
  { width, read }: Layout,
): void {
  // A bit a row, in words of 64; nothing where every row has a value.
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(height / 64) * 8);
  if (valid?.every((byte) => byte === 0)) return;
  const bytes = duckdb.vector_get_data(vector, height * width);
  const cells = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let row = 0; row < height; row += 1) {
    const isNull = valid !== null && ((valid[row >> 3] ?? 0) & (1 << (row & 7))) === 0;
    const values = rows[first + row];
    if (!isNull && values !== undefined) values[name] = read(cells, row * width);
  }
}

const { Type } = duckdb;

const text: Layout = { width: 16, read: readText };
const int16 = { width: 2, read: (cells: DataView, at: number) => cells.getInt16(at, true) };
const int32 = { width: 4, read: (cells: DataView, at: number) => cells.getInt32(at, true) };
const int64 = { width: 8, read: (cells: DataView, at: number) => cells.getBigInt64(at, true) };
const int128 = {
  width: 16,
  read: (cells: DataView, at: number) =>
    (cells.getBigInt64(at + 8, true) << 64n) + cells.getBigUint64(at, true),
};

const layouts: Readonly<Partial<Record<number, Layout>>> = {
  [Type.BOOLEAN]: { width: 1, read: (cells, at) => cells.getUint8(at) !== 0 },
  [Type.TINYINT]: { width: 1, read: (cells, at) => cells.getInt8(at) },
  [Type.UTINYINT]: { width: 1, read: (cells, at) => cells.getUint8(at) },
  [Type.SMALLINT]: int16,
  [Type.INTEGER]: int32,
  [Type.BIGINT]: whole(int64),
  [Type.UBIGINT]: whole({ width: 8, read: (cells, at) => cells.getBigUint64(at, true) }),
  [Type.HUGEINT]: whole(int128),
  [Type.DOUBLE]: { width: 8, read: (cells, at) => cells.getFloat64(at, true) },
  [Type.VARCHAR]: text,
};

/** A number, where it is exact as one. */
function whole(layout: {
  readonly width: number;
  readonly read: (cells: DataView, at: number) => bigint;
}): Layout {
  return {
    width: layout.width,
    read: (cells, at) => {
      const value = layout.read(cells, at);
      const isSafe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
      return isSafe ? Number(value) : value;
    },
  };
}

function layoutOf(type: LogicalType): Layout {
  const id = duckdb.get_type_id(type);
  const layout = id === Type.DECIMAL ? moneyLayout(type) : layouts[id];
  if (layout === undefined) {
    throw new TypeError(`select ${Type[id]} as text, a whole number or decimal(18,5)`);
  }
  return layout;
}

/** Money at scale 5; how wide it stands depends on its digits. */
function moneyLayout(type: LogicalType): Layout | undefined {
  if (duckdb.decimal_scale(type) !== moneyScale) return undefined;
  switch (duckdb.decimal_internal_type(type)) {
    case Type.INTEGER:
      return { width: 4, read: (cells, at) => BigInt(cells.getInt32(at, true)) };
    case Type.BIGINT:
      return int64;
    default:
      return int128;
  }
}

const decoder = new TextDecoder();
const beyondAscii = 0x80808080;

/** A length, then the text itself where it has up to twelve bytes (the rest of them zero), else where it stands. */
function readText(cells: DataView, at: number): string {
  const length = cells.getUint32(at, true);
  if (length > 12) {
    const buffer = cells.buffer as ArrayBuffer;
    return decoder.decode(duckdb.get_data_from_pointer(buffer, cells.byteOffset + at + 8, length));
  }
  const bits =
    cells.getUint32(at + 4, true) | cells.getUint32(at + 8, true) | cells.getUint32(at + 12, true);
  const bytes = Buffer.from(cells.buffer, cells.byteOffset + at + 4, length);
  return (bits & beyondAscii) === 0 ? bytes.toString('latin1') : decoder.decode(bytes);
}
