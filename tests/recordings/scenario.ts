import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const FOLDER = join(import.meta.dirname, "scenarios");

export type Scenario = { readonly name: string; readonly logFile: string; readonly log: string };

/** The small logs of `scenarios`, one situation each, by name. */
export function scenarios(): Scenario[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".log.gz"))
    .sort()
    .map((file) => ({
      name: file.slice(0, -".log.gz".length),
      logFile: join(FOLDER, file),
      log: gunzipSync(readFileSync(join(FOLDER, file))).toString("utf8"),
    }));
}
