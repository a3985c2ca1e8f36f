import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Recording } from "@/tests/recordings/recording";

/** The lines of a recorded Gateway's log. */
export function linesOf({ logFile }: Recording): string[] {
  const bytes = readFileSync(logFile);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split("\n").filter((line) => line !== "");
}
