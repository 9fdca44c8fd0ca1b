import { DuckDBInstance } from '@duckdb/node-api';

// The least that any reconciliation must do: read the three key columns of both files and join them. DuckDB at its defaults.

const [, , pos, settlement] = process.argv;
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const reader = await connection.runAndReadAll(
  `select count(*) as matched
     from (select "RRN" as rrn, "Amount" as amount, "Merchant ID" as merchant from read_csv($pos)) as pos
     join (select "RRN" as rrn, "Amount" as amount, "Merchant ID" as merchant from read_csv($settlement)) as stl
    using (rrn, amount, merchant)`,
  { pos, settlement },
);
console.log(String(reader.getRows()[0]?.[0]));
connection.closeSync();
instance.closeSync();
