import { DuckDBInstance } from '@duckdb/node-api';

// DuckDB's own reading of a delimited file: types from its own sniffing, every row into a table.

const [, , path, delimiter, headerLine] = process.argv;
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(
  `create table read as select * from read_csv($path, delim = $delimiter, quote = '"', skip = ${Math.max(Number(headerLine) - 1, 0)},
     header = ${headerLine !== '0'}, ignore_errors = true, null_padding = false, strict_mode = false)`,
  { path, delimiter },
);
const reader = await connection.runAndReadAll('select count(*) from read');
console.log(String(reader.getRows()[0]?.[0]));
connection.closeSync();
instance.closeSync();
