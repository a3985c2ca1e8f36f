import { createRequire } from "node:module";

// What scan-tuples.ts does, by DuckDB. Arguments: a package.json beside whose node_modules DuckDB is, the file.
const [, , beside = "", path = ""] = process.argv;
const { DuckDBInstance } = createRequire(beside)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const answer = await connection.runAndReadAll(
  `select date_trunc('hour', cast(time as timestamptz)) as hour, region, provider, count(*),
     count(*) filter (where status <> 200), approx_quantile(latencyMs, 0.95)
   from read_json('${path}', format = 'newline_delimited') group by all`,
);
console.log(JSON.stringify({ cells: answer.currentRowCount }));
