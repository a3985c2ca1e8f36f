import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** The data folder of the ingester: `--data DIR`, else `SIGNALBOX_DATA`, else `./data`. */
export function readEnvDataDir(args: readonly string[], env: NodeJS.ProcessEnv): string {
  const { values } = parseArgs({ args: [...args], options: { data: { type: "string" } } });
  return resolve(values.data ?? (env.SIGNALBOX_DATA || "data"));
}
