import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** An installed OpenClaw. */
export type Runtime = { readonly node: string; readonly entry: string; readonly version: string };

export const OPENCLAW_VERSION = "2026.9.6";
const NODE_MAJOR = "26";

/** Installs OpenClaw and the Node that it needs below `folder` with npm; a second time it is there. */
export async function setUpRuntime(folder: string, say: (line: string) => void): Promise<Runtime> {
  const dir = join(folder, "runtime", OPENCLAW_VERSION);
  const modules = join(dir, "node_modules");
  const nodePackage = `node-${process.platform}-${process.arch}`;
  const runtime = {
    node: join(modules, nodePackage, "bin", "node"),
    entry: join(modules, "openclaw", "openclaw.mjs"),
    version: OPENCLAW_VERSION,
  };
  // npm writes this last.
  if (!existsSync(join(modules, ".package-lock.json"))) {
    say(
      `installing openclaw ${OPENCLAW_VERSION} with npm; the first time this takes a minute or two`,
    );
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, "package.json"), '{"private":true}\n');
    await npmInstall(dir, [`openclaw@${OPENCLAW_VERSION}`, `${nodePackage}@${NODE_MAJOR}`]);
  }
  const { stdout } = await promisify(execFile)(runtime.node, [runtime.entry, "--version"], {
    env: { ...bareEnv(), HOME: folder },
  });
  if (!stdout.includes(OPENCLAW_VERSION)) throw new Error(`${dir} holds another: ${stdout.trim()}`);
  return runtime;
}

async function npmInstall(dir: string, packages: readonly string[]): Promise<void> {
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
  const npm = spawn("npm", ["install", ...quiet, ...packages], {
    cwd: dir,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(npm, "exit");
  if (code !== 0) throw new Error(`npm install of ${packages.join(" and ")} failed (${code}).`);
}

/** No proxies, no OPENCLAW_… and no NODE_OPTIONS of the caller. */
export function bareEnv(): NodeJS.ProcessEnv {
  const kept = ["PATH", "LANG", "LC_ALL", "USER", "LOGNAME", "TERM"];
  const entries = kept.map((key) => [key, process.env[key]] as const);
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined),
  ) as NodeJS.ProcessEnv;
}
