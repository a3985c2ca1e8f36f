import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchDuckdb } from "./bench-duckdb";
import { benchLog } from "./bench-log";
import { benchStore, type StoreFigures } from "./bench-store";
import { type Results, report } from "./report";

/** `npm run bench -- --events 1000000 --events 10000000`: the figures of docs/performance.md. */
const { values } = parseArgs({ options: { events: { type: "string", multiple: true } } });
const sizes = (values.events ?? ["1000000", "10000000"]).map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
  console.error("--events takes a whole number of events.");
  process.exit(2);
}

const dir = mkdtempSync(join(tmpdir(), "signalbox-bench-"));
process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

const say = (line: string) => console.error(`… ${line}`);
const stores: StoreFigures[] = [];
for (const size of sizes) stores.push(await benchStore(dir, size, say));
const log = await benchLog(dir, say);
const duckdb = await benchDuckdb(dir, Math.max(...sizes), say);
const results: Results = { machine: machine(), stores, log, duckdb };

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
