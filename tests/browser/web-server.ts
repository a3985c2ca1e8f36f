import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { upsertGateway } from "@/db/control/upsert-gateway";
import { migrateStores } from "@/db/migrate";
import { openControl } from "@/db/open-control";
import { ingestCommand } from "@/lib/ingest/ingest-command";
import { runIngester } from "@/lib/ingest/run-ingester";
import { readEnv } from "@/lib/launch/env";
import { WEB_PROCESS } from "@/lib/launch/web-process";
import { writeIncidents } from "@/tests/incidents/write-incidents";
import { growingLog, LIVE_GATEWAYS, recordedLog } from "./live-gateways";

/** The production build over a scene of its own, with the ingester running. Never looks for logs of this machine. */
const { dataDir } = readEnv(process.env);
const stopped = new AbortController();
if (process.env.SIGNALBOX_TEST_SCENE === "live") await readGateways();
if (process.env.SIGNALBOX_TEST_SCENE === "incidents") {
  migrateStores(dataDir);
  await writeIncidents(dataDir);
}

if (process.env.SIGNALBOX_TEST_SCENE === "door") {
  migrateStores(dataDir);
  const control = openControl(dataDir);
  upsertGateway(control, { id: "fra-1", region: "eu", runtime: "server" }, Date.now());
  control.$client.close();
}

const ingester = runIngester({
  dataDir,
  tell: () => {},
  signal: stopped.signal,
  now: Date.now,
  places: null,
});
const web = spawn(process.execPath, WEB_PROCESS, { stdio: "inherit" });
web.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopped.abort();
    web.kill(signal);
  });
}
await ingester;

async function readGateways() {
  writeFileSync(growingLog(dataDir), "");
  const files = [
    ...LIVE_GATEWAYS.map((gateway) => ({ ...gateway, file: recordedLog(gateway.recording) })),
    { gateway: "gw-grows", region: "eu", runtime: "laptop" as const, file: growingLog(dataDir) },
  ];
  for (const { gateway, region, runtime, file } of files) {
    const args = { dataDir, gateway, region, runtime, profiles: null, follow: false, json: true };
    await ingestCommand(
      { ...args, files: [file] },
      {
        cwd: process.cwd(),
        dataDir,
        stdin: process.stdin,
        print: () => {},
        tell: console.error,
        signal: stopped.signal,
        now: Date.now,
      },
    );
  }
}
