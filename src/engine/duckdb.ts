import duckdb, {
  type Connection,
  type Database,
  type PreparedStatement,
  type Result,
} from '@duckdb/node-bindings';
import { exitCodes, PosreconError } from '../errors/posrecon-error.ts';
import type { Engine, SqlParameters, SqlRow } from './engine.ts';
import { readRows } from './read-result.ts';

export interface DuckDbOptions {
  /** As DuckDB writes it: `2GB`. */
  readonly memoryLimit?: string;
  /** Where it may spill. */
  readonly temporaryFolder?: string;
}

/**
 * A working store in memory: rebuilt in every run, gone after it. It opens while its user goes on; what fails then fails the first
 * statement.
 */
export function openDuckDb(options: DuckDbOptions = {}): Engine {
  const opening = connect(options);
  opening.catch(() => undefined);

  async function rows(sql: string, parameters?: SqlParameters): Promise<readonly SqlRow[]> {
    const { connection } = await opening;
    return readRows(await ask(connection, sql, parameters));
  }

  return {
    name: 'duckdb',
    rows,
    async run(sql, parameters) {
      const { connection } = await opening;
      await ask(connection, sql, parameters);
    },
    async row(sql, parameters) {
      const [first] = await rows(sql, parameters);
      return first ?? {};
    },
    async append(table, values) {
      if (values.length === 0) return;
      const { connection } = await opening;
      const appender = duckdb.appender_create_ext(connection, null, null, table);
      for (const value of values) {
        for (const cell of value) {
          if (typeof cell === 'number') duckdb.append_int32(appender, cell);
          else duckdb.append_varchar(appender, cell);
        }
        duckdb.appender_end_row(appender);
      }
      duckdb.appender_close_sync(appender);
    },
    close() {
      opening.then(
        ({ connection, database }) => {
          duckdb.disconnect_sync(connection);
          duckdb.close_sync(database);
        },
        () => undefined,
      );
    },
  };
}

async function connect(
  options: DuckDbOptions,
): Promise<{ readonly database: Database; readonly connection: Connection }> {
  const database = await duckdb.open(':memory:', configurationOf(options));
  return { database, connection: await duckdb.connect(database) };
}

function configurationOf({ memoryLimit, temporaryFolder }: DuckDbOptions) {
  const configuration = duckdb.create_config();
  const settings = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: memoryLimit,
    temp_directory: temporaryFolder,
  };
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined) duckdb.set_config(configuration, name, value);
  }
  return configuration;
}

/** Text without parameters is one call, whatever the number of its statements; with parameters it must be one statement. */
async function ask(
  connection: Connection,
  sql: string,
  parameters: SqlParameters = {},
): Promise<Result> {
  const values = Object.entries(parameters);
  if (values.length === 0) return duckdb.query(connection, sql).catch(failed);
  const statement = await duckdb.prepare(connection, sql);
  try {
    for (const [name, value] of values) bind(statement, name, value);
    return await duckdb.execute_prepared(statement).catch(failed);
  } finally {
    duckdb.destroy_prepare_sync(statement);
  }
}

function failed(cause: unknown): never {
  if (!(cause instanceof Error) || !cause.message.startsWith('Out of Memory')) throw cause;
  throw new PosreconError(
    'ERR_MEMORY',
    exitCodes.usage,
    'there is not enough memory for these files',
    {
      remedy: 'Allow more with --memory-limit, 1GB or above, or name fewer files at once.',
      cause,
    },
  );
}

function bind(
  statement: PreparedStatement,
  name: string,
  value: SqlParameters[string] | undefined,
): void {
  const index = duckdb.bind_parameter_index(statement, name);
  if (typeof value === 'string') duckdb.bind_varchar(statement, index, value);
  else if (typeof value === 'boolean') duckdb.bind_boolean(statement, index, value);
  else if (typeof value === 'bigint') duckdb.bind_hugeint(statement, index, value);
  else if (typeof value !== 'number') duckdb.bind_null(statement, index);
  else if (value === (value | 0)) duckdb.bind_int32(statement, index, value);
  else if (Number.isInteger(value)) duckdb.bind_int64(statement, index, BigInt(value));
  else duckdb.bind_double(statement, index, value);
}
