import { createReadStream } from "node:fs";
import { parseLine } from "@/lib/core/log/parse-line";
import { histogramOf, percentile } from "@/lib/core/rollup/histogram";
import { bucketStart, HOUR_MS } from "@/lib/core/time/range";
import { hashProfile } from "@/lib/files/line-id";
import { readLines } from "@/lib/files/read-lines";

/**
 * The scan stage of ingest as a program of its own: reads and parses a file of tuples, counts calls and
 * failures by hour, region and provider, and takes the P95 of each. Stores nothing. Argument: the file.
 */
type Cell = { calls: number; failures: number; readonly latencies: number[] };

const CHUNK_BYTES = 1_048_576;
const cells = new Map<string, Cell>();
const file = createReadStream(process.argv[2] ?? "", { highWaterMark: CHUNK_BYTES });
for await (const lines of readLines(file, 0)) {
  for (const { text } of lines) add(text ?? "");
}
const slowest = [...cells.values()].map(({ latencies }) =>
  percentile(histogramOf(latencies), 0.95),
);
const calls = [...cells.values()].reduce((sum, cell) => sum + cell.calls, 0);
console.log(JSON.stringify({ cells: slowest.length, calls }));

function add(line: string): void {
  const { parsed } = parseLine(line, hashProfile);
  if (parsed.kind !== "tuple") throw new Error(`Not a tuple: ${line}`);
  const { at, region, provider, outcome, latencyMs } = parsed.attempt;
  const key = `${bucketStart(at, HOUR_MS)} ${region} ${provider}`;
  let cell = cells.get(key);
  if (cell === undefined) {
    cell = { calls: 0, failures: 0, latencies: [] };
    cells.set(key, cell);
  }
  cell.calls++;
  if (outcome !== "ok") cell.failures++;
  if (latencyMs !== null) cell.latencies.push(latencyMs);
}
