import { localPlaces } from "./discover";
import { readEnvDataDir } from "./read-env";
import { runIngester } from "./run-ingester";

const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort());

await runIngester({
  dataDir: readEnvDataDir(process.argv.slice(2), process.env),
  tell: (line) => console.log(line),
  signal: stopped.signal,
  now: Date.now,
  places: localPlaces(),
});
process.exit(0);
