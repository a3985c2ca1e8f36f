import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EpochMs } from "@/lib/core/time/range";

/** What the ingester says of itself, for the frame of every screen. */
export type IngestStatus = {
  readonly lookedAt: EpochMs;
  /** A sentence for a person where something is wrong or still being prepared. */
  readonly message: string | null;
};

const FILE = "ingest-status.json";

/** `null` where no ingester has run yet or the file cannot be understood. */
export function readIngestStatus(dataDir: string): IngestStatus | null {
  try {
    const status: unknown = JSON.parse(readFileSync(join(dataDir, FILE), "utf8"));
    const { lookedAt, message } = status as Partial<IngestStatus>;
    if (typeof lookedAt !== "number") return null;
    return { lookedAt, message: typeof message === "string" ? message : null };
  } catch {
    return null;
  }
}

/** Replaces the status as a whole, so that a reader never sees half of it. */
export function writeIngestStatus(dataDir: string, status: IngestStatus): void {
  const path = join(dataDir, FILE);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(status), { mode: 0o600 });
  renameSync(draft, path);
}
