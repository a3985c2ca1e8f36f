import { setTimeout as sleep } from "node:timers/promises";
import { migrateStores } from "@/db/migrate";
import { type Env, readEnv } from "./env";
import { urlOf } from "./settings.mjs";
import { supervise } from "./supervise";
import { SupervisionLog } from "./supervision-log";

const env = readEnv(process.env);
prepareStores(env.dataDir);
const crashes = new SupervisionLog(env.dataDir, Date.now());
const children = [
  supervise("web server", webServer(env), console.error, (crash) => crashes.add("web", crash)),
  supervise("ingester", ingester(env), console.error, (crash) => crashes.add("ingester", crash)),
];
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
process.on("disconnect", stop);
process.channel?.unref();
await announce(urlOf(env.host, env.port));

function prepareStores(dataDir: string) {
  try {
    migrateStores(dataDir);
  } catch (error) {
    console.error(`The data in ${dataDir} cannot be used: ${(error as Error).message}`);
    process.exit(1);
  }
}

function webServer({ host, port }: Env) {
  return ["node_modules/next/dist/bin/next", "start", "-H", host, "-p", String(port)];
}

function ingester({ dataDir, retentionDays, logLevel }: Env) {
  const options = ["--data", dataDir, "--retention-days", String(retentionDays)];
  return ["--import", "tsx", "lib/ingest/main.ts", ...options, "--log-level", logLevel];
}

async function announce(url: string) {
  while (!(await answers(`${url}/healthz`))) await sleep(200);
  console.log(`Signalbox is at ${url}`);
}

async function answers(url: string) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function stop() {
  await Promise.all(children.map((child) => child.stop()));
  process.exit(0);
}
