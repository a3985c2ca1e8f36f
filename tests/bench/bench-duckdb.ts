import { createRequire } from "node:module";
import { join } from "node:path";
import { DAY_MS } from "@/lib/core/time/range";
import { DUCKDB_PACKAGE, installDuckdb } from "./install-duckdb";
import { timesOf } from "./measure";
import { TRAFFIC, writeTuples } from "./traffic";

/** CPU of the same heatmap in DuckDB over a native table; `null` where DuckDB cannot be installed. */
export type DuckdbFigures = {
  readonly events: number;
  readonly cpuMs: number;
  readonly medianMs: number;
} | null;

type Connection = {
  runAndReadAll(sql: string): Promise<unknown>;
  run(sql: string): Promise<unknown>;
};
type Module = {
  DuckDBInstance: { create(file: string): Promise<{ connect(): Promise<Connection> }> };
};

/** Row 5's peer. It is no dependency of this project: it goes into `dir` for the benchmark alone. */
export async function benchDuckdb(
  dir: string,
  events: number,
  say: (line: string) => void,
): Promise<DuckdbFigures> {
  const installed = await installDuckdb(join(dir, "duckdb"));
  if (installed === null) {
    say(`DuckDB: skipped, because ${DUCKDB_PACKAGE} could not be installed here`);
    return null;
  }
  const duckdb = createRequire(installed.beside)(DUCKDB_PACKAGE) as Module;
  say(`DuckDB: loading ${events} events`);
  const path = join(dir, `duckdb-${events}.jsonl`);
  await writeTuples(path, events);
  const instance = await duckdb.DuckDBInstance.create(join(dir, "peer.duckdb"));
  const connection = await instance.connect();
  await connection.run(
    `create table calls as select cast(time as timestamptz) as called_at, region, provider, status, latencyMs
     from read_json('${path}', format = 'newline_delimited')`,
  );
  const to = new Date(TRAFFIC.endAt - 12_345).toISOString();
  const from = new Date(TRAFFIC.endAt - 12_345 - 30 * DAY_MS).toISOString();
  const { cpuMs, medianMs } = await timesOf(
    () =>
      connection.runAndReadAll(
        `select region, provider, status, count(*), approx_quantile(latencyMs, 0.95) from calls
         where called_at >= timestamptz '${from}' and called_at < timestamptz '${to}' group by all`,
      ),
    10,
  );
  return { events, cpuMs, medianMs };
}
