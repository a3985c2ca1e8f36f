import { requireFreePort } from "./free-port.mjs";
import { exitWith } from "./refusal.mjs";
import { ROOT } from "./root.mjs";
import { runChild } from "./run-child.mjs";
import { setUp } from "./set-up.mjs";
import { startOptions, USAGE } from "./start-options.mjs";

await exitWith(async () => {
  const options = startOptions(process.argv.slice(2), process.env, ROOT);
  const { help, prepare, port, host, dataDir, url } = options;
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (!prepare) await requireFreePort(port, host);
  const node = await setUp({ buildFor: url });
  if (prepare) return 0;
  return runChild(node, ["--import", "tsx", "lib/launch/serve.ts"], {
    env: { PORT: String(port), HOST: host, SIGNALBOX_DATA: dataDir, NODE_ENV: "production" },
    endsWithUs: true,
  });
});
