import { type Log, openLog } from "@/lib/log/open-log";
import { readEnv } from "./env";

let log: Log | null = null;

/** The log of the web process, which speaks only where something is wrong: on standard error. */
export function webLog(): Log {
  log ??= openLog("web", {
    level: readEnv(process.env).logLevel,
    readable: process.stderr.isTTY === true,
    write: (line) => console.error(line.trimEnd()),
  });
  return log;
}
