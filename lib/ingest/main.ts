import { processLog } from "@/lib/log/open-log";
import { localPlaces } from "./discover";
import { readIngesterEnv } from "./read-env";
import { runIngester } from "./run-ingester";

const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort());

const { dataDir, retentionDays, logLevel, secret } = readIngesterEnv(
  process.argv.slice(2),
  process.env,
);
const log = processLog("ingester", logLevel);
try {
  await runIngester({
    dataDir,
    retentionDays,
    secret,
    tell: log.info,
    signal: stopped.signal,
    now: Date.now,
    places: localPlaces(),
  });
} catch (error) {
  log.error("The ingester cannot go on.", error);
  process.exit(1);
}
process.exit(0);
