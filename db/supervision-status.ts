import { join } from "node:path";
import { SupervisionStatus } from "@/lib/contracts/ingest-status";
import { readStatusFile, writeStatusFile } from "./status-file";

const FILE = "supervision.json";

/** `null` where no supervisor has run yet or the file cannot be understood. */
export function readSupervisionStatus(dataDir: string): SupervisionStatus | null {
  const parsed = SupervisionStatus.safeParse(readStatusFile(join(dataDir, FILE)));
  return parsed.success ? parsed.data : null;
}

export function writeSupervisionStatus(dataDir: string, status: SupervisionStatus): void {
  writeStatusFile(join(dataDir, FILE), status);
}
