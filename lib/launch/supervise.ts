import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** A child that ran this long before it ended starts again with the shortest delay. */
const SETTLED_MS = 60_000;
/** A signal to the whole terminal reaches the children before us; only then is an end no crash. */
const GRACE_MS = 200;
const KILL_AFTER_MS = 8_000;

export type Supervised = { stop: () => Promise<void> };

/** That a child ended without being told to. */
export type Crash = { readonly at: number; readonly why: string };

/**
 * Keeps a Node program running until it is told to stop. `name` is how the output speaks of it;
 * `onCrash` is told of every end that nobody asked for.
 */
export function supervise(
  name: string,
  args: string[],
  say: (line: string) => void,
  onCrash: (crash: Crash) => void = () => {},
): Supervised {
  let child: ChildProcess;
  let startedAt = 0;
  let crashes = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;

  function start() {
    startedAt = Date.now();
    child = spawn(process.execPath, ["--import", "./lib/launch/end-with-parent.mjs", ...args], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.once("error", (error) => restart(error.message));
    child.once("exit", (code, signal) => {
      timer = setTimeout(() => restart(signal ?? `exit code ${code}`), GRACE_MS);
    });
  }

  function restart(why: string) {
    if (stopping) return;
    crashes = Date.now() - startedAt > SETTLED_MS ? 1 : crashes + 1;
    const delayMs = restartDelayMs(crashes);
    say(`The ${name} ended (${why}); starting it again in ${delayMs / 1000} s.`);
    onCrash({ at: Date.now(), why });
    timer = setTimeout(start, delayMs);
  }

  async function stop() {
    stopping = true;
    clearTimeout(timer);
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const kill = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    clearTimeout(kill);
  }

  start();
  return { stop };
}

export function restartDelayMs(crashes: number) {
  return Math.min(FIRST_DELAY_MS * 2 ** (crashes - 1), LONGEST_DELAY_MS);
}
