import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { moneyScale } from '../model/money.ts';
import { type Engine, literal, type SqlParameters, type SqlRow, type SqlValue } from './engine.ts';

export interface DuckDbOptions {
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string;
  /** Where it may spill. */
  readonly temporaryFolder?: string;
}

/** A working store in memory: rebuilt in every run, gone after it. */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
    ...(options.temporaryFolder === undefined ? {} : { temp_directory: options.temporaryFolder }),
  });
  const connection = await instance.connect();

  async function rows(sql: string, parameters?: SqlParameters): Promise<readonly SqlRow[]> {
    const reader = await connection.runAndReadAll(sql, { ...parameters });
    const names = reader.columnNames();
    const columns = reader.getColumns();
    const height = columns[0]?.length ?? 0;
    const result: SqlRow[] = [];
    for (let index = 0; index < height; index += 1) {
      const row: Record<string, SqlValue> = {};
      for (let column = 0; column < names.length; column += 1) {
        row[names[column] ?? ''] = plainValue(columns[column]?.[index] ?? null);
      }
      result.push(row);
    }
    return result;
  }

  return {
    name: 'duckdb',
    rows,
    async run(sql, parameters) {
      await connection.run(sql, { ...parameters });
    },
    async row(sql, parameters) {
      const [first] = await rows(sql, parameters);
      return first ?? {};
    },
    async append(table, values) {
      if (values.length === 0) return;
      const appender = await connection.createAppender(table);
      for (const value of values) {
        for (const cell of value) {
          if (typeof cell === 'number') appender.appendInteger(cell);
          else appender.appendVarchar(cell);
        }
        appender.endRow();
      }
      appender.closeSync();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plainValue(value: DuckDBValue): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
      ? Number(value)
      : value;
  }
  if (typeof value === 'object' && 'scale' in value && value.scale === moneyScale) {
    return value.value;
  }
  throw new TypeError(`select ${literal(String(value))} as text, a whole number or decimal(18,5)`);
}
