import { join } from "node:path";
import { IngestStatus } from "@/lib/contracts/ingest-status";
import { readStatusFile, writeStatusFile } from "./status-file";

export type { IngestStatus };

const FILE = "ingest-status.json";

/** `null` where no ingester has run yet or the file cannot be understood. */
export function readIngestStatus(dataDir: string): IngestStatus | null {
  const parsed = IngestStatus.safeParse(readStatusFile(join(dataDir, FILE)));
  return parsed.success ? parsed.data : null;
}

/** Replaces the status. Throws only where not even the file that is there can be written over. */
export function writeIngestStatus(dataDir: string, status: IngestStatus): void {
  writeStatusFile(join(dataDir, FILE), status);
}
