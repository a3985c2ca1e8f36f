import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** What a program cost from its start to its end, all threads together. */
export type Run = {
  readonly seconds: number;
  readonly userSeconds: number;
  readonly systemSeconds: number;
  /** Most memory that it held at a time. */
  readonly peakBytes: number;
};

type Usage = Omit<Run, "seconds">;

const LOOK_EVERY_MS = 10;
/** Linux counts CPU time in ticks of this length for every program. */
const TICK_MS = 10;
/** Of /proc/PID/stat after the name, which may hold spaces. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

/**
 * Runs a program to its end. The kernel's counts are read every 10 ms until it is gone, so the last of its
 * CPU time may be missing. Linux only. Throws where the program cannot be started or fails.
 */
export async function runMeasured(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = once(child, "exit");
  let usage: Usage = { userSeconds: 0, systemSeconds: 0, peakBytes: 0 };
  const looking = setInterval(() => {
    usage = usageOf(child.pid) ?? usage;
  }, LOOK_EVERY_MS);
  try {
    const [code] = await ended;
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${said}`);
  } finally {
    clearInterval(looking);
  }
  return { seconds: (performance.now() - started) / 1_000, ...usage };
}

function usageOf(pid: number | undefined): Usage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const peakKb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    // Between its end and our notice there is a moment in which it has no memory any more.
    if (peakKb === undefined) return null;
    return {
      userSeconds: (Number(fields[USER_TICKS]) * TICK_MS) / 1_000,
      systemSeconds: (Number(fields[SYSTEM_TICKS]) * TICK_MS) / 1_000,
      peakBytes: Number(peakKb) * 1_024,
    };
  } catch {
    return null;
  }
}
