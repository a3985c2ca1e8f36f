import { glob } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { coveredFiles } from "@/lib/files/covered-files";
import { readLogFile } from "./read-profiles";

/** Where OpenClaw logs on this machine are looked for (field guide, section 7). */
export type LocalPlaces = { readonly logDir: string; readonly configFile: string };

export type LocalLog = {
  readonly gateway: string;
  /** A path or glob. */
  readonly path: string;
  /** The `openclaw.json` of the Gateway, which names its keys. */
  readonly configFile: string;
};

export function localPlaces(): LocalPlaces {
  return {
    logDir: "/tmp/openclaw",
    configFile: join(homedir(), ".openclaw", "openclaw.json"),
  };
}

/** Name of the Gateway whose logs were found on this machine; those of its other profiles begin with it. */
const LOCAL_GATEWAY = "local";
const DATED_LOGS = "openclaw-*.log";
/** A Gateway's own account of its configuration, below the folder of its `openclaw.json` (2026.6, 2026.7). */
const CONFIG_AUDIT = join("logs", "config-audit.jsonl");

/**
 * Logs of Gateways on this machine that are there; none where there are none. `openclaw --profile p`
 * keeps its configuration beside that of the default profile, in a folder with `-p` at its name. What
 * a Gateway says of its configuration comes after its log, and never without one: it has no calls.
 */
export async function discoverLogs(places: LocalPlaces): Promise<LocalLog[]> {
  const { logDir, configFile } = places;
  const logs: LocalLog[] = [{ gateway: LOCAL_GATEWAY, path: join(logDir, DATED_LOGS), configFile }];
  const configs = [configFile, ...(await otherProfiles(configFile))];
  for (const config of configs) {
    const file = await readLogFile(config).catch(() => null);
    if (file === null) continue;
    const path = fromHome(file, config);
    logs.push({ gateway: gatewayOf(config, configFile), path, configFile: config });
  }
  const found = await thoseThere(logs);
  const audits = configs
    .map((config) => ({
      gateway: gatewayOf(config, configFile),
      path: join(dirname(config), CONFIG_AUDIT),
      configFile: config,
    }))
    .filter(({ gateway }) => found.some((log) => log.gateway === gateway));
  return [...found, ...(await thoseThere(audits))];
}

async function thoseThere(logs: readonly LocalLog[]): Promise<LocalLog[]> {
  const there = await Promise.all(
    logs.map(async ({ path }) => (await coveredFiles(path).catch(() => [])).length > 0),
  );
  return logs.filter((_, index) => there[index]);
}

async function otherProfiles(configFile: string): Promise<string[]> {
  const found: string[] = [];
  const pattern = join(`${dirname(configFile)}-*`, basename(configFile));
  for await (const path of glob(pattern)) found.push(path);
  return found.toSorted();
}

function gatewayOf(configFile: string, ofDefault: string): string {
  const profile = dirname(configFile).slice(dirname(ofDefault).length);
  return `${LOCAL_GATEWAY}${profile}`;
}

function fromHome(file: string, configFile: string): string {
  if (file.startsWith("~/")) return join(homedir(), file.slice(2));
  return isAbsolute(file) ? file : resolve(configFile, "..", file);
}
