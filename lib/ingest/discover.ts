import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { readLogFile } from "./read-profiles";

/** Where OpenClaw logs on this machine are looked for (field guide, section 7). */
export type LocalPlaces = { readonly logDir: string; readonly configFile: string };

export function localPlaces(): LocalPlaces {
  return {
    logDir: "/tmp/openclaw",
    configFile: join(homedir(), ".openclaw", "openclaw.json"),
  };
}

const DATED_LOG = /^openclaw-.+\.log$/;

/** Log files of Gateways on this machine, oldest name first; none where there are none. */
export async function discoverLogs(places: LocalPlaces): Promise<string[]> {
  const names = await readdir(places.logDir).catch(() => []);
  const dated = names
    .filter((name) => DATED_LOG.test(name))
    .map((name) => join(places.logDir, name));
  const configured = await readLogFile(places.configFile).catch(() => null);
  const files = new Set(dated.toSorted());
  if (configured !== null) files.add(fromHome(configured, places.configFile));
  return [...files];
}

function fromHome(file: string, configFile: string): string {
  if (file.startsWith("~/")) return join(homedir(), file.slice(2));
  return isAbsolute(file) ? file : resolve(configFile, "..", file);
}
