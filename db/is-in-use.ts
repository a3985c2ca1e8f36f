import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { type StoreName, storeFile } from "./open-store";

/** True where another process, or another connection of this one, has a store of the folder open. */
export function isInUse(dataDir: string): boolean {
  return (["control", "events"] as const).some((store) => isStoreOpen(dataDir, store));
}

/** In WAL mode every open connection holds a shared lock, which an exclusive one cannot pass. */
function isStoreOpen(dataDir: string, store: StoreName): boolean {
  const file = storeFile(dataDir, store);
  if (!existsSync(file)) return false;
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("begin exclusive; rollback");
    return false;
  } catch (error) {
    // A damaged file is used by nobody who could read it.
    return (error as { code?: string }).code?.startsWith("SQLITE_BUSY") === true;
  } finally {
    db.close();
  }
}
