import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

export const DUCKDB_PACKAGE = "@duckdb/node-api";
const LIMIT_MS = 120_000;

/** DuckDB for the benchmark alone; it is no dependency of this project. `null` where npm cannot install it. */
export async function installDuckdb(
  dir: string,
): Promise<{ readonly beside: string; readonly version: string } | null> {
  mkdirSync(dir, { recursive: true });
  const quiet = ["--no-save", "--no-audit", "--no-fund"];
  try {
    await promisify(execFile)("npm", ["install", ...quiet, "--prefix", dir, DUCKDB_PACKAGE], {
      timeout: LIMIT_MS,
    });
    const about = readFileSync(join(dir, "node_modules", DUCKDB_PACKAGE, "package.json"), "utf8");
    return { beside: join(dir, "package.json"), version: `DuckDB ${JSON.parse(about).version}` };
  } catch {
    return null;
  }
}
