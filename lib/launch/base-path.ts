import { readEnv } from "./env";

/** What stands before every path of the console: "" or such as "/signalbox". */
export function basePath(): string {
  return readEnv(process.env).basePath;
}
