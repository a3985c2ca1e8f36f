import { spawn } from "node:child_process";
import { migrateStores } from "@/db/migrate";
import { readEnv } from "@/lib/launch/env";

/** The production build over an empty, migrated data folder, and no ingester beside it. */
const { host, port, dataDir } = readEnv(process.env);
migrateStores(dataDir);
const next = spawn(
  process.execPath,
  ["node_modules/next/dist/bin/next", "start", "-H", host, "-p", String(port)],
  { stdio: "inherit" },
);
next.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
