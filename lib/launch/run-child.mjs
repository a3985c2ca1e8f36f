import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { delimiter } from "node:path";
import { modulePath, ROOT } from "./root.mjs";

/** @type {NodeJS.Signals[]} */
const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];
const PARENT = process.ppid;
const PARENT_CHECK_MS = 500;

/**
 * Runs a program to its end in the project's folder and answers with its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv; endsWithUs?: boolean; shell?: boolean }} [options]
 *   endsWithUs: gives it a channel whose closing tells it that this process is gone
 */
export async function runChild(
  command,
  args,
  { env = {}, endsWithUs = false, shell = false } = {},
) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: {
      ...process.env,
      // Whatever says `node` below must not meet an older Node again.
      PATH: `${modulePath(".bin")}${delimiter}${process.env.PATH}`,
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
    shell,
    stdio: endsWithUs ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
  });
  const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  // npm signals only the shell between it and us, which then leaves us behind.
  const orphanCheck = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== PARENT) child.kill("SIGTERM");
  }, PARENT_CHECK_MS);
  try {
    const [code, signal] = await once(child, "exit");
    return code ?? 128 + constants.signals[signal];
  } finally {
    clearInterval(orphanCheck);
    for (const signal of FORWARDED) process.off(signal, forward);
  }
}
