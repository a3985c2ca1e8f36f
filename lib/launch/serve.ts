import { setTimeout as sleep } from "node:timers/promises";
import { migrateStores } from "@/db/migrate";
import { type Env, readEnv } from "./env";
import { urlOf } from "./settings.mjs";
import { setupLink } from "./setup-link";
import { supervise } from "./supervise";
import { SupervisionLog } from "./supervision-log";
import { WEB_PROCESS } from "./web-process";

const env = readEnv(process.env);
prepareStores(env.dataDir);
const crashes = new SupervisionLog(env.dataDir, Date.now());
const children = [
  supervise("web server", [...WEB_PROCESS], console.error, (crash) => crashes.add("web", crash)),
  supervise("ingester", ingester(env), console.error, (crash) => crashes.add("ingester", crash)),
];
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
process.on("disconnect", stop);
process.channel?.unref();
await announce(env);
offerSetup(env);

function prepareStores(dataDir: string) {
  try {
    migrateStores(dataDir);
  } catch (error) {
    console.error(`The data in ${dataDir} cannot be used: ${(error as Error).message}`);
    process.exit(1);
  }
}

function ingester({ dataDir, retentionDays, logLevel }: Env) {
  const options = ["--data", dataDir, "--retention-days", String(retentionDays)];
  return ["--import", "tsx", "lib/ingest/main.ts", ...options, "--log-level", logLevel];
}

async function announce({ host, port, url, basePath }: Env) {
  const here = `${urlOf(reachable(host), port)}${basePath}`;
  while (!(await answers(`${here}/healthz`))) await sleep(200);
  const behind = url === null || url === here ? "" : `, which listens at ${here}`;
  console.log(`Signalbox is at ${url ?? here}${behind}`);
}

/** Printed to whoever started it, and to nobody else: the first administrator comes by this link. */
function offerSetup(env: Env) {
  const link = setupLink(env, Date.now());
  if (link === null) return;
  console.log(
    `There is no administrator yet. This link makes one, within an hour and once:\n${link}`,
  );
}

/** An address that can be asked, where the one listened on means every interface. */
function reachable(host: string) {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
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
