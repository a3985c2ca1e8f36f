import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach } from "vitest";

/** Of the test that runs: none outlives it, also where it failed. */
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

export type Script = {
  /** What it printed until now. */
  readonly output: () => string;
  /** Until it printed a line. Throws where it ended without. */
  readonly said: (line: string) => Promise<void>;
  /** Lets one that waits for a line of its input go on. */
  readonly go: () => void;
  /** Its exit code; `null`: it was killed. */
  readonly ended: Promise<number | null>;
  /** As a power cut for the process: nothing of it runs after. */
  readonly kill: () => Promise<void>;
};

/** Runs a script of this folder in a process of its own. */
export function startScript(file: string, args: readonly string[]): Script {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, file), ...args],
    { cwd: join(import.meta.dirname, "../.."), stdio: ["pipe", "pipe", "inherit"] },
  );
  running.add(child);
  let output = "";
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const one of waiting.splice(0)) one();
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    wake();
  });
  let isOver = false;
  const ended = once(child, "close").then(([code]) => {
    isOver = true;
    running.delete(child);
    wake();
    return code as number | null;
  });
  return {
    ...{ output: () => output, ended, go: () => child.stdin?.write("go\n") },
    async said(line) {
      while (!output.includes(`${line}\n`)) {
        if (isOver) throw new Error(`It ended without "${line}": ${output}`);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
