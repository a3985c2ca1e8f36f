import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EpochMs } from "@/lib/core/time/range";

/** A file in a sample's folder that is there once the sample is complete. */
export const SAMPLE_READY = "ready.json";

export function samplesDir(dataDir: string): string {
  return join(dataDir, "sample");
}

/** The newest complete sample: stores of their own, so that made-up attempts never mix with real ones. */
export function readySample(dataDir: string): { dir: string; endAt: EpochMs } | null {
  let newest: { dir: string; endAt: EpochMs } | null = null;
  for (const name of namesIn(samplesDir(dataDir))) {
    const dir = join(samplesDir(dataDir), name);
    const endAt = endOf(join(dir, SAMPLE_READY));
    if (endAt !== null && (newest === null || endAt > newest.endAt)) newest = { dir, endAt };
  }
  return newest;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function endOf(file: string): EpochMs | null {
  try {
    const { endAt } = JSON.parse(readFileSync(file, "utf8")) as { endAt?: unknown };
    return typeof endAt === "number" ? endAt : null;
  } catch {
    return null;
  }
}
