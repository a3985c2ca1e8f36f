import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "@/lib/launch/root.mjs";
import { installDuckdb } from "./install-duckdb";
import { type Run, runMeasured } from "./run-measured";
import { writeTuples } from "./traffic";

export type PeerName = "scan" | "DuckDB" | "ingest" | "lnav" | "GoAccess";

export type PeerFigures = {
  readonly events: number;
  readonly bytes: number;
  readonly peers: readonly {
    readonly name: PeerName;
    readonly version: string;
    /** Every run, in the order in which they were made; empty: the program is not here. */
    readonly runs: readonly Run[];
  }[];
};

type Peer = {
  readonly name: PeerName;
  readonly version: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
};

const RUNS = 3;
const GOACCESS_FORMAT =
  '{ "time":"%dT%t.%^", "sessionId":"%h", "region":"%v", "provider":"%^", "modelId":"%U", "status":"%s", "latencyMs":"%L" }';
/** What the others are not asked for either. */
const GOACCESS_PANELS_LEFT_OUT =
  "VISITORS REQUESTS_STATIC NOT_FOUND HOSTS OS BROWSERS REFERRERS REFERRING_SITES KEYPHRASES".split(
    " ",
  );

/**
 * Rows 2 and 3: Signalbox's scan stage beside DuckDB, its whole ingest beside lnav and GoAccess, all as
 * programs of their own over the very same file, taking turns. Peers that are not here are passed over.
 */
export async function benchPeers(
  dir: string,
  events: number,
  say: (line: string) => void,
): Promise<PeerFigures | null> {
  if (!existsSync("/proc/self/stat")) {
    say("peers: skipped, because only Linux says what another program cost");
    return null;
  }
  const path = join(dir, `peers-${events}.jsonl`);
  say(`peers: writing ${events} events`);
  const bytes = await writeTuples(path, events);
  const peers = await peersHere(dir, path, say);
  const runs = new Map<PeerName, Run[]>(peers.map(({ name }) => [name, []]));
  for (let turn = 1; turn <= RUNS; turn++) {
    for (const { name, command, args, env } of peers) {
      say(`peers: ${name}, run ${turn} of ${RUNS}`);
      rmSync(storeOf(dir), { recursive: true, force: true });
      runs.get(name)?.push(await runMeasured(command, args, env));
    }
  }
  rmSync(storeOf(dir), { recursive: true, force: true });
  rmSync(path);
  return {
    events,
    bytes,
    peers: peers.map(({ name, version }) => ({ name, version, runs: runs.get(name) ?? [] })),
  };
}

async function peersHere(dir: string, path: string, say: (line: string) => void): Promise<Peer[]> {
  const node = process.execPath;
  const program = (file: string) => join(ROOT, "tests/bench", file);
  const ours = (file: string) => ["--import", "tsx", program(file), path];
  const version = `Node ${process.versions.node}`;
  const here: Peer[] = [
    { name: "scan", version, command: node, args: ours("scan-tuples.ts") },
    { name: "ingest", version, command: node, args: [...ours("load-tuples.ts"), storeOf(dir)] },
  ];
  const duckdb = await installDuckdb(join(dir, "duckdb"));
  if (duckdb === null) say("peers: DuckDB skipped, because npm could not install it here");
  else {
    const args = [program("scan-duckdb.mjs"), duckdb.beside, path];
    here.push({ name: "DuckDB", version: duckdb.version, command: node, args });
  }
  for (const peer of [lnav(dir, path), goaccess(dir, path)]) {
    const found = await versionOf(peer.command, peer.versionFlag);
    if (found === null)
      say(`peers: ${peer.name} skipped, because there is no ${peer.command} here`);
    else here.push({ ...peer, version: found });
  }
  return here;
}

function lnav(dir: string, path: string) {
  const config = join(dir, "lnav");
  const formats = join(config, "formats/signalbox");
  mkdirSync(formats, { recursive: true });
  copyFileSync(join(import.meta.dirname, "lnav-format.json"), join(formats, "format.json"));
  const query =
    ";select region, provider, status, count(*), avg(latencyMs) from signalbox_bench group by 1, 2, 3";
  return {
    name: "lnav",
    command: "lnav",
    versionFlag: "-V",
    args: ["-n", "-I", config, "-c", query, "-c", ":write-csv-to -", path],
    env: { ...process.env, HOME: dir, XDG_CONFIG_HOME: join(dir, "lnav-home") },
  } as const;
}

function goaccess(dir: string, path: string) {
  const format = [
    "--log-format",
    GOACCESS_FORMAT,
    "--date-format",
    "%Y-%m-%d",
    "--time-format",
    "%T",
  ];
  const lenient = [
    "--no-global-config",
    "--no-ip-validation",
    "--no-strict-status",
    "--no-progress",
  ];
  const panels = GOACCESS_PANELS_LEFT_OUT.map((panel) => `--ignore-panel=${panel}`);
  return {
    name: "GoAccess",
    command: "goaccess",
    versionFlag: "--version",
    args: [path, ...format, ...lenient, ...panels, "-o", join(dir, "goaccess.json")],
  } as const;
}

async function versionOf(command: string, flag: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(command, [flag]);
    return stdout.split("\n")[0]?.replace(/\.$/, "") ?? "";
  } catch {
    return null;
  }
}

function storeOf(dir: string): string {
  return join(dir, "store-peers");
}
