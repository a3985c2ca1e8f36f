import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchDuckdb } from "./bench-duckdb";
import { benchFollow, followReport } from "./bench-follow";
import { benchLog } from "./bench-log";
import { benchPeers } from "./bench-peers";
import { benchRoutes } from "./bench-routes";
import { benchStore, type StoreFigures } from "./bench-store";
import { peersReport } from "./peers-report";
import { type Results, report } from "./report";

/**
 * `npm run bench -- --events 1000000 --events 10000000`: the figures of docs/performance.md.
 * `npm run bench -- --follow 600`: only those of a log that is followed for so many seconds.
 * `npm run bench -- --peers 1000000`: only those beside DuckDB, lnav and GoAccess, over a file of so many tuples.
 * `npm run bench -- --routes 500`: only those of a route table of so many scenarios.
 */
const { values } = parseArgs({
  options: {
    events: { type: "string", multiple: true },
    follow: { type: "string" },
    peers: { type: "string" },
    routes: { type: "string" },
  },
});
const sizes = (values.events ?? ["1000000", "10000000"]).map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error("--events takes a whole number of events.");
  process.exit(2);
}

const dir = mkdtempSync(join(tmpdir(), "signalbox-bench-"));
process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

const say = (line: string) => console.error(`… ${line}`);
if (values.follow !== undefined) {
  const seconds = Number(values.follow);
  if (!(seconds > 0)) {
    console.error("--follow takes a number of seconds.");
    process.exit(2);
  }
  const options = { seconds, linesPerSecond: 5_000, rotateEverySeconds: 3 };
  console.log(followReport(await benchFollow(dir, options, say)));
  process.exit(0);
}

if (values.routes !== undefined) {
  const scenarios = Number(values.routes);
  if (!Number.isInteger(scenarios) || scenarios < 100) {
    console.error("--routes takes a number of scenarios, at least 100.");
    process.exit(2);
  }
  console.log(await benchRoutes(scenarios, dir));
  process.exit(0);
}

if (values.peers !== undefined) {
  const events = Number(values.peers);
  if (!Number.isInteger(events) || events <= 0) {
    console.error("--peers takes a whole number of events.");
    process.exit(2);
  }
  console.log(peersReport(await benchPeers(dir, events, say)).join("\n"));
  process.exit(0);
}

const stores: StoreFigures[] = [];
for (const size of sizes) stores.push(await benchStore(dir, size, say));
const log = await benchLog(dir, say);
const duckdb = await benchDuckdb(dir, Math.max(...sizes), say);
const peers = await benchPeers(dir, Math.min(...sizes), say);
const results: Results = { machine: machine(), stores, log, duckdb, peers };

const folder = join(import.meta.dirname, "../../bench");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
console.log(report(results));
process.exit(0);

function machine(): Results["machine"] {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
  };
}
