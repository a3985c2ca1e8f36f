import { closeSync, openSync } from "node:fs";
import { openStore, type StoreName } from "./open-store";

/**
 * Writes a consistent, compact copy of a store while others use it. `file` must not exist (`EEXIST`);
 * it is readable by its owner only.
 */
export function backupStore(dataDir: string, store: StoreName, file: string): void {
  closeSync(openSync(file, "wx", 0o600));
  const db = openStore(dataDir, store, "write");
  try {
    db.prepare("vacuum into ?").run(file);
  } finally {
    db.close();
  }
}
